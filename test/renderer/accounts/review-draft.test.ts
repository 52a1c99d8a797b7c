import { describe, expect, it } from "vitest";
import {
  casesOf,
  discussionOf,
  freshDiscussion,
  freshReview,
  halfRoundOf,
  halfRounds,
  isHalf,
  nextRound,
  type ReviewDraft,
  reviewOf,
} from "../../../renderer/accounts/review-draft.ts";

const known = [
  { id: "case-2", openedAt: "2026-11-20T20:30:00.000Z" },
  { id: "case-1", openedAt: "2026-11-18T20:30:00.000Z" },
];
const round: ReviewDraft = { ...freshReview("2026-11-20"), looked: ["Comments"], found: "something", words: "A link" };

describe("a review round that is typed", () => {
  it("[A-5.b.iv] takes the cases along that were started from it, until somebody ticks others", () => {
    expect(casesOf(round, known)).toEqual([]);
    const started = { ...round, startedAt: "2026-11-20T20:00:00.000Z" };
    expect(casesOf(started, known)).toEqual(["case-2"]);
    expect(casesOf({ ...started, cases: ["case-1"] }, known)).toEqual(["case-1"]);
    expect(casesOf({ ...started, cases: [] }, known)).toEqual([]);
  });

  it("names no case where nothing was found, nor one that is not there any more", () => {
    expect(casesOf({ ...round, found: "nothing", cases: ["case-1"] }, known)).toEqual([]);
    expect(casesOf({ ...round, cases: ["case-9", "case-2"] }, known)).toEqual(["case-2"]);
  });

  it("[A-5.b.iv] hands over what was looked at, what was found, and the newest post only if it was seen", () => {
    expect(reviewOf(round, known)).toEqual({
      step: "review",
      on: "2026-11-20",
      looked: ["Comments"],
      found: "something",
      words: "A link",
      cases: [],
      lastActivity: null,
    });
    expect(reviewOf({ ...round, lastActivity: "2026-11-19" }, known).lastActivity).toBe("2026-11-19");
  });

  it("[A-5.b.iv] counts the next round from the last one, and the first from the day it is in use", () => {
    const review = { on: "2026-02-25", by: "", looked: [], found: "nothing", words: "", cases: [] } as const;
    const long = { addedOn: "2020-01-01", standingSince: "2020-01-01" };
    expect(nextRound(7, { ...long, review })).toBe("2026-03-04");
    expect(nextRound(7, { ...long, review: null, standingSince: "2026-12-28" })).toBe("2027-01-04");
    expect(nextRound(7, { ...long, review, standingSince: "2026-06-01" })).toBe("2026-06-08");
  });
});

describe("a discussion that is typed", () => {
  it("[N-V.3] leaves out whoever was not named, and lets the pack reckon the day where none was typed", () => {
    const draft = freshDiscussion("2026-11-20");
    const people = [
      { name: "Dana Sampleton", role: "Director" },
      { name: " ", role: "" },
    ];
    expect(discussionOf({ ...draft, with: people, outcome: "close-for-now", words: "Not used" })).toEqual({
      step: "discuss",
      on: "2026-11-20",
      with: [people[0]],
      outcome: "close-for-now",
      words: "Not used",
      again: null,
    });
  });
});

describe("a round that is half-filled", () => {
  const key = (account: string) => `registered:${account}:review`;
  const about = { ...(known[0] ?? { id: "", openedAt: "" }), account: { id: "a-1", name: "Sample Parks" } };

  it("is one only when somebody has filled something in", () => {
    expect(isHalf({})).toBe(false);
    expect(isHalf(freshReview("2026-11-20"))).toBe(false);
    expect(isHalf({ looked: ["Comments"] })).toBe(true);
    expect(isHalf({ words: " " })).toBe(false);
  });

  it("is found among all half-typed forms, whatever else is kept there", () => {
    const drafts = {
      start: { account: "a-1" },
      [key("a-2")]: {},
      [key("a-3")]: null,
      [key("a-1")]: { words: "A link" },
    };
    expect(halfRounds(drafts).map(({ account }) => account)).toEqual(["a-1"]);
    expect(halfRounds({ "registered:a-1:discuss": { words: "x" } })).toEqual([]);
  });

  it("[A-5.b.iv] is known from a case that was started from it, and from no other case", () => {
    const started = { [key("a-1")]: { ...round, startedAt: "2026-11-20T20:00:00.000Z" } };
    expect(halfRoundOf(started, about)).toMatchObject({ words: "A link" });
    expect(halfRoundOf(started, { ...about, openedAt: "2026-11-20T19:00:00.000Z" })).toBeNull();
    expect(halfRoundOf(started, { ...about, account: { id: "a-2", name: "Another" } })).toBeNull();
    expect(halfRoundOf({ [key("a-1")]: round }, about)).toBeNull();
  });
});
