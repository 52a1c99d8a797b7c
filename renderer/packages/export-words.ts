/** Words for exports: what goes out, when the last one was, and what to tell IT. */
import type { ExportPlan, ExportRow, RecordsDesk, ScheduleView } from "../../main/model/records-view.ts";
import { capital, count, counted, fileSize, plainDate, relativeMoment } from "../format.ts";

/** `no. 1,204 to no. 1,284`, `no. 7` */
export function rangeWords(first: number, last: number): string {
  return first === last ? `no. ${count(first)}` : `no. ${count(first)} to no. ${count(last)}`;
}

/** The line under the screen’s title. */
export function sinceWords({ exports, sinceLast }: Pick<RecordsDesk, "exports" | "sinceLast">, zone: string): string {
  const [last] = exports;
  const newer = counted(sinceLast.entries, "entry", "entries");
  if (last === undefined) return sinceLast.entries === 0 ? "Nothing is recorded yet." : "Nothing was exported so far.";
  const when = `The last export was made ${relativeMoment(last.at, zone)}`;
  if (sinceLast.entries === 0) return `${when}. Nothing was recorded since.`;
  return `${when}; ${newer} ${sinceLast.entries === 1 ? "is" : "are"} newer.`;
}

/**
 * `81 entries (no. 1,204 to no. 1,284) in 12 cases, 31 sealed files of 48 MB in all`. The note of the last export goes along and is told
 * apart, as it is nothing new: so the number is the one that stands everywhere else.
 */
export function planWords(plan: ExportPlan, exports: readonly Pick<ExportRow, "seq">[]): string {
  const { first, last, cases, files, bytes } = plan;
  const isNoted = plan.entries > 1 && exports.some(({ seq }) => seq === first);
  const entries = `${counted(plan.entries - (isNoted ? 1 : 0), "entry", "entries")}${isNoted ? " and the note of the last export" : ""}`;
  const what = `${entries} (${rangeWords(first, last)}) in ${counted(cases, "case")}`;
  if (files === 0) return `${what}, no sealed file`;
  return `${what}, ${counted(files, "sealed file")} of ${fileSize(bytes)}${files === 1 ? "" : " in all"}`;
}

/** `Sealed for 2` or `Open`: can whoever finds it read it? */
export function sealWords({ recipients }: Pick<ExportRow, "recipients">): string {
  return recipients.length === 0 ? "Open" : `Sealed for ${count(recipients.length)}`;
}

/** When the scheduled export runs next, in a sentence; empty when it is off. */
export function nextWords({ next, running }: ScheduleView): string {
  if (running) return "It is running right now.";
  return next === null ? "" : `The next one runs on ${plainDate(next)}, or at the next start after it.`;
}

/** `Last export yesterday at 4:12 PM`, for the foot of the window. */
export function lastExportWords(exports: readonly ExportRow[], zone: string): string {
  const [last] = exports;
  return last === undefined ? "Never exported" : capital(`last export ${relativeMoment(last.at, zone)}`);
}
