/** A page is asked for and decided on before it is created. [A-6.g.i, N-V.1] */

import type { AccountRecord, Day, NamedPerson } from "../register-view.ts";
import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { isUsable } from "./standing.ts";
import { named, names, roleTitle, titled } from "./wording.ts";

export function creation(about: About, account: AccountRecord, sheet: Sheet): void {
  if (account.standing === "requested") waiting(about, account, sheet);
  else if (account.standing === "declined") declined(about, account, sheet);
  else if (isUsable(account) || (account.standing === "approved" && account.decision !== null))
    decided(about, account, sheet);
}

/** Nothing is broken, and nothing is shown to hold: nobody has created the page yet. */
function waiting(about: About, account: AccountRecord, sheet: Sheet): void {
  const { clauses, approver } = about.desk.pack.register.creation;
  const { request, standingSince } = account;
  const says = () => `${named(account)} was asked for and is not created before it is decided on.`;
  sheet.check("shown", clauses, says, request?.on ?? standingSince);
  sheet.standing("decide", clauses, "soon", () => {
    const asked = request === null ? "It was asked for." : `${request.by.name} asked for it on ${request.on}.`;
    return {
      id: `decide:${account.id}`,
      title: `Decide on the request for ${named(account)}`,
      why: `${asked} The ${roleTitle(about.desk.pack, approver)} decides before the page is created.`,
    };
  });
}

/** A page that was there before the register may well have been approved: nobody noted it, so it is unknown. */
function decided(about: About, account: AccountRecord, sheet: Sheet): void {
  const { pack } = about.desk;
  const { clauses, approver } = pack.register.creation;
  const { decision, addedOn } = account;
  const id = `approval:${account.id}`;
  if (decision === null) {
    sheet.check("unknown", clauses, () => `Nobody noted who approved ${named(account)}.`, addedOn);
    sheet.standing("approval", clauses, "soon", () => {
      const why = `It was there before the register. Note the decision of the ${roleTitle(pack, approver)} and its day.`;
      return { id, title: `Note who approved ${named(account)}`, why };
    });
  } else if (decision.approved) {
    approved(about, account, decision, sheet);
  } else {
    sheet.check("not-met", clauses, () => `${named(account)} was declined, but the page is there.`, decision.on);
    sheet.standing("approval", clauses, "now", () => {
      const why = `${decision.by.name} declined it on ${decision.on}, but the page is there.`;
      return { id, title: `Close ${named(account)} or decide again`, why };
    });
  }
}

/** Whoever decided may well have been entitled to under another title: that is for people to say. */
function approved(
  about: About,
  account: AccountRecord,
  { by, on }: { readonly by: NamedPerson; readonly on: Day },
  sheet: Sheet,
): void {
  const { pack } = about.desk;
  const { clauses, approver } = pack.register.creation;
  const title = roleTitle(pack, approver);
  const isApprover = names(by.role, title);
  const says = () => `${named(account)} was approved by ${titled(by)}.`;
  // As long as there is no page, that it was approved shows little.
  if (isApprover) sheet.check(isUsable(account) ? "met" : "shown", clauses, says, on);
  else sheet.check("unknown", clauses, () => `${says()} The ${title} decides; another title is noted.`, on);
}

function declined(about: About, account: AccountRecord, sheet: Sheet): void {
  const { clauses } = about.desk.pack.register.creation;
  const who = account.decision === null ? "" : ` by ${titled(account.decision.by)}`;
  sheet.check(
    "shown",
    clauses,
    () => `${named(account)} was declined${who}. It was not created.`,
    account.standingSince,
  );
}
