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
  // The same number as on the icon and in the window: what comes up is told beside it.
  const pressing = overdue + broken;
  if (pressing + dueToday === 0) return null;
  const parts = [
    overdue === 0 ? [] : [`${overdue} overdue`],
    broken === 0 ? [] : [`${broken} not in order`],
    pressing === 0 || dueToday === 0 ? [] : [`${dueToday} more due today`],
  ].flat();
  const says = parts.length === 0 ? "" : `${parts.join(", ")}. `;
  return {
    title:
      pressing === 0
        ? things(dueToday, "is due today", "are due today")
        : things(pressing, "needs you now", "need you now"),
    body: `${says}Open Custodia to see what to do.`,
  };
}

function things(many: number, one: string, more: string): string {
  return many === 1 ? `One thing ${one}` : `${many} things ${more}`;
}
