/** Which clause a duty cites, and which row of the list of duties the pack names for it. */

import type { Duty } from "./duty.ts";
import { citationOf, type PolicyPack } from "./policy-pack.ts";

type Cited = Pick<Duty, "citation" | "row">;

/** A pack never changes while the app runs; thousands of duties cite the same few clauses. */
const known = new WeakMap<PolicyPack, Map<string, Cited>>();

/** The citation of the first clause, and the row that the pack names for it; null when it names none. */
export function cited(pack: PolicyPack, [clause = ""]: readonly string[]): Cited {
  const ofPack = known.get(pack) ?? new Map<string, Cited>();
  known.set(pack, ofPack);
  const found = ofPack.get(clause);
  if (found !== undefined) return found;
  const row = Object.entries(pack.rows).find(([, clauses]) => clauses.includes(clause))?.[0] ?? null;
  const made = { citation: citationOf(pack, clause), row };
  ofPack.set(clause, made);
  return made;
}
