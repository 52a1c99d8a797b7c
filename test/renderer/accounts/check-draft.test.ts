import { describe, expect, it } from "vitest";
import { addMonths } from "../../../main/model/calendar.ts";
import { checkStanding } from "../../../main/model/register/check-standing.ts";
import type { CheckAnswer, CheckVerdict } from "../../../main/model/register-view.ts";
import { answered, type CheckDraft, checkedItems } from "../../../renderer/accounts/check-draft.ts";
import { standingSentence } from "../../../renderer/accounts/checklist-tab.tsx";
import { anchorage, anoka, packs } from "../../model/packs.ts";

const empty: CheckDraft = { on: "2026-11-20", items: {} };
const { checklist } = anchorage.register;
const ids = checklist.items.map(({ id }) => id);

function answer(verdict: CheckVerdict, on = "2026-11-20"): CheckAnswer {
  return { verdict, why: verdict === "not-possible" ? "No field" : "Seen", on, by: "Fern", evidence: null };
}

function all(verdict: CheckVerdict, on?: string): Record<string, CheckAnswer> {
  return Object.fromEntries(ids.map((id) => [id, answer(verdict, on)]));
}

describe("a check that is filled in", () => {
  it("[A-6.d.i] hands over only the lines that were answered, in the pack’s order, whatever order they were ticked in", () => {
    const [first = "", second = ""] = ids;
    const later = { ...empty, ...answered(empty, second, { verdict: "met" }) };
    const draft = { ...later, ...answered(later, first, { verdict: "met" }) };
    expect(checkedItems(checklist.items, draft).map(({ item }) => item)).toEqual([first, second]);
    expect(checkedItems(checklist.items, empty)).toEqual([]);
  });

  it("keeps the reason while the answer changes, and an answer that only has a reason is none", () => {
    const [id = ""] = ids;
    const typed = { ...empty, ...answered(empty, id, { why: " No such field " }) };
    expect(checkedItems(checklist.items, typed)).toEqual([]);
    const ticked = { ...typed, ...answered(typed, id, { verdict: "not-possible" }) };
    expect(checkedItems(checklist.items, ticked)).toEqual([
      { item: id, verdict: "not-possible", why: "No such field" },
    ]);
  });

  it("leaves lines out that the pack has no longer", () => {
    const draft = { ...empty, ...answered(empty, "gone", { verdict: "met" }) };
    for (const pack of packs) expect(checkedItems(pack.register.checklist.items, draft)).toEqual([]);
  });
});

describe("how the checklist stands", () => {
  it("[A-6.d.i] [A-6.d.ii] [A-6.e.ii] is looked at again after the pack’s months, counted from the oldest answer", () => {
    const answers = { ...all("met"), [ids[0] ?? ""]: answer("met", "2026-08-31") };
    const standing = checkStanding(checklist, { checklist: answers });
    expect(standing).toMatchObject({ met: ids.length, open: 0 });
    expect(standing.again).toBe(addMonths("2026-08-31", checklist.everyMonths));
  });

  it("[N-V.2] is due at once while a line was never looked at", () => {
    expect(checkStanding(anoka.register.checklist, { checklist: {} })).toMatchObject({ met: 0, open: 2, again: null });
  });

  it("[A-6.d.i] is due at once where a line was ticked without its note, which the rule asks for again", () => {
    const items = checklist.items.map((item) => ({ ...item, note: "needed" as const }));
    const answers = { ...all("met"), [ids[0] ?? ""]: { ...answer("met"), why: " " } };
    const standing = checkStanding({ ...checklist, items }, { checklist: answers });
    expect(standing).toMatchObject({ met: ids.length - 1, unsaid: 1, open: 0, again: null });
    expect(standingSentence(standing)).toBe(`${ids.length - 1} of ${ids.length} met, 1 without its note.`);
  });

  it("[A-6.e.ii] counts as missing what is not possible where the policy leaves no way out", () => {
    const items = checklist.items.map((item) => ({ ...item, always: true }));
    const standing = checkStanding({ ...checklist, items }, { checklist: all("not-possible") });
    expect(standing).toMatchObject({ notMet: ids.length, notPossible: 0 });
  });

  it("counts not possible apart: it is neither met nor missing", () => {
    const answers = { ...all("met"), [ids[1] ?? ""]: answer("not-possible"), [ids[2] ?? ""]: answer("not-met") };
    const standing = checkStanding(checklist, { checklist: answers });
    expect(standingSentence(standing)).toBe(`${ids.length - 2} of ${ids.length} met, 1 not met, 1 not possible.`);
    expect(standingSentence(checkStanding(checklist, { checklist: {} }))).toBe(
      `0 of ${ids.length} met, ${ids.length} not looked at yet.`,
    );
  });
});

describe("a line from which the policy leaves no way out", () => {
  it("[A-6.e.ii] is not sent as impossible, where such an answer was kept from before", () => {
    const [first] = checklist.items;
    if (first === undefined) throw new Error("no line");
    const draft = { ...empty, items: { [first.id]: { verdict: "not-possible", why: "No field" } } } as const;
    expect(checkedItems([{ ...first, always: true }], draft)).toEqual([]);
    expect(checkedItems([{ ...first, always: false }], draft)).toHaveLength(1);
  });
});
