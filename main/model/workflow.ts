/**
 * The removal workflow: a policy pack and the entries of a case say where it stands and what may follow.
 * Main enforces it, the renderer draws it, and neither knows a policy by name.
 */

import type { CaseProgress, Step } from "./case-view.ts";
import type { CaseEntry } from "./entry.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { actionState, keepState, reversible } from "./workflow/actions.ts";
import { readFacts } from "./workflow/facts.ts";
import { stepState } from "./workflow/steps.ts";

export { type Refusal, refusal } from "./workflow/refusal.ts";

/** Where a case stands under its pack. `entries` are all entries of the case in order; none: a case about to be opened. */
export function progress(pack: PolicyPack, entries: readonly CaseEntry[]): CaseProgress {
  const facts = readFacts(pack, entries);
  const steps = pack.steps.map((rule): Step => {
    const { id, kind, title, hint, required } = rule;
    return { id, kind, title, hint, required, ...stepState(pack, facts, rule) };
  });
  const closed = facts.closed !== null;
  return {
    steps,
    actions: pack.actions.map((rule) => ({ id: rule.id, label: rule.label, ...actionState(pack, facts, rule) })),
    keep: keepState(pack, facts),
    reversible: reversible(pack, facts).map((rule) => rule.id),
    closed,
    current: closed ? null : currentStep(steps),
  };
}

function currentStep(steps: readonly Step[]): string | null {
  const open = steps.filter((step) => step.state === "open" || step.state === "waivable");
  return (open.find((step) => step.required) ?? open[0])?.id ?? null;
}
