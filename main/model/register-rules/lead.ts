/** How long before its day a duty is shown, and how long the first time may take: said here once for all rules. */

import type { Day } from "../register-view.ts";
import type { Reckoning } from "./reckoning.ts";

const most = 30;
const least = 3;

/**
 * A quarter of the interval, at least three days, thirty at most, and never the whole of it: a weekly round is shown three days ahead, a
 * monthly one seven, a yearly check thirty.
 * @param interval in days
 */
export function leadOf(interval: number): number {
  return Math.max(0, Math.min(most, Math.max(least, Math.floor(interval / 4)), interval - 1));
}

/** @param months interval in months, as `leadOf` takes it: a month has thirty days here */
export function leadOfMonths(months: number): number {
  return leadOf(months * 30);
}

/** Something that is done every so many months is done for the first time within the lead of its interval: nobody has yet looked at all. */
export function firstDue(desk: Reckoning, since: Day, everyMonths: number): Day {
  const within = desk.addDays(since, leadOfMonths(everyMonths));
  const whole = desk.addMonths(since, everyMonths);
  return later(within, whole) === whole ? within : whole;
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  if (a < b) return b;
  return a;
}
