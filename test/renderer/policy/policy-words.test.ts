import { describe, expect, it } from "vitest";
import type { PackSummary } from "../../../preload/contract.ts";
import {
  everyWords,
  faultLines,
  lastReview,
  previewSentence,
  versionOf,
} from "../../../renderer/policy/policy-words.ts";
import { clockChoices, clockWords } from "../../../renderer/policy/reminder-times.ts";

const by = { name: "Dana Sampleton", role: "Mayor’s Office" };

function review(pack: string, on: string) {
  return { pack, on, by, outcome: "unchanged", words: "" } as const;
}

function summary(ref: string, effective: string): PackSummary {
  return { ref, organisation: "Sample City", shortTitle: "Policy 4", title: "Social media", effective };
}

describe("the policy in use", () => {
  it("[A-8] knows the last review of its own pack", () => {
    const reviews = [review("a", "2025-01-01"), review("a", "2026-01-01"), review("b", "2026-06-01")];
    expect(lastReview(reviews, "a")?.on).toBe("2026-01-01");
    expect(lastReview(reviews, "c")).toBeNull();
  });

  it("says how often", () => {
    expect(everyWords(12)).toBe("every year");
    expect(everyWords(24)).toBe("every 2 years");
    expect(everyWords(6)).toBe("every 6 months");
  });

  it("[N-hist] measures a file by the version that is here", () => {
    const [now, next] = [summary("sample@2022-07-18", "2022-07-18"), summary("sample@2023-06-26", "2023-06-26")];
    expect(versionOf(next.ref)).toBe("2023-06-26");
    expect(previewSentence({ summary: next, against: now })).toContain("It is another version of Policy 4");
    expect(previewSentence({ summary: now, against: next })).toContain("older version");
    expect(previewSentence({ summary: now, against: now })).toBe("This very version is here already.");
    expect(previewSentence({ summary: now, against: null })).toContain("another policy than the one in use");
  });
});

describe("the time of a reminder", () => {
  it("is offered by half hours of an office day, with the one that is set", () => {
    expect(clockChoices("08:00")).toHaveLength(25);
    expect(clockChoices("08:10").map(({ value }) => value)).toContain("08:10");
    expect(clockWords("00:05")).toBe("12:05 AM");
    expect(clockWords("12:00")).toBe("12:00 PM");
    expect(clockWords("16:30")).toBe("4:30 PM");
  });
});

describe("a policy file that can’t be used", () => {
  it("is told fault by fault where it has several, and nothing more where its sentence says it", () => {
    const detail = { file: "own.json", reason: "title: holds a control character", line: 5 };
    expect(faultLines({ code: "PACK_BROKEN", detail })).toEqual([]);
    expect(faultLines({ code: "PACK_BROKEN", detail: { ...detail, faults: "Line 5: title\nLine 9: steps" } })).toEqual([
      "Line 5: title",
      "Line 9: steps",
    ]);
    expect(faultLines({ code: "DISK_FULL" })).toEqual([]);
  });
});
