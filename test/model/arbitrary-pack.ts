import fc from "fast-check";
import type { ActionRule, PolicyPack, RegisterRule, StepRule } from "../../main/model/policy-pack.ts";
import { packFaults } from "../../main/policies/checks.ts";
import { anchorage } from "./packs.ts";

const waiver = fc.option(fc.constant({ label: "Skip…", hint: "Why?" }), { freq: 2 });

/** The middle of a workflow: what stands between opening and closing, some of it left out, in any order. */
const middle = fc.shuffledSubarray(
  ["evidence", "grounds", "viewpoint", "ask-one", "ask-two", "message", "action", "after"] as const,
  { minLength: 2 },
);

function rule(
  id: string,
  after: readonly string[],
  required: boolean,
  skip: StepRule["waiver"],
  binding: boolean,
): StepRule {
  const common = { id, title: id, hint: id, clauses: ["1"], after, required, waiver: skip };
  switch (id) {
    case "opening":
    case "evidence":
    case "action":
    case "after":
    case "closing":
      return { ...common, kind: id };
    case "grounds":
      return { ...common, kind: id, reasonLabel: "Why?" };
    case "viewpoint":
      return { ...common, kind: id, question: "?", violationLabel: "yes", viewpointOnlyLabel: "no" };
    case "message":
      return { ...common, kind: id, template: "{{author}}" };
    default:
      return { ...common, kind: "consultation", role: id, wordsLabel: "?", binding };
  }
}

const steps = middle
  .chain((ids) => {
    const all = ["opening", ...ids, "closing"];
    return fc.tuple(
      fc.constant(all),
      fc.tuple(
        ...all.map(() => fc.record({ after: fc.subarray(all), required: fc.boolean(), waiver, binding: fc.boolean() })),
      ),
    );
  })
  .map(([all, made]) =>
    all.map((id, place) => {
      const {
        after,
        required,
        waiver: skip,
        binding,
      } = made[place] ?? { after: [], required: true, waiver: null, binding: false };
      return rule(id, after, required, skip, binding);
    }),
  );

function actionsOver(ids: readonly string[]): fc.Arbitrary<ActionRule[]> {
  const kinds = ["content.removed", "content.hidden", "content.declined", "user.blocked"] as const;
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        when: fc.constantFrom("published" as const, "held" as const, "any" as const),
        needs: fc.subarray([...ids]),
        reversed: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((made) =>
      made.map(({ kind, when, needs, reversed }, place): ActionRule => {
        const reversal = kind === "user.blocked" ? ("user.unblocked" as const) : ("content.restored" as const);
        return {
          id: `action-${place}`,
          kind,
          label: "Do it",
          doneLabel: "Done",
          noun: "deed",
          instruction: "Do it.",
          when,
          clauses: ["1"],
          needs,
          reversal: reversed ? { kind: reversal, label: "Undo", doneLabel: "Undone", clauses: ["1"] } : null,
        };
      }),
    );
}

/** Rules for a register that name nothing but one clause and the role “ask-one”. */
function registerOf(clause: string): RegisterRule {
  const interval = { basis: "made up", clauses: [clause] };
  return {
    creation: { approver: "ask-one", clauses: [clause] },
    record: { needs: [], clauses: [clause] },
    email: null,
    closing: { by: "Somebody", clauses: [clause] },
    users: { roles: ["ask-one", "ask-two"], clauses: [clause] },
    designation: null,
    acknowledgement: null,
    checklist: { ...interval, items: [{ id: "item", label: "Item", hint: "?", clauses: [clause] }], everyMonths: 6 },
    review: { ...interval, everyDays: 7, looksAt: ["Comments"] },
    workplan: null,
    inactivity: null,
    cases: { ...interval, days: 7 },
  };
}

