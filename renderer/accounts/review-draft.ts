/** A review round and a discussion as they are typed. [A-5.b.iv, N-V.3] */

import { addDays } from "../../main/model/calendar.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { AccountRecord, DiscussionOutcome, NamedPerson } from "../../main/model/register-view.ts";
import type { AccountStep } from "../../preload/contract.ts";

export interface ReviewDraft {
  readonly on: string;
  readonly looked: readonly string[];
  readonly found: "" | "nothing" | "something";
  readonly words: string;
  /** Day of the newest post that was seen; empty: not looked at. */
  readonly lastActivity: string;
  /** Ids of the cases that were ticked; null: nobody has ticked any yet. */
  readonly cases: readonly string[] | null;
  /** UTC time at which a case was started from here; empty: none was. */
  readonly startedAt: string;
}

export function freshReview(today: string): ReviewDraft {
  return { on: today, looked: [], found: "", words: "", lastActivity: "", cases: null, startedAt: "" };
}

/** Has anybody filled anything in? What is there when the form opens does not count. */
export function isHalf(draft: Partial<ReviewDraft>): boolean {
  const { looked = [], found = "", words = "", lastActivity = "", startedAt = "" } = draft;
  return looked.length > 0 || [found, words, lastActivity, startedAt].some((part) => part.trim() !== "");
}

interface HalfRound {
  /** Id of the account. */
  readonly account: string;
  readonly draft: ReviewDraft;
}

/** The rounds among all half-typed forms, by account; drafts that are no rounds are passed over. */
export function halfRounds(drafts: Readonly<Record<string, unknown>>): readonly HalfRound[] {
  return Object.entries(drafts).flatMap(([key, value]) => {
    const account = /^registered:(.+):review$/.exec(key)?.[1];
    if (account === undefined || typeof value !== "object" || value === null) return [];
    const draft: ReviewDraft = { ...freshReview(""), ...value };
    return isHalf(draft) ? [{ account, draft }] : [];
  });
}

export type CameOf = Pick<CaseSummary, "id" | "openedAt"> & {
  readonly account: Pick<CaseSummary["account"], "id" | "name">;
};

/** The half-filled round that a case was started from; null: from none. */
export function halfRoundOf(drafts: Readonly<Record<string, unknown>>, summary: CameOf): ReviewDraft | null {
  const round = halfRounds(drafts).find(({ account }) => account === summary.account.id)?.draft ?? null;
  return round !== null && casesOf(round, [summary]).length > 0 ? round : null;
}

type Dated = Pick<CaseSummary, "id" | "openedAt">;

/** The cases that belong to the round: those that were ticked, else those that were opened since one was started from it. */
export function casesOf(draft: ReviewDraft, known: readonly Dated[]): readonly string[] {
  if (draft.found !== "something") return [];
  if (draft.cases !== null) return draft.cases.filter((id) => known.some((one) => one.id === id));
  if (draft.startedAt === "") return [];
  return known.filter(({ openedAt }) => openedAt >= draft.startedAt).map(({ id }) => id);
}

/** The step as main takes it. `found` must have been chosen. */
export function reviewOf(draft: ReviewDraft, known: readonly Dated[]): Extract<AccountStep, { step: "review" }> {
  return {
    step: "review",
    on: draft.on,
    looked: draft.looked,
    found: draft.found === "something" ? "something" : "nothing",
    words: draft.words,
    cases: casesOf(draft, known),
    lastActivity: draft.lastActivity || null,
  };
}

/** Day by which the next round is due: nobody goes round on a page that is paused, so the days count from when it is in use again. */
export function nextRound(
  everyDays: number,
  { review, addedOn, standingSince }: Pick<AccountRecord, "review" | "addedOn" | "standingSince">,
): string {
  const days = [addedOn, standingSince, ...(review === null ? [] : [review.on])].sort();
  return addDays(days.at(-1) ?? standingSince, everyDays);
}

export interface DiscussDraft {
  readonly on: string;
  readonly with: readonly NamedPerson[];
  readonly outcome: DiscussionOutcome | "";
  readonly words: string;
  readonly again: string;
}

export function freshDiscussion(today: string): DiscussDraft {
  return { on: today, with: [{ name: "", role: "" }], outcome: "", words: "", again: "" };
}

/** The step as main takes it. `outcome` must have been chosen. */
export function discussionOf(draft: DiscussDraft): Extract<AccountStep, { step: "discuss" }> {
  return {
    step: "discuss",
    on: draft.on,
    with: draft.with.filter(({ name, role }) => name.trim() !== "" && role.trim() !== ""),
    outcome: draft.outcome === "" ? "keep" : draft.outcome,
    words: draft.words,
    again: draft.again || null,
  };
}
