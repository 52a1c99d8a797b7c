import type { ShutStanding } from "../../model/register-view.ts";

/** How a page may stand that is brought in, as the register's tables write it and as its screens say it. */
const words: ReadonlyMap<string, ShutStanding | "active" | "created"> = new Map([
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
export function standingNamed(cell: string): ShutStanding | "active" | "created" | null {
  return words.get(cell.toLowerCase().replace(/[\s_-]+/gu, " ")) ?? null;
}
