/** What each event builds on in the record as it stood before. Taking an event back must leave what later ones build on as it was. */

import type { AccountRecord, DepartmentRecord, PersonRecord, RegisterEvent } from "../register-view.ts";
import { type AccountStepName, accountEventOf, isOpenTo } from "./life-cycle.ts";

/** The same text: the same foundation. null: with a record like that it could not have been taken at all. */
export type Foundation = string | null;

const anything: Foundation = "";

const steps = new Map<string, AccountStepName>(
  (Object.entries(accountEventOf) as [AccountStepName, string][]).map(([step, kind]) => [kind, step]),
);

/** Steps of the life cycle build on how the account stands; whoever may no longer post was let post on some day. [A-6.g.i] */
export function accountFoundation(account: AccountRecord, event: RegisterEvent): Foundation {
  const step = steps.get(event.kind);
  if (step === undefined || !isOpenTo(account, step)) return null;
  switch (event.kind) {
    case "account.user-added":
      return openUser(account, event.fields) === undefined ? anything : null;
    case "account.user-ended":
      return openUser(account, event.fields)?.from ?? null;
    case "account.decided":
    case "account.created":
    case "account.activated":
    case "account.paused":
    case "account.resumed":
    case "account.archived":
    case "account.deactivated":
      return account.standing;
    default:
      return anything;
  }
}

function openUser({ users }: AccountRecord, { person, role }: { readonly person: string; readonly role: string }) {
  return users.find((user) => user.to === null && user.person === person && user.role === role);
}

/** A role ends that was given, a form is forwarded that was signed, somebody comes back who had left. [A-6.b.ii] */
export function personFoundation(person: PersonRecord, event: RegisterEvent): Foundation {
  const { left, joinedOn, acknowledgement } = person;
  switch (event.kind) {
    case "person.role-given":
      if (left !== null || openRole(person, event.fields) !== undefined) return null;
      return joinedOn !== null && event.on < joinedOn ? null : anything;
    case "person.role-ended":
      return openRole(person, event.fields)?.from ?? null;
    case "person.acknowledged":
      return left === null ? anything : null;
    case "person.forwarded":
      return acknowledgement === null ? null : `${acknowledgement.signedOn} ${acknowledgement.policy}`;
    case "person.left":
      return left !== null || (joinedOn !== null && event.on < joinedOn) ? null : anything;
    case "person.returned":
      return left?.on ?? null;
    default:
      return anything;
  }
}

function openRole(
  { roles }: PersonRecord,
  { role, department }: { readonly role: string; readonly department: string },
) {
  return roles.find((held) => held.to === null && held.role === role && held.department === department);
}

/** Nobody takes a seat that they hold already, and only somebody who holds it gives it up. [A-5.a.ii] */
export function departmentFoundation(department: DepartmentRecord, event: RegisterEvent): Foundation {
  if (event.kind !== "department.coordinator" && event.kind !== "department.director") return anything;
  const seat = event.kind === "department.coordinator" ? department.coordinator : department.director;
  const { person } = event.fields;
  if (person === null) return seat?.person ?? null;
  return seat?.person === person || (seat !== null && event.on < seat.since) ? null : anything;
}
