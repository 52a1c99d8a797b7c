/** A person as typed, and what becomes of it. */
import type { PersonDetails, PersonRecord } from "../../main/model/register-view.ts";
import type { NewPerson } from "../../preload/contract.ts";

export interface PersonTyped {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly department: string;
  /** `YYYY-MM-DD`; empty: not known. */
  readonly joinedOn: string;
}

type Details = PersonDetails & { readonly joinedOn: string | null };

export function personTyped({ name, title, email, department, joinedOn }: Details): PersonTyped {
  return { name, title, email: email ?? "", department, joinedOn: joinedOn ?? "" };
}

function detailsOf(typed: PersonTyped): Details {
  const [name, title, email, department] = [typed.name, typed.title, typed.email, typed.department].map((text) =>
    text.trim(),
  ) as [string, string, string, string];
  return { name, title, email: email || null, department, joinedOn: typed.joinedOn || null };
}

/** A new person. `anyway`: somebody of that name is there already, and it is somebody else. */
export function newPerson(typed: PersonTyped, anyway: boolean): NewPerson {
  const { joinedOn, ...details } = detailsOf(typed);
  return { details, joinedOn, anyway };
}

/** Only what is another one than before. */
export function changedDetails(person: Pick<PersonRecord, keyof Details>, typed: PersonTyped): Partial<Details> {
  const now = detailsOf(typed);
  const entries = Object.entries(now).filter(([field, value]) => person[field as keyof Details] !== value);
  return Object.fromEntries(entries) as Partial<Details>;
}
