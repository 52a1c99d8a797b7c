/** What is another one in the rule for the computers from which accounts are administered. */

import { itemLabels } from "../device/words.ts";
import type { DeviceRule, PolicyPack } from "../policy-pack.ts";
import { listChanges, namesChange, now } from "./compare.ts";

export function devices(before: PolicyPack, after: PolicyPack): readonly string[] {
  const [was, is] = [before.device, after.device];
  const needs = (rule: DeviceRule | null) => (rule?.needs ?? []).map((item) => itemLabels[item]);
  return [
    ...now("Asked of the computers that are used", was !== null, is !== null),
    ...now("A check is good for (days)", was?.everyDays ?? null, is?.everyDays ?? null),
    ...now("Where that number is from", was?.basis ?? null, is?.basis ?? null),
    ...namesChange("Must be met", needs(was), needs(is)),
    ...listChanges(was?.asks ?? [], is?.asks ?? [], {
      key: ({ id }) => id,
      name: ({ label }) => label,
      differs: (old, young) => [
        ...now("Question", old.text, young.text),
        ...now("Hint", old.hint, young.hint),
        ...now("Why it matters", old.why, young.why),
        ...now("What to do otherwise", old.otherwise, young.otherwise),
        ...now("“No” makes the check not met", old.needed, young.needed),
      ],
    }),
    ...now("Whom to call", was?.help ?? null, is?.help ?? null),
  ];
}
