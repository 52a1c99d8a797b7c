/** A row that only tells the policy's own history is shown by the pack, which has a version for each text. */

import type { PolicyPack } from "../policy-pack.ts";
import { type Check, check } from "../register-rules/check.ts";

/** Empty unless the passage names the year of every text that the pack knows. */
export function historyChecks(pack: PolicyPack, rowClauses: readonly string[]): readonly Check[] {
  const text = pack.clauses.flatMap(({ id, text: words }) => (rowClauses.includes(id) ? [words] : [])).join("\n");
  const told = pack.history.length > 1 && pack.history.every(({ on }) => text.includes(on.slice(0, 4)));
  if (!told) return [];
  return pack.history.map(({ on, what }) =>
    check("met", rowClauses, `${what}. Each entry names the version it was made under.`, on),
  );
}
