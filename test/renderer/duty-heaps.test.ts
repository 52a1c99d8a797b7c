import { describe, expect, it } from "vitest";
import { type Duty, urgencies } from "../../main/model/duty.ts";
import { dutyGroups } from "../../renderer/duties.ts";
import { heapTitle, mostSingle } from "../../renderer/duty-heaps.ts";
import { placeOf } from "../../renderer/duty-places.ts";

const now = new Date("2026-11-23T18:00:00.000Z");
const today = "2026-11-23";

function duty(change: Partial<Duty> & Pick<Duty, "id">): Duty {
  return {
    row: "A-5.b.iv",
    title: `Look at ${change.id}`,
    why: "It was last looked at on 2026-10-20.",
    citation: "P&P 16-5, section 5.b.iv",
    due: today,
    urgency: "soon",
    vault: null,
    credential: null,
    place: "account",
    ...change,
  };
}

function reviews(many: number, change: Partial<Duty> = {}): Duty[] {
  return [...Array(many).keys()].map((n) => duty({ id: `review:a-${n}`, subject: `a-${n}`, ...change }));
}

describe("the duties of the register on Today", () => {
  it("[A-5.b.iv] leads from a round that is due straight to its form", () => {
    const [group] = dutyGroups(reviews(1), [], now, today);
    expect(group?.lines[0]).toMatchObject({
      tag: "Account",
      action: "Start the round",
      place: { screen: "account", id: "a-0", tab: "reviews", doing: "review" },
    });
  });

  it("puts many of one kind into one line that leads to their list, and few not", () => {
    const few = dutyGroups(reviews(mostSingle, { department: "Parks" }), [], now, today);
    expect(few[0]?.lines).toHaveLength(mostSingle);
    const many = dutyGroups(reviews(mostSingle + 1, { department: "Parks" }), [], now, today);
    expect(many[0]?.lines).toHaveLength(1);
    expect(many[0]?.lines[0]).toMatchObject({
      title: `Look at ${mostSingle + 1} accounts`,
      place: { screen: "accounts", department: "Parks", needs: { kind: "review", urgency: "soon" } },
    });
  });

  it("says of one account what it says of many, where a search has narrowed the list down", () => {
    expect(["review", "checklist", "check-failed", "inactive"].map((kind) => heapTitle(kind, 1))).toEqual([
      "Look at 1 account",
      "Check what 1 page shows",
      "Mend what 1 page doesn’t show",
      "Discuss whether 1 account is closed",
    ]);
    expect(heapTitle("checklist", 1200)).toBe("Check what 1,200 pages show");
  });

  it("keeps the one broken rule visible below many rounds", () => {
    const broken = duty({ id: "coordinator:Parks", place: "department", subject: "Parks", urgency: "soon" });
    const [group] = dutyGroups([...reviews(40), broken], [], now, today);
    expect(group?.lines.map(({ place }) => place)).toContainEqual({
      screen: "department",
      name: "Parks",
      doing: "coordinator",
    });
    expect(group?.lines).toHaveLength(2);
  });

  it("parts what is due this week from what comes later", () => {
    const days = ["2026-11-23", "2026-11-30", "2026-12-01"];
    const groups = dutyGroups(
      days.map((due, n) => duty({ id: `review:${n}`, due })),
      [],
      now,
      today,
    );
    expect(groups.map(({ title, lines }) => [title, lines.length])).toEqual([
      ["This week", 2],
      ["Soon", 1],
    ]);
  });

  it("loses no duty and shows none twice, whatever is due", () => {
    const all = urgencies.flatMap((urgency) => [
      ...reviews(3, { urgency }).map((one) => ({ ...one, id: `review:${urgency}:${one.id}` })),
      duty({ id: `unsigned:${urgency}`, place: "person", subject: "p", urgency, due: null }),
    ]);
    const ids = dutyGroups(all, [], now, today).flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  it("finds a place for each kind, with and without a subject", () => {
    const place = (change: Partial<Duty> & Pick<Duty, "id">) => placeOf(duty(change));
    expect(place({ id: "unsigned:p-1", place: "person", subject: "p-1" })).toEqual({
      screen: "person",
      id: "p-1",
      doing: "acknowledge",
    });
    expect(place({ id: "workplan:Parks", place: "department", subject: "Parks" })).toMatchObject({ doing: "workplan" });
    expect(place({ id: "policy-review", place: "policy" })).toEqual({ screen: "settings", part: "policy" });
    expect(place({ id: "case:c-1", place: "case", subject: "c-1" })).toEqual({ screen: "case", id: "c-1" });
    expect(place({ id: "empty-register", place: "import" })).toEqual({ screen: "accounts" });
    expect(place({ id: "decide:a-1", place: "account", subject: "a-1" })).toMatchObject({ doing: "decide" });
    expect(place({ id: "inactive:a-1", place: "account", subject: "a-1" })).toMatchObject({ doing: "discuss" });
    expect(place({ id: "checklist:a-1", place: "account", subject: "a-1" })).toMatchObject({ doing: "check" });
  });
});
