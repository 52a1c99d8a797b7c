import { foldName } from "../author.ts";
import type { AccountRecord, PersonRecord } from "../register-view.ts";

/**
 * The departments that accounts and people belong to or hold a role in, by folded name, each as it was first written: ids are UUIDv7, so
 * they sort by the time at which they were made.
 * @param own the department of the person at this desk; empty: none
 */
export function departmentNames(
  accounts: Iterable<AccountRecord>,
  people: Iterable<PersonRecord>,
  own = "",
): ReadonlyMap<string, string> {
  const named: [id: string, department: string][] = [];
  for (const { id, department } of accounts) named.push([id, department]);
  for (const { id, department, roles } of people) {
    named.push([id, department], ...roles.map((held): [string, string] => [id, held.department]));
  }
  named.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const names = new Map<string, string>();
  for (const department of [...named.map(([, name]) => name), own]) {
    const key = foldName(department);
    if (key !== "" && !names.has(key)) names.set(key, department);
  }
  return names;
}
