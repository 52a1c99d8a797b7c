/** What the register must know of an account. [A-6.g] */

import type { AccountNeed } from "../policy-pack.ts";
import { needNames } from "../register/account-needs.ts";
import type { AccountRecord } from "../register-view.ts";
import { type About, present } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { isUsable } from "./standing.ts";
import { listed, named } from "./wording.ts";

export function completeness(about: About, account: AccountRecord, sheet: Sheet): void {
  if (!isUsable(account)) return;
  const { needs, clauses } = about.desk.pack.register.record;
  const lacking = needs.filter((need) => lacks(about, account, need));
  if (lacking.length === 0) {
    sheet.check("met", clauses, () => `What is to be noted of ${named(account)} is on record.`, account.addedOn);
    return;
  }
  const says = () => `Of ${named(account)} this is not on record: ${worded(lacking)}.`;
  sheet.check("not-met", clauses, says, account.addedOn);
  const here = lacking.filter((need) => !hasOwnRule(about, account, need));
  if (here.length === 0) return;
  sheet.standing("incomplete", clauses, "now", () => ({
    id: `incomplete:${account.id}`,
    title: `Complete the record of ${named(account)}`,
    why: `Not noted yet: ${worded(here)}.`,
  }));
}

function worded(needs: readonly AccountNeed[]): string {
  return listed(needs.map((need) => needNames[need]));
}

/** Other than before the page is created, people who have left don't count. */
function lacks(about: About, account: AccountRecord, need: AccountNeed): boolean {
  switch (need) {
    case "coordinator":
    case "director": {
      const held = account[need] ?? about.departments.named(account.department)[need]?.person ?? null;
      return present(about, held) === null;
    }
    case "users":
      return !account.users.some(({ person, to }) => to === null && present(about, person) !== null);
    case "purpose":
      return account.purpose.trim() === "";
    default:
      return account[need] === null || account[need] === "";
  }
}

/** Another rule asks for it, the coordinator and the director once for all accounts of a department: one line is enough. */
function hasOwnRule({ desk: { pack } }: About, { standing }: AccountRecord, need: AccountNeed): boolean {
  if (need === "users") return standing === "active";
  if (need === "email") return pack.register.email !== null;
  if (need === "coordinator") return pack.register.designation !== null;
  return need === "director";
}
