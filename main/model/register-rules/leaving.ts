/** Somebody who knew passwords has left: they are changed promptly, also those of a vault that was shut then. [N-V.4] */

import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { counted } from "./wording.ts";

/**
 * One duty for the person: opening the vaults lists the passwords themselves. It may wait while others are open: for one that can't be opened.
 * @param person id
 * @param accounts of how many accounts the passwords wait
 */
export function leaving(about: About, person: string, accounts: number, sheet: Sheet): void {
  const { clauses, byPolicy } = about.desk.pack.vault.reset;
  const known = about.people.get(person);
  const name = known?.name ?? "Somebody who has left";
  const on = known?.left?.on ?? null;
  const those = counted(accounts, "account", "accounts");
  sheet.check(
    byPolicy === false ? "unknown" : "not-met",
    clauses,
    () => `${name} could know the passwords of ${those}, and new ones were not asked for yet.`,
    on,
  );
  sheet.standing("reset-waiting", clauses, "now", () => ({
    id: `reset-waiting:${person}`,
    title: `Open every vault: ${name} knew passwords`,
    why: `${name} ${on === null ? "has no part any more in" : `left on ${on}, and could know the passwords of`} ${those}. The passwords to change are listed as each vault is opened; one that can’t be opened keeps this waiting.`,
  }));
}
