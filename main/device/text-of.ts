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

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day of `Nov`, `3` and `2026`, as programs write it without a language; null: the calendar has none. */
export function namedDay(month: string, day: string, year: string): Day | null {
  return dayIn(`${year}-${String(months.indexOf(month) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`);
}
