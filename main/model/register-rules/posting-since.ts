/** Since when each person may post, and where: on an account, or by a role that the policy lets post. [A-6.b.i, A-6.b.ii] */

import type { PolicyPack } from "../policy-pack.ts";
import type { Day, DepartmentRecord, RegisterState } from "../register-view.ts";
import type { Departments } from "./departments.ts";
import { isUsable } from "./standing.ts";

/** `since`: the first day of what still holds. `departments`: whose pages, by the names that the register has for them. */
export interface Posting {
  readonly since: Day;
  readonly departments: readonly string[];
}

/** By id of the person; nobody stands in it who may not post. */
export function postingSince(
  pack: PolicyPack,
  state: RegisterState,
  departments: Departments,
): ReadonlyMap<string, Posting> {
  const { users, designation } = pack.register;
  const found = new Map<string, { since: Day; departments: string[] }>();
  const note = (person: string, from: Day, { name }: DepartmentRecord) => {
    const known = found.get(person);
    if (known === undefined) found.set(person, { since: from, departments: [name] });
    else {
      if (from < known.since) known.since = from;
      if (!known.departments.includes(name)) known.departments.push(name);
    }
  };
  for (const account of state.accounts) {
    if (!isUsable(account)) continue;
    const own = departments.named(account.department);
    for (const user of account.users) if (user.to === null) note(user.person, user.from, own);
  }
  const noteAt = (person: string, from: Day, department: string) => {
    const record = departments.named(department);
    if (departments.openAccounts(record) > 0) note(person, from, record);
  };
  for (const person of state.people) {
    for (const { role, department, from, to } of person.roles) {
      if (to === null && users.roles.includes(role)) noteAt(person.id, from, department);
    }
  }
  if (designation === null || !users.roles.includes(designation.role)) return found;
  for (const { name, coordinator } of state.departments) {
    if (coordinator !== null) noteAt(coordinator.person, coordinator.since, name);
  }
  return found;
}
