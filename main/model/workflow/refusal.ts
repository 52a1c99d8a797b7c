/** May this event be recorded now? If not, why. */

import { isAmendable } from "../amendment.ts";
import type { CaseEntry, CaseEntryKind, CaseEvent, EntryFields, EvidencePurpose, Json } from "../entry.ts";
import type { ErrorCode } from "../error-code.ts";
import type { PolicyPack, StepKind, StepRule } from "../policy-pack.ts";
import { isBlank } from "../text.ts";
import { actionState, keepState, reversible } from "./actions.ts";
import { consultationsOf, type Facts, isDown, readFacts, viewpointOnly } from "./facts.ts";
import { barred, firstCitation, type Shut } from "./shut.ts";
import { isWaivable, stepState, undocumented, unfinished } from "./steps.ts";

export interface Refusal {
  readonly code: ErrorCode;
  /** A sentence for the person. */
  readonly because: string;
  readonly citation: string | null;
}

interface Standing {
  readonly pack: PolicyPack;
  readonly entries: readonly CaseEntry[];
  readonly facts: Facts;
}

function refuse(code: ErrorCode, because: string, citation: string | null = null): Refusal {
  return { code, because, citation };
}

function stepShut(reason: Shut | null): Refusal | null {
  return reason === null ? null : refuse("STEP_SHUT", reason.because, reason.citation);
}

function unreasoned(reason: string): Refusal | null {
  return isBlank(reason) ? refuse("TEXT_EMPTY", "A written reason is needed.") : null;
}

/**
 * Why `event` can't be recorded after `entries`; null when it can. The one gate before the log: nothing is ever undone,
 * each event only follows the others.
 */
export function refusal(pack: PolicyPack, entries: readonly CaseEntry[], event: CaseEvent): Refusal | null {
  const facts = readFacts(pack, entries);
  const standing = { pack, entries, facts };
  if (event.kind === "case.opened") {
    return facts.opened === null ? null : refuse("STEP_SHUT", "This case is already open.");
  }
  if (facts.opened === null) return refuse("STEP_SHUT", "This case has not been opened.");
  switch (event.kind) {
    case "evidence.sealed":
      return sealBefore(standing, event.fields.purpose);
    case "ground.chosen":
      return chooseGrounds(standing, event.fields);
    case "viewpoint.checked":
      return takeStep(standing, "viewpoint") ?? unreasoned(event.fields.reason);
    case "director.consulted":
      return consult(standing, event.fields);
    case "message.sent":
      return takeStep(standing, "message");
    case "step.waived":
      return waive(standing, event.fields);
    case "content.removed":
    case "content.hidden":
    case "content.declined":
    case "user.blocked":
      return act(standing, event.kind, event.fields.action);
    case "content.restored":
    case "user.unblocked":
      return reverse(standing, event.kind) ?? unreasoned(event.fields.reason);
    case "case.kept":
      return keep(standing, event.fields);
    case "case.closed":
      return close(standing);
    case "case.amended":
      return amend(standing, event.fields);
  }
}

/** More documentation is welcome in any state, after closing too; only what can't be on the page any more can't be sealed as seen there. */
function sealBefore({ pack, facts }: Standing, purpose: EvidencePurpose): Refusal | null {
  if (purpose !== "before" || !isDown(pack, facts)) return null;
  return refuse("STEP_SHUT", "Something was already taken down; a new screenshot shows the page after it.");
}

/** Steps that may be taken again while nothing has been done: the latest answer counts. */
function takeStep(standing: Standing, kind: StepKind, chosen?: StepRule): Refusal | null {
  const { pack, facts } = standing;
  const rule = chosen ?? pack.steps.find((step) => step.kind === kind);
  if (rule === undefined) return refuse("STEP_SHUT", `${pack.shortTitle} has no such step.`);
  const bar = barred(pack, facts);
  if (bar !== null) return stepShut(bar);
  if ((kind === "grounds" || kind === "viewpoint") && facts.acted.size > 0) {
    return refuse("STEP_SHUT", "Something was already done on this answer; it can't be given again.");
  }
  const state = stepState(pack, facts, rule);
  return state.state === "shut" ? stepShut(state) : null;
}

function chooseGrounds(standing: Standing, fields: EntryFields["ground.chosen"]): Refusal | null {
  const known = new Set(standing.pack.grounds.map((ground) => ground.id));
  const ids = fields.grounds.map((ground) => ground.id);
  if (ids.length === 0) return refuse("GROUND_UNKNOWN", "Choose at least one ground.");
  if (new Set(ids).size !== ids.length || ids.some((id) => !known.has(id))) {
    return refuse("GROUND_UNKNOWN", `${standing.pack.shortTitle} has no such ground.`);
  }
  return takeStep(standing, "grounds") ?? unreasoned(fields.reason);
}

