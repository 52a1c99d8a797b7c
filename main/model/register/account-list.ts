/** The list of accounts: its order, what stands in it, and what it begins with. Pure. */

import { type AccountRow, type Standing, standings } from "../register-view.ts";

/** A heading of the list. `pressing`: how many of its accounts need something now. */
export interface ListedDepartment {
  readonly name: string;
  readonly accounts: number;
  readonly pressing: number;
}

/** What there is to filter by, with how many accounts each would leave. */
export interface AccountFacets {
  /** In the order of the list. */
  readonly departments: readonly ListedDepartment[];
  readonly standings: readonly { readonly standing: Standing; readonly accounts: number }[];
  readonly pressing: number;
}

/** What is drawn of the list while all of it is still on its way. */
export interface AccountsOpening {
  /** The first two hundred in the order of the list. */
  readonly first: readonly AccountRow[];
  /** Of all accounts. */
  readonly facets: AccountFacets;
}

/** No window shows that many at once. */
const mostFirst = 200;

const collator = new Intl.Collator("en-US", { sensitivity: "base", numeric: true });

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

type Group = readonly [department: string, rows: readonly AccountRow[]];

function groups(rows: readonly AccountRow[]): readonly Group[] {
  const all = [...Map.groupBy(rows, ({ department }) => department)];
  return all.sort(([a], [b]) => collator.compare(a, b) || (a < b ? -1 : 1));
}

/**
 * By department and name; within a department what is no longer in use stands last. Made once for a list, not with every key. Parted by
 * department first: comparing names as people count them takes its time, and small heaps need fewer comparisons than a large one.
 */
export function sortedAccounts(rows: readonly AccountRow[]): readonly AccountRow[] {
  return groups(rows).flatMap(([, group]) => group.toSorted(byPlace));
}

function facetsOf(rows: readonly AccountRow[], parted: readonly Group[]): AccountFacets {
  const counts = new Map<Standing, number>();
  for (const { standing } of rows) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  const departments = parted.map(([name, group]) => ({
    name,
    accounts: group.length,
    pressing: group.filter(({ pressing }) => pressing > 0).length,
  }));
  return {
    departments,
    standings: standings.flatMap((standing) => {
      const accounts = counts.get(standing) ?? 0;
      return accounts === 0 ? [] : [{ standing, accounts }];
    }),
    pressing: departments.reduce((sum, { pressing }) => sum + pressing, 0),
  };
}

export function accountFacets(rows: readonly AccountRow[]): AccountFacets {
  return facetsOf(rows, groups(rows));
}

/** Sorts no more departments than it takes. */
export function accountsOpening(rows: readonly AccountRow[]): AccountsOpening {
  const parted = groups(rows);
  const first: AccountRow[] = [];
  for (const [, group] of parted) {
    if (first.length >= mostFirst) break;
    first.push(...group.toSorted(byPlace));
  }
  return { first: first.slice(0, mostFirst), facets: facetsOf(rows, parted) };
}

/** One line of the list: the heading of a department, or an account. */
export type ListLine =
  | ({ readonly kind: "department" } & ListedDepartment)
  | { readonly kind: "account"; readonly row: AccountRow };

/**
 * The lines of accounts that were sorted.
 * @param counted the headings where `rows` are not all of their departments
 */
export function listLines(rows: readonly AccountRow[], counted: readonly ListedDepartment[] = []): readonly ListLine[] {
  const known = new Map(counted.map((department) => [department.name, department]));
  return [...Map.groupBy(rows, ({ department }) => department)].flatMap(([name, group]) => {
    const pressing = group.filter((row) => row.pressing > 0).length;
    const heading = known.get(name) ?? { name, accounts: group.length, pressing };
    return [{ kind: "department" as const, ...heading }, ...group.map((row) => ({ kind: "account" as const, row }))];
  });
}
