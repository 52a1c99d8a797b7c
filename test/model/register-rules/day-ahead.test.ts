import { describe, expect, it } from "vitest";
import type { AccountRecord } from "../../../main/model/register-view.ts";
import { anchorage } from "../packs.ts";
import { account, answersOf, harbor, person, reviewer } from "./a-register.ts";
import { checksOn, dutiesOn } from "./on-a-day.ts";

const today = "2026-03-20";
const later = "2031-03-02";
const round = { on: later, by: "Casey Sample", looked: [], found: "nothing", words: "", cases: [] } as const;

function states(clause: string, change: Partial<AccountRecord>) {
  return checksOn(anchorage, clause, { accounts: [account(change)] }, today).map(({ state }) => state);
}

describe("a day that has not come yet, from a clock that was ahead", () => {
  it("[A-5.b.iv] [A-6.d.i] never shows that something holds", () => {
    expect(states("5.b.iv", { review: round })).toEqual(["unknown"]);
    const checklist = answersOf(anchorage, { on: later });
    expect(states("6.d.i", { checklist })).toEqual(["unknown", "unknown", "unknown"]);
    const [check] = checksOn(anchorage, "5.b.iv", { accounts: [account({ review: round })] }, today);
    expect(check).toMatchObject({ on: null });
    expect(check?.says).toContain("It is noted for 2031-03-02, which has not come yet.");
  });

  it("[A-6.g.i] makes all of an account doubtful where others are reckoned from it", () => {
    expect(states("6.g.i", {})).toEqual(["met", "met"]);
    for (const change of [{ standingSince: later }, { addedOn: later, request: null }, { since: later }]) {
      expect(states("6.g.i", change)).toEqual(["unknown", "unknown"]);
      expect(states("5.b.iv", change)).toEqual(["unknown"]);
    }
  });

  it("[A-5.b.iv] is to be corrected: one line for the account, which names what and when", () => {
    const accounts = [account({ review: round, lastActivity: { on: later, what: "" } })];
    expect(dutiesOn(anchorage, { accounts }, today)).toMatchObject([
      {
        id: "day-ahead:account-1",
        place: "account",
        subject: "account-1",
        department: "Harbor and Parks",
        urgency: "now",
        due: null,
        title: "Correct the day of the last post and the review round: “Sample Harbor” on Facebook",
        why: "The last post (2031-03-02) and the review round (2031-03-02): no such day has come yet, the clock was ahead. Note it with the right day, or take it back in the history.",
      },
    ]);
    // Once that day has come, nobody can tell any more.
    expect(dutiesOn(anchorage, { accounts }, later).some(({ id }) => id.startsWith("day-ahead"))).toBe(false);
  });

  it("[A-6.b.ii] [A-6.a] [A-5.a.ii] is found at people and departments, too", () => {
    const signed = person().acknowledgement;
    if (signed === null) throw new Error("nothing signed");
    const people = [person({ acknowledgement: { ...signed, signedOn: later } })];
    const plan = harbor().workplan;
    if (plan === null) throw new Error("no workplan");
    const departments = [harbor({ workplan: { ...plan, on: later } })];
    const ids = dutiesOn(anchorage, { people, departments }, today).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["day-ahead:casey", "day-ahead:Harbor and Parks"]));
    expect(checksOn(anchorage, "6.b.ii", { people }, today).map(({ state }) => state)).toEqual(["unknown"]);
    expect(checksOn(anchorage, "6.a", { departments }, today).map(({ state }) => state)).toEqual(["unknown"]);
  });

  it("[A-8] keeps the review of the policy unknown until one is noted with its right day", () => {
    const review = (on: string) => ({ pack: anchorage.id, on, by: reviewer, outcome: "unchanged", words: "" }) as const;
    const policyReviews = [review("2025-06-02"), review(later)];
    expect(checksOn(anchorage, "8", { policyReviews }, today)).toMatchObject([{ state: "unknown" }]);
    expect(dutiesOn(anchorage, { policyReviews }, today)).toMatchObject([
      { id: `day-ahead:${anchorage.id}`, place: "policy", title: "Correct the day of the review: P&P 16-5" },
    ]);
    const noted = [...policyReviews, review("2026-03-02")];
    expect(checksOn(anchorage, "8", { policyReviews: noted }, today)).toMatchObject([
      { state: "met", on: "2026-03-02" },
    ]);
    expect(dutiesOn(anchorage, { policyReviews: noted }, today)).toEqual([]);
  });

  it("[A-8] is shown by no policy that is in force only later", () => {
    const pack = { ...anchorage, effective: "2030-01-01", history: [] };
    expect(checksOn(pack, "8", { policyReviews: [] }, today)).toMatchObject([{ state: "unknown" }]);
  });
});
