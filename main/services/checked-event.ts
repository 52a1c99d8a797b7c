/** A check as the log keeps it: what was read and what it means, not what to do about it. [A-6.h.iii] */

import { isDeepStrictEqual } from "node:util";
import type { AppReading } from "../model/device/reading.ts";
import type { DeviceCheck } from "../model/device-view.ts";
import type { DeskEntry, DeskEvent } from "../model/entry.ts";

export type Recorded = Pick<DeskEntry<"device.checked">, "seq" | "at" | "fields">;

export function checkedEvent(
  check: DeviceCheck,
  { version }: Pick<AppReading, "version">,
): DeskEvent<"device.checked"> {
  const { because, dataOn, lines, platform, verdict } = check;
  const kept = lines.map((line) => ({
    at: line.at,
    id: line.id,
    label: plain(line.label),
    needed: line.needed,
    question: line.ask === null ? null : plain(line.ask.text),
    reading: plain(line.reading),
    says: plain(line.says),
    source: line.source,
    until: line.until,
    verdict: line.verdict,
  }));
  return {
    kind: "device.checked",
    fields: { app: version, because, dataOn, lines: kept, platform: plain(platform), verdict },
  };
}

/**
 * Is what is kept of a check what its entry says? The entry is signed, what is kept beside it is not. What to do, and where to look
 * for an answer, are in no entry: they make no verdict.
 */
export function isAsRecorded(check: DeviceCheck, entry: Recorded): boolean {
  const { seq, at, fields } = entry;
  if (check.seq !== seq || !isDeepStrictEqual(checkedEvent(check, { version: fields.app }).fields, fields))
    return false;
  // The entry's own time is a moment later, or further where the clock is behind the log: the lines that were looked at have the check's.
  return check.at === at || check.lines.some((line) => line.at === check.at);
}

/** The log takes no text with half a character in it, and a system's words must not keep a check from being recorded. */
function plain(text: string): string {
  return text.toWellFormed();
}
