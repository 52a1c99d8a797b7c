/** Until when a line of versions is supported: through the whole of its last day. */

import { addDays } from "../calendar.ts";
import type { Day } from "../register-view.ts";
import type { Cycle, Product } from "./end-of-life.ts";
import type { SystemReading } from "./reading.ts";
import { daysBetween } from "./sight.ts";
import { compareVersions } from "./versions.ts";

/** So many days before the end it is said, with what to do. */
const soonDays = 60;

/**
 * supported: `until` null: the maker has named no end; `holds`: the last day on which this is known, null: nothing is reckoned. depends: it
 * has ended for some editions and not for others, and which one this is nobody knows. open: the maker names no end, and the data is too old
 * to say that it has not come.
 */
export type Support =
  | { readonly state: "supported"; readonly until: Day | null; readonly soon: boolean; readonly holds: Day | null }
  | { readonly state: "ended"; readonly until: Day }
  | { readonly state: "depends"; readonly until: Day; readonly longest: Day }
  | { readonly state: "open" };

/** @param dataOn the day on which the data was put together */
export function supportOf(
  product: Product,
  cycle: Cycle,
  edition: SystemReading["edition"],
  today: Day,
  dataOn: Day,
): Support {
  const ends = endsOf(cycle, edition);
  if (ends === null) {
    const holds = openUntil(product, cycle, dataOn);
    const isOpen = holds === null || today <= holds;
    return isOpen ? { state: "supported", until: null, soon: false, holds } : { state: "open" };
  }
  const [first, last] = [ends.at(0) ?? "", ends.at(-1) ?? ""];
  if (today <= first) return supported(first, today);
  return last < today ? { state: "ended", until: last } : { state: "depends", until: first, longest: last };
}

function supported(until: Day, today: Day): Support {
  const left = daysBetween(today, until);
  return { state: "supported", until, soon: left !== null && left <= soonDays, holds: until };
}

/** The ends that are possible, the earliest first; null: none is named. */
function endsOf(cycle: Cycle, edition: SystemReading["edition"]): readonly Day[] | null {
  if (edition !== null) {
    const end = cycle.editions?.[edition] ?? cycle.until;
    return end === null ? null : [end];
  }
  if (cycle.until === null) return null;
  return [cycle.until, ...Object.values(cycle.editions ?? {})].sort();
}

/**
 * Makers who name no ends support their newest three: Apple brings one each autumn, the Electron project one every eight weeks. So the oldest
 * of the open ones is the next to end, and the data must be younger than the version that ends it. The last day on which that is so; null: of
 * other makers nothing is reckoned.
 */
function openUntil({ id, cycles }: Product, cycle: Cycle, dataOn: Day): Day | null {
  const open = cycles.filter(({ until }) => until === null);
  const newerThanOldest = open.length - 1 - open.indexOf(cycle);
  if (id === "macos") return addDays(autumnAfter(dataOn, newerThanOldest), -1);
  return id === "electron" ? addDays(dataOn, 28 + newerThanOldest * 56) : null;
}

/** The first of September behind a day, and so many years on: no macOS has come earlier in the year. */
function autumnAfter(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years + (day.slice(5) >= "09-01" ? 1 : 0);
  return `${String(year).padStart(4, "0")}-09-01`;
}

/** Where a cycle stands that the data does not know. null: between those that it knows, or not to be compared. */
export function placed(product: Product, cycle: string): "newer" | "older" | null {
  const apart = product.cycles.map((known) => compareVersions(cycle, known.cycle));
  if (apart.some((one) => one === null || one === 0)) return null;
  if (apart.every((one) => one !== null && one > 0)) return "newer";
  return apart.every((one) => one !== null && one < 0) ? "older" : null;
}
