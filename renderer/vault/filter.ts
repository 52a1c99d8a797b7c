/** Which credentials the list shows, and in what order: decided here, over what main sent, with every key. */

import type { Account } from "../../main/model/account.ts";
import type { CredentialRow } from "../../main/model/vault-view.ts";
import { plain } from "../search-text.ts";
import type { CredentialFilter } from "../stores/place.ts";

/** [A-6.h.i] Each credential wants to be opened by so many custodians. */
export const leastCustodians = 2;

const collator = new Intl.Collator("en-US", { sensitivity: "base", numeric: true });

/** By label as people look things up: letters without regard to case, numbers by their value. */
export function byLabel(a: { label: string; id: string }, b: { label: string; id: string }): number {
  return collator.compare(a.label, b.label) || (a.id < b.id ? -1 : 1);
}

export type CredentialOrder = "label" | "changed" | "password";

/** By label; by the latest change; by the oldest password. Rows come sorted by label. */
export function ordered(rows: readonly CredentialRow[], order: CredentialOrder): readonly CredentialRow[] {
  if (order === "label") return rows;
  // Times are UTC in one form, so that text order is time order; toSorted keeps the labels' order among equals.
  if (order === "changed") return rows.toSorted((a, b) => compare(b.changedAt, a.changedAt));
  return rows.toSorted((a, b) => compare(a.passwordSince, b.passwordSince));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const rules: Record<CredentialFilter, (row: CredentialRow) => boolean> = {
  weak: (row) => row.health.includes("weak"),
  reused: (row) => row.health.includes("reused"),
  old: (row) => row.health.includes("old"),
  empty: (row) => row.health.includes("empty"),
  reset: (row) => row.resetDue !== null,
  conflict: (row) => row.conflicts > 0,
  alone: (row) => row.proved < leastCustodians,
};

export function fitsFilter(row: CredentialRow, filter: CredentialFilter | null): boolean {
  return filter === null || rules[filter](row);
}

/** How many rows each filter would leave. */
export function filterCounts(rows: readonly CredentialRow[]): Record<CredentialFilter, number> {
  const counts = { weak: 0, reused: 0, old: 0, empty: 0, reset: 0, conflict: 0, alone: 0 };
  const filters = Object.entries(rules) as [CredentialFilter, (row: CredentialRow) => boolean][];
  for (const row of rows) {
    for (const [filter, fits] of filters) if (fits(row)) counts[filter] += 1;
  }
  return counts;
}

/** What is searched of each row: made once, since it is read with every key. */
export type SearchTexts = ReadonlyMap<string, string>;

export function searchTexts(rows: readonly CredentialRow[], accounts: readonly Account[]): SearchTexts {
  const known = new Map(accounts.map((one) => [one.id, `${one.name} ${one.platform} ${one.handle} ${one.department}`]));
  return new Map(
    rows.map((row) => {
      const account = row.account === null ? "" : (known.get(row.account) ?? "");
      return [row.id, plain([row.label, row.username, row.address ?? "", account].join("\n"))];
    }),
  );
}

/** Rows that hold every word of the query, wherever it stands, and that fit the filter. */
export function filtered(
  rows: readonly CredentialRow[],
  texts: SearchTexts,
  query: string,
  filter: CredentialFilter | null,
): readonly CredentialRow[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0 && filter === null) return rows;
  return rows.filter((row) => {
    const text = texts.get(row.id) ?? "";
    return fitsFilter(row, filter) && words.every((word) => text.includes(word));
  });
}
