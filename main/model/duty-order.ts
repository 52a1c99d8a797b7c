/** The order in which duties are shown: total and stable, so that the same duties always stand in the same order. */

import { type Duty, inFull, urgencies } from "./duty.ts";

const order = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);

/** The most urgent first, then the earliest day, then by title; for `sort`. */
export function mostUrgentFirst(a: Duty, b: Duty): number {
  const rank = urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency);
  // "~" stands behind every date: what has no day comes after what has one.
  return rank || order(a.due ?? "~", b.due ?? "~") || order(a.title, b.title) || order(a.id, b.id);
}

/** Copies of the first `count` in the order of `mostUrgentFirst`, each in full. Of the rest no title is looked at, which is what takes long. */
export function mostUrgent(duties: readonly Duty[], count: number): readonly Duty[] {
  const first: Duty[] = [];
  for (const urgency of urgencies) {
    const byDay = Map.groupBy(
      duties.filter((duty) => duty.urgency === urgency),
      ({ due }) => due ?? "~",
    );
    for (const [, sameDay] of [...byDay].sort(([a], [b]) => order(a, b))) {
      if (first.length >= count) return first.map(inFull);
      first.push(...sameDay.sort(mostUrgentFirst).slice(0, count - first.length));
    }
  }
  return first.map(inFull);
}
