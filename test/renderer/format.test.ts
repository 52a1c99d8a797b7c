import { describe, expect, it } from "vitest";
import * as format from "../../renderer/format.ts";

const zone = "America/Anchorage";
const now = new Date("2026-11-20T20:00:00.000Z");

describe("how times and counts are written", () => {
  it("writes times as Americans do, and never breaks a line before PM", () => {
    expect(format.clock("2026-11-20T01:12:00.000Z", zone)).toBe("4:12\u00a0PM");
    expect(format.moment("2026-11-20T01:12:00.000Z", zone, now)).toBe("Nov 19, 4:12\u00a0PM");
    expect(format.longDay(now, zone)).toBe("Friday, November 20");
    expect(format.momentInFull("2026-11-20T01:12:07.000Z", zone)).toBe(
      "Thursday, November 19, 2026, 4:12:07\u00a0PM AKST",
    );
  });

  it("names the year only when it is another", () => {
    expect(format.day("2025-11-19T20:00:00.000Z", zone, now)).toBe("Nov 19, 2025");
    expect(format.day("2026-01-01T08:59:00.000Z", zone, now)).toBe("Dec 31, 2025");
  });

  it("says today and yesterday by the city's calendar", () => {
    expect(format.relativeDay("2026-11-20T09:00:00.000Z", zone, now)).toBe("today");
    expect(format.relativeDay("2026-11-20T08:59:00.000Z", zone, now)).toBe("yesterday");
    expect(format.relativeMoment("2026-11-18T17:02:00.000Z", zone, now)).toBe("Nov 18 at 8:02\u00a0AM");
  });

  it("writes a date without a time as that date in every zone", () => {
    expect(format.plainDate("2020-03-09")).toBe("March 9, 2020");
  });

  it("writes sizes so that they never read 1000 of a unit", () => {
    const written = [0, 1, 999, 1000, 1_449, 999_499, 999_999, 1_400_000, 300_000_000, 2_000_000_000].map(
      format.fileSize,
    );
    expect(written).toEqual([
      "0 bytes",
      "1 byte",
      "999 bytes",
      "1 KB",
      "1.4 KB",
      "999 KB",
      "1 MB",
      "1.4 MB",
      "300 MB",
      "2 GB",
    ]);
  });

  it("counts and lists in words", () => {
    expect(format.counted(1, "entry", "entries")).toBe("1 entry");
    expect(format.counted(1284, "entry", "entries")).toBe("1,284 entries");
    expect([1, 3, 9, 10, 11, 21, 22, 113].map(format.ordinal)).toEqual([
      "first",
      "third",
      "ninth",
      "10th",
      "11th",
      "21st",
      "22nd",
      "113th",
    ]);
    expect(format.listed(["a", "b", "c"])).toBe("a, b and c");
  });

  it("leaves the policy's name out of a citation that stands beside it", () => {
    expect(format.shortCitation("P&P 16-5, section 6.f.ii", "P&P 16-5")).toBe("6.f.ii");
    expect(format.localCitation("P&P 16-5, section 8", "P&P 16-5")).toBe("section 8");
    expect(format.shortCitation("Town Social Media Policy, section V", "Social Media Policy")).toBe("section V");
    expect(format.shortCitation("Charter, article 2", "P&P 16-5")).toBe("Charter, article 2");
  });
});
