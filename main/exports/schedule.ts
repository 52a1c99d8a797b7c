import { addMonths } from "../model/calendar.ts";

/**
 * The day on which the next scheduled export runs: so many months after the last one, whoever made it; the day on which the schedule was
 * turned on when there was none. `last` is a day or null.
 */
export function nextExport(since: string, last: string | null, everyMonths: number): string {
  return last === null ? since : addMonths(last, everyMonths);
}
