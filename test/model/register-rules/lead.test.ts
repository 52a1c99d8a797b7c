import { describe, expect, it } from "vitest";
import { firstDue, later, leadOf, leadOfMonths } from "../../../main/model/register-rules/lead.ts";
import { Reckoning } from "../../../main/model/register-rules/reckoning.ts";
import { anchorage } from "../packs.ts";

describe("how long ahead a duty is shown", () => {
  it("is three days for a weekly round, seven for a monthly one, thirty for a yearly check", () => {
    expect([leadOf(7), leadOf(30), leadOfMonths(1), leadOfMonths(12), leadOfMonths(36)]).toEqual([3, 7, 7, 30, 30]);
  });

  it("is never the whole interval, so that what was done is gone for a while", () => {
    expect([leadOf(1), leadOf(2), leadOf(3), leadOf(4)]).toEqual([0, 1, 2, 3]);
  });

  it("is how long the first time may take, at most the interval itself", () => {
    const desk = new Reckoning(anchorage, "2026-03-20");
    expect(firstDue(desk, "2026-03-01", 12)).toBe("2026-03-31");
    expect(firstDue(desk, "2026-01-31", 1)).toBe("2026-02-07");
    expect(later("2026-02-28", "2028-02-29")).toBe("2028-02-29");
  });
});
