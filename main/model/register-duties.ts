/** What the account register asks of the person at this desk. [A-5.a.ii to A-8, N-II.2 to N-VI.A] */

import { cited } from "./cited.ts";
import type { Duty } from "./duty.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { registerChecks, todaysDuties } from "./register-rules/index.ts";
import type { RegisterState } from "./register-view.ts";
import { dayIn } from "./time.ts";

/**
 * What is due, broken or to be due soon; in no particular order. Each is put into words only when somebody reads it, and is to be told to
 * nobody before it is `inFull`.
 * @param now days are those of the pack's time zone
 */
export function todaysRegisterDuties(pack: PolicyPack, register: RegisterState, now: Date): readonly Duty[] {
  return todaysDuties(pack, register, dayIn(pack.timeZone, now.toISOString()));
}

/** As `todaysRegisterDuties`, with what is shown only later. */
export function plannedRegisterDuties(pack: PolicyPack, register: RegisterState, now: Date): readonly Duty[] {
  const today = dayIn(pack.timeZone, now.toISOString());
  return registerChecks(pack, register, today).flatMap(({ duties }) => duties);
}

/** Nothing can be due for accounts that nobody has entered. @param mine the department of the person at this desk */
export function emptyRegisterDuty(pack: PolicyPack, { accounts }: RegisterState, mine: string): readonly Duty[] {
  if (accounts.length > 0) return [];
  return [
    {
      id: "empty-register",
      ...cited(pack, pack.register.record.clauses),
      title: "Enter the accounts of your department",
      why: "What is due for an account is known once it is here. A spreadsheet of them can be taken in at once.",
      due: null,
      urgency: "soon",
      vault: null,
      credential: null,
      place: "import",
      ...(mine === "" ? {} : { department: mine }),
    },
  ];
}
