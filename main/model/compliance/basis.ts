/** Numbers that the policy does not name: each row that rests on one says where it is from. */

import type { PolicyPack } from "../policy-pack.ts";

/** Each sentence once. @param rowClauses all clauses of one row */
export function basisOf(pack: PolicyPack, rowClauses: readonly string[]): readonly string[] {
  const { register, vault, records, device } = pack;
  const { acknowledgement, checklist, review, workplan, inactivity } = register;
  const rules = [
    acknowledgement,
    ...checklist.items.map(({ clauses }) => ({ clauses, basis: checklist.basis })),
    review,
    workplan,
    inactivity,
    vault.custodians,
    vault.reset,
    vault.drill,
    { clauses: records.authority.clauses, basis: records.answer.basis },
    { clauses: records.export.clauses, basis: records.answer.basis },
    device,
  ];
  const found = rules.flatMap((rule) => {
    const isOfRow = rule !== null && rowClauses.includes(rule.clauses[0] ?? "");
    return isOfRow && rule.basis !== undefined ? [rule.basis] : [];
  });
  return [...new Set(found)];
}
