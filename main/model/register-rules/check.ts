/** What a rule comes to when it looks at one account, person, department or the policy itself. */

import type { Duty } from "../duty.ts";
import type { Day } from "../register-view.ts";

/**
 * unknown: nobody has looked, or nobody wrote it down; it never counts as met. shown: worth knowing beside the row, and decides nothing: it
 * makes no row met.
 */
export type CheckState = "met" | "not-met" | "unknown" | "shown";

/** One thing that was looked at. `clauses`: of the pack, the first one is what the rule is about. */
export interface Check {
  readonly clauses: readonly string[];
  readonly state: CheckState;
  /** A sentence: what shows that it holds, or what is missing. */
  readonly says: string;
  /** Day of what it says, or since when it is so; null: no day is known. */
  readonly on: Day | null;
}

export function check(state: CheckState, clauses: readonly string[], says: string, on: Day | null): Check {
  return { clauses, state, says, on };
}

/** What is noted for a day that has not come yet shows nothing: the clock was ahead. @param today in the pack's time zone */
export function orAhead(one: Check, today: Day): Check {
  if (one.state !== "met" || one.on === null || one.on <= today) return one;
  return { ...one, state: "unknown", says: `${one.says} It is noted for ${one.on}, which has not come yet.`, on: null };
}

/** All that the rules say of one subject. `department` null: it concerns all of them. */
export interface Outcome {
  readonly department: string | null;
  readonly checks: readonly Check[];
  /** Also those that Today shows only later. */
  readonly duties: readonly Duty[];
}
