/** Who is in the register, and who may be. */

import { AppError } from "../lib/app-error.ts";
import { emailKey } from "../model/register/person-key.ts";
import type { PersonDetails, PersonRecord } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";

/** @throws AppError PERSON_UNKNOWN {person} */
export function personOf(hold: Pick<Hold, "person">, id: string): PersonRecord {
  const person = hold.person(id);
  if (person === undefined) throw new AppError("PERSON_UNKNOWN", { person: id });
  return person;
}

/** Somebody to whom something can be entrusted. @throws AppError PERSON_UNKNOWN {person}, PERSON_LEFT {person, name, on} */
export function presentPerson(hold: Pick<Hold, "person">, id: string): PersonRecord {
  return refuseLeft(personOf(hold, id));
}

/** @throws AppError PERSON_LEFT {person, name, on} */
export function refuseLeft(person: PersonRecord): PersonRecord {
  const { id, name, left } = person;
  if (left !== null) throw new AppError("PERSON_LEFT", { person: id, name, on: left.on });
  return person;
}

/**
 * Whoever has left does not count: the address may have become somebody else's.
 * @param anyway the person has seen that somebody of that name is there already; an e-mail address is one person's all the same
 * @param but id of the person that the details belong to; null: of nobody yet
 * @throws AppError PERSON_EXISTS {name, email}; `email` null where only the name is the same
 */
export function refuseTaken(
  hold: Pick<Hold, "presentLike">,
  details: Pick<PersonDetails, "name" | "email">,
  anyway: boolean,
  but: string | null,
): void {
  const key = details.email === null ? null : emailKey(details.email);
  for (const person of hold.presentLike(details.name, details.email)) {
    if (person.id === but) continue;
    const sameEmail = key !== null && person.email !== null && emailKey(person.email) === key;
    if (sameEmail || !anyway) {
      throw new AppError("PERSON_EXISTS", { name: person.name, email: sameEmail ? person.email : null });
    }
  }
}
