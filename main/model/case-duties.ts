/** Removal cases that are to be finished. [A-6.g.iii, N-V.8] */

import { addDays } from "./calendar.ts";
import type { CaseSummary } from "./case-view.ts";
import { cited } from "./cited.ts";
import type { Duty } from "./duty.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { leadOf } from "./register-rules/lead.ts";
import { named, ownReminder } from "./register-rules/wording.ts";
import { dayIn } from "./time.ts";
import { urgencyOn } from "./vault-duties/wording.ts";

/** A case that is not closed. */
export type OpenCase = Pick<CaseSummary, "id" | "openedAt" | "author" | "account" | "platform">;

/**
 * One duty for each case, from some days before it is to be finished.
 * @param now days are those of the pack's time zone
 */
export function caseDuties(pack: PolicyPack, cases: readonly OpenCase[], now: Date): readonly Duty[] {
  const { days } = pack.register.cases;
  const today = dayIn(pack.timeZone, now.toISOString());
  return everyCase(pack, cases, today).filter(({ due }) => due === null || addDays(due, -leadOf(days)) <= today);
}

/** One duty for each case, however far ahead its day is. @param today in the pack's time zone */
export function everyCase(pack: PolicyPack, cases: readonly OpenCase[], today: string): readonly Duty[] {
  const { days, clauses, basis } = pack.register.cases;
  return cases.map(({ id, openedAt, author, account, platform }) => {
    const opened = dayIn(pack.timeZone, openedAt);
    const due = addDays(opened, days);
    return {
      id: `case:${id}`,
      ...cited(pack, clauses),
      title: `Finish the case of ${author === "" ? "an unknown author" : author} at ${named({ ...account, platform })}`,
      why: `It was opened on ${opened} and is not closed.${ownReminder(basis)}`,
      due,
      urgency: urgencyOn(due, today),
      vault: null,
      credential: null,
      place: "case",
      subject: id,
      department: account.department,
    };
  });
}
