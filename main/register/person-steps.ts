/** What happens to people, one step at a time. */

import type { PersonStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { foldName } from "../model/author.ts";
import type { Evidence } from "../model/entry.ts";
import { packRef } from "../model/policy-pack.ts";
import type { HeldRole, PersonDetails, PersonRecord } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { notBefore, pastDay, pastDayOrNone, personDetails } from "./person-fields.ts";
import { refuseLeft, refuseTaken } from "./person-known.ts";
import { leave } from "./person-leaving.ts";
import { strikePerson } from "./person-strike.ts";

type Step<K extends PersonStep["step"]> = Extract<PersonStep, { step: K }>;

/**
 * @throws AppError PERSON_LEFT {person, name, on}, PERSON_EXISTS {name}, USER_EXISTS {name}, USER_UNKNOWN {name}, ROLE_UNKNOWN {role},
 *   PERSON_CHANGED {person}, ACKNOWLEDGEMENT_UNSIGNED {name}, EVENT_UNKNOWN, EVENT_NOT_LAST, DATE_INVALID {field}, TIME_IN_FUTURE {field}, TIME_BEFORE_STEP {field, step, at}, TEXT_* {field},
 *   EMAIL_INVALID {field}
 */
export function takePersonStep(hold: Hold, person: PersonRecord, step: PersonStep, evidence: Evidence | null): void {
  switch (step.step) {
    case "change":
      change(hold, person, step);
      break;
    case "give-role":
      giveRole(hold, person, step);
      break;
    case "end-role":
      endRole(hold, person, step);
      break;
    case "acknowledge":
      acknowledge(hold, person, step, evidence);
      break;
    case "forward":
      forward(hold, person, step);
      break;
    case "leave":
      leave(hold, refuseLeft(person), step);
      break;
    case "return":
      comeBack(hold, person, step);
      break;
    case "strike":
      strikePerson(hold, person, step);
  }
}

function change(hold: Hold, person: PersonRecord, { on, details, why }: Step<"change">): void {
  const checked = personDetails({ ...detailsOf(person), ...details });
  const joinedOn = pastDayOrNone("joinedOn", details.joinedOn ?? null, hold.today);
  const department = hold.department(checked.department)?.name ?? checked.department;
  const wanted = { ...checked, department, ...(details.joinedOn === undefined ? {} : { joinedOn }) };
  // Another spelling of the same name is no reason to ask whether it is somebody else.
  const sameName = foldName(wanted.name) === foldName(person.name);
  refuseTaken(hold, wanted, sameName, person.id);
  const changed = Object.entries(wanted).filter(([field, value]) => person[field as keyof typeof wanted] !== value);
  if (changed.length === 0) throw new AppError("TEXT_EMPTY", { field: "details" });
  hold.append("person", person.id, "person.changed", pastDay("on", on, hold.today), {
    details: Object.fromEntries(changed),
    why: anyText("why", why, "passage"),
  });
}

function detailsOf({ name, title, email, department }: PersonRecord): PersonDetails {
  return { name, title, email, department };
}

/** Somebody may hold the same role in several departments, and several in one. */
function giveRole(hold: Hold, person: PersonRecord, step: Step<"give-role">): void {
  refuseLeft(person);
  const role = knownRole(hold, step.role);
  const named = someText("department", step.department, "name");
  const department = hold.department(named)?.name ?? named;
  if (heldRole(person, role, department) !== undefined) throw new AppError("USER_EXISTS", { name: person.name, role });
  const on = notBefore("on", pastDay("on", step.on, hold.today), person.joinedOn, "joined", hold.today);
  hold.append("person", person.id, "person.role-given", on, { role, department });
}

function endRole(hold: Hold, person: PersonRecord, step: Step<"end-role">): void {
  const held = heldRole(person, step.role, step.department);
  if (held === undefined) throw new AppError("USER_UNKNOWN", { name: person.name, role: step.role });
  const { role, department, from } = held;
  const on = notBefore("on", pastDay("on", step.on, hold.today), from, "given", hold.today);
  const because = someText("because", step.because, "passage");
  hold.append("person", person.id, "person.role-ended", on, { role, department, because });
}

function heldRole(person: PersonRecord, role: string, department: string): HeldRole | undefined {
  const key = foldName(department);
  return person.roles.find((held) => held.to === null && held.role === role && foldName(held.department) === key);
}

/** The text that was signed is the one of the policy in force. [A-6.b.ii, N-VI.A] */
function acknowledge(hold: Hold, person: PersonRecord, step: Step<"acknowledge">, evidence: Evidence | null): void {
  refuseLeft(person);
  const on = pastDay("on", step.on, hold.today);
  const signed = person.acknowledgement;
  // The scan of the signature that stands comes later, maybe under another version of the policy: what was signed stays what it was.
  const isScan = signed !== null && signed.signedOn === on && signed.scan === null && evidence !== null;
  const fields = { policy: isScan ? signed.policy : packRef(hold.pack), scan: evidence };
  hold.append("person", person.id, "person.acknowledged", on, fields, evidence === null ? [] : [evidence]);
}

/** [A-6.b.ii] */
function forward(hold: Hold, person: PersonRecord, step: Step<"forward">): void {
  const signed = person.acknowledgement;
  if (signed === null) throw new AppError("ACKNOWLEDGEMENT_UNSIGNED", { name: person.name });
  const on = notBefore("on", pastDay("on", step.on, hold.today), signed.signedOn, "acknowledge", hold.today);
  hold.append("person", person.id, "person.forwarded", on, { to: someText("to", step.to, "name") });
}

function comeBack(hold: Hold, person: PersonRecord, step: Step<"return">): void {
  // The window showed somebody who had left.
  if (person.left === null) throw new AppError("PERSON_CHANGED", { person: person.id });
  // The address may be somebody else's by now.
  refuseTaken(hold, detailsOf(person), true, person.id);
  const on = notBefore("on", pastDay("on", step.on, hold.today), person.left.on, "leave", hold.today);
  hold.append("person", person.id, "person.returned", on, { why: anyText("why", step.why, "passage") });
}

/** @throws AppError ROLE_UNKNOWN {role} */
function knownRole(hold: Hold, role: string): string {
  if (!hold.pack.roles.some(({ id }) => id === role)) throw new AppError("ROLE_UNKNOWN", { role });
  return role;
}
