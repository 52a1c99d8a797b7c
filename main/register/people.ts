/** People: who they are, which roles they hold, what they signed. [A-6.b.i, A-6.b.ii] */

import type { NewPerson, PersonStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { Evidence } from "../model/entry.ts";
import type { PersonDetails } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { pastDayOrNone, personDetails } from "./person-fields.ts";
import { personOf, refuseTaken } from "./person-known.ts";
import { takePersonStep } from "./person-steps.ts";

/**
 * Adds a person. @returns the person's id
 * @throws AppError PERSON_EXISTS {name, email} where somebody here has the e-mail address, or the name unless `anyway`; TEXT_* {field},
 *   EMAIL_INVALID {field}, DATE_INVALID {field}, TIME_IN_FUTURE {field}
 */
export function addPerson(hold: Hold, asked: NewPerson): string {
  const details = personDetails(asked.details);
  const joinedOn = pastDayOrNone("joinedOn", asked.joinedOn, hold.today);
  refuseTaken(hold, details, asked.anyway, null);
  return writePerson(hold, details, joinedOn);
}

/** For details that were looked at already. @returns the person's id */
export function writePerson(hold: Hold, details: PersonDetails, joinedOn: string | null): string {
  const id = hold.newId();
  const department = hold.department(details.department)?.name ?? details.department;
  hold.append("person", id, "person.added", hold.today, { ...details, department, joinedOn });
  return id;
}

/**
 * @param lastEvent the person's last event as the asking window knew it
 * @param evidence the scan that was sealed for the step; null: none
 * @throws AppError PERSON_UNKNOWN {person}, PERSON_CHANGED {person}, and what `takePersonStep` throws
 */
export function personStep(
  hold: Hold,
  id: string,
  lastEvent: number,
  step: PersonStep,
  evidence: Evidence | null,
): void {
  const person = personOf(hold, id);
  if (person.lastEvent !== lastEvent) throw new AppError("PERSON_CHANGED", { person: id });
  takePersonStep(hold, person, step, evidence);
}
