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
import { department } from "./department.ts";
import { Departments } from "./departments.ts";
import { email } from "./email.ts";
import { inactivity } from "./inactivity.ts";
import { leaving } from "./leaving.ts";
import { policyReview } from "./policy-review.ts";
import { posting } from "./posting.ts";
import { postingSince } from "./posting-since.ts";
import { Reckoning } from "./reckoning.ts";
import { review } from "./review.ts";
import type { Sheet } from "./sheet.ts";

const accountRules = [
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
  for (const person of register.people) yield personSubject(about, person, since.get(person.id) ?? null);
  for (const record of about.departments.all()) yield departmentSubject(about, record);
  const { policyReviews } = register;
  const ofPolicy = (sheet: Sheet) => policyReview(about, policyReviews, sheet);
  yield { record: policyReviews, place: { place: "policy", department: null }, basis: null, evaluate: ofPolicy };
  yield* waiting(about, register.waitingResets);
}

const nothingElse: readonly unknown[] = [];

class AccountSubject implements Subject {
  readonly record: AccountRecord;
  readonly place: Place;
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

function personSubject(about: About, person: PersonRecord, since: Day | null): Subject {
  const evaluate = (sheet: Sheet) => acknowledgement(about, person, since, sheet);
  return { record: person, place: ofPerson(about, person), basis: [since], evaluate };
}

/** There are few: they are always looked at. */
function departmentSubject(about: About, record: DepartmentRecord): Subject {
  const open = about.departments.openAccounts(record);
  const evaluate = (sheet: Sheet) => department(about, record, open, sheet);
  return { record, place: ofDepartment(record), basis: null, evaluate };
}

function* waiting(about: About, resets: RegisterState["waitingResets"]): Generator<Subject> {
  const accounts = new Map<string, Set<string>>();
  for (const { person, account } of resets) {
    accounts.set(person, (accounts.get(person) ?? new Set<string>()).add(account));
  }
  for (const [id, known] of accounts) {
    const person = about.people.get(id);
    const department = person === undefined ? null : about.departments.named(person.department).name;
    const evaluate = (sheet: Sheet) => leaving(about, id, known.size, sheet);
    // It is seen to in the vault, whoever it is about.
    yield { record: known, place: { place: "credentials", department }, basis: null, evaluate };
  }
}
