/** What every judgement looks at beside its reading, and what it comes to. */

import { addDays } from "../calendar.ts";
import type { DeviceVerdict } from "../device-view.ts";
import type { Time } from "../entry.ts";
import type { Day } from "../register-view.ts";
import { clockSkew, isDate, parseTime } from "../time.ts";
import { type Cycle, type EndOfLife, oldAfterDays, type Product } from "./end-of-life.ts";
import type { DeviceFamily, SystemReading } from "./reading.ts";
import { compareVersions } from "./versions.ts";

/** The data says which browsers are newest for so many days: their makers bring a new version every two to four weeks. */
export const freshDays = 30;

export interface Sight {
  readonly family: DeviceFamily;
  /** As `SystemReading.product`; null: another system, or it could not be read. */
  readonly product: string | null;
  /** `Windows 11 Pro 24H2`; in general words where it could not be read. */
  readonly system: string;
  readonly today: Day;
  /** Whom to call. */
  readonly help: string;
  readonly data: EndOfLife;
  /** Why nothing can be told by days, as a sentence; null: the clock is not known to be wrong. */
  readonly clockFault: string | null;
  /** The newest of the system’s own line of versions, where the list knows a newer one than is installed; left out or null: it knows none. */
  readonly newer?: Cycle | null;
}

/** What a reading means. */
export interface Finding {
  readonly verdict: DeviceVerdict;
  readonly reading: string;
  readonly says: string;
  readonly steps: readonly string[];
  /** As `DeviceLine.until`. */
  readonly until?: Day | null;
  /** What a person would have to look at, in names: an answer counts for these and for nothing else. */
  readonly about?: string;
  /** The list of versions or the clock can’t be right: then no answer outweighs it. */
  readonly isFault?: boolean;
}

/** Days from one day to another; below 0: `to` is the earlier one. null: one of them is no day. */
export function daysBetween(from: Day, to: Day): number | null {
  if (!isDate(from) || !isDate(to)) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/**
 * How many days ago it was. A day ahead is today: the system may have its day from another time zone. null: not known, or from the future,
 * which is as good as not known.
 */
export function ageOf(day: Day | null, today: Day): number | null {
  const age = day === null ? null : daysBetween(day, today);
  return age === null || age < -1 ? null : Math.max(0, age);
}

/** Why nothing can rest on the data, as a sentence; null: it can. A clock that is wrong by years makes it old, or of the future. */
export function dataFault({ data, today }: Pick<Sight, "data" | "today">): string | null {
  const age = ageOf(data.on, today);
  if (age === null)
    return `Custodia’s list of supported versions is of ${data.on}, but this computer’s clock says ${today}. Which of them is right can’t be told.`;
  if (age <= oldAfterDays) return null;
  return `Custodia’s list of supported versions is of ${data.on}: more than a year old, it says nothing about today.`;
}

/** The last day on which anything may rest on the data. */
export function lastDayOf({ on }: EndOfLife): Day {
  return addDays(on, oldAfterDays);
}

/** null: none of them is a day. */
export function earliest(...days: readonly (Day | null)[]): Day | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** The log says that it is later than the clock does, by more than clocks differ: a sentence. null: it does not. */
export function clockFault(lastEntry: Time | null, now: Date): string | null {
  const last = lastEntry === null ? null : parseTime(lastEntry);
  if (last === null || last <= now.getTime() + clockSkew) return null;
  return `This computer’s clock says ${minute(now.getTime())}, but the log has an entry of ${minute(last)}: by this clock no age can be told.`;
}

function minute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

export function productOf(data: EndOfLife, id: string): Product | null {
  return data.products.find((one) => one.id === id) ?? null;
}

/** The line of versions to which the system belongs, when its newest is newer than what is installed; null: it is not, or is not known. */
export function newerOf(data: EndOfLife, { product, cycle, version }: SystemReading): Cycle | null {
  const known = product === null ? null : productOf(data, product);
  const line = known?.cycles.find((one) => one.cycle === cycle) ?? null;
  if (line === null || line.latest === null || version === null) return null;
  const apart = compareVersions(version, line.latest);
  return apart !== null && apart < 0 ? line : null;
}

/** Is the data so young that it knows the newest versions? */
export function isFresh({ data, today }: Pick<Sight, "data" | "today">): boolean {
  return today <= addDays(data.on, freshDays) && dataFault({ data, today }) === null;
}
