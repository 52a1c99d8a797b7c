import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { anchorage, anoka, harbour } from "../model/packs.ts";
import { Desk, input, png, refused } from "./a-desk.ts";

/** Later than every time that the inputs carry. */
function later(desk: Desk): void {
  desk.now = new Date("2026-03-02T18:10:00.000Z");
}

describe("a removal", () => {
  async function untilAction(desk: Desk) {
    let view = await desk.sealed(desk.start());
    later(desk);
    view = desk.record(view, input.grounds("violent", "profane"));
    view = desk.record(view, input.viewpoint());
    view = desk.record(view, input.consultation("remove", "block"));
    return desk.record(view, input.message());
  }

  it("[A-6.f.ii] goes from the screenshot to the closing, each step written as the pack words it", async () => {
    const desk = new Desk([anchorage]);
    let view = await untilAction(desk);
    view = desk.record(view, input.action("remove"));
    view = desk.record(view, { ...input.action("block"), until: "2026-06-01T00:00:00.000Z" });
    view = desk.record(view, input.close());
    expect(view.progress.closed).toBe(true);
    expect(view.entries.map((entry) => entry.kind)).toEqual([
      "case.opened",
      "evidence.sealed",
      "ground.chosen",
      "viewpoint.checked",
      "director.consulted",
      "message.sent",
      "content.removed",
      "user.blocked",
      "case.closed",
    ]);
    expect(view.entries[2]?.fields).toMatchObject({
      grounds: [
        { id: "violent", text: "Violent or threatening content", citation: "P&P 16-5, section 6.f.i.j" },
        { id: "profane", text: "Profane language or content", citation: "P&P 16-5, section 6.f.i.a" },
      ],
    });
    expect(view.entries[4]?.fields).toMatchObject({ consulted: { name: "Robin Sample", role: "Department Director" } });
    expect(view.entries[7]?.fields).toMatchObject({ author: "@River_Walker_77", label: "Blocked" });
    for (const entry of view.entries) {
      expect(entry).toMatchObject({
        policy: "anchorage-pp-16-5@2020-03-09",
        device: "device-1",
        actor: { osUser: "alex" },
      });
    }
    expect(view.summary.outcomes).toEqual(["content.removed", "user.blocked"]);
    expect(desk.changes).toBe(9);
  });

  it("[A-6.g.iii] refuses the removal step until a screenshot is sealed", async () => {
    const desk = new Desk([anchorage]);
    const view = desk.start();
    expect(refused(() => desk.record(view, input.action("remove", "2026-03-02T18:00:00.000Z")))).toEqual({
      code: "STEP_SHUT",
      because: "“Seal a screenshot” comes first.",
      citation: "P&P 16-5, section 6.g.iii",
    });
    expect(refused(() => desk.record(view, input.waive("evidence", "No time.")))).toMatchObject({
      code: "STEP_NOT_WAIVABLE",
    });
    expect(desk.log.counts().entries).toBe(1);
  });

  it("[A-6.g.iii] refuses an action said to be done before the screenshot, to the minute", async () => {
    const desk = new Desk([anchorage]);
    const view = await untilAction(desk);
    expect(refused(() => desk.record(view, input.action("remove", "2026-03-02T17:59:00.000Z")))).toMatchObject({
      code: "TIME_BEFORE_STEP",
      at: "2026-03-02T18:00:30.000Z",
    });
    expect(desk.record(view, input.action("remove", "2026-03-02T18:00:00.000Z")).progress.actions[0]?.state).toBe(
      "done",
    );
  });

  it("[A-6.g.iii] refuses an action while no screenshot of the content is on the disk as it was sealed", async () => {
    const desk = new Desk([anchorage]);
    const view = await untilAction(desk);
    const { sha256 } = view.summary.picture ?? { sha256: "" };
    const file = join(desk.folder, "evidence", sha256.slice(0, 2), sha256);
    const missing = { code: "EVIDENCE_MISSING", sha256 };
    renameSync(file, `${file}.away`);
    expect(refused(() => desk.record(view, input.action("remove")))).toEqual(missing);
    writeFileSync(file, png.subarray(1));
    expect(refused(() => desk.record(view, input.action("remove")))).toEqual(missing);
    rmSync(file);
    mkdirSync(file);
    expect(refused(() => desk.record(view, input.action("remove")))).toEqual(missing);
    rmSync(file, { recursive: true });
    renameSync(`${file}.away`, file);
    expect(desk.record(view, input.action("remove")).summary.outcomes).toEqual(["content.removed"]);
  });

  it("goes on after a clock that was years ahead has been put right, in new cases and in those of that time", async () => {
    const desk = new Desk([anoka]);
    const acted = async (view: ReturnType<Desk["start"]>, at: string) =>
      desk.record(desk.record(await desk.sealed(view), input.grounds("spam")), input.action("hide", at));
    desk.now = new Date("2036-03-02T18:00:30.000Z");
    const ahead = desk.start();
    await desk.sealed(desk.start());
    desk.now = new Date("2026-03-02T18:00:30.000Z");
    const begun = desk.start();
    expect(begun.summary.openedAt > "2036").toBe(true);
    desk.now = new Date("2026-03-02T18:09:30.000Z");
    expect((await acted(begun, "2026-03-02T18:04:00.000Z")).summary.outcomes).toEqual(["content.hidden"]);
    expect((await acted(ahead, "2026-03-02T18:09:00.000Z")).summary.outcomes).toEqual(["content.hidden"]);
    const early = desk.record(await desk.sealed(desk.start()), input.grounds("spam"));
    expect(refused(() => desk.record(early, input.action("hide", "2026-03-02T18:08:00.000Z")))).toMatchObject({
      code: "TIME_BEFORE_STEP",
    });
  });

  it("[A-6.f.i] refuses a ground that the policy does not list", async () => {
    const desk = new Desk([anchorage]);
    const view = await desk.sealed(desk.start());
    expect(refused(() => desk.record(view, input.grounds("violent", "dull")))).toMatchObject({
      code: "GROUND_UNKNOWN",
      ground: "dull",
    });
    expect(refused(() => desk.record(view, input.grounds()))).toMatchObject({ code: "GROUND_UNKNOWN" });
  });

  it("[A-6.f.iii] ends as kept when it is only a viewpoint", async () => {
    const desk = new Desk([anchorage]);
    let view = await desk.sealed(desk.start());
    view = desk.record(view, input.grounds("profane"));
    view = desk.record(view, input.viewpoint("viewpoint-only"));
    expect(refused(() => desk.record(view, input.consultation("remove")))).toMatchObject({
      code: "STEP_SHUT",
      citation: "P&P 16-5, section 6.f.iii",
    });
    view = desk.record(view, input.keep("viewpoint-only"));
    view = desk.record(view, input.close());
    expect(view.summary).toMatchObject({ outcomes: ["case.kept"], closed: true });
  });

  it("[A-6.f.ii] skips the consultation only with a reason, which the record keeps", async () => {
    const desk = new Desk([anchorage]);
    let view = await desk.sealed(desk.start());
    view = desk.record(view, input.grounds("profane"));
    view = desk.record(view, input.viewpoint());
    expect(refused(() => desk.record(view, input.waive("consultation", " ")))).toMatchObject({ code: "TEXT_EMPTY" });
    view = desk.record(view, input.waive("consultation", "On leave; the deputy is ill."));
    expect(view.entries.at(-1)?.fields).toEqual({
      reason: "On leave; the deputy is ill.",
      step: "consultation",
      title: "Consult the director",
    });
    expect(view.summary.waivers).toBe(1);
  });

  it("[A-6.f.ii] lists the author's earlier cases on the platform, however the handle is written", () => {
    const desk = new Desk([anchorage]);
    const first = desk.start();
    const second = desk.start({ author: "RIVER_walker_77" });
    desk.start({ author: "somebody_else" });
    expect(second.sameAuthor.map(({ id }) => id)).toEqual([first.summary.id]);
    expect(desk.cases.byAuthor("facebook", " @river_walker_77 ").map(({ id }) => id)).toEqual([
      second.summary.id,
      first.summary.id,
    ]);
    expect(desk.cases.byAuthor("Facebook", "@")).toEqual([]);
    const corrected = desk.record(second, input.amend(second.entries[0]?.id ?? "", "author", "@Other_One"));
    expect(corrected.sameAuthor).toEqual([]);
    expect(desk.cases.get(first.summary.id).sameAuthor).toEqual([]);
  });

  it("finds no cases of an author whose name is longer than any, without folding it", () => {
    const desk = new Desk([anchorage]);
    desk.start();
    const started = performance.now();
    const marks = `a${"\u0315\u0300".repeat(1_000_000)}`;
    expect(desk.cases.byAuthor("facebook", marks)).toEqual([]);
    expect(desk.cases.byAuthor(marks, "@river_walker_77")).toEqual([]);
    expect(refused(() => desk.start({ author: marks })).code).toBe("TEXT_TOO_LONG");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("is resumed on any day where it was left", async () => {
    const desk = new Desk([anchorage]);
    const left = await desk.sealed(desk.start());
    desk.restart();
    expect(desk.cases.openCases()).toMatchObject([
      { step: 3, steps: 9, title: "Name the grounds", summary: { id: left.summary.id } },
    ]);
    const view = desk.record(desk.cases.get(left.summary.id), input.grounds("profane"));
    expect(view.progress.current).toBe("viewpoint");
  });

  it("is refused when the case went on meanwhile", async () => {
    const desk = new Desk([anchorage]);
    const seen = await desk.sealed(desk.start());
    desk.record(seen, input.grounds("profane"));
    expect(refused(() => desk.record(seen, input.grounds("violent")))).toEqual({ code: "CASE_CHANGED", lastSeq: 2 });
    expect(refused(() => desk.cases.get("nowhere"))).toMatchObject({ code: "CASE_UNKNOWN" });
    expect(refused(() => desk.cases.record("nowhere", 0, input.close()))).toMatchObject({ code: "CASE_UNKNOWN" });
  });
});

describe("hiding and declining", () => {
  it("[N-V.8] hides, shows again, and records both with their times in order", async () => {
    const desk = new Desk([anoka]);
    let view = await desk.sealed(desk.start());
    later(desk);
    view = desk.record(view, input.grounds("spam"));
    view = desk.record(view, input.action("hide"));
    view = desk.record(view, input.close());
    expect(refused(() => desk.record(view, input.reverse("hide", "2026-03-02T18:04:00.000Z")))).toMatchObject({
      code: "TIME_BEFORE_STEP",
      step: "content.hidden",
    });
    view = desk.record(view, input.reverse("hide"));
    expect(view.summary.outcomes).toEqual(["content.restored"]);
    expect(refused(() => desk.record(view, input.reverse("hide")))).toMatchObject({ code: "STEP_SHUT" });
  });

  it("[N-V.6] declines before publication what is held for moderation", async () => {
    const desk = new Desk([anoka]);
    let view = await desk.sealed(desk.start({ published: false }));
    later(desk);
    view = desk.record(view, input.grounds("spam"));
    expect(refused(() => desk.record(view, input.action("hide")))).toMatchObject({ code: "STEP_SHUT" });
    view = desk.record(view, input.action("decline"));
    expect(view.entries.at(-1)).toMatchObject({
      kind: "content.declined",
      fields: { label: "Declined before publication" },
    });
  });

  it("[N-V.7] has no way to edit a comment, whatever is asked for", async () => {
    const desk = new Desk([anoka]);
    const view = await desk.sealed(desk.start());
    expect(refused(() => desk.record(view, input.action("edit", "2026-03-02T18:01:00.000Z")))).toMatchObject({
      code: "ACTION_UNKNOWN",
    });
    const recorded = desk.record(view, input.amend(view.entries[0]?.id ?? "", "content", "What it really said."));
    expect(recorded.entries[0]?.fields).toMatchObject({ content: "You will regret this." });
  });

  it("[N-V.5] notes the question to the Assistant City Manager and the answer", async () => {
    const desk = new Desk([anoka]);
    let view = await desk.sealed(desk.start());
    view = desk.record(view, input.grounds("personal-information"));
    view = desk.record(view, input.consultation());
    expect(view.entries.at(-1)?.fields).toMatchObject({
      consulted: { role: "Assistant City Manager" },
      words: "Take it down.",
    });
  });
});

describe("a case under an invented policy", () => {
  it("asks two people in turn, or again, and ends as that policy wants", async () => {
    const desk = new Desk([harbour]);
    let view = desk.start();
    view = desk.record(view, input.consultation());
    view = desk.record(view, { ...input.consultation("tuck-away", "mute"), id: "ask-editor" });
    view = await desk.sealed(view);
    later(desk);
    view = desk.record(view, input.grounds("fish"));
    view = desk.record(view, input.consultation("tuck-away", "mute"));
    expect(view.entries.at(-1)?.fields).toMatchObject({ consulted: { role: "Harbour Counsel" } });
    view = desk.record(view, input.action("tuck-away"));
    view = desk.record(view, input.action("mute"));
    view = desk.record(view, input.waive("tell", "The writer muted us first."));
    view = desk.record(view, input.close());
    expect(view.summary).toMatchObject({ outcomes: ["content.hidden", "user.blocked"], closed: true });
    expect(refused(() => desk.record(view, input.reverse("mute")))).toMatchObject({ code: "STEP_SHUT" });
  });

  it("[N-hist] keeps its version when a newer one comes, and the new case takes the new one", () => {
    const newer = { ...harbour, version: "8", effective: "2026-01-01" };
    const desk = new Desk([harbour]);
    const old = desk.start();
    desk.restart([newer, harbour]);
    const { person, theme } = { person: desk.register.person(), theme: desk.register.theme() };
    if (person !== null) desk.register.save({ person, pack: "harbour-rules@8", theme });
    expect(desk.start().summary.policy).toBe("harbour-rules@8");
    expect(desk.record(old, input.consultation()).entries.map((entry) => entry.policy)).toEqual([
      "harbour-rules@7",
      "harbour-rules@7",
    ]);
  });

  it("can be read but not continued while its policy file is gone", async () => {
    const desk = new Desk([harbour]);
    const view = desk.start();
    desk.restart([anchorage]);
    const read = desk.cases.get(view.summary.id);
    expect(read.entries).toHaveLength(1);
    expect(read.progress).toMatchObject({ steps: [], current: null, keep: { state: "shut" } });
    expect(desk.cases.openCases()).toMatchObject([{ step: 0, steps: 0, title: "harbour-rules@7" }]);
    expect(refused(() => desk.record(read, input.keep()))).toMatchObject({
      code: "PACK_UNKNOWN",
      ref: "harbour-rules@7",
    });
    await expect(desk.seal(read)).rejects.toThrow("PACK_UNKNOWN");
    expect(refused(() => desk.start())).toMatchObject({ code: "PACK_UNKNOWN" });
    desk.restart([harbour]);
    expect(desk.cases.get(view.summary.id).progress.current).toBe("ask-editor");
  });
});

describe("sealing", () => {
  it("[A-6.g.iii] takes more evidence in any state, after the closing too", async () => {
    const desk = new Desk([anchorage]);
    let view = desk.record(desk.start(), input.keep());
    view = desk.record(view, input.close());
    const { view: more, renamedType } = await desk.seal(view, "other");
    expect(more.summary.evidenceCount).toBe(1);
    expect(renamedType).toBeNull();
  });

  it("leaves no file when there is no such case, the file is none, or the log refuses", async () => {
    const desk = new Desk([anchorage]);
    const view = desk.start();
    const ghost = { ...view, summary: { ...view.summary, id: "ghost" } };
    await expect(desk.seal(ghost)).rejects.toThrow("CASE_UNKNOWN");
    await expect(desk.seal(view, "before", new Uint8Array())).rejects.toThrow("EVIDENCE_EMPTY");
    await expect(desk.cases.seal(view.summary.id, [], { name: "a", bytes: null }, "before", "\u0000")).rejects.toThrow(
      "TEXT_CONTROL",
    );
    expect(desk.files()).toEqual([]);
    expect(desk.log.counts().entries).toBe(1);
  });

  it("leaves no file once restarted when the log fails after the file has streamed in", async () => {
    const desk = new Desk([anchorage]);
    const view = desk.start();
    const { png } = await import("./a-desk.ts");
    async function* slow() {
      yield png.subarray(0, 10);
      // The database fails while the file arrives: here one of its tables takes nothing more.
      desk.database.exec("CREATE TRIGGER stop BEFORE INSERT ON named_evidence BEGIN SELECT RAISE(ABORT, 'full'); END");
      yield png.subarray(10);
    }
    await expect(
      desk.cases.seal(view.summary.id, slow(), { name: "a.png", bytes: png.length }, "before", ""),
    ).rejects.toThrow();
    expect(desk.cases.get(view.summary.id).entries).toHaveLength(1);
    desk.database.exec("DROP TRIGGER stop");
    desk.restart();
    expect(desk.files()).toEqual([]);
  });
});
