import { describe, expect, it } from "vitest";
import type { NewCase, StepInput } from "../../preload/contract.ts";
import { anchorage } from "../model/packs.ts";
import { Desk, input, refused } from "./a-desk.ts";

describe("what a case is opened with", () => {
  it.each<[Partial<NewCase>, string, string?]>([
    [{ account: "nobody" }, "ACCOUNT_UNKNOWN"],
    [{ author: " @ " }, "TEXT_EMPTY", "author"],
    [{ author: "\u200b\u202e" }, "TEXT_EMPTY", "author"],
    [{ author: "x".repeat(201) }, "TEXT_TOO_LONG", "author"],
    [{ author: "a\nb" }, "TEXT_CONTROL_CHARACTER", "author"],
    [{ content: "" }, "TEXT_EMPTY", "content"],
    [{ content: "NUL \u0000" }, "TEXT_CONTROL_CHARACTER", "content"],
    [{ content: "half \ud83d" }, "TEXT_NOT_WELL_FORMED", "content"],
    [{ content: "é".repeat(600_000) }, "TEXT_TOO_LONG", "content"],
    [{ address: "javascript:alert(1)" }, "ADDRESS_INVALID", "address"],
    [{ address: "https://name:secret@facebook.example/" }, "ADDRESS_INVALID", "address"],
    [{ postedAt: "2026-03-02T18:05:31.000Z" }, "TIME_IN_FUTURE", "postedAt"],
    [{ postedAt: "1 March" }, "TIME_INVALID", "postedAt"],
    [{ postedAt: "2017-04-01T00:00:00.000Z" }, "TIME_BEFORE_ACCOUNT", "postedAt"],
    [{ contentKind: "carving" as "comment" }, "REQUEST_MALFORMED", "contentKind"],
  ])("%j is refused with %s", (change, code, field) => {
    const desk = new Desk([anchorage]);
    expect(refused(() => desk.start(change))).toMatchObject(field === undefined ? { code } : { code, field });
    expect(desk.log.counts()).toMatchObject({ entries: 0, cases: 0 });
  });

  it("may be strange but honest: right-to-left, emoji, one mebibyte, no address, no time, a picture without words", () => {
    const desk = new Desk([anchorage]);
    const content = `שלום 😀\n\t${"x".repeat(1_048_500)}`;
    const view = desk.start({ content, author: "🦊 פקס", address: null, postedAt: null });
    expect(view.entries[0]?.fields).toMatchObject({ content, author: "🦊 פקס", address: null, postedAt: null });
    expect(desk.start({ content: "", contentKind: "photo" }).summary.excerpt).toBe("");
    expect(desk.cases.address(view.summary.id)).toBeNull();
  });
});

describe("what a step is recorded with", () => {
  const far = "2026-03-02T18:30:00.000Z";
  it.each<[StepInput, string]>([
    [{ ...input.consultation("remove"), name: "" }, "TEXT_EMPTY"],
    [{ ...input.consultation("remove"), words: "" }, "TEXT_EMPTY"],
    [{ ...input.consultation("remove"), consultedAt: far }, "TIME_IN_FUTURE"],
    [input.consultation("banish"), "ACTION_UNKNOWN"],
    [{ ...input.consultation("remove"), id: "nowhere" }, "STEP_SHUT"],
    [{ ...input.message(), sentAt: far }, "TIME_IN_FUTURE"],
    [{ ...input.message(), text: "x".repeat(20_001) }, "TEXT_TOO_LONG"],
    [{ ...input.message(), channel: " " }, "TEXT_EMPTY"],
    [input.action("remove", far), "TIME_IN_FUTURE"],
    [input.action("banish"), "ACTION_UNKNOWN"],
    [{ ...input.action("block"), until: "2026-03-02T18:05:00.000Z" }, "TIME_INVALID"],
    [input.reverse("remove"), "STEP_SHUT"],
    [input.waive("nowhere"), "STEP_NOT_WAIVABLE"],
    [{ step: "keep", because: "decided", reason: "\u200b" }, "TEXT_EMPTY"],
    [{ step: "close", note: "\u0007" }, "TEXT_CONTROL_CHARACTER"],
    [input.close(), "STEP_SHUT"],
  ])("%j is refused with %s", async (one, code) => {
    const desk = new Desk([anchorage]);
    let view = await desk.sealed(desk.start());
    desk.now = new Date("2026-03-02T18:10:00.000Z");
    view = desk.record(view, input.grounds("violent"));
    view = desk.record(view, input.viewpoint());
    const before = desk.log.counts().entries;
    expect(refused(() => desk.record(view, one)).code).toBe(code);
    expect(desk.log.counts().entries).toBe(before);
  });

  it("may have been a call before the case was opened", async () => {
    const desk = new Desk([anchorage]);
    let view = await desk.sealed(desk.start());
    view = desk.record(view, input.grounds("violent"));
    view = desk.record(view, input.viewpoint());
    view = desk.record(view, { ...input.consultation("remove"), consultedAt: "2026-02-27T10:00:00.000Z" });
    expect(view.progress.current).toBe("message");
  });
});

