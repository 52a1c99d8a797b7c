/** Duties that have a day, as a calendar file. (RFC 5545) */

import { hash } from "node:crypto";
import ical, { ICalAlarmRelatesTo, ICalAlarmType, ICalEventTransparency } from "ical-generator";
import { cleanFileName } from "../lib/file-name.ts";
import type { Duty } from "../model/duty.ts";
import { dayInWords } from "./print/day.ts";

export interface CalendarAbout {
  /** Whose duties these are: a department or the organisation. */
  readonly name: string;
  /** The organisation's internet domain: part of each event's id. */
  readonly domain: string;
  /** When it was made. */
  readonly stamp: Date;
  /** That day in the pack's time zone, `YYYY-MM-DD`. */
  readonly today: string;
}

/** After the beginning of the day, in seconds: in the morning, wherever the calendar is. */
const alarmAfter = 9 * 3600;
/** More than anybody looks through. The library takes a tenth of a second for so many, and ever longer for each with more of them. */
export const mostEvents = 3_000;

/**
 * An event of one whole day for each duty that has a day. What should have been done by now stands on the present day: nobody looks for it on
 * a day that is over. So does what is not in order as long as it stands, without a day of its own. Days are of the calendar, without a time zone: nothing shifts them. A duty keeps
 * its id, so that a later file replaces what an earlier one put there. Of more than `mostEvents`, the last entry says how many are left out.
 * @param duties the most urgent first
 */
export function calendarFile(
  duties: readonly Duty[],
  { name, domain, stamp, today }: CalendarAbout,
): { readonly name: string; readonly bytes: Uint8Array } {
  const calendar = ical({
    // The library writes this name as it is.
    name: escaped(line(`${name}: what is due`)),
    prodId: { company: "Custodia", product: "Custodia", language: "EN" },
  });
  const dated = duties.filter((duty) => dayOf(duty, today) !== null);
  const shown =
    dated.length > mostEvents
      ? [...dated.slice(0, mostEvents), leftOut(dated.length - mostEvents, { name, today })]
      : dated;
  for (const duty of shown) {
    const event = calendar.createEvent({
      id: `${hash("sha256", duty.id, "hex").slice(0, 40)}@${domain}`,
      stamp,
      start: dayOf(duty, today) ?? today,
      allDay: true,
      summary: line(duty.title),
      description: plain([...overdueWords(duty, today), duty.why, duty.citation].join("\n").trimEnd()),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    const alarm = { type: ICalAlarmType.display, triggerAfter: alarmAfter, description: line(duty.title) };
    event.createAlarm(alarm).relatesTo(ICalAlarmRelatesTo.start);
  }
  const file = cleanFileName(`due-${name.replace(/[/\\]/g, "-")}.ics`);
  return { name: file, bytes: new TextEncoder().encode(`${calendar.toString()}\r\n`) };
}

/** Says on the present day that more is due than the file holds. */
function leftOut(count: number, { name, today }: Pick<CalendarAbout, "name" | "today">): Duty {
  const number = (value: number) => value.toLocaleString("en-US");
  return {
    id: `left-out:${name}`,
    row: null,
    title: `${number(count)} more ${count === 1 ? "duty is" : "duties are"} not in this calendar`,
    why: `It holds the ${number(mostEvents)} most urgent. Custodia shows the others on its page Today when their time comes.`,
    citation: "",
    ...{ due: today, urgency: "soon", vault: null, credential: null, place: "policy" },
  };
}

/** null: on none. */
function dayOf({ due, urgency }: Duty, today: string): string | null {
  if (due === null) return urgency === "overdue" || urgency === "now" ? today : null;
  return due < today ? today : due;
}

function overdueWords({ due }: Duty, today: string): readonly string[] {
  return due !== null && due < today ? [`Due since ${dayInWords(due)}.`] : [];
}

/** Section 3.1: no control characters but tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function plain(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, "\n").replace(controls, "\ufffd");
}

function line(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim();
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (found) => `\\${found}`).replace(/\n/g, "\\n");
}
