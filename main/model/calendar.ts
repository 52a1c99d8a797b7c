/** Reckoning with days of the calendar, `YYYY-MM-DD`, whatever the time zone: which day it is somewhere is told by `dayIn`. */

/** @param days may be negative */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00.000Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same day so many months later; the month's last where there is no such day: 31 January and a month is 28 or 29 February. */
export function addMonths(date: string, months: number): string {
  const at = new Date(`${date}T00:00:00.000Z`);
  const day = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + months + 1, 0);
  at.setUTCDate(Math.min(day, at.getUTCDate()));
  return at.toISOString().slice(0, 10);
}
