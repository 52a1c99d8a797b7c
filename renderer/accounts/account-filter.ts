/** Which accounts the list shows, and under which headings: decided here, over what main sent, with every key. */

import { foldName } from "../../main/model/author.ts";
import type { Duty } from "../../main/model/duty.ts";
import { type AccountRow, type DepartmentRow, type Standing, standings } from "../../main/model/register-view.ts";
import { kindOf } from "../duty-places.ts";
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

/** Ids of the accounts of which this is due. */
export function accountsInNeed(duties: readonly Duty[], { kind, urgency }: AccountNeed): ReadonlySet<string> {
  return new Set(
    duties.flatMap((duty) => (kindOf(duty) === kind && duty.urgency === urgency ? (duty.subject ?? []) : [])),
  );
}

const collator = new Intl.Collator("en-US", { sensitivity: "base", numeric: true });

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

/** Who coordinates each: the account’s own, else the department’s. [A-5.a.ii] */
export function withCoordinators(
  rows: readonly AccountRow[],
  departments: readonly Pick<DepartmentRow, "name" | "coordinator">[],
): readonly AccountRow[] {
  const of = new Map(departments.map(({ name, coordinator }) => [foldName(name), coordinator]));
  return rows.map((row) => {
    const coordinator = row.coordinator ?? of.get(foldName(row.department)) ?? null;
    return coordinator === row.coordinator ? row : { ...row, coordinator };
  });
}

/** One line of the list: the heading of a department, or an account. */
export type ListLine =
  | { readonly kind: "department"; readonly name: string; readonly accounts: number; readonly pressing: number }
  | { readonly kind: "account"; readonly row: AccountRow };

/** What is no longer in use. */
const over: readonly Standing[] = ["archived", "declined", "deactivated"];

function byPlace(a: AccountRow, b: AccountRow): number {
  const isOver = ({ standing }: AccountRow) => Number(over.includes(standing));
  return (
    isOver(a) - isOver(b) ||
    collator.compare(a.name, b.name) ||
    collator.compare(a.platform, b.platform) ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * By department and name; within a department what is no longer in use stands last. Made once for a list, not with every key. Parted by
 * department first: comparing names as people count them takes its time, and small heaps need fewer comparisons than a large one.
 */
export function sortedAccounts(rows: readonly AccountRow[]): readonly AccountRow[] {
  const groups = [...Map.groupBy(rows, ({ department }) => department)];
  const ordered = groups.sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1));
  return ordered.flatMap(([, group]) => group.sort(byPlace));
}

/** The lines of accounts that were sorted. */
export function listLines(rows: readonly AccountRow[]): readonly ListLine[] {
  const groups = new Map<string, AccountRow[]>();
  for (const row of rows) {
    const group = groups.get(row.department);
    if (group === undefined) groups.set(row.department, [row]);
    else group.push(row);
  }
  return [...groups].flatMap(([name, group]) => [
    {
      kind: "department" as const,
      name,
      accounts: group.length,
      pressing: group.filter(({ pressing }) => pressing > 0).length,
    },
    ...group.map((row) => ({ kind: "account" as const, row })),
  ]);
}

export interface AccountFacets {
  readonly departments: readonly string[];
  readonly standings: readonly { readonly standing: Standing; readonly accounts: number }[];
  readonly pressing: number;
}

/** What there is to filter by, with how many accounts each would leave. */
export function accountFacets(rows: readonly AccountRow[]): AccountFacets {
  const counts = new Map<Standing, number>();
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return {
    departments: [...new Set(rows.map(({ department }) => department))].sort(collator.compare),
    standings: standings.flatMap((standing) => {
      const accounts = counts.get(standing) ?? 0;
      return accounts === 0 ? [] : [{ standing, accounts }];
    }),
    pressing: rows.filter(({ pressing }) => pressing > 0).length,
  };
}
