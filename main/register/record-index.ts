/** Finds records by what they have in common, without going through all of them. */

import { foldName } from "../model/author.ts";
import { accountKey } from "../model/register/account-key.ts";
import { emailKey } from "../model/register/person-key.ts";
import type { AccountRecord, PersonRecord } from "../model/register-view.ts";
import { lookOf } from "./look-alike.ts";

export class RecordIndex<T> {
  readonly #keysOf: (record: T) => readonly string[];
  readonly #records = new Map<string, Set<T>>();

  constructor(keysOf: (record: T) => readonly string[], records: Iterable<T>) {
    this.#keysOf = keysOf;
    for (const record of records) this.replace(undefined, record);
  }

  /** In the order in which they came. */
  with(key: string): readonly T[] {
    return [...(this.#records.get(key) ?? [])];
  }

  /** @param before,after undefined: there was none, there is none any more */
  replace(before: T | undefined, after: T | undefined): void {
    if (before !== undefined) for (const key of this.#keysOf(before)) this.#remove(key, before);
    if (after === undefined) return;
    for (const key of this.#keysOf(after)) {
      const same = this.#records.get(key);
      if (same === undefined) this.#records.set(key, new Set([after]));
      else same.add(after);
    }
  }

  #remove(key: string, record: T): void {
    const same = this.#records.get(key);
    same?.delete(record);
    if (same?.size === 0) this.#records.delete(key);
  }
}

export function namePart(name: string): string {
  return `name\n${foldName(name)}`;
}

export function emailPart(email: string): string {
  return `email\n${emailKey(email)}`;
}

/** Whoever has left is nobody's namesake, and has given the address back. */
export function personKeys({ name, email, left }: PersonRecord): readonly string[] {
  if (left !== null) return [];
  return [namePart(name), ...(email === null ? [] : [emailPart(email)])];
}

/** What an account's handle looks like, as long as it holds one. */
export function accountLooks(account: AccountRecord): readonly string[] {
  return accountKey(account) === null ? [] : [lookOf(account.platform, account.handle)];
}
