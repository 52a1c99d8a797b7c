/** Everything that is due at this desk: register, vault, records, this workstation and open cases in one list. */

import { caseDuties, everyCase, type OpenCase } from "./case-duties.ts";
import { type DeviceFacts, deviceDuties } from "./device-duties.ts";
import type { Duty } from "./duty.ts";
import { mostUrgentFirst } from "./duty-order.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { recordsDuties } from "./records-duties.ts";
import type { RecordsDesk } from "./records-view.ts";
import { emptyRegisterDuty, plannedRegisterDuties, todaysRegisterDuties } from "./register-duties.ts";
import { custodianDuties } from "./register-rules/custodian-left.ts";
import type { RegisterState } from "./register-view.ts";
import { dayIn } from "./time.ts";
import { type DutyDesk, vaultDuties } from "./vault-duties.ts";

/** What the rules look at. */
export interface Desks {
  readonly register: RegisterState;
  readonly vault: DutyDesk;
  readonly records: RecordsDesk;
  /** Those that are not closed. */
  readonly cases: readonly OpenCase[];
  readonly device: DeviceFacts;
  /** The department of the person at this desk; empty: not known. */
  readonly mine: string;
}

/**
 * Pure: the same desks on the same day give the same duties, in the order in which the rules find them: putting tens of thousands in order
 * takes longer than finding them, and whoever shows the first of them needs no more than `mostUrgent`, which puts those in full. A duty
 * without `department` concerns the whole desk.
 * @param now days are those of the pack's time zone
 */
export function unsortedDuties(pack: PolicyPack, desks: Desks, now: Date): Duty[] {
  const duties = [...todaysRegisterDuties(pack, desks.register, now), ...otherDuties(pack, desks, now)];
  for (const duty of caseDuties(pack, desks.cases, now)) duties.push(duty);
  return duties;
}

/**
 * As `unsortedDuties`, the most urgent first, with what Today shows only later, such as the next round on every account: for a calendar.
 * @param now days are those of the pack's time zone
 */
export function plannedDuties(pack: PolicyPack, desks: Desks, now: Date): readonly Duty[] {
  const today = dayIn(pack.timeZone, now.toISOString());
  return [
    ...plannedRegisterDuties(pack, desks.register, now),
    ...otherDuties(pack, desks, now),
    ...everyCase(pack, desks.cases, today),
  ].sort(mostUrgentFirst);
}

function otherDuties(pack: PolicyPack, { register, vault, records, device, mine }: Desks, now: Date): readonly Duty[] {
  return [
    ...emptyRegisterDuty(pack, register, mine),
    ...vaultDuties(pack, vault, now).map((duty) => ofVault(duty, vault)),
    ...custodianDuties(pack, vault.vaults, register),
    ...recordsDuties(pack, records, now).map((duty) => ofRecords(duty, records)),
    ...deviceDuties(pack, device, now),
  ];
}

/** A vault is one department's. */
function ofVault(duty: Duty, { vaults }: DutyDesk): Duty {
  const department = vaults.find(({ id }) => id === duty.vault)?.department;
  return department === undefined ? duty : { ...duty, department };
}

/** Incidents with an account are its department's; requests and exports are the whole desk's. */
function ofRecords(duty: Duty, { incidents }: RecordsDesk): Duty {
  if (duty.place !== "incident") return duty;
  const department = incidents.find(({ id }) => id === duty.subject)?.account?.department;
  return department === undefined ? duty : { ...duty, department };
}
