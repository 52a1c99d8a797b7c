/** Since when each person may post: on an account, or by a role that the policy lets post. [A-6.b.i, A-6.b.ii] */

import type { PolicyPack } from "../policy-pack.ts";
import type { Day, RegisterState } from "../register-view.ts";
import type { Departments } from "./departments.ts";
import { isOpen } from "./standing.ts";

/** By id of the person: the first day of what still holds; nobody stands in it who may not post. */
export function postingSince(pack: PolicyPack, state: RegisterState, departments: Departments): Map<string, Day> {
  const { users, designation } = pack.register;
  const since = new Map<string, Day>();
  const note = (person: string, from: Day) => {
    const known = since.get(person);
    if (known === undefined || from < known) since.set(person, from);
  };
  for (const account of state.accounts) {
    if (isOpen(account)) for (const user of account.users) if (user.to === null) note(user.person, user.from);
  }
  const uses = (department: string) => departments.openAccounts(departments.named(department)) > 0;
  for (const person of state.people) {
    for (const { role, department, from, to } of person.roles) {
      if (to === null && users.roles.includes(role) && uses(department)) note(person.id, from);
    }
  }
  if (designation === null || !users.roles.includes(designation.role)) return since;
  for (const { name, coordinator } of state.departments) {
    if (coordinator !== null && uses(name)) note(coordinator.person, coordinator.since);
  }
  return since;
}
