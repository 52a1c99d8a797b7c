/** Accounts are opened with an address of the organisation only. [A-6.g.i] */

import { emailFault } from "../register/email-rule.ts";
import type { AccountRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { isUsable } from "./standing.ts";
import { named } from "./wording.ts";

export function email(about: About, account: AccountRecord, sheet: Sheet): void {
  const { pack } = about.desk;
  const rule = pack.register.email;
  // An archived page is there for everybody to read: with what it was opened, counts as before.
  if (rule === null || (!isUsable(account) && account.standing !== "archived")) return;
  const { clauses, domain } = rule;
  const { addedOn, email: address } = account;
  const id = `email:${account.id}`;
  if (address === null || address === "") {
    const says = () => `Nobody noted with which e-mail address ${named(account)} is opened.`;
    sheet.check("unknown", clauses, says, addedOn);
    sheet.standing("email", clauses, "now", () => {
      const why = `Accounts are opened with an address at ${domain} only, and none is noted.`;
      return { id, title: `Note the e-mail address of ${named(account)}`, why };
    });
  } else if (emailFault(pack, address) === null) {
    sheet.check("met", clauses, () => `${named(account)} is opened with ${address}.`, addedOn);
  } else {
    const says = () => `${named(account)} is opened with ${address}, which is not an address at ${domain}.`;
    sheet.check("not-met", clauses, says, addedOn);
    sheet.standing("email", clauses, "now", () => {
      const why = `It is opened with ${address}. Change it on the platform, then in the record.`;
      return { id, title: `Move ${named(account)} to an address at ${domain}`, why };
    });
  }
}