/** Any pack at all, with names that exist: evidence may be skippable, missing, needed by nothing, or wait for itself. */
export const hostilePack: fc.Arbitrary<PolicyPack> = steps
  .chain((made) => fc.tuple(fc.constant(made), actionsOver(made.map(({ id }) => id))))
  .map(([made, actions]) => ({
    ...anchorage,
    id: "made-up",
    clauses: [{ id: "1", citation: "Rule 1", text: "A rule." }],
    rows: {},
    review: null,
    notices: [],
    vault: {
      custodians: { least: 2, clauses: ["1"] },
      role: null,
      reset: { days: 3, clauses: ["1"] },
      drill: { everyMonths: 1, clauses: ["1"] },
      oldAfterMonths: null,
    },
    records: {
      ...anchorage.records,
      authority: { title: "Somebody", clauses: ["1"] },
      export: { everyMonths: 1, clauses: ["1"] },
      incident: { tell: ["Somebody"], template: "{{what}}", clauses: ["1"] },
    },
    register: registerOf("1"),
    device: null,
    roles: [
      { id: "ask-one", title: "First" },
      { id: "ask-two", title: "Second" },
    ],
    grounds: [{ id: "ground", label: "Ground", text: "a ground", citation: "Rule 1" }],
    steps: made,
    actions,
  }));

/** A pack that passes the checks: what the hostile one says is put in an order that can be walked. */
export const soundPack: fc.Arbitrary<PolicyPack> = hostilePack.map(mend).filter(isSound());

/** Were no pack made here ever sound, the search for one would never end. */
function isSound(): (pack: PolicyPack) => boolean {
  let tried = 0;
  let sound = 0;
  return (pack) => {
    const fault = packFaults(pack)[0]?.says ?? null;
    tried += 1;
    if (fault === null) sound += 1;
    if (tried > 1_000 && sound === 0) throw new Error(`no pack that is made here is sound: ${fault}`);
    return fault === null;
  };
}

const fixed = ["opening", "evidence", "action", "closing"];

function mend(pack: PolicyPack): PolicyPack {
  const lasting = ["evidence", "action"].filter((id) => !pack.steps.some((step) => step.id === id));
  const [opening, ...rest] = pack.steps;
  const ordered = [
    ...(opening === undefined ? [] : [opening]),
    ...lasting.map((id) => rule(id, [], true, null, false)),
    ...rest,
  ];
  const actionPlace = () => mended.findIndex((step) => step.id === "action");
  let mended = ordered.filter((step) => step.id !== "action" && step.id !== "evidence");
  const evidence = rule("evidence", ["opening"], true, null, false);
  const action = ordered.find((step) => step.id === "action") ?? rule("action", [], true, null, false);
  // Grounds and viewpoint come before the action; the others stay on the side on which they were drawn.
  const early = ordered.slice(0, ordered.indexOf(action)).map((step) => step.id);
  const before = mended.filter(
    (step) => early.includes(step.id) || step.kind === "grounds" || step.kind === "viewpoint",
  );
  mended = [...before, evidence, action, ...mended.filter((step) => !before.includes(step))];
  const steps = mended.map((step, place): StepRule => {
    const earlier = mended.slice(0, place).map(({ id }) => id);
    const after = step.after.filter((id) => earlier.includes(id));
    if (step.kind === "after") return { ...step, after: [...new Set([...after, "action"])] };
    return fixed.includes(step.kind) ? { ...step, after, required: true, waiver: null } : { ...step, after };
  });
  const known = steps.slice(0, actionPlace()).map(({ id }) => id);
  const must = steps.filter(
    (step) => known.includes(step.id) && (step.kind === "grounds" || step.kind === "viewpoint"),
  );
  const needs = (action: ActionRule) => [
    ...new Set([...action.needs.filter((id) => known.includes(id)), "evidence", ...must.map(({ id }) => id)]),
  ];
  return { ...pack, steps, actions: pack.actions.map((one) => ({ ...one, needs: needs(one) })) };
}
