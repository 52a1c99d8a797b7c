/** Why something can't be done now, as a sentence with the policy's citation. */

import { citationOf, type PolicyPack, type StepRule } from "../policy-pack.ts";
import { consultationsOf, type Facts, viewpointOnly } from "./facts.ts";

export interface Shut {
  readonly state: "shut";
  readonly because: string;
  readonly citation: string | null;
}

export function shut(because: string, citation: string | null = null): Shut {
  return { state: "shut", because, citation };
}

/** The citation of the first clause of a step or an action. */
export function firstCitation(pack: PolicyPack, rule: { readonly clauses: readonly string[] } | undefined) {
  const clause = rule?.clauses[0];
  return clause === undefined ? null : citationOf(pack, clause);
}

/** Why the case as a whole no longer leads to an action; null while it does. */
export function barred(pack: PolicyPack, facts: Facts): Shut | null {
  if (facts.opened === null) return shut("This case has not been opened.");
  if (facts.closed !== null) return shut("This case is closed. A new decision is a new case.");
  if (facts.kept !== null) return shut("This case was kept. A new decision is a new case.");
  if (!viewpointOnly(facts)) return null;
  const rule = pack.steps.find((step) => step.kind === "viewpoint");
  return shut(
    "The viewpoint check says that this only states a viewpoint, so it stays up. Keep it and close the case.",
    firstCitation(pack, rule),
  );
}

/** Why the latest answer of a binding consultation shuts an action; null when it doesn't. An open consultation shuts nothing here. */
export function answeredAgainst(pack: PolicyPack, facts: Facts, action: { id: string; label: string }): Shut | null {
  for (const rule of pack.steps) {
    if (rule.kind !== "consultation" || !rule.binding) continue;
    const latest = consultationsOf(pack, facts, rule).at(-1);
    if (latest === undefined || latest.fields.decided.includes(action.id)) continue;
    const { consulted, decided } = latest.fields;
    const answer = decided.length === 0 ? "was to keep it" : `did not include “${action.label}”`;
    const because = `The answer of ${consulted.name} ${answer}. Consult again if that has changed.`;
    return shut(because, firstCitation(pack, rule));
  }
  return null;
}

/** Why no action at all is left after the consultations; null when one is, or when nobody has answered yet. */
export function answeredToKeep(pack: PolicyPack, facts: Facts): Shut | null {
  const answers = pack.actions.map((action) => answeredAgainst(pack, facts, action));
  return answers.every((answer) => answer !== null) ? (answers[0] ?? null) : null;
}

/** `“Seal the screenshot” comes first.` */
export function comesFirst(pack: PolicyPack, rule: StepRule | undefined, id: string): Shut {
  return shut(`“${rule?.title ?? id}” comes first.`, firstCitation(pack, rule));
}
