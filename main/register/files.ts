/** Sealed files that the register's events name. */

import type { Database } from "../database/index.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Evidence } from "../model/entry.ts";
import { isNamed, readFile, readFiles } from "./queries.ts";

/** Does the register name this file? @throws AppError DISK_*, DATABASE_* */
export function isRegisterFile(database: Database, sha256: string): boolean {
  return stored(() => isNamed(database, sha256));
}

/** All of them, each once. @throws AppError DISK_*, DATABASE_* */
export function registerFiles(database: Database): readonly { readonly sha256: string; readonly bytes: number }[] {
  return stored(() => readFiles(database));
}

/** One as the first event that names it describes it; null when no event does. @throws AppError DISK_*, DATABASE_* */
export function registerFile(database: Database, sha256: string): Evidence | null {
  return stored(() => readFile(database, sha256) ?? null);
}

function stored<T>(query: () => T): T {
  try {
    return query();
  } catch (error) {
    throw storageError(error);
  }
}
