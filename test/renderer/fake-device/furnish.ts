import type { FakeDevice } from "./index.ts";
import { hidden, mended } from "./sample.ts";

const aDay = 86_400_000;

/** Brings the pretend workstation into a state: `never`, `free`, `met`, `unknown`, `stale`, else with two lines to be mended. */
export function furnishDevice(device: FakeDevice, state: string, now: Date = new Date()): void {
  if (state === "never") return;
  if (state === "free") {
    device.isFree = true;
    return;
  }
  device.contact = "555-0100, help@it.sample.invalid";
  if (state === "met" || state === "stale") device.lines = mended(["encryption"]);
  if (state === "unknown") device.lines = hidden();
  const ago = state === "stale" ? 60 * aDay : 2 * 3_600_000;
  device.checkedOn(new Date(now.getTime() - ago).toISOString(), "daily");
}
