import { describe, expect, it } from "vitest";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import { departmentGaps, emptyParts, filledParts, planAgain } from "../../../renderer/people/department-words.ts";

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
