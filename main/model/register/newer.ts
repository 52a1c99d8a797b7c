/** Which of two looks stands: the newer one, unless the one before was written while a clock was ahead. */

import type { Time } from "../entry.ts";
import type { Day } from "../register-view.ts";

/**
 * Does what is written now take the place of what stands? What happened on an earlier day does not, unless the day that stands lies after
 * this moment itself: it came from a clock that was ahead, and would hide all that is found until then.
 * @param on day of the newer entry
 * @param at when it was written
 */
export function isNewer(on: Day, at: Time, last: { readonly on: Day } | null): boolean {
  return last === null || on >= last.on || last.on > latestDay(at);
}

/**
 * A day that was written down earlier, as this moment shows it: one that lies after it came from a clock that was ahead, and what it tells
 * of had happened by now.
 * @returns a day that has come everywhere on Earth (UTC-12), or the day as it was
 */
export function notAhead(on: Day, at: Time): Day {
  // Asked at every event: most days are settled by the text alone.
  if (on <= at.slice(0, 10) || on <= latestDay(at)) return on;
  return new Date(Date.parse(at) - 12 * 3_600_000).toISOString().slice(0, 10);
}

/** The day of an instant where it is latest on Earth (UTC+14): no honest day lies after it, whatever the time zone. */
function latestDay(at: Time): Day {
  return new Date(Date.parse(at) + 14 * 3_600_000).toISOString().slice(0, 10);
}
