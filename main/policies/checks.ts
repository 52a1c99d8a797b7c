/** What the parts of a pack must say about each other: names that exist, an order that can be walked, evidence before everything. */

import { incidentPlaceholders } from "../model/incident-message.ts";
import type { ActionRule, PolicyPack, RecordsRule, StepKind, StepRule, VaultRule } from "../model/policy-pack.ts";
import { templateFaults } from "../model/template.ts";

/** The first fault of a pack that has passed the schema, as a sentence; null when it is sound. */
export function packFault(pack: PolicyPack): string | null {
  for (const check of [
    twice,
    strangers,
    counts,
    fixedSteps,
    afterwards,
    cycle,
    evidence,
    questions,
    reversals,
    templates,
    incidentTemplate,
  ]) {
    const fault = check(pack);
    if (fault !== null) return fault;
  }
  return null;
}

function firstTwice(what: string, names: readonly string[]): string | null {
  const again = names.find((name, place) => names.indexOf(name) !== place);
  return again === undefined ? null : `the ${what} “${again}” is there twice`;
}

function twice(pack: PolicyPack): string | null {
  const idsOf = (list: readonly { readonly id: string }[]) => list.map((one) => one.id);
  const consultations = pack.steps.filter((step) => step.kind === "consultation");
  return (
    firstTwice("clause", idsOf(pack.clauses)) ??
    firstTwice("role", idsOf(pack.roles)) ??
    // An entry names the title of the person consulted: it must say which step that was.
    firstTwice(
      "role's title",
      pack.roles.map((role) => role.title),
    ) ??
    firstTwice(
      "consultation with the role",
      consultations.map((step) => step.role),
    ) ??
    firstTwice("ground", idsOf(pack.grounds)) ??
    firstTwice("step", idsOf(pack.steps)) ??
    firstTwice("action", idsOf(pack.actions)) ??
    firstTwice("provision", idsOf(pack.records.provisions))
  );
}

/** Names of clauses, steps and roles that the pack does not have. */
function strangers(pack: PolicyPack): string | null {
  const unknown = (where: string, what: string, used: readonly string[], known: readonly { readonly id: string }[]) => {
    const name = used.find((one) => !known.some(({ id }) => id === one));
    return name === undefined ? null : `${where} names the ${what} “${name}”, which is not in the pack`;
  };
  const { clauses, steps, roles, vault, records } = pack;
  const faults = [
    ...steps.map((step) => unknown(`step “${step.id}”`, "clause", step.clauses, clauses)),
    ...steps.map((step) => unknown(`step “${step.id}”`, "step", step.after, steps)),
    ...steps.map((step) =>
      step.kind === "consultation" ? unknown(`step “${step.id}”`, "role", [step.role], roles) : null,
    ),
    ...pack.actions.map((action) => unknown(`action “${action.id}”`, "clause", actionClauses(action), clauses)),
    ...pack.actions.map((action) => unknown(`action “${action.id}”`, "step", action.needs, steps)),
    ...pack.notices.map((notice) => unknown(`the notice “${notice.text}”`, "clause", [notice.clause], clauses)),
    ...Object.entries(pack.rows).map(([row, ids]) => unknown(`row “${row}”`, "clause", ids, clauses)),
    unknown("the vault’s rule", "clause", vaultClauses(vault), clauses),
    unknown("the vault’s rule", "role", vault.role === null ? [] : [vault.role.role], roles),
    unknown("the rule for records", "clause", recordsClauses(records), clauses),
    unknown("the review", "clause", pack.review === null ? [] : [pack.review.clause], clauses),
  ];
  return faults.find((fault) => fault !== null) ?? null;
}

function actionClauses(action: ActionRule): readonly string[] {
  return [...action.clauses, ...(action.reversal?.clauses ?? [])];
}

function vaultClauses({ custodians, role, reset, drill }: VaultRule): readonly string[] {
  return [custodians, role, reset, drill].flatMap((rule) => rule?.clauses ?? []);
}

function recordsClauses(rule: RecordsRule): readonly string[] {
  return [rule.authority, rule.export, rule.incident].flatMap(({ clauses }) => clauses);
}

const exactlyOne: readonly StepKind[] = ["opening", "evidence", "action", "closing"];
const atMostOne: readonly StepKind[] = ["grounds", "viewpoint", "message", "after"];

