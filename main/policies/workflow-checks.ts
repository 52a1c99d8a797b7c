/** What the steps and actions of a pack must say about each other: an order that can be walked, evidence before everything. */

import type { ActionRule, PolicyPack, StepKind, StepRule } from "../model/policy-pack.ts";
import type { PackFault } from "./fault.ts";

/** Of a pack that has passed the schema, and whose names are all there. */
export function workflowFaults(pack: PolicyPack): readonly PackFault[] {
  return [counts, fixedSteps, afterwards, order, evidence, questions, reversals].flatMap((check) => check(pack));
}

const exactlyOne: readonly StepKind[] = ["opening", "evidence", "action", "closing"];
const atMostOne: readonly StepKind[] = ["grounds", "viewpoint", "message", "after"];

function counts({ steps, grounds }: PolicyPack): readonly PackFault[] {
  const places = (kind: StepKind) => steps.flatMap((step, place) => (step.kind === kind ? [place] : []));
  const at = ([, second]: readonly number[]) => (second === undefined ? ["steps"] : ["steps", second]);
  const found = (kinds: readonly StepKind[]) => kinds.map((kind) => [kind, places(kind)] as const);
  const groundless = places("grounds").length === 1 && grounds.length === 0;
  return [
    ...found(exactlyOne)
      .filter(([, { length }]) => length !== 1)
      .map(([kind, all]) => ({
        path: at(all),
        says: `there must be exactly one ${kind} step, and there are ${all.length}`,
      })),
    ...found(atMostOne)
      .filter(([, { length }]) => length > 1)
      .map(([kind, all]) => ({
        path: at(all),
        says: `there may be only one ${kind} step, and there are ${all.length}`,
      })),
    ...(groundless ? [{ path: ["grounds"], says: "there is a grounds step but no ground" }] : []),
  ];
}

/** Opening, evidence, action and closing can be neither left out nor skipped. [A-6.g.iii] */
function fixedSteps({ steps }: PolicyPack): readonly PackFault[] {
  return steps.flatMap(({ id, kind, required, waiver, after }, place) => {
    if (!exactlyOne.includes(kind)) return [];
    const at = (member: string, says: string) => ({ path: ["steps", place, member], says });
    return [
      ...(required ? [] : [at("required", `the ${kind} step “${id}” must be required`)]),
      ...(waiver === null ? [] : [at("waiver", `the ${kind} step “${id}” can't have a waiver`)]),
      ...(kind === "opening" && after.length > 0 ? [at("after", "no step can come before the opening")] : []),
    ];
  });
}

/** A picture of the page afterwards can't be asked for before something was done. */
function afterwards({ steps }: PolicyPack): readonly PackFault[] {
  const action = steps.find((step) => step.kind === "action");
  return steps.flatMap(({ id, kind, after }, place) =>
    kind !== "after" || after.includes(action?.id ?? "")
      ? []
      : [{ path: ["steps", place, "after"], says: `the after step “${id}” must come after the action step` }],
  );
}

/** Everything that must come before a step; the action step comes after all that its actions need. */
function comesBefore(pack: PolicyPack, step: StepRule): readonly string[] {
  return step.kind === "action" ? [...step.after, ...pack.actions.flatMap((action) => action.needs)] : step.after;
}

function order(pack: PolicyPack): readonly PackFault[] {
  const at = (step: StepRule) => ["steps", pack.steps.indexOf(step), "after"];
  const closing = pack.steps.find((step) => step.kind === "closing");
  const late = pack.steps.filter((step) => closing !== undefined && step.after.includes(closing.id));
  if (late.length > 0)
    return late.map((step) => ({ path: at(step), says: `step “${step.id}” comes after the closing` }));
  const settled = new Set<string>();
  for (let left = pack.steps; left.length > 0; ) {
    const ready = left.filter((step) => comesBefore(pack, step).every((id) => settled.has(id)));
    const [stuck] = left;
    if (ready.length === 0 && stuck !== undefined) {
      return [{ path: at(stuck), says: `step “${stuck.id}” waits for itself` }];
    }
    for (const step of ready) settled.add(step.id);
    left = left.filter((step) => !settled.has(step.id));
  }
  return [];
}

function evidence(pack: PolicyPack): readonly PackFault[] {
  const step = pack.steps.find(({ kind }) => kind === "evidence");
  return pack.actions.flatMap(({ id, needs }, place) =>
    step !== undefined && needs.includes(step.id)
      ? []
      : [{ path: ["actions", place, "needs"], says: `action “${id}” does not need the evidence step` }],
  );
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
function questions(pack: PolicyPack): readonly PackFault[] {
  const asked = pack.steps.filter((step) => step.required && (step.kind === "grounds" || step.kind === "viewpoint"));
  return pack.actions.flatMap((action, place) => {
    const before = beforeAction(pack, action);
    return asked
      .filter(({ id }) => !before.has(id))
      .map(({ id }) => ({
        path: ["actions", place, "needs"],
        says: `action “${action.id}” does not wait for the required step “${id}”`,
      }));
  });
}

function reversals({ actions }: PolicyPack): readonly PackFault[] {
  return actions.flatMap(({ id, kind, reversal }, place) => {
    const fits = kind === "user.blocked" ? "user.unblocked" : "content.restored";
    if (reversal === null || reversal.kind === fits) return [];
    return [{ path: ["actions", place, "reversal", "kind"], says: `action “${id}” can only be reversed by ${fits}` }];
  });
}
