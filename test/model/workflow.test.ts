import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../main/model/entry.ts";
import { ACase, event } from "./a-case.ts";
import { anchorage, anoka, harbour } from "./packs.ts";

const director = "Department Director";

/** An Anchorage case in which only the action is left. */
function decided(...actions: string[]): ACase {
  const agreed = actions.length === 0 ? ["remove", "block"] : actions;
  return new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage), event.viewpoint()).add(
    event.consulted(director, agreed),
    event.message(),
  );
}

describe("the removal steps", () => {
  it("[A-6.g.iii] keeps every action shut until a screenshot is sealed, citing the policy", () => {
    const opened = new ACase(anchorage, event.opened());
    for (const id of ["remove", "block"]) {
      expect(opened.action(id)).toMatchObject({ state: "shut", citation: "P&P 16-5, section 6.g.iii" });
      expect(opened.refusal(event.done(anchorage, id))).toEqual({
        code: "STEP_SHUT",
        because: "“Seal a screenshot” comes first.",
        citation: "P&P 16-5, section 6.g.iii",
      });
    }
    expect(new ACase(anoka, event.opened()).refusal(event.done(anoka, "hide"))?.code).toBe("STEP_SHUT");
  });

  it("[A-6.g.iii] counts only evidence that shows the content while it was up", () => {
    for (const purpose of ["after", "message", "other"] as const) {
      const sealed = new ACase(anchorage, event.opened(), event.sealed(purpose));
      expect(sealed.step("evidence")?.state).toBe("open");
    }
    expect(new ACase(anchorage, event.opened(), event.sealed("before")).step("evidence")).toMatchObject({
      state: "done",
      seqs: [1],
      waived: null,
    });
  });

  it("[A-6.g.iii] refuses to skip the evidence step with any reason", () => {
    const refused = new ACase(anchorage, event.opened()).refusal(event.waived("evidence", "I am in a hurry."));
    expect(refused).toMatchObject({ code: "STEP_NOT_WAIVABLE", citation: "P&P 16-5, section 6.g.iii" });
  });

  it("[A-6.f.i] asks for one or more of the policy's grounds with a reason", () => {
    const sealed = new ACase(anchorage, event.opened(), event.sealed());
    const none: CaseEvent = { kind: "ground.chosen", fields: { grounds: [], reason: "Because." } };
    expect(sealed.refusal(none)?.code).toBe("GROUND_UNKNOWN");
    const foreign: CaseEvent = {
      kind: "ground.chosen",
      fields: { grounds: [{ citation: "", id: "spam", text: "" }], reason: "Because." },
    };
    expect(sealed.refusal(foreign)?.code).toBe("GROUND_UNKNOWN");
    const unreasoned = event.grounds(anchorage, "violent");
    if (unreasoned.kind === "ground.chosen") {
      const blank = { ...unreasoned, fields: { ...unreasoned.fields, reason: " \n" } };
      expect(sealed.refusal(blank)?.code).toBe("TEXT_EMPTY");
    }
    expect(sealed.add(event.grounds(anchorage, "violent", "profane")).step("grounds")?.state).toBe("done");
  });

  it("[A-6.f.i] lets the grounds be chosen again until something is done; the latest counts", () => {
    const ready = decided().add(event.grounds(anchorage, "violent"));
    expect(ready.step("grounds")).toMatchObject({ seqs: [2, 6] });
    ready.add(event.done(anchorage, "remove"));
    expect(ready.refusal(event.grounds(anchorage, "profane"))?.code).toBe("STEP_SHUT");
  });

  it("[A-6.f.ii] opens remove and block after the consultation and the message, not before", () => {
    const checked = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage), event.viewpoint());
    expect(checked.progress.current).toBe("consultation");
    expect(checked.refusal(event.message())?.because).toBe("“Consult the director” comes first.");
    checked.add(event.consulted(director, ["remove"]));
    expect(checked.action("remove")).toMatchObject({ because: "“Message the author” comes first." });
    checked.add(event.message());
    expect(checked.action("remove")).toMatchObject({ state: "open" });
    expect(checked.progress.current).toBe("action");
  });

  it("[A-6.f.ii] shuts what the director did not agree to, and opens it when a later answer does", () => {
    const onlyRemove = decided("remove");
    expect(onlyRemove.action("block")).toEqual({
      id: "block",
      label: "Block the author",
      state: "shut",
      because: "The answer of Robin Sample did not include “Block the author”. Consult again if that has changed.",
      citation: "P&P 16-5, section 6.f.ii",
    });
    onlyRemove.add(event.consulted(director, ["remove", "block"]));
    expect(onlyRemove.action("block")?.state).toBe("open");
  });

  it("[A-6.f.ii] leaves only keeping when the director says to keep it", () => {
    const asked = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage), event.viewpoint());
    asked.add(event.consulted(director, []));
    const because = "The answer of Robin Sample was to keep it. Consult again if that has changed.";
    expect(asked.step("message")).toMatchObject({ state: "shut", because });
    expect(asked.progress.current).toBe("action");
    expect(asked.progress.keep.state).toBe("open");
    expect(asked.refusal(event.done(anchorage, "remove"))?.code).toBe("STEP_SHUT");
    expect(asked.add(event.kept(), event.closed()).progress.closed).toBe(true);
  });

  it("[A-6.f.ii] lets consultation and message be skipped with a written reason only", () => {
    const checked = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage), event.viewpoint());
    expect(checked.step("consultation")?.state).toBe("waivable");
    expect(checked.refusal(event.waived("consultation", "  "))?.code).toBe("TEXT_EMPTY");
    checked.add(event.waived("consultation", "On leave, no deputy."), event.waived("message", "No private messages."));
    expect(checked.step("consultation")).toMatchObject({ state: "done", seqs: [4], waived: "On leave, no deputy." });
    expect(checked.action("block")?.state).toBe("open");
    expect(checked.refusal(event.waived("message"))?.code).toBe("STEP_SHUT");
  });

  it("counts a skipped step as done once it is done after all", () => {
    const checked = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage), event.viewpoint());
    checked.add(event.waived("consultation"), event.consulted(director, []));
    expect(checked.step("consultation")).toMatchObject({ seqs: [5], waived: null });
    expect(checked.action("remove")?.state).toBe("shut");
  });

  it("[A-6.f.iii] shuts every action for good once the check says that it is only a viewpoint", () => {
    const opinion = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage));
    opinion.add(event.viewpoint("viewpoint-only"));
    for (const id of ["remove", "block"]) {
      expect(opinion.action(id)).toMatchObject({ state: "shut", citation: "P&P 16-5, section 6.f.iii" });
    }
    for (const next of [event.viewpoint("violation"), event.consulted(director, ["remove"]), event.message()]) {
      expect(opinion.refusal(next)).toMatchObject({ code: "STEP_SHUT", citation: "P&P 16-5, section 6.f.iii" });
    }
    expect(opinion.refusal(event.kept("decided"))?.code).toBe("STEP_SHUT");
    expect(opinion.progress.current).toBe("action");
    opinion.add(event.kept("viewpoint-only"));
    expect(opinion.progress.current).toBe("closing");
    expect(opinion.add(event.closed()).progress).toMatchObject({ closed: true, current: null });
  });

  it("[A-6.f.iii] wants the viewpoint check answered with a reason of its own", () => {
    const chosen = new ACase(anchorage, event.opened(), event.sealed(), event.grounds(anchorage));
    const blank: CaseEvent = { kind: "viewpoint.checked", fields: { answer: "violation", reason: "" } };
    expect(chosen.refusal(blank)?.code).toBe("TEXT_EMPTY");
    expect(chosen.refusal(event.consulted(director, ["remove"]))?.because).toBe("“Check the viewpoint” comes first.");
  });
});