function counts(pack: PolicyPack): string | null {
  const count = (kind: StepKind) => pack.steps.filter((step) => step.kind === kind).length;
  const missing = exactlyOne.find((kind) => count(kind) !== 1);
  if (missing !== undefined) return `there must be exactly one ${missing} step, and there are ${count(missing)}`;
  const many = atMostOne.find((kind) => count(kind) > 1);
  if (many !== undefined) return `there may be only one ${many} step, and there are ${count(many)}`;
  if (count("grounds") === 1 && pack.grounds.length === 0) return "there is a grounds step but no ground";
  return null;
}

/** Opening, evidence, action and closing can be neither left out nor skipped. [A-6.g.iii] */
function fixedSteps(pack: PolicyPack): string | null {
  for (const step of pack.steps) {
    if (!exactlyOne.includes(step.kind)) continue;
    if (!step.required) return `the ${step.kind} step “${step.id}” must be required`;
    if (step.waiver !== null) return `the ${step.kind} step “${step.id}” can't have a waiver`;
    if (step.kind === "opening" && step.after.length > 0) return "no step can come before the opening";
  }
  return null;
}

/** A picture of the page afterwards can't be asked for before something was done. */
function afterwards(pack: PolicyPack): string | null {
  const action = pack.steps.find((step) => step.kind === "action");
  const early = pack.steps.find((step) => step.kind === "after" && !step.after.includes(action?.id ?? ""));
  return early === undefined ? null : `the after step “${early.id}” must come after the action step`;
}

/** Everything that must come before a step; the action step comes after all that its actions need. */
function comesBefore(pack: PolicyPack, step: StepRule): readonly string[] {
  return step.kind === "action" ? [...step.after, ...pack.actions.flatMap((action) => action.needs)] : step.after;
}

function cycle(pack: PolicyPack): string | null {
  const closing = pack.steps.find((step) => step.kind === "closing");
  const late = pack.steps.find((step) => closing !== undefined && step.after.includes(closing.id));
  if (late !== undefined) return `step “${late.id}” comes after the closing`;
  const settled = new Set<string>();
  for (let left = pack.steps; left.length > 0; ) {
    const ready = left.filter((step) => comesBefore(pack, step).every((id) => settled.has(id)));
    if (ready.length === 0) return `step “${left[0]?.id}” waits for itself`;
    for (const step of ready) settled.add(step.id);
    left = left.filter((step) => !settled.has(step.id));
  }
  return null;
}

function evidence(pack: PolicyPack): string | null {
  const step = pack.steps.find(({ kind }) => kind === "evidence");
  const careless = pack.actions.find((action) => step === undefined || !action.needs.includes(step.id));
  return careless === undefined ? null : `action “${careless.id}” does not need the evidence step`;
}

/** Ids of all steps that are done or skipped once an action is open. */
function beforeAction(pack: PolicyPack, action: ActionRule): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...action.needs, ...(pack.steps.find((step) => step.kind === "action")?.after ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(pack.steps.find((step) => step.id === id)?.after ?? []));
  }
  return found;
}

/** Grounds and viewpoint can't be answered once something was done: required and late, they would hold the case open for ever. */
function questions(pack: PolicyPack): string | null {
  for (const step of pack.steps) {
    if (!step.required || (step.kind !== "grounds" && step.kind !== "viewpoint")) continue;
    const careless = pack.actions.find((action) => !beforeAction(pack, action).has(step.id));
    if (careless !== undefined) return `action “${careless.id}” does not wait for the required step “${step.id}”`;
  }
  return null;
}

function reversals(pack: PolicyPack): string | null {
  for (const { id, kind, reversal } of pack.actions) {
    const fits = kind === "user.blocked" ? "user.unblocked" : "content.restored";
    if (reversal !== null && reversal.kind !== fits) return `action “${id}” can only be reversed by ${fits}`;
  }
  return null;
}

function templates(pack: PolicyPack): string | null {
  for (const step of pack.steps) {
    if (step.kind !== "message") continue;
    const [fault] = templateFaults(step.template);
    if (fault !== undefined) return `the template of step “${step.id}” has the unknown placeholder “${fault}”`;
  }
  return null;
}

function incidentTemplate({ records }: PolicyPack): string | null {
  const [fault] = templateFaults(records.incident.template, incidentPlaceholders);
  return fault === undefined ? null : `the template of incidents has the unknown placeholder “${fault}”`;
}
