/** Which rows of a file are taken in: decided here, ticked by the person. */
import type { ImportRow } from "../../preload/contract.ts";
import { count, counted, listed } from "../format.ts";

export const standingWords: Record<ImportRow["standing"], string> = {
  new: "New",
  duplicate: "Already here",
  differs: "Another password here",
};

/** What is new is ticked at first; what is here already, or would replace a password, is for the person to decide. */
export function usualTicks(rows: readonly ImportRow[]): ReadonlySet<number> {
  return new Set(rows.filter((row) => row.standing === "new").map((row) => row.index));
}

export function ticked(ticks: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const next = new Set(ticks);
  if (!next.delete(index)) next.add(index);
  return next;
}

/** `12 new, 3 already here and 1 with another password here` */
export function standingsInWords(rows: readonly ImportRow[]): string {
  const of = (standing: ImportRow["standing"]) => rows.filter((row) => row.standing === standing).length;
  const parts = [
    [of("new"), "new"],
    [of("duplicate"), "already here"],
    [of("differs"), "with another password here"],
  ] as const;
  return listed(parts.filter(([n]) => n > 0).map(([n, words]) => `${count(n)} ${words}`));
}

/** `12 added, 1 updated.` */
export function takenInWords(added: number, updated: number): string {
  const parts = [`${counted(added, "credential")} added`, ...(updated > 0 ? [`${count(updated)} updated`] : [])];
  return `${parts.join(", ")}.`;
}

/** What a row holds besides its name: `password, one-time codes` */
export function holdsInWords(row: ImportRow): string {
  const parts = [row.hasPassword && "password", row.hasTotp && "one-time codes", row.hasNotes && "notes"];
  return parts.filter((part) => part !== false).join(", ") || "nothing else";
}
