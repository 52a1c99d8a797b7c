/** Where the log stands: how long it is, and what the last verification is still worth. */
import type { LogStatus } from "../preload/contract.ts";
import { counted, relativeMoment } from "./format.ts";

export type Lamp = "good" | "warn" | "bad" | "plain";

/** Green only where every entry there is was verified: an older verification says nothing about newer entries. */
export function standing(log: LogStatus, zone: string, now: Date = new Date()): { words: string; lamp: Lamp } {
  const size = counted(log.entries, "entry", "entries");
  const last = log.lastVerified;
  if (last !== null && !last.ok) {
    return { words: `${size}, did not verify ${relativeMoment(last.at, zone, now)}`, lamp: "bad" };
  }
  if (log.entries === 0) return { words: size, lamp: "plain" };
  if (last === null) return { words: `${size}, not verified yet`, lamp: "warn" };
  const newer = log.entries - last.entries;
  if (newer === 0) return { words: `${size}, verified ${relativeMoment(last.at, zone, now)}`, lamp: "good" };
  if (newer > 0) return { words: `${size}, ${newer.toLocaleString("en-US")} new since the last check`, lamp: "warn" };
  return { words: `${size}, ${counted(-newer, "entry", "entries")} fewer than at the last check`, lamp: "bad" };
}
