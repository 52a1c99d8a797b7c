/** Which accounts the list shows: decided here, over what main sent, with every key. */

import type { AccountRow, Standing } from "../../main/model/register-view.ts";
import { plain } from "../search-text.ts";
import type { AccountNeed } from "../stores/place.ts";

export interface AccountFilters {
  readonly query: string;
  /** null: every department. */
  readonly department: string | null;
  readonly standing: Standing | null;
  /** Only those for which something is overdue or broken. */
  readonly pressing: boolean;
  /** Only those of which this is due: what a line of Today counts; null: whatever is due. */
  readonly needs: AccountNeed | null;
}

export const noAccountFilters: AccountFilters = {
  query: "",
  department: null,
  standing: null,
  pressing: false,
  needs: null,
};

/** What is searched of each account: made once for a list, since it is read with every key. */
export type AccountTexts = ReadonlyMap<string, string>;

export function accountTexts(rows: readonly AccountRow[]): AccountTexts {
  return new Map(
    rows.map(({ id, name, platform, handle, department, address, coordinator }) => [
      id,
      plain([name, platform, handle, department, address ?? "", coordinator ?? ""].join("\n")),
    ]),
  );
}

export function isNarrowed(filters: AccountFilters): boolean {
  const { query, department, standing, pressing, needs } = filters;
  return query.trim() !== "" || department !== null || standing !== null || pressing || needs !== null;
}

/**
 * Accounts that hold every word of the query, wherever it stands, and that fit the filters.
 * @param inNeed ids for the filter `needs`; not looked at without it
 */
export function filteredAccounts(
  rows: readonly AccountRow[],
  texts: AccountTexts,
  filters: AccountFilters,
  inNeed: ReadonlySet<string> = new Set(),
): readonly AccountRow[] {
  if (!isNarrowed(filters)) return rows;
  const words = plain(filters.query).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filters.department !== null && row.department !== filters.department) return false;
    if (filters.standing !== null && row.standing !== filters.standing) return false;
    if (filters.pressing && row.pressing === 0) return false;
    if (filters.needs !== null && !inNeed.has(row.id)) return false;
    const text = texts.get(row.id) ?? "";
    return words.every((word) => text.includes(word));
  });
}
