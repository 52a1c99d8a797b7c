import { describe, expect, it } from "vitest";
import type { ComplianceReport, RowVerdict } from "../../../main/model/compliance-view.ts";
import {
  complianceSentence,
  shownRows,
  sinceWords,
  verdictWords,
} from "../../../renderer/compliance/compliance-words.ts";

function report(...verdicts: readonly RowVerdict[]): ComplianceReport {
  return {
    organisation: "City of Sampleton",
    department: "Parks",
    policy: { title: "Policy", shortTitle: "P 1", ref: "p@1", effective: "2026-01-01" },
    day: "2026-11-23",
    by: "Avery Sample",
    sample: false,
    rows: verdicts.map((verdict, n) => ({
      row: `R-${n}`,
      clauses: [],
      verdict,
      since: null,
      findings: [],
      more: 0,
      evidence: [],
      notes: [],
    })),
  };
}

describe("the words of the compliance report", () => {
  it("never counts what is not known as met", () => {
    expect(complianceSentence(report("met", "unknown"))).toBe("1 of 2 duties is met; of 1 it is not known.");
    expect(complianceSentence(report("unknown"))).toBe("0 of 1 duty are met; of 1 it is not known.");
  });

  it("says what is met, what is not and what is not known", () => {
    expect(complianceSentence(report("met", "met", "not-met", "unknown", "nothing"))).toBe(
      "2 of 4 duties are met; 1 is not and of 1 it is not known.",
    );
    expect(complianceSentence(report("met", "met"))).toBe("2 of 2 duties are met.");
  });

  it("says when there is nothing to speak of", () => {
    expect(complianceSentence(report("nothing"))).toBe("There is nothing here yet that a duty could be about.");
    expect(complianceSentence(report())).toBe("There is nothing here yet that a duty could be about.");
  });

  it("shows what is not met and what is not known under the filter, in the policy's order", () => {
    const all = report("unknown", "met", "not-met", "nothing");
    expect(shownRows(all, "open").map(({ row }) => row)).toEqual(["R-0", "R-2"]);
    expect(shownRows(all, "all")).toHaveLength(4);
  });

  it("marks only what is met as good", () => {
    const good = Object.entries(verdictWords).filter(([, { tone }]) => tone === "good");
    expect(good.map(([verdict]) => verdict)).toEqual(["met"]);
    expect(sinceWords({ since: "2026-11-03" })).toBe("since November 3, 2026");
    expect(sinceWords({ since: null })).toBe("");
  });
});
