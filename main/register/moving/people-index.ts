import { foldName } from "../../model/author.ts";
import { emailKey } from "../../model/register/person-key.ts";
import type { PersonRecord } from "../../model/register-view.ts";
import { short } from "./day-cell.ts";

/** Finds the person whom a cell names, by e-mail address or by name. */
export class PeopleIndex {
  readonly #byEmail = new Map<string, PersonRecord>();
  /** Those who left, too. */
  readonly #allByEmail = new Map<string, PersonRecord[]>();
  readonly #byName = new Map<string, PersonRecord[]>();

  constructor(people: Iterable<PersonRecord>) {
    for (const person of people) {
      const key = person.email === null ? null : emailKey(person.email);
      // Somebody who is here has an address before somebody who had it and left.
      if (key !== null) listed(this.#allByEmail, key, person);
      if (key !== null && (this.#byEmail.get(key)?.left ?? {}) !== null) this.#byEmail.set(key, person);
      listed(this.#byName, foldName(person.name), person);
    }
  }

  /** Whom a row may mean: all who have or had that address, or that name where it gives none. */
  meant({ name, email }: { readonly name: string; readonly email: string | null }): readonly PersonRecord[] {
    return email === null ? this.withName(name) : (this.#allByEmail.get(emailKey(email)) ?? []);
  }

  withEmail(email: string): PersonRecord | undefined {
    return this.#byEmail.get(emailKey(email));
  }

  withName(name: string): readonly PersonRecord[] {
    return this.#byName.get(foldName(name)) ?? [];
  }

  /** The person, or a sentence that says why there is none. */
  find(text: string): PersonRecord | string {
    const found = text.includes("@") ? this.#oneOf(this.withEmail(text)) : this.withName(text);
    const here = found.filter(({ left }) => left === null);
    const [one, other] = here;
    const named = `“${short(text)}”`;
    if (one !== undefined) {
      return other === undefined ? one : `${here.length} people are called ${named}. Write the e-mail address.`;
    }
    const [gone] = found;
    if (gone?.left) return `${gone.name} left on ${gone.left.on}, so nothing can be entrusted to them.`;
    return `Nobody in the register is ${named}. Bring in the people first, with their e-mail addresses.`;
  }

  #oneOf(person: PersonRecord | undefined): readonly PersonRecord[] {
    return person === undefined ? [] : [person];
  }
}

function listed<T>(lists: Map<string, T[]>, key: string, one: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [one]);
  else list.push(one);
}
