import { accessSync, constants, readFileSync, rmSync, truncateSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { AppError } from "./app-error.ts";
import { writeAtomically } from "./atomic-file.ts";
import { storageError, systemCode } from "./storage-error.ts";

export interface FolderLock {
  /** Lets another process have the folder; safe to call twice. */
  release(): void;
}

/**
 * A database that nobody refers to is closed by the garbage collector, and its lock with it. Whoever takes the folder may forget the
 * return value; the folder stays taken until it is released or the process ends.
 */
const held = new Set<BetterSqlite.Database>();

const lockName = "lock.sqlite";
const holderName = "in-use.json";

/**
 * Takes the data folder for this process alone. The lock is the operating system's, held through an open SQLite transaction:
 * it goes when the process goes, however that ends, so nobody ever has to delete a stale lock file.
 * Throws FOLDER_IN_USE {pid, host, since} (null where the holder's note can't be read), FOLDER_READ_ONLY, FOLDER_MISSING, DISK_*.
 */
export function lockFolder(folder: string, now: () => Date = () => new Date()): FolderLock {
  const database = takeLock(folder);
  const holder = join(folder, holderName);
  try {
    writeAtomically(holder, `${JSON.stringify({ host: hostname(), pid: process.pid, since: now().toISOString() })}\n`);
  } catch (error) {
    database.close();
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (!held.delete(database)) return;
      try {
        rmSync(holder, { force: true });
      } finally {
        database.close();
      }
    },
  };
}

/** An exclusive transaction that is never committed; in-memory journal, so no second file appears beside it. */
function takeLock(folder: string): BetterSqlite.Database {
  const file = join(folder, lockName);
  try {
    accessSync(folder, constants.W_OK);
    return holdOpen(file);
  } catch (error) {
    const reason = systemCode(error);
    if (reason.startsWith("SQLITE_BUSY")) throw new AppError("FOLDER_IN_USE", readHolder(folder), { cause: error });
    // The folder is there (looked at above), yet nothing can be created in it.
    if (reason.startsWith("SQLITE_CANTOPEN")) throw new AppError("FOLDER_READ_ONLY", { reason }, { cause: error });
    throw storageError(error);
  }
}

function holdOpen(file: string): BetterSqlite.Database {
  try {
    return begin(file);
  } catch (error) {
    if (systemCode(error) !== "SQLITE_NOTADB") throw error;
    // The lock file holds nothing. Emptied rather than replaced: two processes that meet here still lock the same file.
    truncateSync(file, 0);
    return begin(file);
  }
}

function begin(file: string): BetterSqlite.Database {
  const database = new BetterSqlite(file, { timeout: 0 });
  try {
    database.pragma("journal_mode = MEMORY");
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function readHolder(folder: string): { pid: number | null; host: string | null; since: string | null } {
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(join(folder, holderName), "utf8"));
  } catch {
    // The holder may be between taking the lock and writing its note: the lock alone decides, the note only explains.
    said = null;
  }
  const { pid, host, since } = (said ?? {}) as Record<string, unknown>;
  return {
    pid: typeof pid === "number" ? pid : null,
    host: typeof host === "string" ? host.slice(0, 120) : null,
    since: typeof since === "string" ? since.slice(0, 40) : null,
  };
}
