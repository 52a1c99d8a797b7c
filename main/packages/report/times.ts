/** Times in words, in the city's zone. Intl is asked for numbers only: its words differ from one version to the next. */

import { isDate, parseTime } from "../../model/time.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Every time zone has changed its clocks at a quarter of an hour for as long as there were computers. */
const quarter = 15 * 60_000;

/** `November 3, 2026` for `2026-11-03`; the text itself when it is no date. */
export function dateInWords(date: string): string {
  return isDate(date) ? inWords(date) : date;
}

/** @param date of the calendar */
function inWords(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${months[(month ?? 1) - 1]} ${day}, ${year}`;
}

export class Times {
  readonly zone: string;
  readonly #format: Intl.DateTimeFormat;
  /** Distance from UTC in milliseconds by the quarter of an hour. */
  readonly #offsets = new Map<number, number>();

  /** UTC when the computer knows no such zone. */
  constructor(zone: string | null) {
    const known = zone === null ? null : numbersIn(zone);
    this.#format = known ?? new Intl.DateTimeFormat("en-US", options("UTC"));
    this.zone = known === null || zone === null ? "UTC" : zone;
  }

  /** `2026-11-19`; the text itself when it is no time. */
  date(time: string): string {
    return this.#wall(time)?.slice(0, 10) ?? time;
  }

  /** `November 19, 2026`; the text itself when it is no time. */
  day(time: string): string {
    const wall = this.#wall(time);
    return wall === null ? dateInWords(time) : wallDay(wall);
  }

  /** `Nov 19, 2026`; the text itself when it is no time. */
  shortDay(time: string): string {
    return this.day(time).replace(/^([A-Z][a-z]{2})[a-z]+ /, "$1 ");
  }

  /** `November 19, 2026, 4:12 PM`; the text itself when it is no time. */
  moment(time: string): string {
    const wall = this.#wall(time);
    if (wall === null) return time;
    const hour = Number(wall.slice(11, 13));
    const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${wall.slice(14, 16)}\u00a0${hour < 12 ? "AM" : "PM"}`;
    return `${wallDay(wall)}, ${clock}`;
  }

  /** `2026-11-19 16:12:07 -09:00`, as tables of numbers want it; the text itself when it is no time. */
  stamp(time: string): string {
    const [wall, instant] = [this.#wall(time), parseTime(time)];
    if (wall === null || instant === null) return time;
    const minutes = Math.round(this.#offset(instant) / 60_000);
    const two = (n: number) => String(n).padStart(2, "0");
    const distance = `${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
    return `${wall.slice(0, 10)} ${wall.slice(11, 19)} ${minutes < 0 ? "-" : "+"}${distance}`;
  }

  #wall(time: string): string | null {
    const instant = parseTime(time);
    if (instant === null) return null;
    const wall = new Date(instant + this.#offset(instant));
    // The first and the last hours that a Date can hold have no wall clock everywhere.
    return Number.isNaN(wall.getTime()) ? null : wall.toISOString();
  }

  #offset(instant: number): number {
    const place = Math.floor(instant / quarter);
    const known = this.#offsets.get(place);
    if (known !== undefined) return known;
    if (this.#offsets.size > 50_000) this.#offsets.clear();
    const offset = offsetAt(this.#format, place * quarter);
    this.#offsets.set(place, offset);
    return offset;
  }
}

/** The day of a Date's own text; one outside of the years that have four digits stays as it is. */
function wallDay(wall: string): string {
  const date = wall.slice(0, 10);
  return /^\d/.test(date) ? inWords(date) : date;
}

function options(timeZone: string): Intl.DateTimeFormatOptions {
  const numeric = "numeric" as const;
  const parts = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric };
  return { timeZone, hourCycle: "h23", ...parts };
}

function numbersIn(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-US", options(zone));
  } catch {
    // RangeError: a zone that this computer does not know, named by a stranger's policy.
    return null;
  }
}

function offsetAt(format: Intl.DateTimeFormat, instant: number): number {
  const parts = format.formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return shown - instant;
}
