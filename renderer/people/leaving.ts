/** What comes of it when somebody leaves: said beforehand, and what is left to do afterwards. [N-V.4, A-6.b.i] */
import { addDays } from "../../main/model/calendar.ts";
import { type PolicyPack, roleTitle } from "../../main/model/policy-pack.ts";
import type {
  DepartmentRow,
  DepartmentView,
  NamedPerson,
  PersonRecord,
  PersonView,
} from "../../main/model/register-view.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import { postingNow, rolesNow } from "./people-words.ts";

export interface LeavingAccount {
  readonly id: string;
  readonly title: string;
  /** Titles of the roles that end there. */
  readonly roles: readonly string[];
}

/** A department that has nobody in that place, or would have nobody any more. */
export interface VacantSeat {
  readonly department: string;
  readonly seat: "coordinator" | "director";
}

/** A place in a department that the person holds. `by`: who designated them; null: nobody does, or it is not noted. */
export interface HeldSeat extends VacantSeat {
  readonly since: string;
  readonly by: NamedPerson | null;
}

/** What names the person at other places of the register: it ends with the leaving. */
export interface HeldPlaces {
  readonly seats: readonly HeldSeat[];
  /** Accounts that have the person as their own coordinator, and not the department’s. */
  readonly leads: readonly Pick<LeavingAccount, "id" | "title">[];
}

export interface Leaving extends HeldPlaces {
  readonly accounts: readonly LeavingAccount[];
  /** Titles of the accounts whose passwords the person knows: who posts there, and who looks after it. [A-6.b.i] */
  readonly known: readonly string[];
  readonly roles: readonly { readonly title: string; readonly department: string }[];
  /** null while the vaults are locked: then nobody can say. */
  readonly vaults: PersonView["custodianOf"];
  /** Day by which each password is to be another one, when the person leaves on `on`. */
  readonly passwordsBy: string;
}

/** `Sample Parks (Facebook, @sampleparks)` */
export function accountTitle(account: { name: string; platform: string; handle: string }): string {
  return `${account.name} (${account.platform}, ${account.handle})`;
}

/** Where the person is coordinator or director now. */
export function seatsOf(person: string, departments: readonly Pick<DepartmentView, "department">[]): HeldSeat[] {
  return departments.flatMap(({ department: { name, coordinator, director } }) => [
    ...(coordinator?.person === person
      ? [{ department: name, seat: "coordinator", since: coordinator.since, by: coordinator.by } as const]
      : []),
    ...(director?.person === person
      ? [{ department: name, seat: "director", since: director.since, by: null } as const]
      : []),
  ]);
}

/** What main will do, and what it can’t do, when the person leaves. */
export function leavingOf(view: PersonView, pack: PolicyPack, places: HeldPlaces, today: string): Leaving {
  const accounts = postingNow(view).map((account) => ({
    id: account.id,
    title: accountTitle(account),
    roles: [...new Set(account.users.map(({ role }) => roleTitle(pack, role)))],
  }));
  const known = new Map([...accounts, ...places.leads].map(({ id, title }) => [id, title]));
  return {
    ...places,
    accounts,
    known: [...known.values()],
    roles: rolesNow(view.person.roles).map(({ role, department }) => ({ title: roleTitle(pack, role), department })),
    vaults: view.custodianOf,
    passwordsBy: addDays(today, pack.vault.reset.days),
  };
}

export interface LeftToDo {
  /** Passwords that are still to be changed, by vault; null while the vaults are locked. */
  readonly passwords: readonly { readonly vault: string; readonly name: string; readonly open: number }[] | null;
  /** Vaults that the person can still open. */
  readonly custodianOf: PersonView["custodianOf"];
  readonly seats: readonly VacantSeat[];
}

/**
 * Places that are vacant in the departments where somebody who has left worked or held a role. Leaving ends coordinator and director there,
 * so that nothing says afterwards whose they were: a vacant one is to be filled whoever held it. [A-5.a.ii]
 */
export function vacantSeats(
  person: Pick<PersonRecord, "department" | "roles" | "left">,
  departments: readonly DepartmentRow[],
  { register }: Pick<PolicyPack, "register">,
): VacantSeat[] {
  const ended = person.roles.filter(({ to }) => to !== null && to === person.left?.on);
  const concerned = [person.department, ...ended.map(({ department }) => department)];
  const rows = departments.filter(({ name, accounts }) => accounts > 0 && concerned.includes(name));
  return rows.flatMap(({ name, coordinator, director }) => [
    ...(register.designation !== null && coordinator === null
      ? [{ department: name, seat: "coordinator" } as const]
      : []),
    ...(director === null ? [{ department: name, seat: "director" } as const] : []),
  ]);
}

/** What is still to be done about somebody who has left. Passwords are asked for under the person’s name. */
export function leftToDo(
  view: PersonView,
  seats: readonly VacantSeat[],
  desk: { readonly lock: string; readonly vaults: readonly VaultSummary[] } | null,
): LeftToDo {
  const passwords =
    desk?.lock === "open"
      ? desk.vaults.flatMap(({ id, name, resets }) => {
          const open = resets.filter(({ person }) => person === view.person.name).length;
          return open === 0 ? [] : [{ vault: id, name, open }];
        })
      : null;
  return { passwords, custodianOf: view.custodianOf, seats };
}

/** Nothing is known to be left, and everything could be looked at. */
export function isAllDone({ passwords, custodianOf, seats }: LeftToDo): boolean {
  return passwords?.length === 0 && custodianOf?.length === 0 && seats.length === 0;
}
