/** Where each step of a case stands. */

import type { StepState } from "../case-view.ts";
import type { PolicyPack, StepKind, StepRule } from "../policy-pack.ts";
import { isBlank } from "../text.ts";
import { consultationsOf, type Facts, viewpointOnly } from "./facts.ts";
import { answeredToKeep, barred, comesFirst, type Shut, shut } from "./shut.ts";

/** Kinds of step that a pack may let people skip with a reason. Evidence is not among them, whatever a pack says. [A-6.g.iii] */
export const waivableKinds: readonly StepKind[] = ["grounds", "viewpoint", "consultation", "message", "after"];

/** May this step be skipped with a written reason? */
export function isWaivable(rule: StepRule): boolean {
  return rule.waiver !== null && waivableKinds.includes(rule.kind);
}

/** The entries that did a step; empty when none did. Does not look at the order in which steps open. */
function doneBy(pack: PolicyPack, facts: Facts, rule: StepRule): readonly number[] {
  const seqs = (entries: readonly { readonly seq: number }[]) => entries.map((entry) => entry.seq);
  switch (rule.kind) {
    case "opening":
      return facts.opened === null ? [] : [facts.opened.seq];
    case "evidence":
      return seqs(facts.before);
    case "grounds":
      return seqs(facts.grounds);
    case "viewpoint":
      return seqs(facts.viewpoints);
    case "consultation":
      return seqs(consultationsOf(pack, facts, rule));
    case "message":
      return seqs(facts.messages);
    case "action":
      return facts.kept === null ? [...facts.acted.values()] : [facts.kept.seq];
    case "after":
      return seqs(facts.after);
    case "closing":
      return facts.closed === null ? [] : [facts.closed.seq];
  }
}

/** Done, or skipped with a reason: null when neither. A step that was skipped and then done after all counts as done. */
export function doneState(pack: PolicyPack, facts: Facts, rule: StepRule): (StepState & { state: "done" }) | null {
  const seqs = doneBy(pack, facts, rule);
  if (seqs.length > 0) return { state: "done", seqs, waived: null };
  if (!isWaivable(rule)) return null;
  const waiver = facts.waivers.find(({ fields }) => fields.step === rule.id && !isBlank(fields.reason));
  return waiver === undefined ? null : { state: "done", seqs: [waiver.seq], waived: waiver.fields.reason };
}

/** The first of these steps that is neither done nor skipped, as the reason why something is shut; null when all are. */
export function missing(pack: PolicyPack, facts: Facts, ids: readonly string[]): Shut | null {
  for (const id of ids) {
    const rule = pack.steps.find((step) => step.id === id);
    if (rule === undefined || doneState(pack, facts, rule) === null) return comesFirst(pack, rule, id);
  }
  return null;
}

/** Documentation comes before every action, under every pack. [A-6.g.iii] */
export function undocumented(pack: PolicyPack, facts: Facts): Shut | null {
  if (facts.before.length > 0) return null;
  const rule = pack.steps.find((step) => step.kind === "evidence");
  return rule === undefined ? shut("No screenshot of the content is sealed yet.") : comesFirst(pack, rule, rule.id);
}

/** What keeps the case from being closed: an outcome and, where something was done, every step that the policy requires. */
export function unfinished(pack: PolicyPack, facts: Facts): Shut | null {
  if (facts.kept !== null) return null;
  if (facts.acted.size === 0) return shut("Nothing is decided yet: take it down or keep it first.");
  const required = pack.steps.filter((rule) => rule.required && rule.kind !== "closing").map((rule) => rule.id);
  return undocumented(pack, facts) ?? missing(pack, facts, required);
}

/** Where a step stands. */
export function stepState(pack: PolicyPack, facts: Facts, rule: StepRule): StepState {
  const done = doneState(pack, facts, rule);
  if (done !== null) return done;
  const because = whyShut(pack, facts, rule);
  if (because !== null) return because;
  // Once the case is closed there is nothing left that skipping would lead to.
  return { state: isWaivable(rule) && facts.closed === null ? "waivable" : "open" };
}

function whyShut(pack: PolicyPack, facts: Facts, rule: StepRule): Shut | null {
  if (rule.kind === "opening") return null;
  const before = missing(pack, facts, rule.after);
  // A screenshot of the page as it is now may still follow the closing.
  if (facts.closed !== null && rule.kind === "after" && facts.acted.size > 0) return before;
  if (facts.opened === null || facts.closed !== null) return barred(pack, facts);
  switch (rule.kind) {
    case "closing":
      // A kept case needs none of the steps that lead to an action.
      return unfinished(pack, facts) ?? (facts.kept === null ? before : null);
    case "action":
      // Where only keeping is left, this is where it is decided: don't send the person through steps that lead nowhere.
      return viewpointOnly(facts) || answeredToKeep(pack, facts) !== null ? null : before;
    case "evidence":
      return facts.kept === null ? before : barred(pack, facts);
    case "after":
      return facts.acted.size > 0 ? before : (barred(pack, facts) ?? before ?? shut("Nothing has been done yet."));
    case "message":
      return barred(pack, facts) ?? before ?? (facts.acted.size > 0 ? null : answeredToKeep(pack, facts));
    case "grounds":
    case "viewpoint":
      // An answer after the deed would be an excuse.
      return barred(pack, facts) ?? (facts.acted.size > 0 ? shut("Something was already done without it.") : before);
    case "consultation":
      return barred(pack, facts) ?? before;
  }
}