function consult(standing: Standing, fields: EntryFields["director.consulted"]): Refusal | null {
  const { pack, facts } = standing;
  const title = (role: string) => pack.roles.find((known) => known.id === role)?.title;
  const rule = pack.steps.find((step) => step.kind === "consultation" && title(step.role) === fields.consulted.role);
  if (rule === undefined) return refuse("STEP_SHUT", `${pack.shortTitle} has no such consultation.`);
  if (fields.decided.some((id) => !pack.actions.some((action) => action.id === id))) {
    return refuse("ACTION_UNKNOWN", `${pack.shortTitle} has no such action.`);
  }
  if (rule.kind === "consultation" && consultationsOf(pack, facts, rule).length > 0) {
    return stepShut(barred(pack, facts));
  }
  return takeStep(standing, "consultation", rule);
}

function waive(standing: Standing, fields: EntryFields["step.waived"]): Refusal | null {
  const { pack, facts } = standing;
  const rule = pack.steps.find((step) => step.id === fields.step);
  if (rule === undefined) return refuse("STEP_NOT_WAIVABLE", `${pack.shortTitle} has no such step.`);
  if (!isWaivable(rule)) {
    return refuse("STEP_NOT_WAIVABLE", `“${rule.title}” can't be skipped.`, firstCitation(pack, rule));
  }
  if (facts.closed !== null) return stepShut(barred(pack, facts));
  const state = stepState(pack, facts, rule);
  if (state.state === "shut") return stepShut(state);
  if (state.state === "done") return refuse("STEP_SHUT", `“${rule.title}” is already done.`);
  return unreasoned(fields.reason);
}

function act({ pack, facts }: Standing, kind: CaseEntryKind, id: string): Refusal | null {
  // Asked here as well as in the action's state: this line must hold even if that function is wrong one day. [A-6.g.iii]
  const documented = undocumented(pack, facts);
  if (documented !== null) return stepShut(documented);
  const rule = pack.actions.find((action) => action.id === id);
  if (rule === undefined || rule.kind !== kind) {
    return refuse("ACTION_UNKNOWN", `${pack.shortTitle} has no such action.`);
  }
  const state = actionState(pack, facts, rule);
  if (state.state === "open") return null;
  if (state.state === "shut") return stepShut(state);
  return refuse("STEP_SHUT", `“${rule.label}” was already done in this case. A new decision is a new case.`);
}

function reverse({ pack, facts }: Standing, kind: CaseEntryKind): Refusal | null {
  if (reversible(pack, facts).some((rule) => rule.reversal?.kind === kind)) return null;
  return refuse("STEP_SHUT", "There is nothing in this case that could be reversed so.");
}

function keep({ pack, facts }: Standing, fields: EntryFields["case.kept"]): Refusal | null {
  const state = keepState(pack, facts);
  if (state.state === "shut") return stepShut(state);
  if (state.state === "done") return refuse("STEP_SHUT", "This case was already kept.");
  if (viewpointOnly(facts) && fields.because !== "viewpoint-only") {
    const because = "The viewpoint check says that this only states a viewpoint: that is the reason to keep it.";
    return refuse("STEP_SHUT", because, barred(pack, facts)?.citation ?? null);
  }
  return unreasoned(fields.reason);
}

function close({ pack, facts }: Standing): Refusal | null {
  if (facts.closed !== null) return refuse("STEP_SHUT", "This case is already closed.");
  const rule = pack.steps.find((step) => step.kind === "closing");
  if (rule === undefined) return stepShut(unfinished(pack, facts));
  const state = stepState(pack, facts, rule);
  return state.state === "shut" ? stepShut(state) : null;
}

function amend({ entries, facts }: Standing, fields: EntryFields["case.amended"]): Refusal | null {
  const { amends, correction, field, reason } = fields;
  const target = entries.find((entry) => entry.seq === amends.seq && entry.id === amends.id);
  if (target === undefined) return refuse("ENTRY_UNKNOWN", "This case has no such entry.");
  if (!isAmendable(target.kind, field) || !isLike(correction, target, field)) {
    return refuse("FIELD_NOT_AMENDABLE", "This can't be corrected so; a new entry has to follow it.");
  }
  if (field === "published" && facts.acted.size > 0) {
    return refuse("FIELD_NOT_AMENDABLE", "Something was already done about the content as it was recorded.");
  }
  // A waiver whose reason is corrected away would be undone.
  const emptied = field === "reason" ? unreasoned(String(correction)) : null;
  return emptied ?? unreasoned(reason);
}

const nullable: readonly string[] = ["address", "postedAt", "until"];

/** Is the correction of the field's own type? Of a consultation only the name can be put right: another role is another step. */
function isLike(correction: Json, target: CaseEntry, field: string): boolean {
  if (nullable.includes(field)) return correction === null || typeof correction === "string";
  if (target.kind === "director.consulted" && field === "consulted") {
    const { name, role } = (correction ?? {}) as { name?: unknown; role?: unknown };
    return typeof name === "string" && role === target.fields.consulted.role;
  }
  return typeof correction === (field === "published" ? "boolean" : "string");
}
