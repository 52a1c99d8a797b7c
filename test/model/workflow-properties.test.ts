import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CaseEntry, type CaseEvent, entryKinds, isActionKind } from "../../main/model/entry.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { progress, refusal } from "../../main/model/workflow.ts";
import { entryOf, event } from "./a-case.ts";
import { hostilePack, soundPack } from "./arbitrary-pack.ts";
import { packs } from "./packs.ts";

const realPack = fc.constantFrom(...packs);
const anyPack = fc.oneof(
  { weight: 2, arbitrary: realPack },
  { weight: 3, arbitrary: soundPack },
  { weight: 3, arbitrary: hostilePack },
);

/** Numbers that decide, at run time, what is tried next. */
const plan = fc.array(fc.record({ help: fc.integer({ min: 0, max: 3 }), pick: fc.nat(), spice: fc.nat() }), {
  minLength: 1,
  maxLength: 45,
});
type Turn = { help: number; pick: number; spice: number };

function roles(pack: PolicyPack): string[] {
  return ["Nobody", ...pack.roles.map((role) => role.title)];
}

function wild(pack: PolicyPack, { pick, spice }: Turn): CaseEvent {
  const one = <T>(list: readonly T[], by = spice): T => list[by % list.length] as T;
  const actionIds = pack.actions.map((action) => action.id);
  const someActions = actionIds.filter((_, place) => (spice >> place) % 2 === 0);
  const events: readonly (() => CaseEvent)[] = [
    () => event.opened({ published: spice % 2 === 0 }),
    () => event.sealed(one(["before", "after", "message", "other"] as const)),
    () => event.grounds(pack),
    () => event.viewpoint(spice % 5 === 0 ? "viewpoint-only" : "violation"),
    () => event.consulted(one(roles(pack)), someActions),
    () => event.message(),
    () => event.waived(one(pack.steps).id, one(["", "  ", "Nobody answers.", "\n"], spice >> 3)),
    () => event.done(pack, one(actionIds)),
    () => event.done(pack, one(actionIds)),
    () =>
      ({ ...event.done(pack, one(actionIds)), kind: one(["content.removed", "content.hidden"] as const) }) as CaseEvent,
    () => event.restored(),
    () => event.unblocked(),
    () => event.kept(one(["viewpoint-only", "decided", "gone"] as const)),
    () => event.closed(),
    () =>
      ({
        kind: "case.amended",
        fields: {
          amends: { id: `entry-${spice % 8}`, seq: spice % 8 },
          field: one(
            ["published", "author", "consulted", "answer", "purpose", "reason", "decided", "step"],
            spice >> 3,
          ),
          correction: one([true, false, "x", "", { name: "x", role: "First" }] as const, spice >> 6),
          reason: "A slip.",
        },
      }) as CaseEvent,
  ];
  return one(events, pick)();
}

/** An event that brings the current step on. */
function helpful(pack: PolicyPack, entries: readonly CaseEntry[], spice: number): CaseEvent {
  const { current, actions } = progress(pack, entries);
  const rule = pack.steps.find((step) => step.id === current);
  const open = actions.filter((action) => action.state === "open");
  const standing = progress(pack, entries).steps.find((step) => step.id === current);
  if (standing?.state === "waivable" && spice % 3 === 1) return event.waived(standing.id);
  switch (rule?.kind) {
    case "opening":
      return event.opened({ published: spice % 2 === 0 });
    case "evidence":
      return event.sealed("before");
    case "after":
      return event.sealed("after");
    case "grounds":
      return event.grounds(pack);
    case "viewpoint":
      return event.viewpoint(spice % 4 === 3 ? "viewpoint-only" : "violation");
    case "consultation": {
      const role = pack.roles.find((one) => one.id === rule.role)?.title ?? "";
      return event.consulted(
        role,
        pack.actions.map((action) => action.id),
      );
    }
    case "message":
      return event.message();
    case "action":
      return open.length === 0 ? event.kept("viewpoint-only") : event.done(pack, open[spice % open.length]?.id ?? "");
    default:
      return event.closed();
  }
}

function next(pack: PolicyPack, entries: readonly CaseEntry[], turn: Turn): CaseEvent {
  return turn.help === 0 ? wild(pack, turn) : helpful(pack, entries, turn.spice);
}

/** Plays a plan and hands every accepted step to `look`. */
function play(
  pack: PolicyPack,
  turns: readonly Turn[],
  look: (before: readonly CaseEntry[], entry: CaseEntry) => void,
) {
  let entries: readonly CaseEntry[] = [];
  for (const turn of turns) {
    const tried = next(pack, entries, turn);
    if (refusal(pack, entries, tried) !== null) continue;
    const entry = entryOf(pack, tried, entries.length);
    look(entries, entry);
    entries = [...entries, entry];
  }
  return entries;
}

