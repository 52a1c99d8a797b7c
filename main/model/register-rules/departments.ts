/** The departments of the register, found by any spelling that differs in case or spaces only. */

import { foldName } from "../author.ts";
import type { AccountRecord, DepartmentRecord, RegisterState } from "../register-view.ts";
import { isUsable } from "./standing.ts";

export class Departments {
  readonly #byKey = new Map<string, DepartmentRecord>();
  /** Thousands of accounts name a few departments: each spelling is folded once. */
  readonly #bySpelling = new Map<string, DepartmentRecord>();
  readonly #open = new Map<DepartmentRecord, number>();

  constructor({ departments, accounts }: Pick<RegisterState, "departments" | "accounts">) {
    for (const record of departments) this.#byKey.set(foldName(record.name), record);
    for (const account of accounts) this.#count(account);
  }

  /** One without anything in it where the register has none. */
  named(name: string): DepartmentRecord {
    const known = this.#bySpelling.get(name);
    if (known !== undefined) return known;
    const key = foldName(name);
    const record = this.#byKey.get(key) ?? { name, workplan: null, coordinator: null, director: null, lastEvent: 0 };
    this.#byKey.set(key, record);
    this.#bySpelling.set(name, record);
    return record;
  }

  all(): Iterable<DepartmentRecord> {
    return this.#byKey.values();
  }

  /** How many accounts it has that are not closed. */
  openAccounts(record: DepartmentRecord): number {
    return this.#open.get(record) ?? 0;
  }

  #count(account: AccountRecord): void {
    const record = this.named(account.department);
    if (isUsable(account)) this.#open.set(record, this.openAccounts(record) + 1);
  }
}