describe("hiding and declining", () => {
  const ready = (published: boolean) =>
    new ACase(anoka, event.opened({ published }), event.sealed(), event.grounds(anoka, "spam"));

  it("[N-V.8] opens hiding for a published comment once it is documented and a ground is named", () => {
    const grounded = ready(true);
    expect(grounded.action("hide")?.state).toBe("open");
    grounded.add(event.done(anoka, "hide"));
    expect(grounded.action("hide")).toMatchObject({ state: "done", seq: 3 });
  });

  it("[N-V.8] records that a hidden comment is shown again, once", () => {
    const hidden = ready(true).add(event.done(anoka, "hide"), event.closed());
    expect(hidden.progress.reversible).toEqual(["hide"]);
    hidden.add(event.restored());
    expect(hidden.action("hide")).toMatchObject({ state: "reversed", seq: 5 });
    expect(hidden.progress.reversible).toEqual([]);
    expect(hidden.refusal(event.restored())?.code).toBe("STEP_SHUT");
    expect(hidden.refusal(event.done(anoka, "hide"))?.code).toBe("STEP_SHUT");
  });

  it("[N-V.6] declines only what waits for moderation, and hides only what is public", () => {
    const held = ready(false);
    expect(held.action("decline")?.state).toBe("open");
    expect(held.action("hide")).toMatchObject({
      because: "This is for public content; this content still waits for moderation.",
    });
    expect(ready(true).action("decline")).toMatchObject({
      state: "shut",
      citation: "City of Anoka Social Media Policy, section V",
    });
    expect(held.add(event.done(anoka, "decline"), event.closed()).progress.closed).toBe(true);
  });

  it("[N-V.7] knows no event that edits what somebody posted", () => {
    expect(anoka.actions.map((action) => action.kind)).toEqual(["content.hidden", "content.declined"]);
    const edit = { kind: "content.removed", fields: { action: "hide", doneAt: "", label: "", note: "" } } as const;
    expect(ready(true).refusal(edit)?.code).toBe("ACTION_UNKNOWN");
  });

  it("[N-V.5] lets the question about private information be noted, without making anybody ask", () => {
    const grounded = ready(true);
    expect(grounded.step("consultation")).toMatchObject({ state: "open", required: false });
    grounded.add(event.consulted("Assistant City Manager", []));
    expect(grounded.step("consultation")?.state).toBe("done");
    expect(grounded.action("hide")?.state).toBe("open");
  });
});

