import { monitorEventLoopDelay } from "node:perf_hooks";
import { checksAside, runningApp, workstation } from "../../main/device/index.ts";
import { deviceItems } from "../../main/model/device/reading.ts";
import { median, ms, type Row, timed } from "./figures.ts";

const runs = 5;

/** Whole checks of the computer that the bench runs on, and how long the main thread, which serves the window, stands still meanwhile. */
export async function benchDevice(folder: string): Promise<Row[]> {
  const around = workstation(folder);
  const check = checksAside();
  const look = () => check({ around, app: runningApp("0.0.0"), now: new Date(), signal: new AbortController().signal });
  const reads = await look();
  const found = reads.filter((read) => "reading" in read).length;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const taken: number[] = [];
  delay.enable();
  for (let run = 0; run < runs; run += 1) taken.push(await timed(look));
  delay.disable();
  const stillest = delay.max / 1e6;
  return [
    {
      name: "a whole device check",
      seen: `${found} of ${deviceItems.length} lines read on this ${around.family} computer, ${runs} times, ${taken.map(ms).join(", ")}`,
      value: median(taken),
      bound: 3_000,
      unit: "ms",
    },
    {
      name: "main's longest standstill during it",
      seen: `longest of ${runs} checks`,
      value: stillest,
      bound: 100,
      unit: "ms",
    },
  ];
}
