/** What of the chosen cases goes out, and how. Pure: the work and the entries give it. */

import { AppError } from "../lib/app-error.ts";
import { type CaseEntry, type Evidence, evidenceNamed } from "../model/entry.ts";
import type { Redaction, Withholding } from "../model/records-view.ts";
import type { WholeEntry } from "./ports.ts";
import type { RequestWork } from "./work.ts";

/** The entry with all its disclosures by name. */
export function whole(entry: CaseEntry): WholeEntry {
  const fields: [string, unknown][] = Object.entries(entry.fields);
  return { entry, fields: [...fields, ["actor", entry.actor], ["device", entry.device]] };
}

export function isLeftOut(work: RequestWork, seq: number): boolean {
  return work.leftOut.includes(seq);
}

/** The provision under which the field is withheld; null when it goes out. */
export function provisionOf(work: RequestWork, seq: number, field: string): string | null {
  return work.withheld.find((one) => one.seq === seq && one.field === field)?.provision ?? null;
}

/** The file of an entry of a case; null when it names none. */
export function fileOf(entry: CaseEntry): Evidence | null {
  return evidenceNamed(entry.kind, entry.fields)[0] ?? null;
}

/**
 * How the entry's picture is redacted; null when it is not. One redaction goes for every entry that names the same picture: the original
 * must not go out with another entry.
 */
export function redactionOf(work: RequestWork, entry: CaseEntry): Redaction | null {
  const file = fileOf(entry);
  const found = file === null ? undefined : work.redactions.find(({ original }) => original === file.sha256);
  return found === undefined ? null : { ...found, seq: entry.seq };
}

/** Entries that name one of the pictures that these entries name: whoever withholds a picture means all of its places. */
export function samePicture(all: readonly WholeEntry[], seqs: readonly number[]): readonly number[] {
  const files = new Set(all.flatMap(({ entry }) => (seqs.includes(entry.seq) ? [fileOf(entry)?.sha256] : [])));
  return all.flatMap(({ entry }) => {
    const file = fileOf(entry);
    return file !== null && files.has(file.sha256) ? [entry.seq] : [];
  });
}

/** The work without what is about entries that are no longer chosen, and with pictures withheld wherever they stand. */
export function pruned(work: RequestWork, all: readonly WholeEntry[]): RequestWork {
  const seqs = new Set(all.map(({ entry }) => entry.seq));
  const files = new Set(all.map(({ entry }) => fileOf(entry)?.sha256));
  const withheld = work.withheld.filter(({ seq }) => seqs.has(seq));
  const pictures = withheld
    .filter(({ field }) => field === "evidence")
    .flatMap(({ seq, provision }) =>
      samePicture(all, [seq]).map((same) => ({ seq: same, field: "evidence", provision })),
    );
  return {
    ...work,
    leftOut: work.leftOut.filter((seq) => seqs.has(seq)),
    withheld: [...withheld, ...pictures].filter(isFirst),
    redactions: work.redactions.filter(({ original }) => files.has(original)),
  };
}

function isFirst(one: Withholding, place: number, all: readonly Withholding[]): boolean {
  return all.findIndex(({ seq, field }) => seq === one.seq && field === one.field) === place;
}

export interface Release {
  readonly entries: readonly { readonly seq: number; readonly withheld: readonly Withholding[] }[];
  readonly redactions: readonly Redaction[];
}

/** What goes out, in the order of the log. A picture that is withheld altogether needs no redaction. */
export function releaseOf(work: RequestWork, all: readonly WholeEntry[]): Release {
  const out = all.filter(({ entry }) => !isLeftOut(work, entry.seq)).sort((a, b) => a.entry.seq - b.entry.seq);
  const entries = out.map(({ entry: { seq } }) => ({ seq, withheld: work.withheld.filter((one) => one.seq === seq) }));
  const redactions = out.flatMap(({ entry }) => {
    const redaction = redactionOf(work, entry);
    return redaction === null || provisionOf(work, entry.seq, "evidence") !== null ? [] : [redaction];
  });
  return { entries, redactions };
}

/** @throws AppError ENTRY_UNKNOWN {seq} */
export function entryOf(all: readonly WholeEntry[], seq: number): WholeEntry {
  const found = all.find(({ entry }) => entry.seq === seq);
  if (found === undefined) throw new AppError("ENTRY_UNKNOWN", { seq });
  return found;
}

/** The field of an entry; a picture in every place of the choice where it stands. @throws AppError ENTRY_UNKNOWN, FIELD_UNKNOWN {seq, field} */
export function placesOf(
  all: readonly WholeEntry[],
  seq: number,
  field: string,
): readonly Omit<Withholding, "provision">[] {
  const { fields } = entryOf(all, seq);
  if (!fields.some(([name]) => name === field)) throw new AppError("FIELD_UNKNOWN", { seq, field });
  return field === "evidence" ? samePicture(all, [seq]).map((same) => ({ seq: same, field })) : [{ seq, field }];
}
