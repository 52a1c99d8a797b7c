/** How times, sizes and counts are written: US English, in the time zone of the city. */
import { toWallDate } from "./zoned-time.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

/** Newer ICU puts a narrow no-break space before AM and PM; a plain no-break space looks as people know it, and never breaks a line. */
function written(time: string | Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(zone, options)
    .format(new Date(time))
    .replaceAll(/[\u202f\u00a0]/g, " ")
    .replace(/ (?=[AP]M)/, "\u00a0");
}

/** `4:12 PM` */
export function clock(time: string | Date, zone: string): string {
  return written(time, zone, { hour: "numeric", minute: "2-digit" });
}

/** `Nov 19`, with the year when it is another: `Nov 19, 2025` */
export function day(time: string | Date, zone: string, now: Date = new Date()): string {
  const thisYear = toWallDate(time, zone).slice(0, 4) === toWallDate(now, zone).slice(0, 4);
  return written(time, zone, { month: "short", day: "numeric", ...(thisYear ? {} : { year: "numeric" }) });
}

/** `Nov 19, 4:12 PM` */
export function moment(time: string | Date, zone: string, now: Date = new Date()): string {
  return `${day(time, zone, now)}, ${clock(time, zone)}`;
}

/** The whole of it, with zone: `Thursday, November 19, 2026, 4:12:07 PM AKST` */
export function momentInFull(time: string | Date, zone: string): string {
  const date = written(time, zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
  const options = { hour: "numeric", minute: "2-digit", second: "2-digit", timeZoneName: "short" } as const;
  return `${date}, ${written(time, zone, options)}`;
}

/** As people give times, to the minute: `Thursday, November 19, 2026, 4:12 PM AKST` */
export function minuteInFull(time: string | Date, zone: string): string {
  const date = written(time, zone, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
  return `${date}, ${written(time, zone, { hour: "numeric", minute: "2-digit", timeZoneName: "short" })}`;
}

/** `Friday, November 20` */
export function longDay(time: string | Date, zone: string): string {
  return written(time, zone, { weekday: "long", month: "long", day: "numeric" });
}

/** A date without a time, `2026-11-20`, as `November 20, 2026`. */
export function plainDate(date: string): string {
  return written(`${date}T12:00:00Z`, "UTC", { month: "long", day: "numeric", year: "numeric" });
}

/** A date without a time as `Nov 20`, with the year when it is another. */
export function shortDate(date: string, now: Date = new Date()): string {
  return day(`${date}T12:00:00Z`, "UTC", now);
}

/** `AKST` */
export function zoneName(zone: string, time: Date = new Date()): string {
  const parts = dateFormat(zone, { timeZoneName: "short" }).formatToParts(time);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

/** `today`, `yesterday`, else `Nov 19`. */
export function relativeDay(time: string | Date, zone: string, now: Date = new Date()): string {
  const date = toWallDate(time, zone);
  if (date === toWallDate(now, zone)) return "today";
  if (date === toWallDate(new Date(now.getTime() - 24 * 60 * 60 * 1000), zone)) return "yesterday";
  return day(time, zone, now);
}

/** `today at 8:02 AM`, `Nov 19 at 8:02 AM` */
export function relativeMoment(time: string | Date, zone: string, now: Date = new Date()): string {
  return `${relativeDay(time, zone, now)} at ${clock(time, zone)}`;
}

/** `1,284` */
export function count(n: number): string {
  return n.toLocaleString("en-US");
}

/** `1 entry`, `1,284 entries` */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** `812 bytes`, `1.4 MB`: powers of 1,000, as file managers show them. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  const units = ["KB", "MB", "GB", "TB"];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 10 ? Number(size.toFixed(1)) : Math.round(size)} ${units[unit]}`;
}

/** `9f2c…e41a` */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}

const ordinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/** `third`, `12th` */
export function ordinal(n: number): string {
  const word = ordinals[n];
  if (word !== undefined) return word;
  const rest = n % 100 > 10 && n % 100 < 14 ? 0 : n % 10;
  return `${count(n)}${["th", "st", "nd", "rd"][rest] ?? "th"}`;
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `P&P 16-5, section 6.f.ii` as `section 6.f.ii`, where it is clear which policy is meant. */
export function localCitation(citation: string, policy: string): string {
  const at = citation.indexOf(`${policy}, `);
  return at < 0 ? citation : citation.slice(at + policy.length + 2);
}

/** `P&P 16-5, section 6.f.ii` as `6.f.ii`, where the policy's name stands beside it already. */
export function shortCitation(citation: string, policy: string): string {
  // “V” alone reads as a letter, “6.f.ii” as what it is.
  return localCitation(citation, policy).replace(/^section (?=\d)/, "");
}

/** First letter in upper case. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
