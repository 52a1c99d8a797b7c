/** Rows of the accounts' table, as what they would come to in the register. */

import { authorKey } from "../../model/author.ts";
import { accountKey } from "../../model/register/account-key.ts";
import type { AccountDetails, AccountRecord, Day, NamedPerson, ShutStanding } from "../../model/register-view.ts";
import { accountDetails } from "../account-details.ts";
import { lookOf } from "../look-alike.ts";
import { readActivity, readDecision, readStanding } from "./account-past.ts";
import { type AccountColumn, accountColumns } from "./columns.ts";
import { short } from "./day-cell.ts";
import { readUsers, roleNamed } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import { RowCheck } from "./row-check.ts";
import { sameAccount } from "./same-account.ts";
import type { TableRow } from "./table-rows.ts";

export interface AccountIntake {
  readonly details: AccountDetails;
  readonly since: Day | null;
  readonly coordinator: string | null;
  readonly director: string | null;
  readonly users: readonly { readonly person: string; readonly role: string; readonly from: Day }[];
  /** null: in use. `since` null: nobody knows. */
  readonly closed: { readonly standing: ShutStanding; readonly since: Day | null } | null;
  readonly decision: {
    readonly approved: boolean;
    readonly by: NamedPerson;
    readonly on: Day;
    /** Empty: nobody wrote it down. */
    readonly why: string;
  } | null;
  readonly activity: { readonly on: Day; readonly what: string } | null;
}

/** What a row says beside its details; a user's day null: it says none. */
export interface AccountSaid extends Omit<AccountIntake, "details" | "users"> {
  readonly users: readonly { readonly person: string; readonly role: string; readonly since: Day | null }[];
}

type Check = RowCheck<AccountColumn>;

/** Looks at the rows of one file, one after the other. */
export class AccountRows {
  readonly #register: KnownRegister;
  readonly #held = new Map<string, AccountRecord>();
  /** Those that gave their handle back. */
  readonly #gone = new Map<string, AccountRecord[]>();
  readonly #looks = new Map<string, { readonly handle: string; readonly key: string }>();
  /** Lines of this file by the handle that they bring. */
  readonly #lines = new Map<string, number>();

  constructor(register: KnownRegister) {
    this.#register = register;
    for (const account of register.state.accounts) {
      const key = accountKey(account);
      if (key === null) {
        const gone = authorKey(account.platform, account.handle);
        this.#gone.set(gone, [...(this.#gone.get(gone) ?? []), account]);
        continue;
      }
      this.#held.set(key, account);
      this.#looks.set(lookOf(account.platform, account.handle), { handle: account.handle, key });
    }
  }

