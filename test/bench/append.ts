import { join } from "node:path";
import type { Services } from "../../main/services.ts";
import { openServices } from "./data.ts";
import { median, ms, type Row, timed } from "./figures.ts";
import { Floor } from "./floor.ts";
import { megabytePicture } from "./pictures.ts";

const rounds = 60;
const warmUp = 6;

/** Sealing a 1 MB screenshot into a case, turn by turn with the floor, in a small log and in a large one. */
export async function benchAppend(folder: string, small: string, large: string): Promise<Row[]> {
  const floor = new Floor(join(folder, "floor"));
  const desks = [new Desk(await openServices(small)), new Desk(await openServices(large))] as const;
  const times = { floor: [] as number[], small: [] as number[], large: [] as number[] };
  // Made beforehand: what making them leaves to be tidied up would fall on whoever comes next.
  const made = Array.from({ length: 3 * (warmUp + rounds) }, megabytePicture);
  for (let round = 0; round < warmUp + rounds; round += 1) {
    if (round === warmUp) for (const list of Object.values(times)) list.length = 0;
    const [first, second, third] = made.slice(3 * round) as [Uint8Array, Uint8Array, Uint8Array];
    for (const desk of desks) desk.prepare();
    const turns = [
      async () => times.floor.push(await timed(() => floor.seal(first))),
      async () => times.small.push(await timed(() => desks[0].seal(second))),
      async () => times.large.push(await timed(() => desks[1].seal(third))),
    ];
    // Each goes first in its turn: what the one before left for the disk to do falls on the next.
    for (let turn = 0; turn < turns.length; turn += 1) await turns[(turn + round) % turns.length]?.();
  }
  for (const desk of desks) desk.services.close();
  floor.close();
  const figures = { floor: median(times.floor), small: median(times.small), large: median(times.large) };
  return rowsOf(figures);
}

function rowsOf(figures: { floor: number; small: number; large: number }): Row[] {
  return [
    {
      name: "append with a 1 MB screenshot, against the floor",
      seen: `${ms(figures.small)} against ${ms(figures.floor)}, medians of ${rounds}`,
      value: figures.small / figures.floor,
      bound: 1.5,
      unit: "×",
    },
    {
      name: "append at 1,000,000 entries, against 1,000",
      seen: `${ms(figures.large)} against ${ms(figures.small)}`,
      value: figures.large / figures.small,
      bound: 1.2,
      unit: "×",
    },
  ];
}

/** A new case for every ten screenshots, as a busy day would have it. */
class Desk {
  readonly services: Services;
  #case = "";
  #sealed = 0;

  constructor(services: Services) {
    this.services = services;
  }

  /** Outside the timing: sees to it that a case is open. */
  prepare(): void {
    if (this.#sealed % 10 === 0) this.#case = this.#start();
    this.#sealed += 1;
  }

  async seal(bytes: Uint8Array): Promise<void> {
    const about = { name: "screen.png", bytes: bytes.length };
    await this.services.ready.cases.seal(this.#case, [bytes], about, "before", "");
  }

  #start(): string {
    const { cases, register } = this.services.ready;
    const account = register.accounts()[0];
    if (account === undefined) throw new Error("the sample has no account");
    const started = cases.start({
      account: account.id,
      address: null,
      author: "bench_author",
      content: "A comment that is sealed over and over.",
      contentKind: "comment",
      postedAt: null,
      published: true,
    });
    return started.summary.id;
  }
}
