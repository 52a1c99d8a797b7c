import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { authorKey } from "../../main/model/author.ts";
import type { CaseEvent } from "../../main/model/entry.ts";
import { rebuildDerived } from "../../main/removal-log/index.ts";
import { matchExpression } from "../../main/removal-log/search.ts";
import {
  caseId,
  closed,
  grounds,
  noFilters,
  opened,
  recordCase,
  removed,
  type SampleLog,
  sampleLog,
  sealed,
  steppingClock,
} from "./sample-log.ts";

let sample: SampleLog;
const hour = 3_600_000;

const amendment: CaseEvent<"case.amended"> = {
  kind: "case.amended",
  fields: {
    amends: { id: "00000000-0000-7000-8000-000000000000", seq: 0 },
    correction: "river_walker_78",
    field: "author",
    reason: "Misread the handle.",
  },
};

beforeAll(() => {
  // One entry an hour, from the morning of 2 March 2026.
  sample = sampleLog(steppingClock("2026-03-02T00:00:00.000Z", hour));
  const { log } = sample;
  recordCase(log, 1, [opened(), sealed(), grounds(), removed("Taken down at noon."), closed()]);
  recordCase(log, 2, [opened({ author: "snow-owl.4", content: "Café hours: “naïve” planning", account: "account-2" })]);
  recordCase(log, 3, [
    opened({ author: "@Birch", content: "删除 评论 42nd street", platform: "YouTube" }),
    sealed({ name: "Bildschirmfoto 7.png", sha256: "cd".repeat(32) }),
    grounds("Another reason altogether"),
  ]);
  recordCase(log, 4, [opened({ content: "River, walker: 77 of them" }), closed()]);
});
afterAll(() => sample.close());

function found(query: string, filters: Partial<typeof noFilters> | Record<string, string> = {}): number[] {
  const page = sample.log.search(query, { ...noFilters, ...filters }, null, 50);
  expect(page.next).toBeNull();
  const count = sample.log.count(query, { ...noFilters, ...filters });
  expect(count).toEqual({ cases: page.cases.length, more: false });
  return page.cases.map(({ id }) => Number.parseInt(id.slice(-12), 16));
}