describe("ending a case", () => {
  it("closes only with an outcome and every required step", () => {
    const ready = decided();
    expect(ready.refusal(event.closed())?.because).toBe("Nothing is decided yet: take it down or keep it first.");
    ready.add(event.done(anchorage, "remove"));
    expect(ready.progress.current).toBe("closing");
    expect(ready.add(event.closed()).progress).toMatchObject({ closed: true, current: null });
  });

  it("takes evidence, reversals and corrections after the closing, and nothing else", () => {
    const closed = decided().add(event.done(anchorage, "remove"), event.closed());
    expect(closed.refusal(event.sealed("after"))).toBeNull();
    expect(closed.refusal(event.restored())).toBeNull();
    expect(closed.refusal(event.unblocked())?.code).toBe("STEP_SHUT");
    for (const next of [event.done(anchorage, "block"), event.kept(), event.closed(), event.message()]) {
      expect(closed.refusal(next)?.code).toBe("STEP_SHUT");
    }
    expect(closed.step("after")?.state).toBe("open");
    expect(closed.refusal(event.waived("after"))).not.toBeNull();
    expect(closed.progress.current).toBeNull();
    closed.add(event.sealed("after"));
    expect(closed.step("after")?.state).toBe("done");
  });

  it("[A-6.g.iii] takes no screenshot as one from before once the content is down, until it is shown again", () => {
    const removed = decided().add(event.done(anchorage, "remove"));
    expect(removed.refusal(event.sealed("before"))).toEqual({
      code: "STEP_SHUT",
      because: "Something was already taken down; a new screenshot shows the page after it.",
      citation: null,
    });
    for (const purpose of ["after", "message", "other"] as const) {
      expect(removed.refusal(event.sealed(purpose))).toBeNull();
    }
    expect(removed.add(event.restored()).refusal(event.sealed("before"))).toBeNull();
    const blocked = decided().add(event.done(anchorage, "block"));
    expect(blocked.refusal(event.sealed("before"))).toBeNull();
  });

  it("takes no reason that nobody can see", () => {
    const removed = decided();
    for (const reason of ["", " \n", "\u2800", "\u200b\u3164"]) {
      expect(removed.refusal({ kind: "case.kept", fields: { because: "decided", reason } })?.code).toBe("TEXT_EMPTY");
    }
  });

  it("shuts the actions of a kept case: a new decision is a new case", () => {
    const kept = decided().add(event.kept());
    expect(kept.action("remove")).toMatchObject({ because: "This case was kept. A new decision is a new case." });
    expect(kept.refusal(event.kept())?.code).toBe("STEP_SHUT");
  });

  it("keeps content that is gone before there was a screenshot", () => {
    const gone = new ACase(anchorage, event.opened()).add(event.kept("gone"), event.closed());
    expect(gone.progress.closed).toBe(true);
  });

  it("does not keep what was taken down", () => {
    const removed = decided().add(event.done(anchorage, "remove"));
    expect(removed.progress.keep.state).toBe("shut");
    expect(removed.refusal(event.kept())?.code).toBe("STEP_SHUT");
  });

  it("does each action once and leaves the others open", () => {
    const removed = decided().add(event.done(anchorage, "remove"));
    expect(removed.refusal(event.done(anchorage, "remove"))?.code).toBe("STEP_SHUT");
    expect(removed.action("block")?.state).toBe("open");
    removed.add(event.done(anchorage, "block"), event.unblocked());
    expect(removed.action("block")?.state).toBe("reversed");
    expect(removed.action("remove")?.state).toBe("done");
  });
});

