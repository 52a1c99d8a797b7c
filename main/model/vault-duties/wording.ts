/** What the rules of a vault share: the vault they look at, the day, and words for numbers. */

import type { Duty, Urgency } from "../duty.ts";
import type { Time } from "../entry.ts";
import type { CustodianView, VaultSummary } from "../vault-view.ts";

/** One vault on one day. */
export interface About {
  readonly vault: VaultSummary;
  /** Date, in the pack's time zone. */
  readonly today: string;
  readonly locked: boolean;
  /** Those who were not removed. */
  readonly inOffice: readonly CustodianView[];
  /** The day of an instant in the pack's time zone. */
  day(time: Time): string;
  cite(clauses: readonly string[]): Pick<Duty, "citation" | "row">;
}

/** A duty that concerns the vault as a whole; `kind` is its id within the vault. */
export function dutiesOf(
  { vault, cite }: About,
  kind: string,
  clauses: readonly string[],
  duty: Pick<Duty, "title" | "why" | "urgency" | "place"> & { readonly due?: string },
): Duty[] {
  const { due = null, ...said } = duty;
  return [{ id: `${kind}:${vault.id}`, ...cite(clauses), ...said, due, vault: vault.id, credential: null }];
}

/** A day is overdue once it has ended. */
export function urgencyOn(due: string, today: string): Urgency {
  if (due < today) return "overdue";
  return due === today ? "now" : "soon";
}

const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

export function numberWord(number: number): string {
  return words[number] ?? String(number);
}

/** What a person wrote, with one full stop at its end. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `a month`, `two months`; with `one` empty: `month`, `two months`. */
export function period(months: number, one = "a "): string {
  return months === 1 ? `${one}month` : `${numberWord(months)} months`;
}
