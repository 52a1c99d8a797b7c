/** A page may be shut for a time or for good; who did it, when and why is on record. [A-6.g.i, N-II.2] */

import { type AccountRecord, isShut, type ShutStanding } from "../register-view.ts";
import { sentence } from "../vault-duties/wording.ts";
import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { named, titled } from "./wording.ts";

const words: Readonly<Record<ShutStanding, string>> = {
  paused: "was paused",
  archived: "was archived",
  deactivated: "was closed for good",
};

/** Nothing is due: whether its passwords are still kept is known to the vault only. */
export function closing({ desk }: About, account: AccountRecord, sheet: Sheet): void {
  const { shut, standingSince, standing } = account;
  if (!isShut(standing)) return;
  const { closing: rule, creation, email, record } = desk.pack.register;
  const { clauses } = rule;
  // Of a row that also speaks of how pages are opened, that one was closed shows too little.
  const isOwnRow = ![creation, email, record].some((other) => other?.clauses[0] === clauses[0]);
  const what = () => `${named(account)} ${words[standing]}`;
  if (shut === null) sheet.check("not-met", clauses, () => `${what()}, and no reason is on record.`, standingSince);
  else if (shut.by.name.trim() === "") {
    const says = () => `${what()}; nobody noted by whom. ${sentence(shut.why)}`;
    sheet.check("unknown", clauses, says, shut.on);
  } else
    sheet.check(
      isOwnRow ? "met" : "shown",
      clauses,
      () => `${what()} by ${titled(shut.by)}: ${sentence(shut.why)}`,
      shut.on,
    );
}
