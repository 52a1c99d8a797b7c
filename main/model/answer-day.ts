/** The day by which a records request is to be answered. [A-6.e.i] */

import { addDays } from "./calendar.ts";
import type { RecordsRule } from "./policy-pack.ts";

/**
 * @param receivedOn day `YYYY-MM-DD`; it does not count itself
 * @returns the last day; working days leave out Saturdays and Sundays, and no other day: no pack knows a city's holidays
 */
export function answerDay(
  receivedOn: string,
  { days, working }: Pick<RecordsRule["answer"], "days" | "working">,
): string {
  if (!working) return addDays(receivedOn, days);
  let day = receivedOn;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
