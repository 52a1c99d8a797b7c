/** What the report takes from the removal log: counts of one department's cases. */

import type { CaseSummary, Outcome } from "../case-view.ts";
import { dayIn } from "../time.ts";

/** Cases of one department; each is counted once in every number that it belongs to. */
export interface CaseCounts {
  readonly all: number;
  readonly open: number;
  /** How many had each outcome; a case that was hidden and restored counts in both. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Content was removed, hidden or declined, or an author blocked. */
  readonly acted: number;
  /** Those of `acted` that have a screenshot or print-out sealed. [A-6.g.iii] */
  readonly documented: number;
  /** A step was left out with a written reason. */
  readonly waived: number;
  /** A private message to the author is on record. */
  readonly messaged: number;
  /** Day of the newest entry in the pack's time zone; null: there is no case. */
  readonly lastOn: string | null;
}

export interface ComplianceFacts {
  readonly cases: CaseCounts;
}

/** What is counted of a case; every summary of the log has it. */
export type CountedCase = Pick<
  CaseSummary,
  "closed" | "outcomes" | "evidenceCount" | "waivers" | "messages" | "lastAt"
>;

const acting: readonly Outcome[] = ["content.removed", "content.hidden", "content.declined", "user.blocked"];

/**
 * Counts the cases of one department.
 * @param cases only those of the department
 * @param timeZone of the pack
 */
export function countCases(cases: Iterable<CountedCase>, timeZone: string): CaseCounts {
  const outcomes: Partial<Record<Outcome, number>> = {};
  const counts = { all: 0, open: 0, acted: 0, documented: 0, waived: 0, messaged: 0 };
  let last = "";
  for (const one of cases) {
    const acted = one.outcomes.some((outcome) => acting.includes(outcome));
    counts.all += 1;
    counts.open += one.closed ? 0 : 1;
    counts.acted += acted ? 1 : 0;
    counts.documented += acted && one.evidenceCount > 0 ? 1 : 0;
    counts.waived += one.waivers > 0 ? 1 : 0;
    counts.messaged += one.messages > 0 ? 1 : 0;
    for (const outcome of new Set(one.outcomes)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    // Times of the log are all of one form: they sort as text.
    if (one.lastAt > last) last = one.lastAt;
  }
  return { ...counts, outcomes, lastOn: last === "" ? null : dayIn(timeZone, last) };
}
