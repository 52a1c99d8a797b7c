/** Somebody who knew passwords has left: they are changed promptly, also those of a vault that was shut then. [N-V.4] */

import { type About, ofPerson } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { counted } from "./wording.ts";

/**
 * One duty for the person: opening the vault lists the passwords themselves.
 * @param person id
 * @param accounts of how many accounts the passwords wait
 */
export function leaving(about: About, person: string, accounts: number, sheet: Sheet): void {
  const { clauses } = about.desk.pack.vault.reset;
  const known = about.people.get(person);
  const name = known?.name ?? "Somebody who has left";
  const on = known?.left?.on ?? null;
  const those = counted(accounts, "account", "accounts");
  sheet.check(
    "not-met",
    clauses,
    () => `${name} could post on ${those}, and new passwords were not asked for yet.`,
    on,
  );
  sheet.standing(clauses, "now", () => ({
    id: `reset-waiting:${person}`,
    title: `Unlock the vault: ${name} knew passwords`,
    why: `${name} ${on === null ? "may no longer post" : `left on ${on}`} and could post on ${those}. Once it is open, the passwords to change are listed.`,
    place: "credentials",
    ...departmentOf(about, person),
  }));
}

/** The duty is seen to in the vault, whoever it is about. */
function departmentOf(about: About, id: string): { readonly department?: string } {
  const person = about.people.get(id);
  const { department } = person === undefined ? {} : ofPerson(about, person);
  return department === undefined ? {} : { department };
}
