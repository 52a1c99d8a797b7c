/** An account as it stands now. [A-6.g] */

import type { Account } from "../account.ts";
import type { Evidence } from "../entry.ts";

/** Day of the calendar `YYYY-MM-DD`, in the pack's time zone. */
export type Day = string;

/** Somebody who did something, as written at the time. */
export interface NamedPerson {
  readonly name: string;
  readonly role: string;
}

/**
 * How far an account has come. requested, declined, approved: there is no page yet. created: it is there, but not in use. paused: shut for a
 * time. archived: kept to be read, nobody posts. deactivated: gone from the platform, or shut for good.
 */
export const standings = [
  "requested",
  "declined",
  "approved",
  "created",
  "active",
  "paused",
  "archived",
  "deactivated",
] as const;
export type Standing = (typeof standings)[number];

/** There was a page in use, and it is not in use any more. */
export const shutStandings = ["paused", "archived", "deactivated"] as const satisfies readonly Standing[];
export type ShutStanding = (typeof shutStandings)[number];

export function isShut(standing: Standing): standing is ShutStanding {
  return (shutStandings as readonly Standing[]).includes(standing);
}

/** `role` is a role's id in the pack; `to` null: still. */
export interface AuthorisedUser {
  readonly person: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day | null;
  /** Why it ended; empty while it has not. */
  readonly because: string;
}

export const checkVerdicts = ["met", "not-met", "not-possible"] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** `why` is never empty for `not-possible`. `evidence`: the screenshot that shows it. */
export interface CheckAnswer {
  readonly verdict: CheckVerdict;
  readonly why: string;
  readonly on: Day;
  readonly by: string;
  readonly evidence: Evidence | null;
}

/** One round on an account. `looked`: lines of the pack's list. `cases`: ids of cases that were started from it. [A-5.b.iv] */
export interface ReviewRound {
  readonly on: Day;
  readonly by: string;
  readonly looked: readonly string[];
  readonly found: "nothing" | "something";
  readonly words: string;
  readonly cases: readonly string[];
}

export const discussionOutcomes = ["keep", "close-for-now", "close-for-good"] as const;
export type DiscussionOutcome = (typeof discussionOutcomes)[number];

/** `again`: the day on which it is to be discussed again; null: reckoned by the pack. [N-V.3] */
export interface Discussion {
  readonly on: Day;
  readonly with: readonly NamedPerson[];
  readonly outcome: DiscussionOutcome;
  readonly words: string;
  readonly again: Day | null;
}

/** One account with all that holds now. `since` is the day on which the page was opened. */
export interface AccountRecord extends Account {
  readonly standing: Standing;
  /** Day since which it stands so. */
  readonly standingSince: Day;
  readonly email: string | null;
  readonly phone: string | null;
  readonly purpose: string;
  /** null: the page was there before the register. */
  readonly request: { readonly by: NamedPerson; readonly on: Day; readonly why: string } | null;
  /** null: nobody has decided, or nobody wrote it down. [N-V.1] */
  readonly decision: {
    readonly approved: boolean;
    readonly by: NamedPerson;
    readonly on: Day;
    readonly why: string;
  } | null;
  /** Why it is paused, archived or deactivated; null while it is not. [N-II.2] */
  readonly shut: { readonly by: NamedPerson; readonly on: Day; readonly why: string } | null;
  /** Ids of people; null: the department's own. */
  readonly coordinator: string | null;
  readonly director: string | null;
  readonly users: readonly AuthorisedUser[];
  readonly lastActivity: { readonly on: Day; readonly what: string } | null;
  /** By id of the pack's item; the last answer of each. */
  readonly checklist: Readonly<Record<string, CheckAnswer>>;
  /** The last of each. */
  readonly review: ReviewRound | null;
  readonly discussion: Discussion | null;
  /** Day on which it came into the register. */
  readonly addedOn: Day;
  /** Id of the last event: hand it back with a change. */
  readonly lastEvent: number;
}
