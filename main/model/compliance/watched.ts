/** Which clauses the rules of a pack look at: a row of none of them can't be shown by Custodia. */

import type { PolicyPack } from "../policy-pack.ts";

/** The first clause of each rule of register, vault, records, the workstation, and of the policy's own review. */
export function watchedClauses({ register, vault, records, device, review }: PolicyPack): ReadonlySet<string> {
  const { checklist, workplan, inactivity } = register;
  const rules = [
    register.creation,
    register.record,
    register.email,
    register.closing,
    register.users,
    register.designation,
    register.acknowledgement,
    ...checklist.items,
    register.review,
    workplan,
    inactivity,
    vault.custodians,
    vault.role,
    vault.reset,
    vault.drill,
    records.authority,
    records.export,
    records.incident,
    device,
  ];
  const firsts = rules.flatMap((rule) => rule?.clauses.slice(0, 1) ?? []);
  return new Set(review === null ? firsts : [...firsts, review.clause]);
}
