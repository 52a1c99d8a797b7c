import type { Theme } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import type { Account } from "../model/account.ts";

export interface ProfileRow {
  readonly name: string;
  readonly role: string;
  readonly department: string;
  readonly pack: string;
  readonly theme: Theme;
}

const accountColumns = "id, department, platform, handle, name, address, since";

export function readProfile(database: Database): ProfileRow | undefined {
  return database.prepare<[], ProfileRow>("SELECT name, role, department, pack, theme FROM profile").get();
}

export function writeProfile(database: Database, profile: ProfileRow): void {
  database
    .prepare(
      `INSERT INTO profile (one, name, role, department, pack, theme) VALUES (1, @name, @role, @department, @pack, @theme)
       ON CONFLICT (one) DO UPDATE SET name = @name, role = @role, department = @department, pack = @pack, theme = @theme`,
    )
    .run(profile);
}

export function readAccounts(database: Database): Account[] {
  const sql = `SELECT ${accountColumns} FROM account ORDER BY department, platform, handle, id`;
  return database.prepare<[], Account>(sql).all();
}

export function readAccount(database: Database, id: string): Account | undefined {
  return database.prepare<[string], Account>(`SELECT ${accountColumns} FROM account WHERE id = ?`).get(id);
}

/** Returns false when another account has the same key. */
export function insertAccount(database: Database, account: Account, key: string, addedAt: string): boolean {
  const added = database
    .prepare(
      `INSERT INTO account (id, key, department, platform, handle, name, address, since, added_at)
       VALUES (@id, @key, @department, @platform, @handle, @name, @address, @since, @addedAt)
       ON CONFLICT (key) DO NOTHING`,
    )
    .run({ ...account, key, addedAt });
  return added.changes === 1;
}
