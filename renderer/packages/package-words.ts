/** Words for a package that was opened. */
import type { PackageReport } from "../../main/model/records-view.ts";
import { counted, fileSize } from "../format.ts";
import { rangeWords } from "./export-words.ts";
import { logName } from "./witness-words.ts";

/** Whose it is: the city, else the log, else the file. */
export function packageTitle({ organisation, origin, name }: PackageReport): string {
  return organisation ?? (origin === null ? name : logName(origin));
}

/** `Export · entries no. 0 to no. 1,203 · 31 files, 48 MB · sealed` */
export function packageLine({ kind, first, last, files, bytes, sealed }: PackageReport): string {
  const range = first === null || last === null ? "no entries" : `entries ${rangeWords(first, last)}`;
  const parts = [
    kind === "export" ? "Export" : "Answer to a records request",
    range,
    `${counted(files, "file")}, ${fileSize(bytes)}`,
  ];
  return [...parts, ...(sealed ? ["it was sealed"] : [])].join(" · ");
}

/** The verdict in a sentence. */
export function verdictWords({ ok, entries, files, faultCount }: PackageReport): string {
  if (ok) return `This package verifies: ${counted(entries, "entry", "entries")} and ${counted(files, "file")}.`;
  return `This package does not verify: ${counted(faultCount, "fault")}.`;
}

/** With whose key the signature was checked, and what that leaves to be done. */
export function keyWords({ key }: Pick<PackageReport, "key">, isOwn = false): string {
  if (isOwn) return "It is signed with this log’s own key.";
  return key === "given"
    ? "The signature was checked with the key that you gave."
    : "The signature was checked with the key inside the package. Ask the sender to read this line to you, by phone: if it is the same, the package is theirs.";
}

/** Main’s note on a key that only the package itself names: `keyWords` says it already. */
const keyNote = /^Whose key signed it, only the package itself says\./;

/** What a reader should know besides the verdict. */
export function notesBeside({ ok, notes }: Pick<PackageReport, "ok" | "notes">): readonly string[] {
  return ok ? notes.filter((note) => !keyNote.test(note)) : notes;
}
