/** Who works here, under which policy, and the official accounts. */

import type { NewAccount, Theme } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { someText, webAddress } from "../lib/field.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Account, Person } from "../model/account.ts";
import { foldName } from "../model/author.ts";
import { clockSkew, isDate } from "../model/time.ts";
import { someHandle } from "./account-details.ts";
import { writeTakenIn } from "./accounts.ts";
import { History } from "./history.ts";
import * as queries from "./queries.ts";

export { RegisterBook, type RegisterBookOptions } from "./book.ts";
export type { WaitingReset } from "./store.ts";

export interface RegisterOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Today where the organisation is; left out: nobody knows, so in UTC. */
  readonly today?: () => string;
}

export interface Profile {
  readonly person: Person;
  /** The pack that new cases are opened under, `<id>@<version>`. */
  readonly pack: string;
  readonly theme: Theme;
}

export class Register {
  readonly #options: RegisterOptions;
  readonly #history: History;

  constructor(options: RegisterOptions) {
    this.#options = options;
    this.#history = new History({
      ...options,
      actor: () => ({ name: "", role: "", ...this.#title(), osUser: "" }),
      policy: () => this.pack() ?? "",
      // Nothing here asks a pack: the book of the register does.
      pack: () => {
        throw new AppError("PACK_UNKNOWN", { pack: this.pack() });
      },
      today: () => this.#today(),
    });
  }

  /** null before the first run is over. */
  person(): Person | null {
    const profile = this.#profile();
    if (profile === null) return null;
    const { name, role, department } = profile;
    return { name, role, department };
  }

  /** The pack that new cases are opened under; null before the first run is over. */
  pack(): string | null {
    return this.#profile()?.pack ?? null;
  }

  theme(): Theme {
    return this.#profile()?.theme ?? "system";
  }

  /** @throws AppError TEXT_* {field} for the person's name, role or department; DISK_* */
  save({ person, pack, theme }: Profile): void {
    const row = { ...checkPerson(person), pack, theme };
    this.#run((database) => queries.writeProfile(database, row));
  }

  /** By department, platform and handle. */
  accounts(): readonly Account[] {
    return this.#run(queries.readAccounts);
  }

  /** @throws AppError ACCOUNT_UNKNOWN {account} */
  account(id: string): Account {
    const account = this.#run((database) => queries.readAccount(database, id));
    if (account === undefined) throw new AppError("ACCOUNT_UNKNOWN", { account: id });
    return account;
  }

  /**
   * Registers an account that is there already. A handle stands once on a platform, however it is written.
   * @throws AppError ACCOUNT_EXISTS {platform, handle}, TEXT_* {field}, ADDRESS_INVALID, TIME_INVALID, TIME_IN_FUTURE
   */
  add(input: NewAccount): Account {
    const details = {
      department: someText("department", input.department, "name"),
      platform: someText("platform", input.platform, "name"),
      handle: someHandle(input.handle),
      name: someText("name", input.name, "name"),
      address: webAddress("address", input.address),
      ...{ email: null, phone: null, purpose: "" },
    };
    const since = checkSince(input.since, this.#options.today?.() ?? begunSomewhere(this.#options.clock()));
    return this.account(this.#history.change((hold) => writeTakenIn(hold, details, since, "")));
  }

  /** The departments of the accounts and of the person, each once. */
  departments(): readonly string[] {
    const named = [...this.accounts().map((account) => account.department), this.person()?.department ?? ""];
    const byName = new Map(named.filter((name) => name !== "").map((name) => [foldName(name), name]));
    return [...byName.values()].sort((a, b) => a.localeCompare(b, "en"));
  }

  #title(): Pick<Person, "name" | "role"> | null {
    const person = this.person();
    return person === null ? null : { name: person.name, role: person.role };
  }

  /** In UTC, so far as nobody said in which time zone the organisation is. */
  #today(): string {
    return this.#options.today?.() ?? this.#options.clock().toISOString().slice(0, 10);
  }

  #profile(): queries.ProfileRow | null {
    return this.#run(queries.readProfile) ?? null;
  }

  #run<T>(query: (database: Database) => T): T {
    try {
      return query(this.#options.database);
    } catch (error) {
      throw storageError(error);
    }
  }
}

/** @throws AppError TEXT_* {field} */
export function checkPerson(person: Person): Person {
  return {
    name: someText("name", person.name, "name"),
    role: someText("role", person.role, "name"),
    department: someText("department", person.department, "name"),
  };
}

/** The latest day that has begun somewhere on Earth (UTC+14). */
function begunSomewhere(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000 + clockSkew).toISOString().slice(0, 10);
}

function checkSince(since: string | null, latest: string): string | null {
  if (since === null || since === "") return null;
  if (!isDate(since)) throw new AppError("TIME_INVALID", { field: "since" });
  if (since > latest) throw new AppError("TIME_IN_FUTURE", { field: "since" });
  return since;
}
