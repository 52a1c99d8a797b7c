/** Writes what a table brings. It was looked at when it was read, and the register is still the same. */

import { foldName } from "../../model/author.ts";
import { packRef } from "../../model/policy-pack.ts";
import type { Day, NamedPerson } from "../../model/register-view.ts";
import type { Hold } from "../hold.ts";
import { writePerson } from "../people.ts";
import type { AccountIntake } from "./account-rows.ts";
import type { PersonIntake } from "./person-rows.ts";
import type { Seats } from "./record-cells.ts";

const fromTable = "Noted in the table that was brought in";

/** [A-6.g, A-6.g.i] @throws AppError ACCOUNT_EXISTS {platform, handle} */
export function takeInAccount(hold: Hold, intake: AccountIntake): void {
  const id = hold.newId();
  const { details, since, coordinator, director, users, closed, decision, activity } = intake;
  const department = hold.department(details.department)?.name ?? details.department;
  hold.append("account", id, "account.taken-in", hold.today, { ...details, department, since, note: "" });
  const people = {
    ...(coordinator === null ? {} : { coordinator }),
    ...(director === null ? {} : { director }),
  };
  if (Object.keys(people).length > 0) {
    hold.append("account", id, "account.changed", hold.today, { details: people, why: fromTable });
  }
  for (const { person, role, from } of users) hold.append("account", id, "account.user-added", from, { person, role });
  if (decision !== null) {
    const { on, approved, by, why } = decision;
    hold.append("account", id, "account.decided", on, { approved, by, why: why === "" ? fromTable : why });
  }
  if (activity !== null) {
    const { on, what } = activity;
    hold.append("account", id, "account.activity", on, { what: what === "" ? fromTable : what });
  }
  if (closed !== null) close(hold, id, closed.standing, closed.since ?? hold.today);
}

function close(hold: Hold, id: string, standing: NonNullable<AccountIntake["closed"]>["standing"], on: Day): void {
  // Whoever brings the table in is not who had the page closed, and the table does not say who had.
  const by: NamedPerson = { name: "", role: "" };
  hold.append("account", id, `account.${standing}`, on, { by, why: fromTable });
}

/** [A-6.b.i, A-6.b.ii] @throws AppError PERSON_EXISTS {name} */
export function takeInPerson(hold: Hold, { details, joinedOn, roles, seats, signed, leftOn }: PersonIntake): void {
  const id = writePerson(hold, details, joinedOn);
  for (const { role, department, from } of roles) {
    const name = hold.department(department)?.name ?? department;
    hold.append("person", id, "person.role-given", from, { role, department: name });
  }
  if (signed !== null) {
    hold.append("person", id, "person.acknowledged", signed.on, { policy: packRef(hold.pack), scan: null });
    if (signed.forwarded !== null) {
      hold.append("person", id, "person.forwarded", signed.forwarded.on, { to: signed.forwarded.to });
    }
  }
  if (leftOn !== null) hold.append("person", id, "person.left", leftOn, { because: fromTable });
  takeInSeats(hold, id, seats);
}

/** [A-5.a.ii] */
function takeInSeats(hold: Hold, person: string, { coordinator, director }: Seats): void {
  for (const { department, by, on } of coordinator) {
    const fields = { person, by, because: fromTable, ...firstName(hold, department) };
    hold.append("department", foldName(department), "department.coordinator", on, fields);
  }
  for (const { department, on } of director) {
    const fields = { person, because: fromTable, ...firstName(hold, department) };
    hold.append("department", foldName(department), "department.director", on, fields);
  }
}

/** As it was first written: the department may be nobody's own yet, or no longer some day. */
function firstName(hold: Hold, department: string): { readonly department: string } {
  return { department: hold.department(department)?.name ?? department };
}
