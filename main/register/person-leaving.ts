/** Somebody leaves: nothing stays entrusted to them, in one transaction. [A-6.b.i, N-V.4] */

import type { PersonStep } from "../../preload/contract.ts";
import { someText } from "../lib/field.ts";
import { foldName } from "../model/author.ts";
import type { DepartmentRecord, PersonRecord } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { notBefore, pastDay } from "./person-fields.ts";

/** The leaving itself ends the roles; on accounts and departments it is written as an event of theirs. */
export function leave(hold: Hold, person: PersonRecord, step: Extract<PersonStep, { step: "leave" }>): void {
  const on = notBefore("on", pastDay("on", step.on, hold.today), person.joinedOn, "joined", hold.today);
  const because = someText("because", step.because, "passage");
  hold.append("person", person.id, "person.left", on, { because });
  endOnAccounts(hold, person.id, on, because);
  for (const department of [...hold.departments()]) endInDepartment(hold, department, person.id, on, because);
}

function endOnAccounts(hold: Hold, person: string, on: string, because: string): void {
  for (const account of [...hold.accounts()]) {
    for (const user of account.users) {
      if (user.person !== person || user.to !== null) continue;
      // Written down after the fact, a leaving may be dated before the authorisation.
      const day = on < user.from ? user.from : on;
      hold.append("account", account.id, "account.user-ended", day, { person, role: user.role, because });
    }
    const details = {
      ...(account.coordinator === person ? { coordinator: null } : {}),
      ...(account.director === person ? { director: null } : {}),
    };
    if (Object.keys(details).length === 0) continue;
    hold.append("account", account.id, "account.changed", on, { details, why: because });
  }
}

function endInDepartment(
  hold: Hold,
  { name, coordinator, director }: DepartmentRecord,
  person: string,
  on: string,
  because: string,
): void {
  const subject = foldName(name);
  const by = { name: hold.actor.name, role: hold.actor.role };
  if (coordinator?.person === person) {
    hold.append("department", subject, "department.coordinator", on, { person: null, by, because });
  }
  if (director?.person === person) {
    hold.append("department", subject, "department.director", on, { person: null, because });
  }
}
