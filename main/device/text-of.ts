import type { Day } from "../model/register-view.ts";
import { isDate } from "../model/time.ts";
import type { Outcome } from "./probe.ts";

/** What a source gave; null: nothing. Programs count only with exit code 0. */
export function okText(outcome: Outcome): string | null {
  return outcome.state === "ok" && outcome.code === 0 ? outcome.text : null;
}

/** `text` when it is a day that the calendar has, else null. */
export function dayIn(text: string): Day | null {
  return isDate(text) ? text : null;
}

/** The latest of those that are known; null: none is. */
export function latestDay(days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).reduce<Day | null>((a, b) => (a === null || b > a ? b : a), null);
}
