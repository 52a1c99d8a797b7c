import type { Day } from "../model/register-view.ts";

/**
 * The day of an instant on this computer’s own clock, as the system’s settings would show it.
 * @param at milliseconds since 1970; null: not known
 * @returns null: no instant, or not in the years 2000 to 9999: systems say “never” with dates long past
 */
export function localDay(at: number | null): Day | null {
  if (at === null) return null;
  const date = new Date(at);
  const year = date.getFullYear();
  // Not a number is in no range.
  if (!(year >= 2000 && year <= 9999)) return null;
  const two = (part: number) => String(part).padStart(2, "0");
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
