import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "../../main/model/calendar.ts";

describe("the calendar", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2028-02-29", 12, "2029-02-28"],
    ["2026-03-31", 1, "2026-04-30"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-05-15", 120, "2036-05-15"],
    ["2100-01-31", 1, "2100-02-28"],
  ])("a day %s and %i months is %s", (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it.each([
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-12-30", 3, "2027-01-02"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-07", 2, "2026-03-09"],
    ["2026-03-07", 0, "2026-03-07"],
  ])("a day %s and %i days is %s", (date, days, later) => {
    expect(addDays(date, days)).toBe(later);
  });
});
