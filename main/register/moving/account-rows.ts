/** Rows of the accounts' table, as what they would come to in the register. */

import { authorKey } from "../../model/author.ts";
import { accountKey } from "../../model/register/account-key.ts";
import type { AccountDetails, AccountRecord, Day, Standing } from "../../model/register-view.ts";
import { accountDetails } from "../account-details.ts";
import { lookOf } from "../look-alike.ts";
import { type AccountColumn, accountColumns } from "./columns.ts";
import { short } from "./day-cell.ts";
import { readUsers, roleNamed } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import { RowCheck } from "./row-check.ts";
import type { TableRow } from "./table-rows.ts";

export interface AccountIntake {
  readonly details: AccountDetails;
  readonly since: Day | null;
  readonly coordinator: string | null;
  readonly director: string | null;
  readonly users: readonly { readonly person: string; readonly role: string; readonly from: Day }[];
  /** null: in use. `since` null: nobody knows. */
  readonly closed: { readonly standing: ClosedStanding; readonly since: Day | null } | null;
}

const closedStandings = ["paused", "archived", "deactivated"] as const;
type ClosedStanding = (typeof closedStandings)[number];

type Check = RowCheck<AccountColumn>;

/** Looks at the rows of one file, one after the other. */
export class AccountRows {
  readonly #register: KnownRegister;
  readonly #held = new Map<string, AccountRecord>();
  readonly #looks = new Map<string, { readonly handle: string; readonly key: string }>();
  /** Lines of this file by the handle that they bring. */
  readonly #lines = new Map<string, number>();

  constructor(register: KnownRegister) {
    this.#register = register;
    for (const account of register.state.accounts) {
      const key = accountKey(account);
      if (key === null) continue;
      this.#held.set(key, account);
      this.#looks.set(lookOf(account.platform, account.handle), { handle: account.handle, key });
    }
  }

  /** @returns null when the row has faults, which `check` then holds */
  read(row: TableRow): { readonly check: Check; readonly intake: AccountIntake | null } {
    const check: Check = new RowCheck(row, accountColumns, this.#register.today);
    if (row.cells === null) return { check, intake: null };
    const details = this.#details(check);
    const closed = this.#closed(check);
    this.#refuseTwice(check, closed?.standing === "deactivated");
    this.#register.greetDepartment(check, "department");
    const intake = {
      since: check.day("since"),
      coordinator: this.#person(check, "coordinator"),
      director: this.#person(check, "director"),
      users: this.#users(check),
      closed,
    };
    return { check, intake: details === null || check.faults.length > 0 ? null : { details, ...intake } };
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

  /**
   * A handle stands once on a platform, however it is written; one that only looks like another is for a person to look at.
   * @param gone the page has given its handle back, so that another line may have it
   */
  #refuseTwice(check: Check, gone: boolean): void {
    const [platform, handle] = [check.cell("platform"), check.cell("handle")];
    const key = authorKey(platform, handle);
    const line = gone ? undefined : this.#lines.get(key);
    const held = this.#held.get(key);
    const named = `“${short(handle)}” on ${short(platform)}`;
    if (line !== undefined) check.fault("handle", `${named} stands on line ${line} already.`);
    else if (held !== undefined) {
      const others = this.#register.otherCells("accounts", held.id, check);
      check.fault("handle", `${named} is in the register already, with another entry under ${others}.`);
    } else if (!gone) this.#warnOfLook(check, key, platform, handle);
    if (line === undefined && !gone) this.#lines.set(key, check.line);
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
  #users(check: Check): AccountIntake["users"] {
    const { pack, people, today } = this.#register;
    const allowed = pack.roles.filter(({ id }) => pack.register.users.roles.includes(id));
    const titles = allowed.map(({ title }) => title).join(", ");
    const users = readUsers(check.cell("users")).flatMap(({ person, role, since }) => {
      const found = people.find(person);
      if (typeof found === "string") check.fault("users", found);
      const held = role === null ? allowed[0] : roleNamed(allowed, role);
      if (held === undefined) check.fault("users", `“${short(role ?? "")}” is not one of the roles: ${titles}.`);
      const from = since === null ? today : check.dayOf("users", since);
      if (typeof found === "string" || held === undefined || from === null) return [];
      return [{ person: found.id, role: held.id, from }];
    });
    const once = new Set(users.map(({ person, role }) => `${person} ${role}`));
    if (once.size < users.length) check.fault("users", "Somebody is listed twice in the same role.");
    return users;
  }

  #closed(check: Check): AccountIntake["closed"] {
    const text = check.cell("standing").toLowerCase();
    const since = check.day("standingSince");
    const standing = closedStandings.find((one) => one === text);
    if (standing !== undefined) return { standing, since };
    const inUse: readonly Standing[] = ["active", "created"];
    if (text !== "" && !inUse.some((one) => one === text)) {
      check.fault("standing", `“${short(text)}” can’t be brought in: write active, paused, archived, or deactivated.`);
    }
    return null;
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