describe("searching the log", () => {
  it("lists every case, newest first, when nothing is asked for", () => {
    expect(found("")).toEqual([4, 3, 2, 1]);
    expect(found("  \n ")).toEqual([4, 3, 2, 1]);
  });

  it.each([
    ["trail", [1], "a word of the content"],
    ["TRAIL closure", [1], "several words, in any case"],
    ["closure trail", [1], "several words, in any order"],
    ["trail nothere", [], "words of which one is missing"],
    ["clos", [1], "the beginning of the last word"],
    ["clos trail", [], "not the beginning of an earlier word"],
    ["clos ", [], "not the beginning of a word that was ended"],
    ['"trail closure"', [1], "a phrase"],
    ['"closure trail"', [], "not a phrase the other way round"],
    ['"trail clos', [1], "a phrase that is being typed"],
    ['"trail clos"', [], "not the beginning inside a closed phrase"],
    ["river_walker_77", [4, 1], "a handle as a whole"],
    ["@river_walker_77", [4, 1], "a handle with its @"],
    ["walker", [4, 1], "a part of a handle"],
    ["river_wal", [4, 1], "the beginning of a handle"],
    ["snow-owl.4", [2], "a handle with dots and hyphens"],
    ["owl", [2], "a part of such a handle"],
    ["cafe naive", [2], "letters without their accents"],
    ["CAFÉ", [2], "letters with their accents"],
    ["删除", [3], "a word in Chinese"],
    ["删", [3], "the first character of a word in Chinese"],
    ["account-2", [2], "an account"],
    ["YouTube", [3], "a platform"],
    ["Bildschirmfoto", [3], "a file's name"],
    ["altogether", [3], "a reason"],
    ["threatening", [3, 1], "the words of a ground"],
    ["noon", [1], "the note of an action"],
    ["t", [], "a single Latin letter only where it is a word"],
    ["😀 trail", [1], "what can be found beside what can't"],
    ["trail\0closure", [1], "words around a NUL"],
  ])("finds by %j: %s → %j", (query, cases) => {
    expect(found(query)).toEqual(cases);
  });

  it("refuses what holds no letter and no digit", () => {
    for (const query of ["@", '""', "--", "😀", "* ( ) :"]) {
      expect(() => sample.log.search(query, noFilters, null, 50)).toThrow(AppError);
    }
  });

  it("filters by account, action, ground and open cases, with and without words", () => {
    expect(found("", { account: "account-2" })).toEqual([2]);
    expect(found("", { action: "content.removed" })).toEqual([1]);
    expect(found("", { action: "open" })).toEqual([3, 2]);
    expect(found("", { ground: "violent" })).toEqual([3, 1]);
    expect(found("", { ground: "violent", action: "open" })).toEqual([3]);
    expect(found("trail", { ground: "violent", account: "account-1" })).toEqual([1]);
    expect(found("trail", { account: "account-2" })).toEqual([]);
    expect(found("", { account: "unheard of" })).toEqual([]);
  });

  it("filters by the time a case was opened, the end not included", () => {
    const day = (time: string) => `2026-03-02T${time}:00.000Z`;
    expect(found("", { fromTime: day("05:00") })).toEqual([4, 3, 2]);
    expect(found("", { toTime: day("05:00") })).toEqual([1]);
    expect(found("", { fromTime: day("05:00"), toTime: day("06:00") })).toEqual([2]);
    expect(found("", { fromTime: day("23:00") })).toEqual([]);
    // As JavaScript writes the years beyond 9999 and before 0.
    expect(found("", { fromTime: "+010000-01-01T00:00:00.000Z" })).toEqual([]);
    expect(found("", { toTime: "+010000-01-01T00:00:00.000Z" })).toEqual([4, 3, 2, 1]);
    expect(found("", { fromTime: "-000001-01-01T00:00:00.000Z" })).toEqual([4, 3, 2, 1]);
    expect(found("", { toTime: "-000001-01-01T00:00:00.000Z" })).toEqual([]);
    expect(found("walker", { toTime: day("05:00") })).toEqual([1]);
    expect(found("", { fromTime: day("01:00"), toTime: day("07:00"), action: "open" })).toEqual([3, 2]);
  });

  it("turns pages without losing or repeating a case", () => {
    const seen: string[] = [];
    let after: number | null = null;
    do {
      const page = sample.log.search("", noFilters, after, 1);
      seen.push(...page.cases.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([4, 3, 2, 1].map(caseId));
  });

  it("never finds a case by the words that stand for its filters", () => {
    const expression = matchExpression("", { ...noFilters, action: "open" });
    const token = /"(.+)"/u.exec(expression ?? "")?.[1] ?? "";
    expect(token.length).toBeGreaterThan(10);
    for (const query of [token, token.slice(1), token.slice(0, 4)]) {
      const cases = /[a-z0-9]/.test(query) ? found(query) : [];
      expect(cases).toEqual([]);
    }
  });

  it("never fails on what a person may type", () => {
    const odd = fc.constantFrom(
      '"',
      "*",
      "(",
      ")",
      "AND",
      "OR",
      "NOT",
      "NEAR",
      "^",
      ":",
      "facet:",
      "{",
      "-",
      "+",
      "\0",
      "\uE000",
      "'",
      ",",
      "é",
      "a",
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(fc.oneof(odd, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join("")),
      fc.array(odd, { maxLength: 60 }).map((parts) => parts.join(" ")),
      fc.string({ unit: fc.constantFrom("\ud800", "\udc00", "a", '"') }),
    );
    fc.assert(
      fc.property(typed, (query) => {
        try {
          sample.log.search(query, { ...noFilters, action: "open" }, null, 5);
          sample.log.count(query, noFilters);
        } catch (error) {
          expect(error instanceof AppError && error.code).toBe("SEARCH_EMPTY");
        }
      }),
      { numRuns: 1_000 },
    );
    expect(found("word ".repeat(300_000))).toEqual([]);
  });
});

describe("what is kept beside the entries", () => {
  it("lists what the filters can be set to", () => {
    const facets = sample.log.facets();
    expect(facets.accounts.map(({ id }) => id)).toEqual(["account-1", "account-2"]);
    expect(facets.actions).toEqual(["content.removed", "open"]);
    expect(facets.grounds).toEqual([{ id: "violent", text: "Violent or threatening content" }]);
  });

  it("[A-6.f.ii] finds the earlier cases of one author on one platform, newest first", () => {
    const ids = (author: string) => sample.log.byAuthor(authorKey("Facebook", author)).map(({ id }) => id);
    expect(ids("@River_Walker_77")).toEqual([caseId(4), caseId(1)]);
    expect(sample.log.byAuthor(authorKey("YouTube", "river_walker_77"))).toEqual([]);
  });

  it("knows open cases, counts and named files", () => {
    expect(sample.log.openSummaries().map(({ id }) => id)).toEqual([caseId(3), caseId(2)]);
    expect(sample.log.counts()).toEqual({ entries: 11, cases: 4, openCases: 2 });
    expect(sample.log.evidence("cd".repeat(32))?.name).toBe("Bildschirmfoto 7.png");
    expect(sample.log.evidence("00".repeat(32))).toBeNull();
    expect(sample.log.summary(caseId(77))).toBeNull();
    expect(sample.log.caseEntries(caseId(77))).toEqual([]);
  });

  it("can be computed anew from the entries, with the same result", () => {
    const { database, log } = sample;
    const derived = () => [
      database.prepare("SELECT * FROM case_summary ORDER BY first_seq").all(),
      database.prepare("SELECT * FROM facet").all(),
      database.prepare("SELECT * FROM named_evidence").all(),
      database.prepare("SELECT * FROM derived_state").all(),
      ["trail", "walker", "threatening"].map((query) => log.search(query, noFilters, null, 50)),
    ];
    const before = derived();
    database.exec("DELETE FROM case_summary; DELETE FROM case_search; DELETE FROM facet; DELETE FROM named_evidence");
    rebuildDerived(database);
    expect(derived()).toEqual(before);
  });

  it("follows a correction, and still finds the case by what was corrected", () => {
    const other = sampleLog();
    recordCase(other.log, 1, [opened(), amendment]);
    expect(other.log.byAuthor(authorKey("Facebook", "river_walker_78"))).toHaveLength(1);
    expect(other.log.byAuthor(authorKey("Facebook", "river_walker_77"))).toHaveLength(0);
    for (const query of ["river_walker_78", "river_walker_77", "misread"]) {
      expect(other.log.search(query, noFilters, null, 50).cases).toHaveLength(1);
    }
    other.close();
  });
});
