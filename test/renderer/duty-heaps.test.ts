import { describe, expect, it } from "vitest";
import { type Duty, urgencies } from "../../main/model/duty.ts";
import { heapedDuties, heapKinds, mostSingle } from "../../main/model/duty-heaps.ts";
import { dueOfRow, dutyGroups, leftOut } from "../../renderer/duties.ts";
import { heapTitle } from "../../renderer/duty-heaps.ts";
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

/** As main tells of them. */
const due = (duties: readonly Duty[]) => ({ ...heapedDuties(duties, today, 300), day: today });

describe("the duties of the register on Today", () => {
  it("[A-5.b.iv] leads from a round that is due straight to its form", () => {
    const [group] = dutyGroups(due(reviews(1)), [], now);
    expect(group?.lines[0]).toMatchObject({
      tag: "Account",
      action: "Start the round",
      place: { screen: "account", id: "a-0", tab: "reviews", doing: "review" },
    });
  });

  it("puts many of one kind into one line that leads to their list, and few not", () => {
    const few = dutyGroups(due(reviews(mostSingle, { department: "Parks" })), [], now);
    expect(few[0]?.lines).toHaveLength(mostSingle);
    const many = dutyGroups(due(reviews(mostSingle + 1, { department: "Parks" })), [], now);
    expect(many[0]?.lines).toHaveLength(1);
    expect(many[0]?.lines[0]).toMatchObject({
      title: `Look at ${mostSingle + 1} accounts`,
      place: { screen: "accounts", department: "Parks", needs: { kind: "review", urgency: "soon", thisWeek: true } },
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
    const [group] = dutyGroups(due([...reviews(40), broken]), [], now);
    expect(group?.lines.map(({ place }) => place)).toContainEqual({
      screen: "department",
      name: "Parks",
      doing: "coordinator",
    });
    expect(group?.lines).toHaveLength(2);
  });

  it("parts what is due this week from what comes later", () => {
    const days = ["2026-11-23", "2026-11-30", "2026-12-01"];
    const groups = dutyGroups(due(days.map((day, n) => duty({ id: `review:${n}`, due: day }))), [], now);
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
    const ids = dutyGroups(due(all), [], now).flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });

  it("says how many there are of all, also where a list of them would have no end", () => {
    const told = due([...reviews(1200, { urgency: "overdue", due: "2026-10-01" }), ...reviews(7)]);
    const lines = dutyGroups(told, [], now).flatMap((group) => group.lines);
    expect(lines.map(({ title, when, tone }) => [title, when, tone])).toEqual([
      ["Look at 1,200 accounts", "first due Oct 1", "bad"],
      ["Look at 7 accounts", "first due Nov 23", "warn"],
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  });

  it("leads from many of one department to its list, and from many of several to the whole", () => {
    const departmentOf = (...names: string[]) => {
      const [line] =
        dutyGroups(due(names.flatMap((department) => reviews(6, { department }))), [], now)[0]?.lines ?? [];
      return line?.place.screen === "accounts" ? line.place.department : undefined;
    };
    expect(departmentOf("Parks")).toBe("Parks");
    expect(departmentOf("Parks", "Harbour")).toBeNull();
  });

  it("counts as left out only what stands neither by itself nor in a line with others", () => {
    const single = [...Array(310).keys()].map((n) => duty({ id: `decide:${n}` }));
    const told = due([...reviews(1200), ...single]);
    const counts = { overdue: 0, now: 0, soon: 1510, advice: 0 };
    expect(leftOut({ ...told, counts })).toBe(10);
    expect(leftOut({ ...due(reviews(1200)), counts: { ...counts, soon: 1200 } })).toBe(0);
  });

  it("tells beside a row of the report how many of a line’s duties are because of it", () => {
    const told = due([...reviews(8, { row: "A-5.b.iv" }), ...reviews(3, { row: "A-8" }), duty({ id: "decide:a" })]);
    const titles = (row: string) =>
      dutyGroups(dueOfRow(told, row), [], now).flatMap(({ lines }) => lines.map(({ title }) => title));
    expect(titles("A-5.b.iv")).toEqual(["Look at decide:a", "Look at 8 accounts"]);
    expect(titles("A-8")).toEqual(["Look at 3 accounts"]);
    expect(titles("constructor")).toEqual([]);
  });

  it("has words for every kind that may share a line", () => {
    expect([...heapKinds.keys()].filter((kind) => heapTitle(kind, 6) === "")).toEqual([]);
    expect(heapTitle("constructor", 6)).toBe("");
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
