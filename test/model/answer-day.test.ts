import { describe, expect, it } from "vitest";
import { answerDay } from "../../main/model/answer-day.ts";
import { anchorage, anoka, harbour } from "./packs.ts";

describe("the day of the answer", () => {
  it("[A-6.e.i] leaves out Saturdays and Sundays where the pack counts working days", () => {
    // A Friday, and the two weeks after it.
    expect(answerDay("2026-11-20", { days: 1, working: true })).toBe("2026-11-23");
    expect(answerDay("2026-11-20", { days: 10, working: true })).toBe("2026-12-04");
    expect(answerDay("2026-11-21", { days: 1, working: true })).toBe("2026-11-23");
    expect(answerDay("2026-12-31", { days: 1, working: true })).toBe("2027-01-01");
  });

  it("counts every day where the pack does", () => {
    expect(answerDay("2028-02-28", { days: 2, working: false })).toBe("2028-03-01");
    expect(answerDay("2026-11-20", harbour.records.answer)).toBe("2026-12-10");
  });

  it("says of a number that is not the law's own that it is none", () => {
    for (const { answer } of [anchorage.records, anoka.records]) {
      expect(answer.basis).toMatch(/the law sets no number of days/);
      expect(answer.basis).toMatch(/this pack’s own reminder/);
      expect(answer.byLaw).toBe(false);
    }
  });
});
