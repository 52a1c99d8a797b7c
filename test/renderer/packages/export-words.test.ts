import { describe, expect, it } from "vitest";
import {
  lastExportWords,
  nextWords,
  planWords,
  rangeWords,
  sealWords,
  sinceWords,
} from "../../../renderer/packages/export-words.ts";
import { exportRow } from "./export-row.ts";

const zone = "America/Anchorage";

describe("exports in words", () => {
  it("tells a log that was never exported from one that holds nothing", () => {
    expect(sinceWords({ exports: [], sinceLast: { entries: 0 } }, zone)).toBe("Nothing is recorded yet.");
    expect(sinceWords({ exports: [], sinceLast: { entries: 9 } }, zone)).toBe("Nothing was exported so far.");
    expect(lastExportWords([], zone)).toBe("Never exported");
  });

  it("[A-6.g.ii] says when the last export was made and how much is newer", () => {
    const made = "The last export was made Mar 3, 2020 at 11:00\u00a0AM";
    const since = (entries: number) => sinceWords({ exports: [exportRow()], sinceLast: { entries } }, zone);
    expect(since(0)).toBe(`${made}. Nothing was recorded since.`);
    expect(since(1)).toBe(`${made}; 1 entry is newer.`);
    expect(since(1081)).toBe(`${made}; 1,081 entries are newer.`);
    expect(lastExportWords([exportRow()], zone)).toBe("Last export Mar 3, 2020 at 11:00\u00a0AM");
  });

  it("says before an export what it would hold and how large it would be", () => {
    const plan = { first: 1204, last: 1284, entries: 81, cases: 12, files: 31, bytes: 48_000_000, name: "x.zip" };
    expect(planWords(plan, [])).toBe(
      "81 entries (no. 1,204 to no. 1,284) in 12 cases, 31 sealed files of 48 MB in all",
    );
    expect(planWords({ ...plan, first: 7, last: 7, entries: 1, cases: 0, files: 1, bytes: 812 }, [])).toBe(
      "1 entry (no. 7) in 0 cases, 1 sealed file of 812 bytes",
    );
    expect(planWords({ ...plan, files: 0, bytes: 0 }, [])).toMatch(/ in 12 cases, no sealed file$/);
    expect(rangeWords(0, 0)).toBe("no. 0");
  });

  it("counts what is new as everywhere else: the note of the last export goes along and is told apart", () => {
    const plan = { first: 14, last: 22, entries: 9, cases: 2, files: 0, bytes: 0, name: "x.zip" };
    const words = "8 entries and the note of the last export (no. 14 to no. 22) in 2 cases, no sealed file";
    expect(planWords(plan, [{ seq: 14 }])).toBe(words);
    expect(planWords(plan, [{ seq: 13 }])).toMatch(/^9 entries \(/);
    expect(planWords({ ...plan, first: 22, entries: 1 }, [{ seq: 22 }])).toMatch(/^1 entry \(/);
  });

  it("tells an open package from a sealed one", () => {
    expect(sealWords({ recipients: [] })).toBe("Open");
    expect(sealWords({ recipients: ["age1a", "age1b"] })).toBe("Sealed for 2");
  });

  it("names the day of the next scheduled export, and no day where there is none", () => {
    expect(nextWords({ next: null, lastRefused: null, running: false })).toBe("");
    expect(nextWords({ next: "2026-12-01", lastRefused: null, running: false })).toContain("December 1, 2026");
    expect(nextWords({ next: "2026-12-01", lastRefused: null, running: true })).toBe("It is running right now.");
  });
});
