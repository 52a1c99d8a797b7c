/** Where each action of a case stands, and whether it can be kept instead. */

import type { ActionState, StepState } from "../case-view.ts";
import type { ActionRule, PolicyPack } from "../policy-pack.ts";
import type { Facts } from "./facts.ts";
import { answeredAgainst, barred, firstCitation, type Shut, shut } from "./shut.ts";
import { missing, undocumented } from "./steps.ts";

/** Where an action stands. Each is done at most once in a case. */
export function actionState(pack: PolicyPack, facts: Facts, rule: ActionRule): ActionState {
  const reversed = facts.reversed.get(rule.id);
  if (reversed !== undefined) return { state: "reversed", seq: reversed };
  const acted = facts.acted.get(rule.id);
  if (acted !== undefined) return { state: "done", seq: acted };
  return whyShut(pack, facts, rule) ?? { state: "open" };
}

function whyShut(pack: PolicyPack, facts: Facts, rule: ActionRule): Shut | null {
  const decision = pack.steps.find((step) => step.kind === "action");
  return (
    barred(pack, facts) ??
    wrongContent(pack, facts, rule) ??
    undocumented(pack, facts) ??
    missing(pack, facts, [...(decision?.after ?? []), ...rule.needs]) ??
    answeredAgainst(pack, facts, rule)
  );
}

function wrongContent(pack: PolicyPack, facts: Facts, rule: ActionRule): Shut | null {
  const published = facts.opened?.fields.published ?? true;
  if (rule.when === "held" && published) {
    return shut("This is for content that waits for moderation; this content is public.", firstCitation(pack, rule));
  }
  if (rule.when === "published" && !published) {
    return shut("This is for public content; this content still waits for moderation.", firstCitation(pack, rule));
  }
  return null;
}

/** Can the content be kept as it is? Yes, from the first moment until something is done about it. */
export function keepState(pack: PolicyPack, facts: Facts): StepState {
  if (facts.kept !== null) return { state: "done", seqs: [facts.kept.seq], waived: null };
  if (facts.opened === null || facts.closed !== null) return barred(pack, facts) ?? { state: "open" };
  if (facts.acted.size > 0) return shut("Something was already done in this case. It can be reversed, not kept.");
  return { state: "open" };
}

/** The actions that were done and can now be reversed; each once. */
export function reversible(pack: PolicyPack, facts: Facts): readonly ActionRule[] {
  return pack.actions.filter(
    (rule) => rule.reversal !== null && facts.acted.has(rule.id) && !facts.reversed.has(rule.id),
  );
}
