/** Who works here, under which policy, and the official accounts. */

import { v7 as uuidv7 } from "uuid";
import type { NewAccount, Theme } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { someText, webAddress } from "../lib/field.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Account, Person } from "../model/account.ts";
import { authorKey, foldName, normaliseHandle } from "../model/author.ts";
import { clockSkew, isDate } from "../model/time.ts";
import * as queries from "./queries.ts";

export interface RegisterOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}

export interface Profile {
  readonly person: Person;
  /** The pack that new cases are opened under, `<id>@<version>`. */
  readonly pack: string;
  readonly theme: Theme;
}

export class Register {
  readonly #options: RegisterOptions;

  constructor(options: RegisterOptions) {
    this.#options = options;
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
   * Registers an account. A handle stands once on a platform, however it is written.
   * @throws AppError ACCOUNT_EXISTS {platform, handle}, TEXT_* {field}, ADDRESS_INVALID, TIME_INVALID, TIME_IN_FUTURE
   */
  add(input: NewAccount): Account {
    const { clock, random } = this.#options;
    const now = clock();
    const account: Account = {
      id: uuidv7({ msecs: now.getTime(), random: random(16) }),
      department: someText("department", input.department, "name"),
      platform: someText("platform", input.platform, "name"),
      handle: someText("handle", input.handle, "handle"),
      name: someText("name", input.name, "name"),
      address: webAddress("address", input.address),
      since: checkSince(input.since, now),
    };
    if (normaliseHandle(account.handle) === "") throw new AppError("TEXT_EMPTY", { field: "handle" });
    const key = authorKey(account.platform, account.handle);
    const added = this.#run((database) => queries.insertAccount(database, account, key, now.toISOString()));
    if (!added) throw new AppError("ACCOUNT_EXISTS", { platform: account.platform, handle: account.handle });
    return account;
  }

  /** The departments of the accounts and of the person, each once. */
  departments(): readonly string[] {
    const named = [...this.accounts().map((account) => account.department), this.person()?.department ?? ""];
    const byName = new Map(named.filter((name) => name !== "").map((name) => [foldName(name), name]));
    return [...byName.values()].sort((a, b) => a.localeCompare(b, "en"));
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

/** A day that has begun somewhere on Earth (UTC+14). */
function checkSince(since: string | null, now: Date): string | null {
  if (since === null || since === "") return null;
  if (!isDate(since)) throw new AppError("TIME_INVALID", { field: "since" });
  const latest = new Date(now.getTime() + 14 * 3_600_000 + clockSkew).toISOString().slice(0, 10);
  if (since > latest) throw new AppError("TIME_IN_FUTURE", { field: "since" });
  return since;
}
