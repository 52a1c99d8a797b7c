/** All that is due, in full and in order: Today shows the first of it, and the rules are proved on all of it. */
import { type Desks, unsortedDuties } from "../../main/model/all-duties.ts";
import { type Duty, inFull } from "../../main/model/duty.ts";
import { mostUrgentFirst } from "../../main/model/duty-order.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { todaysRegisterDuties } from "../../main/model/register-duties.ts";
import type { RegisterState } from "../../main/model/register-view.ts";

export function allDuties(pack: PolicyPack, desks: Desks, now: Date): readonly Duty[] {
  return unsortedDuties(pack, desks, now).map(inFull).sort(mostUrgentFirst);
}

/** In no particular order. */
export function registerDuties(pack: PolicyPack, register: RegisterState, now: Date): readonly Duty[] {
  return todaysRegisterDuties(pack, register, now).map(inFull);
}