const runs = { numRuns: 600 };

describe("whatever people try, in whatever order, under whatever pack", () => {
  it("[A-6.g.iii] nothing is removed, hidden, declined or blocked before sealed evidence", () => {
    let actions = 0;
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        play(pack, turns, (before, entry) => {
          if (!isActionKind(entry.kind)) return;
          actions++;
          const sealed = before.some((one) => one.kind === "evidence.sealed" && one.fields.purpose === "before");
          expect(sealed).toBe(true);
        });
      }),
      runs,
    );
    expect(actions).toBeGreaterThan(50);
  });

  it("[A-6.f.ii] a skipped step carries a reason, and evidence is never skipped", () => {
    let skipped = 0;
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        const entries = play(pack, turns, (_, entry) => {
          if (entry.kind === "step.waived") expect(entry.fields.reason.trim()).not.toBe("");
        });
        for (const step of progress(pack, entries).steps) {
          if (step.state !== "done" || step.waived === null) continue;
          skipped++;
          expect(step.waived.trim()).not.toBe("");
          expect(step.kind).not.toBe("evidence");
        }
      }),
      runs,
    );
    expect(skipped).toBeGreaterThan(5);
  });

  it("nothing is ever undone, only followed", () => {
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        play(pack, turns, (before, entry) => {
          const [earlier, later] = [progress(pack, before), progress(pack, [...before, entry])];
          for (const [place, step] of earlier.steps.entries()) {
            if (step.state === "done") expect(later.steps[place]?.state).toBe("done");
          }
          for (const [place, action] of earlier.actions.entries()) {
            const now = later.actions[place]?.state;
            if (action.state === "done") expect(["done", "reversed"]).toContain(now);
            if (action.state === "reversed") expect(now).toBe("reversed");
          }
          if (earlier.closed) expect(later.closed).toBe(true);
          if (earlier.keep.state === "done") expect(later.keep.state).toBe("done");
        });
      }),
      runs,
    );
  });

  it("[A-6.f.iii] a mere viewpoint never leads to an action", () => {
    let opinions = 0;
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        play(pack, turns, (before, entry) => {
          const opinion = before.some(
            (one) => one.kind === "viewpoint.checked" && one.fields.answer === "viewpoint-only",
          );
          if (!opinion) return;
          opinions++;
          expect(isActionKind(entry.kind)).toBe(false);
          if (entry.kind === "case.kept") expect(entry.fields.because).toBe("viewpoint-only");
        });
      }),
      runs,
    );
    expect(opinions).toBeGreaterThan(20);
  });

  it("a closed case has an outcome, and takes no decision any more", () => {
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        play(pack, turns, (before, entry) => {
          const decided = before.some((one) => isActionKind(one.kind) || one.kind === "case.kept");
          if (entry.kind === "case.closed") expect(decided).toBe(true);
          const closed = before.some((one) => one.kind === "case.closed");
          const late = ["evidence.sealed", "content.restored", "user.unblocked", "case.amended"];
          if (closed) expect(late).toContain(entry.kind);
        });
      }),
      runs,
    );
  });

  it("what is shown as open is accepted, and what is shown as shut is refused", () => {
    fc.assert(
      fc.property(anyPack, plan, (pack, turns) => {
        const entries = play(pack, turns, () => undefined);
        const standing = progress(pack, entries);
        for (const action of standing.actions) {
          expect(refusal(pack, entries, event.done(pack, action.id)) === null).toBe(action.state === "open");
        }
        const kept = refusal(pack, entries, event.kept("viewpoint-only"));
        expect(kept === null).toBe(standing.keep.state === "open");
        const current = standing.steps.find((step) => step.id === standing.current);
        if (current === undefined) return;
        expect(refusal(pack, entries, helpful(pack, entries, 0))).toBeNull();
      }),
      runs,
    );
  });

  it("no case under a sound pack gets stuck: helped on, it ends", () => {
    fc.assert(
      fc.property(fc.oneof(realPack, soundPack), plan, (pack, turns) => {
        let entries = play(pack, turns, () => undefined);
        for (let turn = 0; turn < 20 && !progress(pack, entries).closed; turn++) {
          const help = helpful(pack, entries, turn);
          expect(refusal(pack, entries, help)).toBeNull();
          entries = [...entries, entryOf(pack, help, entries.length)];
        }
        expect(progress(pack, entries).closed).toBe(true);
      }),
      runs,
    );
  });
});

describe("the kinds of entries", () => {
  it("[N-V.7] hold nothing that edits or deletes what somebody posted", () => {
    expect(entryKinds.filter((kind) => /edit|delet|chang|rewr/.test(kind))).toEqual([]);
  });
});
