/** When the day's notification may be shown, and what it says: no names, for it stands on a screen that others may see. */

import type { Duty } from "../model/duty.ts";

/** Is it this time of day (`HH:MM`) or later in the time zone? An hour that a change of clocks leaves out has come when it is over. */
export function isNotificationTime(timeZone: string, at: string, now: Date): boolean {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", hour: "2-digit", minute: "2-digit" });
  const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute}` >= at;
}

/** null when nothing is overdue, broken, or due on that day. @param today `YYYY-MM-DD` */
export function notificationWords(duties: readonly Duty[], today: string): { title: string; body: string } | null {
  const overdue = duties.filter(({ urgency }) => urgency === "overdue").length;
  const broken = duties.filter(({ urgency }) => urgency === "now").length;
  const dueToday = duties.filter(({ urgency, due }) => urgency === "soon" && due === today).length;
  const all = overdue + broken + dueToday;
  if (all === 0) return null;
  const parts = [
    overdue === 0 ? [] : [`${overdue} overdue`],
    broken === 0 ? [] : [`${broken} not in order`],
    dueToday === 0 ? [] : [`${dueToday} due today`],
  ];
  return {
    title: all === 1 ? "One thing needs you today" : `${all} things need you today`,
    body: `${parts.flat().join(", ")}. Open Custodia to see what to do.`,
  };
}
