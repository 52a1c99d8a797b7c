import { launch } from "../e2e/hosts.ts";
import { median, ms, type Row, timed } from "./figures.ts";

const rounds = 7;

/** From the start of the process to a window one can work in, turn by turn on an empty log and on a large one. */
export async function benchStart(empty: string, large: string): Promise<Row[]> {
  const times = { empty: [] as number[], large: [] as number[] };
  let kind = "";
  const open = async (data: string): Promise<number> => {
    let close = async (): Promise<unknown> => null;
    const taken = await timed(async () => {
      const host = await launch(data);
      kind = host.kind;
      close = () => host.close();
      await host.page.getByRole("navigation", { name: "Screens" }).waitFor();
      await host.page.getByRole("heading", { level: 1 }).waitFor();
    });
    await close();
    return taken;
  };
  await open(empty);
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await open(empty));
    times.large.push(await open(large));
  }
  return [
    {
      name: "start to a usable window, 1,000,000 entries against none",
      seen: `${kind}; ${ms(median(times.large))} against ${ms(median(times.empty))}, medians of ${rounds}`,
      value: median(times.large) / median(times.empty),
      bound: 1.25,
      unit: "×",
    },
  ];
}