describe("a policy of no real place", () => {
  it("asks two people, tells the writer afterwards, and ends", () => {
    const tale = new ACase(harbour, event.opened());
    expect(tale.progress.current).toBe("ask-editor");
    tale.add(event.consulted("Page Editor", ["tuck-away", "mute"]), event.sealed());
    expect(tale.progress.current).toBe("why");
    tale.add(event.grounds(harbour, "fish"), event.consulted("Harbour Counsel", ["tuck-away"]));
    expect(tale.action("mute")).toMatchObject({ state: "shut", citation: "Harbour Rules, rule 3" });
    tale.add(event.done(harbour, "tuck-away"));
    expect(tale.refusal(event.closed())?.because).toBe("“Tell the writer” comes first.");
    tale.add(event.message(), event.closed());
    expect(tale.progress.closed).toBe(true);
  });

  it("takes no consultation with a role that the policy does not name", () => {
    expect(new ACase(harbour, event.opened()).refusal(event.consulted(director, []))?.code).toBe("STEP_SHUT");
  });
});

describe("corrections", () => {
  const amend = (seq: number, field: string, correction: unknown, reason = "A slip."): CaseEvent =>
    ({ kind: "case.amended", fields: { amends: { id: `entry-${seq}`, seq }, correction, field, reason } }) as CaseEvent;

  it("are allowed for what people can mistype, at any time, with a reason", () => {
    const closed = decided().add(event.done(anchorage, "remove"), event.closed());
    expect(closed.refusal(amend(0, "author", "@other"))).toBeNull();
    expect(closed.refusal(amend(0, "author", "@other", ""))?.code).toBe("TEXT_EMPTY");
    expect(closed.refusal(amend(99, "author", "@other"))?.code).toBe("ENTRY_UNKNOWN");
  });

  it("never change the course of a case", () => {
    const done = decided().add(event.done(anchorage, "remove"));
    for (const [seq, field] of [
      [1, "purpose"],
      [2, "grounds"],
      [3, "answer"],
      [4, "decided"],
      [6, "action"],
    ] as const) {
      expect(done.refusal(amend(seq, field, "x"))?.code).toBe("FIELD_NOT_AMENDABLE");
    }
    expect(done.refusal(amend(0, "published", false))?.code).toBe("FIELD_NOT_AMENDABLE");
    expect(done.refusal(amend(4, "consulted", { name: "Sam Sample", role: "Cook" }))?.code).toBe("FIELD_NOT_AMENDABLE");
    expect(done.refusal(amend(4, "consulted", { name: "Sam Sample", role: director }))).toBeNull();
  });

  it("say whether the content was public, while nothing is done about it", () => {
    const held = new ACase(anoka, event.opened(), event.sealed(), event.grounds(anoka), amend(0, "published", false));
    expect(held.action("decline")?.state).toBe("open");
    expect(held.action("hide")?.state).toBe("shut");
  });
});
