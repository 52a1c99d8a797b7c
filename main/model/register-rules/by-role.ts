/** Who may post on every page of a department by a role alone, whether or not an account names them. [A-6.b.i] */

import type { DepartmentRecord } from "../register-view.ts";
import { type About, present } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { listed, roleTitle } from "./wording.ts";

/** Nothing is due: who holds a role that the policy lets post is authorised by it. */
export function byRole(about: About, record: DepartmentRecord, sheet: Sheet): void {
  const { clauses } = about.desk.pack.register.users;
  if (!sheet.keepsChecks) return;
  const holders = holdersOf(about, record);
  if (holders.length === 0) return;
  sheet.check("shown", clauses, () => `By role may post on the pages of ${record.name}: ${listed(holders)}.`, null);
}

/** `Dana Invented (Department Director)`, by name. */
function holdersOf(about: About, record: DepartmentRecord): readonly string[] {
  const { pack } = about.desk;
  const { users, designation } = pack.register;
  const found = new Set<string>();
  const note = (name: string, role: string) => found.add(`${name} (${roleTitle(pack, role)})`);
  for (const { name, left, roles } of about.people.values()) {
    if (left !== null) continue;
    for (const { role, department, to } of roles) {
      const isHere = to === null && users.roles.includes(role) && about.departments.named(department) === record;
      if (isHere) note(name, role);
    }
  }
  const coordinator = present(about, record.coordinator?.person ?? null);
  if (coordinator !== null && designation !== null && users.roles.includes(designation.role)) {
    note(coordinator.name, designation.role);
  }
  return [...found].sort();
}
