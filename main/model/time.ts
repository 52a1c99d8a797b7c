/** Times as the log holds them, and what an honest time may be. */

import type { Time } from "./entry.ts";
import type { ErrorCode } from "./error-code.ts";

/** How far ahead another clock may be before a time counts as in the future, in milliseconds. */
export const clockSkew = 5 * 60_000;

const timeFormat = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const dateFormat = /^\d{4}-\d{2}-\d{2}$/;

/** Milliseconds since 1970 of a `Time`; null when it is none (2026-02-30 is none). */
export function parseTime(time: string): number | null {
  if (!timeFormat.test(time)) return null;
  const instant = Date.parse(time);
  // Date.parse lets 31 June roll over to 1 July.
  return Number.isNaN(instant) || new Date(instant).toISOString() !== time ? null : instant;
}

/** Is this a day of the calendar, `YYYY-MM-DD`? */
export function isDate(date: string): boolean {
  return dateFormat.test(date) && parseTime(`${date}T00:00:00.000Z`) !== null;
}

/** TIME_INVALID, TIME_IN_FUTURE (five minutes of clock skew are forgiven), or null when it is well. */
export function timeFault(time: string, now: Date): ErrorCode | null {
  const instant = parseTime(time);
  if (instant === null) return "TIME_INVALID";
  return instant > now.getTime() + clockSkew ? "TIME_IN_FUTURE" : null;
}

/** To make one takes far longer than to ask it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  calendars.set(timeZone, made);
  return made;
}

/** The day of an instant in a time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, time: Time): string {
  const found = Object.fromEntries(
    calendarOf(timeZone)
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  return `${found.year?.padStart(4, "0")}-${found.month}-${found.day}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * `Nov 21, 2026, 6:00 AM AKST`: an instant on the clocks of a time zone. Put together here, so that no version of Intl words it in another
 * way; only the zone’s own name is Intl’s.
 */
export function momentIn(timeZone: string, time: Time): string {
  const instant = Date.parse(time);
  const wall = new Date(Math.floor(instant / 1000) * 1000 + offsetAt(timeZone, instant));
  const [hour, minute] = [wall.getUTCHours(), String(wall.getUTCMinutes()).padStart(2, "0")];
  const day = `${months[wall.getUTCMonth()]} ${wall.getUTCDate()}, ${wall.getUTCFullYear()}`;
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "short" }).formatToParts(instant);
  const zone = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return `${day}, ${hour % 12 === 0 ? 12 : hour % 12}:${minute} ${hour < 12 ? "AM" : "PM"} ${zone}`;
}

/** The instant at which a day begins in a time zone; with `days` 1, at which it has ended. */
export function startOfDay(timeZone: string, date: string, days = 0): Time {
  const midnight = Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000;
  // The zone's distance from UTC depends on the instant sought: two rounds settle it around a change of clocks.
  let instant = midnight;
  for (let round = 0; round < 2; round++) instant = midnight - offsetAt(timeZone, instant);
  return new Date(instant).toISOString();
}

function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(instant));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - Math.floor(instant / 1000) * 1000;
}

/**
 * Was the content posted before the account was there? The day of posting is taken where it was latest on Earth (UTC+14),
 * so that nobody's time zone makes an honest date wrong.
 * @param since date of the account's opening, null when unknown
 */
export function isBeforeAccount(postedAt: Time, since: string | null): boolean {
  if (since === null || !isDate(since)) return false;
  const latestDay = new Date(Date.parse(postedAt) + 14 * 3_600_000).toISOString().slice(0, 10);
  return latestDay < since;
}