describe("a correction", () => {
  async function removed() {
    const desk = new Desk([anchorage]);
    let view = await desk.sealed(desk.start());
    desk.now = new Date("2026-03-02T18:10:00.000Z");
    view = desk.record(view, input.grounds("violent"));
    view = desk.record(view, input.viewpoint());
    view = desk.record(view, input.consultation("remove", "block"));
    view = desk.record(view, input.message());
    view = desk.record(view, input.action("remove"));
    view = desk.record(view, { ...input.action("block"), until: "2026-06-01T00:00:00.000Z" });
    return { desk, view, id: (seq: number) => view.entries[seq]?.id ?? "" };
  }

  it("is checked like the field it corrects", async () => {
    const { desk, view, id } = await removed();
    const cases: readonly [number, string, (StepInput & { step: "amend" })["correction"], string][] = [
      [0, "author", "@", "TEXT_EMPTY"],
      [0, "author", 7, "REQUEST_MALFORMED"],
      [0, "content", "", "TEXT_EMPTY"],
      [0, "address", "ftp://facebook.example", "ADDRESS_INVALID"],
      [0, "postedAt", "2017-04-01T00:00:00.000Z", "TIME_BEFORE_ACCOUNT"],
      [0, "postedAt", "2036-04-01T00:00:00.000Z", "TIME_IN_FUTURE"],
      [0, "contentKind", "carving", "REQUEST_MALFORMED"],
      [0, "published", "no", "REQUEST_MALFORMED"],
      [0, "published", false, "FIELD_NOT_AMENDABLE"],
      [0, "account", {}, "FIELD_NOT_AMENDABLE"],
      [1, "evidence", {}, "FIELD_NOT_AMENDABLE"],
      [1, "purpose", "after", "FIELD_NOT_AMENDABLE"],
      [1, "constructor", "after", "FIELD_NOT_AMENDABLE"],
      [2, "reason", " ", "TEXT_EMPTY"],
      [3, "answer", "viewpoint-only", "FIELD_NOT_AMENDABLE"],
      [4, "decided", [], "FIELD_NOT_AMENDABLE"],
      [4, "consulted", { name: "Sam", role: "Cook" }, "FIELD_NOT_AMENDABLE"],
      [4, "consulted", { name: "Sam", role: "Department Director", more: 1 }, "REQUEST_MALFORMED"],
      [6, "doneAt", "2026-03-02T17:00:00.000Z", "TIME_BEFORE_STEP"],
      [7, "until", "2026-03-01T00:00:00.000Z", "TIME_INVALID"],
    ];
    for (const [seq, field, correction, code] of cases) {
      expect([seq, field, refused(() => desk.record(view, input.amend(id(seq), field, correction))).code]).toEqual([
        seq,
        field,
        code,
      ]);
    }
    expect(refused(() => desk.record(view, input.amend("nobody", "author", "x"))).code).toBe("ENTRY_UNKNOWN");
  });

  it("follows the entry, which stays; the summary shows what is right", async () => {
    const { desk, view, id } = await removed();
    let now = desk.record(view, input.amend(id(0), "address", "https://facebook.example/p/2"));
    now = desk.record(now, input.amend(id(4), "consulted", { name: "Sam Sample", role: "Department Director" }));
    now = desk.record(now, input.amend(id(6), "doneAt", "2026-03-02T18:06:00.000Z"));
    now = desk.record(now, input.amend(id(0), "author", "@Right_One"));
    expect(desk.cases.address(view.summary.id)).toBe("https://facebook.example/p/2");
    expect(now.entries.slice(0, 8)).toEqual(view.entries);
    expect(now.summary.author).toBe("@Right_One");
    now = desk.record(now, input.reverse("block", "2026-03-02T18:07:00.000Z"));
    expect(now.entries.at(-1)?.fields).toMatchObject({ author: "@Right_One" });
    // The block was at 18:05 and lifted at 18:07: it can't have begun after that.
    expect(refused(() => desk.record(now, input.amend(id(7), "doneAt", "2026-03-02T18:08:00.000Z"))).code).toBe(
      "TIME_BEFORE_STEP",
    );
  });
});
