/** What the folder that custodians share asks for. Changes that do not reach the others leave them without the passwords. [A-6.h.i] */

import { addDays } from "../calendar.ts";
import type { Duty } from "../duty.ts";
import type { Time } from "../entry.ts";
import { type About, dutiesOf } from "./wording.ts";

/** A network drive may be away for a night or for a trip; after this many days the others' copies are out of date. */
const patience = 2;

/** At most one duty: the state of the shared folder is one. */
export function sharingDuty(about: About, clauses: readonly string[]): Duty[] {
  const { shared } = about.vault;
  switch (shared.state) {
    case "newer-there":
      return dutiesOf(about, "newer", clauses, {
        title: `Take in the newer copy of “${about.vault.name}”`,
        why: `Another custodian’s changes lie in the shared folder “${shared.folder}”. ${about.locked ? "Unlock the vault" : "Open it"} to take them in.`,
        urgency: "soon",
        place: "sharing",
      });
    case "refused":
      return dutiesOf(about, "refused", clauses, {
        title: `Look at the copy of “${about.vault.name}” in the shared folder`,
        why: `The copy in “${shared.folder}” was not taken in, and nothing here was changed. What others write there does not reach you.`,
        urgency: "now",
        place: "sharing",
      });
    case "waiting":
      return waiting(about, shared.folder, shared.at, clauses);
    default:
      return [];
  }
}

/** `at` is when the folder was last in step; where it never was, the vault's own last change counts. */
function waiting(about: About, folder: string, at: Time | null, clauses: readonly string[]): Duty[] {
  const since = about.day(at ?? about.vault.changedAt);
  if (about.today < addDays(since, patience)) return [];
  return dutiesOf(about, "waiting", clauses, {
    title: `Reach the shared folder of “${about.vault.name}”`,
    why: `“${folder}” could not be reached for days. Changes are safe here, but the other custodians do not have them.`,
    urgency: "soon",
    place: "sharing",
  });
}
