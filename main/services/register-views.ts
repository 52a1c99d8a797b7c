/** The register as the window is shown it: names in the place of ids. Pure. */

import { foldName } from "../model/author.ts";
import type { Duty } from "../model/duty.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type {
  AccountRecord,
  AccountRow,
  DepartmentRecord,
  DepartmentRow,
  PeopleNames,
  PersonRecord,
  PersonRow,
  PersonView,
  RegisterDesk,
  RegisterState,
} from "../model/register-view.ts";
import type { VaultSummary } from "../model/vault-view.ts";

export type People = ReadonlyMap<string, PersonRecord>;

export function peopleOf({ people }: Pick<RegisterState, "people">): People {
  return new Map(people.map((person) => [person.id, person]));
}

/** @param duties all that are due: those that are overdue or broken press */
export function registerDesk(pack: PolicyPack, state: RegisterState, duties: readonly Duty[]): RegisterDesk {
  const people = peopleOf(state);
  const pressing = pressingByAccount(duties);
  const posts = postsByPerson(state.accounts);
  const title = roleTitles(pack);
  const held = rolesByPerson(pack, state);
  const coordinatorOf = coordinators(state);
  return {
    accounts: state.accounts.map((account) => {
      const coordinator = nameOf(people, account.coordinator ?? coordinatorOf(account.department));
      return accountRow(account, coordinator, pressing.get(account.id) ?? 0);
    }),
    people: state.people.map((person) =>
      personRow(person, [...(held.get(person.id) ?? [])].map(title), posts.get(person.id) ?? 0),
    ),
    departments: departmentRows(state, people),
    policyReviews: state.policyReviews,
  };
}

function pressingByAccount(duties: readonly Duty[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { place, subject, urgency } of duties) {
    if (place !== "account" || subject === undefined || (urgency !== "overdue" && urgency !== "now")) continue;
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  return counts;
}

/** On how many accounts each may post now. */
function postsByPerson(accounts: readonly AccountRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { users } of accounts) {
    const now = new Set(users.filter(({ to }) => to === null).map(({ person }) => person));
    for (const person of now) counts.set(person, (counts.get(person) ?? 0) + 1);
  }
  return counts;
}

/** Whom a department has designated: the coordinator of each of its accounts that names nobody else. [A-5.a.ii] */
function coordinators({ departments }: RegisterState): (department: string) => string | null {
  const byKey = new Map(departments.map(({ name, coordinator }) => [foldName(name), coordinator?.person ?? null]));
  return (department) => byKey.get(foldName(department)) ?? null;
}

/** Ids of the roles that each holds now: given to the person, by designation, or on an account. */
function rolesByPerson(
  { register: { designation } }: PolicyPack,
  { people, departments, accounts }: RegisterState,
): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>();
  const hold = (person: string | undefined, role: string) => {
    if (person !== undefined) held.set(person, (held.get(person) ?? new Set()).add(role));
  };
  for (const { coordinator, director } of departments) {
    if (designation === null) continue;
    hold(coordinator?.person, designation.role);
    hold(director?.person, designation.by);
  }
  for (const { id, roles } of people) for (const { role, to } of roles) if (to === null) hold(id, role);
  for (const { users } of accounts) for (const { person, role, to } of users) if (to === null) hold(person, role);
  return held;
}

function accountRow(account: AccountRecord, coordinator: string | null, pressing: number): AccountRow {
  const { id, department, platform, handle, name, address, since, standing, standingSince } = account;
  return {
    ...{ id, department, platform, handle, name, address, since, standing, standingSince },
    coordinator,
    users: new Set(account.users.filter(({ to }) => to === null).map(({ person }) => person)).size,
    lastReview: account.review?.on ?? null,
    lastActivity: account.lastActivity?.on ?? null,
    pressing,
  };
}

function personRow(person: PersonRecord, roles: readonly string[], accounts: number): PersonRow {
  const { id, name, title: position, email, department, left, acknowledgement } = person;
  return {
    ...{ id, name, title: position, email, department },
    left: left?.on ?? null,
    roles,
    accounts,
    signedOn: acknowledgement?.signedOn ?? null,
    forwardedOn: acknowledgement?.forwardedOn ?? null,
  };
}

/** A role's title in the pack; its id where the pack has no such role any more. */
export function roleTitles({ roles }: Pick<PolicyPack, "roles">): (role: string) => string {
  const titles = new Map(roles.map(({ id, title }) => [id, title]));
  return (role) => titles.get(role) ?? role;
}

function departmentRows({ departments, accounts, people: all }: RegisterState, people: People): DepartmentRow[] {
  const open = countBy(accounts.filter(({ standing }) => standing !== "deactivated" && standing !== "declined"));
  const present = countBy(all.filter(({ left }) => left === null));
  return departments.map(({ name, coordinator, director, workplan }) => ({
    name,
    coordinator: nameOf(people, coordinator?.person ?? null),
    director: nameOf(people, director?.person ?? null),
    workplan: workplan?.on ?? null,
    accounts: open.get(foldName(name)) ?? 0,
    people: present.get(foldName(name)) ?? 0,
  }));
}

/** By folded name. */
function countBy(all: readonly { readonly department: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { department } of all) counts.set(foldName(department), (counts.get(foldName(department)) ?? 0) + 1);
  return counts;
}

export function nameOf(people: People, id: string | null): string | null {
  return id === null ? null : (people.get(id)?.name ?? null);
}

/** Those whom an account names now or named before. */
export function namesOnAccount({ coordinator, director, users }: AccountRecord, people: People): PeopleNames {
  return names([coordinator, director, ...users.map(({ person }) => person)], people);
}

export function namesOnDepartment({ coordinator, director }: DepartmentRecord, people: People): PeopleNames {
  return names([coordinator?.person ?? null, director?.person ?? null], people);
}

function names(ids: readonly (string | null)[], people: People): PeopleNames {
  const found = ids.flatMap((id) => (id === null ? [] : (people.get(id) ?? [])));
  return Object.fromEntries(found.map(({ id, name, title, left }) => [id, { name, title, left: left !== null }]));
}

/** Those that still stand first, then the ones that ended last. */
export function accountsOfPerson(person: string, accounts: readonly AccountRecord[]): PersonView["accounts"] {
  const found = accounts.flatMap(({ id, name, platform, handle, users }) =>
    users.filter((user) => user.person === person).map((user) => ({ id, name, platform, handle, user })),
  );
  // "~" stands behind every date: what has not ended comes first.
  const key = ({ user }: (typeof found)[number]) => `${user.to ?? "~"}${user.from}`;
  return found.sort((a, b) => (key(a) < key(b) ? 1 : key(a) > key(b) ? -1 : 0));
}

/** Vaults in which somebody with the person's e-mail address is a custodian now. */
export function custodianOf(
  { email }: Pick<PersonRecord, "email">,
  vaults: readonly VaultSummary[],
): NonNullable<PersonView["custodianOf"]> {
  if (email === null) return [];
  const key = foldName(email);
  return vaults.flatMap(({ id: vault, name, custodians }) =>
    custodians
      .filter((custodian) => custodian.removed === null && foldName(custodian.email) === key)
      .map(({ keyId }) => ({ vault, name, keyId })),
  );
}
