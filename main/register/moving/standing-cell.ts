import type { Standing } from "../../model/register-view.ts";

export const closedStandings = ["paused", "archived", "deactivated"] as const;
export type ClosedStanding = (typeof closedStandings)[number];

/** How a page may stand that is brought in, as the register's tables write it and as its screens say it. */
const words: ReadonlyMap<string, ClosedStanding | "active" | "created"> = new Map([
  ["active", "active"],
  ["in use", "active"],
  ["created", "created"],
  ["not in use yet", "created"],
  ["paused", "paused"],
  ["archived", "archived"],
  ["deactivated", "deactivated"],
  ["closed", "deactivated"],
]);

/** In any case and with any blanks. null: a page can't be brought in as that. */
export function standingNamed(cell: string): Extract<Standing, ClosedStanding | "active" | "created"> | null {
  return words.get(cell.toLowerCase().replace(/[\s_-]+/gu, " ")) ?? null;
}