  /** @returns `intake` null when the row is in the register already, or has faults, which `check` then holds */
  read(row: TableRow): { readonly check: Check; readonly intake: AccountIntake | null; readonly isKnown: boolean } {
    const check: Check = new RowCheck(row, accountColumns, this.#register.today);
    if (row.cells === null) return { check, intake: null, isKnown: false };
    const details = this.#details(check);
    const said = this.#said(check);
    if (this.#refuseHeld(check, said)) return { check, intake: null, isKnown: true };
    this.#refuseTwice(check, said.closed?.standing === "deactivated");
    this.#register.greetDepartment(check, "department");
    check.sortFaults();
    if (details === null || check.faults.length > 0) return { check, intake: null, isKnown: false };
    const { today } = this.#register;
    const users = said.users.map(({ person, role, since }) => ({ person, role, from: since ?? today }));
    return { check, intake: { details, ...said, users }, isKnown: false };
  }

  #details(check: Check): AccountDetails | null {
    const asked: AccountDetails = {
      department: check.cell("department"),
      platform: check.cell("platform"),
      handle: check.cell("handle"),
      name: check.cell("name"),
      address: check.cellOrNull("address"),
      email: check.cellOrNull("email"),
      phone: check.cellOrNull("phone"),
      purpose: check.cell("purpose"),
    };
    return check.fields(asked, standIn, (fields) => accountDetails(this.#register, fields));
  }

  #said(check: Check): AccountSaid {
    return {
      since: check.day("since"),
      coordinator: this.#person(check, "coordinator"),
      director: this.#person(check, "director"),
      users: this.#users(check),
      closed: readStanding(check),
      decision: readDecision(check),
      activity: readActivity(check),
    };
  }

  /**
   * A handle stands once on a platform, however it is written.
   * @returns is it in the register already, with nothing in the row that says otherwise?
   */
  #refuseHeld(check: Check, said: AccountSaid): boolean {
    const [platform, handle] = [check.cell("platform"), check.cell("handle")];
    const key = authorKey(platform, handle);
    const held = this.#held.get(key);
    const others = (account: AccountRecord) => check.others(sameAccount(this.#register, said, account));
    const gone = said.closed?.standing === "deactivated" ? (this.#gone.get(key) ?? []) : [];
    const meant = held === undefined ? gone : [...gone, held];
    if (check.faults.length === 0 && meant.some((account) => others(account).length === 0)) return true;
    const differing = held === undefined ? [] : others(held);
    if (differing.length > 0) {
      const named = `“${short(handle)}” on ${short(platform)}`;
      check.fault("handle", `${named} is in the register already, with another entry under ${differing.join(", ")}.`);
    }
    return false;
  }

  /**
   * One that only looks like another is for a person to look at.
   * @param gone the page has given its handle back, so that another line may have it
   */
  #refuseTwice(check: Check, gone: boolean): void {
    if (gone) return;
    const [platform, handle] = [check.cell("platform"), check.cell("handle")];
    const key = authorKey(platform, handle);
    const line = this.#lines.get(key);
    if (line === undefined) this.#lines.set(key, check.line);
    else check.fault("handle", `“${short(handle)}” on ${short(platform)} stands on line ${line} already.`);
    if (line === undefined && !this.#held.has(key)) this.#warnOfLook(check, key, platform, handle);
  }

  #warnOfLook(check: Check, key: string, platform: string, handle: string): void {
    const look = lookOf(platform, handle);
    const like = this.#looks.get(look);
    if (like === undefined) this.#looks.set(look, { handle, key });
    else if (like.key !== key) {
      check.warn("handle", `“${short(handle)}” looks almost like “${short(like.handle)}” on the same platform.`);
    }
  }

  #person(check: Check, column: "coordinator" | "director"): string | null {
    const text = check.cell(column);
    if (text === "") return null;
    const found = this.#register.people.find(text);
    if (typeof found !== "string") return found.id;
    check.fault(column, found);
    return null;
  }

  /** [A-6.b.i] */
  #users(check: Check): AccountSaid["users"] {
    const { pack, people } = this.#register;
    const allowed = pack.roles.filter(({ id }) => pack.register.users.roles.includes(id));
    const titles = allowed.map(({ title }) => title).join(", ");
    const users = readUsers(check.cell("users")).flatMap(({ person, role, since }) => {
      const found = people.find(person);
      if (typeof found === "string") check.fault("users", found);
      const held = role === null ? allowed[0] : roleNamed(allowed, role);
      if (held === undefined) check.fault("users", `“${short(role ?? "")}” is not one of the roles: ${titles}.`);
      const from = since === null ? null : check.dayOf("users", since);
      if (typeof found === "string" || held === undefined || (since !== null && from === null)) return [];
      return [{ person: found.id, role: held.id, since: from }];
    });
    const once = new Set(users.map(({ person, role }) => `${person} ${role}`));
    if (once.size < users.length) check.fault("users", "Somebody is listed twice in the same role.");
    return users;
  }
}

/** What is sound whatever the pack says. */
const standIn: AccountDetails = {
  department: "-",
  platform: "-",
  handle: "-",
  name: "-",
  address: null,
  email: null,
  phone: null,
  purpose: "",
};
