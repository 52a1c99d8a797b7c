/** What became another record since the register was last looked at: the accounts that name it are looked at again. */

import type { AccountRecord, DepartmentRecord, PersonRecord, RegisterState } from "../register-view.ts";
import type { About } from "./about.ts";

export class Changes {
  readonly #about: About;
  readonly #people: ReadonlySet<string>;
  /** Those that are as they were, with the people who hold them. */
  readonly #same: ReadonlySet<DepartmentRecord>;

  constructor(before: RegisterState, after: RegisterState, about: About) {
    this.#about = about;
    this.#people = changedPeople(before.people, after.people);
    this.#same = sameDepartments(before.departments, after.departments, this.#people);
  }

  /** Does the account name a person or a department that is another one now? */
  touch(account: AccountRecord): boolean {
    const people = this.#people;
    if (!this.#same.has(this.#about.departments.named(account.department))) return true;
    if (people.size === 0) return false;
    if (has(people, account.coordinator) || has(people, account.director)) return true;
    return account.users.some(({ person, to }) => to === null && people.has(person));
  }
}

function has(people: ReadonlySet<string>, id: string | null | undefined): boolean {
  return id !== null && id !== undefined && people.has(id);
}

/** Ids of people who came, went, or have another record. */
function changedPeople(before: readonly PersonRecord[], after: readonly PersonRecord[]): ReadonlySet<string> {
  if (before === after) return new Set();
  const known = new Map(before.map((person) => [person.id, person]));
  const changed = new Set<string>();
  for (const person of after) {
    if (known.get(person.id) !== person) changed.add(person.id);
    known.delete(person.id);
  }
  for (const id of known.keys()) changed.add(id);
  return changed;
}

function sameDepartments(
  before: readonly DepartmentRecord[],
  after: readonly DepartmentRecord[],
  people: ReadonlySet<string>,
): ReadonlySet<DepartmentRecord> {
  const known = new Set(before);
  const isSame = (one: DepartmentRecord) =>
    known.has(one) && !has(people, one.coordinator?.person) && !has(people, one.director?.person);
  return new Set(after.filter(isSame));
}
