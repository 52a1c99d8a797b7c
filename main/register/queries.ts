import type { Theme } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import type { Account } from "../model/account.ts";
import type { Evidence } from "../model/entry.ts";

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

/** Does something that happened in the register name this file? */
export function isNamed(database: Database, sha256: string): boolean {
  return database.prepare("SELECT 1 FROM register_file WHERE sha256 = ?").get(sha256) !== undefined;
}

/** A sealed file as the first event that names it describes it. */
export function readFile(database: Database, sha256: string): Evidence | undefined {
  const sql = `SELECT bytes, media_type AS mediaType, name, sha256 FROM register_file WHERE sha256 = ? ORDER BY event LIMIT 1`;
  return database.prepare<[string], Evidence>(sql).get(sha256);
}

/** Each file once. */
export function readFiles(database: Database): { sha256: string; bytes: number }[] {
  const sql = "SELECT sha256, min(bytes) AS bytes FROM register_file GROUP BY sha256 ORDER BY sha256";
  return database.prepare<[], { sha256: string; bytes: number }>(sql).all();
}
