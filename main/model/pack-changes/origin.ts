/** Where a rule of a pack is from: the policy, or the pack alone. */

import type { Origin } from "../policy-pack.ts";
import { now } from "./compare.ts";

/** null: there is no such rule. */
export function asksFor(rule: Origin | null): boolean | null {
  return rule === null ? null : rule.byPolicy !== false;
}

/** @param what the rule, as it stands before a colon */
export function originChanges(what: string, before: Origin, after: Origin): readonly string[] {
  return [
    ...now(`${what}: asked for by the policy`, asksFor(before), asksFor(after)),
    ...now(`${what}: where that is from`, before.basis ?? null, after.basis ?? null),
  ];
}
