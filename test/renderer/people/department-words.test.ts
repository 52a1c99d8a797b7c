import { describe, expect, it } from "vitest";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { HistoryLine } from "../../../main/model/register-view.ts";
import { departmentGaps, emptyParts, filledParts, planAgain } from "../../../renderer/people/department-words.ts";
import { lastToTakeBack } from "../../../renderer/people/history-words.ts";

const row = { name: "Parks", coordinator: null, director: null, workplan: null, accounts: 1, people: 3 };
const parts = [
  { id: "mission", label: "Mission", hint: "" },
  { id: "goals", label: "Goals", hint: "" },
];
const both = { register: { designation: {}, workplan: { parts } } } as unknown as PolicyPack;
const neither = { register: { designation: null, workplan: null } } as unknown as PolicyPack;

describe("a department", () => {
  it("[A-5.a.ii] [A-6.a] misses a coordinator and a workplan where the policy wants them and there are accounts", () => {
    expect(departmentGaps(row, both)).toEqual(["coordinator", "workplan"]);
    expect(departmentGaps({ ...row, coordinator: "Dana", workplan: "2026-01-01" }, both)).toEqual([]);
    expect(departmentGaps({ ...row, accounts: 0 }, both)).toEqual([]);
    expect(departmentGaps(row, neither)).toEqual([]);
  });

  it("[A-6.a] names the parts that a workplan says nothing about, and hands over what was filled in", () => {
    expect(emptyParts({ parts: { mission: "To tell", goals: " " } }, { parts })).toEqual(["Goals"]);
    expect(filledParts({ mission: " To tell ", goals: " " })).toEqual({ mission: "To tell" });
  });

  it("[A-6.a] reckons the day on which a plan is looked at again on the calendar, leap days included", () => {
    expect(planAgain({ on: "2028-02-29" }, { everyMonths: 12 })).toBe("2029-02-28");
    expect(planAgain({ on: "2026-05-01" }, { everyMonths: null })).toBeNull();
  });
});

function line(id: number, part: Partial<HistoryLine> = {}): HistoryLine {
  const base = { id, kind: "person.changed", on: "2026-01-01", at: "2026-01-01T12:00:00.000Z", policy: "sample@1" };
  const actor = { name: "Sample", role: "Coordinator", osUser: "" };
  return { ...base, actor, says: "", evidence: [], struck: null, ...part } as HistoryLine;
}

describe("a history", () => {
  const struck = { because: "wrong page", by: "Sample", at: "2026-01-02T12:00:00.000Z" };

  it("offers its last step that counts to be taken back", () => {
    expect(lastToTakeBack([line(3), line(2), line(1)], true)?.id).toBe(3);
    expect(lastToTakeBack([line(4, { kind: "struck" }), line(3, { struck }), line(2), line(1)], true)?.id).toBe(2);
  });

  it("never offers the first step of a person, without which there would be nobody", () => {
    expect(lastToTakeBack([], true)).toBeNull();
    expect(lastToTakeBack([line(1)], true)).toBeNull();
    expect(lastToTakeBack([line(2, { struck }), line(1)], true)).toBeNull();
  });

  it("offers the only step of a department, which is there without it", () => {
    expect(lastToTakeBack([line(1)], false)?.id).toBe(1);
    expect(lastToTakeBack([line(1, { struck })], false)).toBeNull();
  });
});
