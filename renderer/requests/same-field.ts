/** Which fields are meant when one is withheld: this one, or the same in all that was chosen. */
import type { LeftOutEntry, PreviewEntry, RequestView } from "../../main/model/records-view.ts";

export interface FieldRef {
  readonly seq: number;
  readonly field: string;
}

/** here: this field alone. kind: the same field of every entry of this kind. everywhere: the field of this name wherever it stands. */
export type Reach = "here" | "kind" | "everywhere";

function openFields(entries: readonly PreviewEntry[], field: string): readonly FieldRef[] {
  return entries
    .filter(({ leftOut }) => !leftOut)
    .filter(({ fields }) => fields.some((one) => one.name === field && one.withheld === null && !one.disposed))
    .map(({ seq }) => ({ seq, field }));
}

/** The fields of all chosen cases within reach that would still go out, the one that was pointed at among them. */
export function fieldsWithin(
  view: RequestView,
  at: { seq: number; kind: string; field: string },
  reach: Reach,
): readonly FieldRef[] {
  if (reach === "here") return [{ seq: at.seq, field: at.field }];
  const entries = view.cases.flatMap((one) => one.entries);
  return openFields(reach === "kind" ? entries.filter(({ kind }) => kind === at.kind) : entries, at.field);
}

/** The withholdings that were in force for these fields before, by provision; null: it was not withheld. For taking a change back. */
export function standingBefore(
  view: RequestView,
  fields: readonly FieldRef[],
): ReadonlyMap<string | null, readonly FieldRef[]> {
  const before = new Map<string, string>(
    view.withheld.map(({ seq, field, provision }) => [`${seq} ${field}`, provision]),
  );
  const groups = new Map<string | null, FieldRef[]>();
  for (const one of fields) {
    const provision = before.get(`${one.seq} ${one.field}`) ?? null;
    groups.set(provision, [...(groups.get(provision) ?? []), one]);
  }
  return groups;
}

/** All entries that are left out, each with its provision. */
export function leftOutEntries(view: RequestView): readonly LeftOutEntry[] {
  return view.cases.flatMap(({ entries }) =>
    entries.flatMap(({ seq, leftOut, leftOutUnder }) => (leftOut ? [{ seq, provision: leftOutUnder }] : [])),
  );
}
