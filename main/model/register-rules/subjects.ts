/** Everything in the register that rules can be asked of: accounts, people, departments, the policy, and passwords that wait. */

import type { PolicyPack } from "../policy-pack.ts";
import type { AccountRecord, Day, DepartmentRecord, PersonRecord, RegisterState } from "../register-view.ts";
import { type About, ofAccount, ofDepartment, ofPerson, type Place } from "./about.ts";
import { acknowledgement } from "./acknowledgement.ts";
import { appointed } from "./appointed.ts";
import type { Changes } from "./changes.ts";
import { checklist } from "./checklist.ts";
import { closing } from "./closing.ts";
import { completeness } from "./completeness.ts";
import { creation } from "./creation.ts";
import { accountAhead, departmentAhead, personAhead } from "./day-ahead.ts";
import { department } from "./department.ts";
import { Departments } from "./departments.ts";
import { email } from "./email.ts";
import { inactivity } from "./inactivity.ts";
import { leaving } from "./leaving.ts";
import { policyReview } from "./policy-review.ts";
import { posting } from "./posting.ts";
import { type Posting, postingSince } from "./posting-since.ts";
import { Reckoning } from "./reckoning.ts";
import { review } from "./review.ts";
import type { Sheet } from "./sheet.ts";

const accountRules = [
  // First: what it finds makes the others doubtful.
  accountAhead,
  creation,
  completeness,
  email,
  appointed,
  posting,
  checklist,
  review,
  inactivity,
  closing,
] as const;

/** Something that rules look at. */
export interface Subject {
  readonly record: object;
  readonly place: Place;
  /** Departments that it concerns beside the one of `place`: what was looked at counts there, too. */
  readonly alsoIn: readonly string[];
  /** What the rules look at beside the record, compared one by one; null: it is to be looked at again whatever it was. */
  readonly basis: readonly unknown[] | null;
  evaluate(sheet: Sheet): void;
}

/** The register under a pack on a day. @param today in the pack's time zone */
export function aboutOf(pack: PolicyPack, register: RegisterState, today: Day): About {
  const people = new Map<string, PersonRecord>();
  for (const person of register.people) people.set(person.id, person);
  return { desk: new Reckoning(pack, today), people, departments: new Departments(register) };
}

/** @param changes since the last time; null: all are to be looked at */
export function* subjectsOf(about: About, register: RegisterState, changes: Changes | null): Generator<Subject> {
  for (const account of register.accounts) {
    yield new AccountSubject(about, account, changes === null || changes.touch(account));
  }
  const since = postingSince(about.desk.pack, register, about.departments);
  for (const person of register.people) yield personSubject(about, person, since.get(person.id));
  for (const record of about.departments.all()) yield departmentSubject(about, record);
  const { policyReviews } = register;
  const ofPolicy = (sheet: Sheet) => policyReview(about, policyReviews, sheet);
  const place: Place = { place: "policy", department: null };
  yield { record: policyReviews, place, alsoIn: nowhere, basis: null, evaluate: ofPolicy };
  if (register.waitingResets.length > 0) yield* waiting(about, register);
}

const nothingElse: readonly unknown[] = [];
const nowhere: readonly string[] = [];

class AccountSubject implements Subject {
  readonly record: AccountRecord;
  readonly place: Place;
  readonly alsoIn = nowhere;
  readonly basis: readonly unknown[] | null;
  readonly #about: About;

  constructor(about: About, account: AccountRecord, touched: boolean) {
    this.#about = about;
    this.record = account;
    this.place = ofAccount(about, account);
    this.basis = touched ? null : nothingElse;
  }

  evaluate(sheet: Sheet): void {
    for (const rule of accountRules) rule(this.#about, this.record, sheet);
  }
}

/** Whoever posts on a page of another department concerns that one: its report is where a missing signature shows. [A-6.b.ii] */
function personSubject(about: About, person: PersonRecord, posting: Posting | undefined): Subject {
  const evaluate = (sheet: Sheet) => {
    personAhead(about, person, sheet);
    acknowledgement(about, person, posting?.since ?? null, sheet);
  };
  const { place, alsoIn } = within(ofPerson(about, person), posting?.departments ?? nowhere);
  return { record: person, place, alsoIn, basis: [posting?.since, ...alsoIn], evaluate };
}

/** The department of the place if it is among these, otherwise the first of them; the others beside it. */
function within(place: Place, departments: readonly string[]): Pick<Subject, "place" | "alsoIn"> {
  const [first, ...others] = [...departments].sort();
  if (first === undefined) return { place, alsoIn: nowhere };
  if (place.department === null || !departments.includes(place.department)) {
    return { place: { ...place, department: first }, alsoIn: others };
  }
  return { place, alsoIn: departments.filter((one) => one !== place.department) };
}

/** There are few: they are always looked at. */
function departmentSubject(about: About, record: DepartmentRecord): Subject {
  const open = about.departments.openAccounts(record);
  const evaluate = (sheet: Sheet) => {
    departmentAhead(about, record, sheet);
    department(about, record, open, sheet);
  };
  return { record, place: ofDepartment(record), alsoIn: nowhere, basis: null, evaluate };
}

/** It is seen to in the vault, whoever it is about; it counts where the accounts are whose passwords wait. [N-V.4] */
function* waiting(about: About, { waitingResets, accounts }: RegisterState): Generator<Subject> {
  const departments = new Map(accounts.map(({ id, department }) => [id, about.departments.named(department).name]));
  const byPerson = new Map<string, Set<string>>();
  for (const { person, account } of waitingResets) {
    byPerson.set(person, (byPerson.get(person) ?? new Set<string>()).add(account));
  }
  for (const [id, known] of byPerson) {
    const person = about.people.get(id);
    const own = person === undefined ? null : about.departments.named(person.department).name;
    const those = [...known].flatMap((account) => departments.get(account) ?? []);
    const { place, alsoIn } = within({ place: "credentials", department: own }, [...new Set(those)]);
    const evaluate = (sheet: Sheet) => leaving(about, id, known.size, sheet);
    yield { record: known, place, alsoIn, basis: null, evaluate };
  }
}
