/** Corrections: an entry never changes, but a later `case.amended` says what one of its fields should have been. */

import type { CaseEntry, CaseEntryKind } from "./entry.ts";

/**
 * The fields that may be corrected. Left out is what decides the course of a case: the purpose of evidence, an answer, a decision,
 * the chosen grounds. Those are followed by a new entry of their kind, never put right afterwards.
 */
export const amendableFields: Readonly<Record<CaseEntryKind, readonly string[]>> = {
  "case.opened": ["address", "author", "content", "contentKind", "postedAt", "published"],
  "evidence.sealed": ["note"],
  "ground.chosen": ["reason"],
  "viewpoint.checked": ["reason"],
  "director.consulted": ["consulted", "consultedAt", "how", "words"],
  "message.sent": ["channel", "sentAt", "text"],
  "step.waived": ["reason"],
  "content.hidden": ["doneAt", "note"],
  "content.removed": ["doneAt", "note"],
  "content.declined": ["doneAt", "note"],
  "user.blocked": ["doneAt", "note", "until"],
  "content.restored": ["doneAt", "reason"],
  "user.unblocked": ["doneAt", "reason"],
  "case.kept": ["reason"],
  "case.closed": ["note"],
  "case.amended": [],
};

/** Is this a field of an entry of this kind that may be corrected? */
export function isAmendable(kind: CaseEntryKind, field: string): boolean {
  return amendableFields[kind].includes(field);
}

/** The entries of a case with every correction applied to the entry it amends; the latest correction of a field counts. */
export function amended(entries: readonly CaseEntry[]): readonly CaseEntry[] {
  const corrections = new Map<number, Record<string, unknown>>();
  const kinds = new Map(entries.map((entry) => [entry.seq, entry.kind]));
  for (const entry of entries) {
    if (entry.kind !== "case.amended") continue;
    const { amends, correction, field } = entry.fields;
    const kind = kinds.get(amends.seq);
    if (kind === undefined || amends.seq >= entry.seq || !isAmendable(kind, field)) continue;
    corrections.set(amends.seq, { ...corrections.get(amends.seq), [field]: correction });
  }
  if (corrections.size === 0) return entries;
  return entries.map((entry) => {
    const correction = corrections.get(entry.seq);
    // The correction was checked like the original field before it was recorded (main/cases).
    return correction === undefined ? entry : ({ ...entry, fields: { ...entry.fields, ...correction } } as CaseEntry);
  });
}
