import { describe, expect, it } from "vitest";
import { isWhyNeeded, offeredVerdicts } from "../../../main/model/register/checklist-answer.ts";

describe("the answers to an item of the checklist", () => {
  it("[A-6.e.ii] leave no way out where the policy leaves none", () => {
    expect(offeredVerdicts({ always: true })).toEqual(["met", "not-met"]);
    expect(offeredVerdicts({})).toEqual(["met", "not-met", "not-possible"]);
  });

  it("[A-6.e.ii] need words where the pack says so, and always where something is said to be impossible", () => {
    expect(isWhyNeeded({ note: "needed" }, "met")).toBe(true);
    expect(isWhyNeeded({ note: "needed" }, "not-met")).toBe(false);
    expect(isWhyNeeded({}, "met")).toBe(false);
    expect(isWhyNeeded({}, "not-possible")).toBe(true);
  });
});
