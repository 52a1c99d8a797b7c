/** An entry of a package with what is missing from it filled in, so that it can be listed, searched and shown. */

import type { CaseEntry } from "../model/entry.ts";
import { completed, missingOf, type PartialEntry } from "../model/withheld.ts";
import type { HeldBack } from "./opened-package.ts";

/** Stands where a field is missing, and nothing says why. */
const mark = "[not in this package]";

/** Text says under which provision it is withheld, where the package does. @throws RangeError for an entry of no case */
export function filled(entry: PartialEntry, { under }: Pick<HeldBack, "under">): CaseEntry {
  const whole = completed(entry, mark);
  const reasons = missingOf(entry.kind, entry.fields).flatMap((field) => {
    const citation = under.get(`${entry.seq} ${field}`);
    return citation === undefined ? [] : [[field, completed(entry, `Withheld under ${citation}`)] as const];
  });
  const said = reasons.map(([field, { fields }]) => [field, (fields as Readonly<Record<string, unknown>>)[field]]);
  const by = under.get(`${entry.seq} actor`);
  const { actor } = entry.actor === undefined && by !== undefined ? completed(entry, `Withheld under ${by}`) : whole;
  // Each value is that of its own placeholder: the kind and the fields belong together as before.
  return { ...whole, actor, fields: { ...whole.fields, ...Object.fromEntries(said) } } as CaseEntry;
}
