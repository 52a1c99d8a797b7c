/** The compliance report of a department: each row of the policy's duties, met or not, since when, with its evidence. */

import type { Day } from "./register-view.ts";

/**
 * met: it was looked at, and it holds. not-met: something is missing or late. unknown: Custodia can't know; it never counts as met.
 * nothing: there is nothing here that the row could be about, such as no account.
 */
export const rowVerdicts = ["met", "not-met", "unknown", "nothing"] as const;
export type RowVerdict = (typeof rowVerdicts)[number];

/** `what` is a sentence; `on` the day of it, or since when; null: no day is known. */
export interface Finding {
  readonly what: string;
  readonly on: Day | null;
}

export interface ComplianceRow {
  /** Id in the list of duties. */
  readonly row: string;
  /** The policy's own words. */
  readonly clauses: readonly { readonly citation: string; readonly text: string }[];
  readonly verdict: RowVerdict;
  /** Since when it is so; null: not known. */
  readonly since: Day | null;
  /** What is missing or late, the worst first; empty unless not-met or unknown. At most fifty; `more` counts the rest. */
  readonly findings: readonly Finding[];
  readonly more: number;
  /** What shows that it holds, as far as it does. */
  readonly evidence: readonly Finding[];
  /** What the verdict rests on that is not the policy's: numbers that are the pack's own, and what was not counted. */
  readonly notes: readonly string[];
}

export interface ComplianceReport {
  readonly organisation: string;
  readonly department: string;
  readonly policy: {
    readonly title: string;
    readonly shortTitle: string;
    readonly ref: string;
    readonly effective: Day;
  };
  /** The day it speaks of, and who made it: name and title. */
  readonly day: Day;
  readonly by: string;
  /** Made from sample data: nobody is to take it for a report. */
  readonly sample: boolean;
  /** In the order of the policy's text. */
  readonly rows: readonly ComplianceRow[];
}
