/**
 * Wall-clock times of the city against UTC. A `datetime-local` field knows no zone: what is typed there is the time
 * on a clock in the pack's time zone, whatever zone the workstation is set to.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function wallFormat(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    format = new Intl.DateTimeFormat("en-US", { ...options, second: "2-digit", hourCycle: "h23", timeZone: zone });
    formats.set(zone, format);
  }
  return format;
}

/** The clock in `zone` at this instant, in milliseconds as if that clock were UTC. */
function wallMillis(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of wallFormat(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const millis = ((instant % 1000) + 1000) % 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) + millis;
}

/** `2026-11-19T14:40`: what a clock in `zone` shows at `time` (RFC 3339). */
export function toWall(time: string | Date, zone: string): string {
  return new Date(wallMillis(new Date(time).getTime(), zone)).toISOString().slice(0, 16);
}

/** `2026-11-19`: the date in `zone`. */
export function toWallDate(time: string | Date, zone: string): string {
  return toWall(time, zone).slice(0, 10);
}

/**
 * The instant, as UTC with milliseconds, at which a clock in `zone` shows `wall` (`2026-11-19T14:40`); null when the text is no time.
 * An hour that the clock shows twice counts as the first; one that it skips counts as the hour after.
 */
export function fromWall(wall: string, zone: string): string | null {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(shown)) return null;
  const day = 24 * 60 * 60 * 1000;
  const offsets = [shown - day, shown + day].map((near) => wallMillis(near, zone) - near);
  const instants = offsets.map((offset) => shown - offset);
  const exact = instants.filter((instant) => wallMillis(instant, zone) === shown);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...instants)).toISOString();
}

/**
 * The instant meant by a minute on the clock. A minute is coarser than the log: when it is the present minute the present
 * instant is meant, and when it is the minute of `notBefore` (what has just been recorded) an instant not before that.
 */
export function instantOf(wall: string, zone: string, now: Date, notBefore: string | null): string | null {
  if (wall === toWall(now, zone)) return now.toISOString();
  const instant = fromWall(wall, zone);
  if (instant === null || notBefore === null) return instant;
  return wall === toWall(notBefore, zone) && instant < notBefore ? notBefore : instant;
}
