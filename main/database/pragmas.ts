import type BetterSqlite from "better-sqlite3";
import { AppError } from "../lib/app-error.ts";

/** Value as SQLite reads it back. DESIGN, "Nothing acknowledged is ever lost". */
const pragmas = [
  ["journal_mode", "WAL", "wal"],
  // better-sqlite3 drops to NORMAL when a WAL file is reopened: a commit could then be lost with the power.
  ["synchronous", "FULL", 2],
  // INSERT OR REPLACE slips past append-only triggers without it.
  ["recursive_triggers", "ON", 1],
  ["foreign_keys", "ON", 1],
  ["trusted_schema", "OFF", 0],
  ["cell_size_check", "ON", 1],
  ["temp_store", "MEMORY", 2],
] as const;

/** Sets every pragma and reads it back. Throws DISK_FAILED {pragma, value} when one does not hold, such as WAL on a network drive. */
export function setPragmas(database: BetterSqlite.Database): void {
  for (const [name, wanted, expected] of pragmas) {
    // The journal mode stands in the file: a connection that may not write can only read it.
    if (!(name === "journal_mode" && database.readonly)) database.pragma(`${name} = ${wanted}`);
    const value = database.pragma(name, { simple: true });
    if (value !== expected) throw new AppError("DISK_FAILED", { pragma: name, value: String(value) });
  }
}
