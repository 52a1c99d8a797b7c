import type { Duty } from "../../../main/model/duty.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import { type Check, registerChecks } from "../../../main/model/register-rules/index.ts";
import type { AccountRecord, RegisterState } from "../../../main/model/register-view.ts";
import { startOfDay } from "../../../main/model/time.ts";
import { registerDuties } from "../every-duty.ts";
import { account, register } from "./a-register.ts";

/** Noon of a day on the clocks of the pack's city. */
export function noon(pack: PolicyPack, day: string): Date {
  return new Date(Date.parse(startOfDay(pack.timeZone, day)) + 12 * 3_600_000);
}

export function dutiesOn(pack: PolicyPack, state: Partial<RegisterState>, day: string): readonly Duty[] {
  return registerDuties(pack, register(state), noon(pack, day));
}

/** The duties of one kind at one account. */
export function accountDuties(
  pack: PolicyPack,
  kind: string,
  change: Partial<AccountRecord>,
  day: string,
): readonly Duty[] {
  return dutiesOn(pack, { accounts: [account(change)] }, day).filter(({ id }) => id.startsWith(`${kind}:`));
}

/** All that was looked at under the clause. */
export function checksOn(
  pack: PolicyPack,
  clause: string,
  state: Partial<RegisterState>,
  day: string,
): readonly Check[] {
  const outcomes = registerChecks(pack, register(state), day);
  return outcomes.flatMap(({ checks }) => checks).filter(({ clauses }) => clauses[0] === clause);
}
