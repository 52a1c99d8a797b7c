import { accessSync, closeSync, constants, existsSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import BetterSqlite from "better-sqlite3";
import { AppError } from "../lib/app-error.ts";
import { syncFolder } from "../lib/atomic-file.ts";
import { storageError } from "../lib/storage-error.ts";
import { applicationId, readHeader } from "./header.ts";
import { migrate } from "./migrate.ts";
import { latestVersion } from "./migrations/index.ts";
import { setPragmas } from "./pragmas.ts";
import { syncFile } from "./sync-file.ts";

export type Database = BetterSqlite.Database;

/** How long a statement waits for another connection's write, in milliseconds. */
const patience = 5_000;

/** Nobody else reads what people said about each other. SQLite gives the write-ahead log the same mode. */
const ownerOnly = 0o600;

/**
 * Opens Custodia's database with DESIGN's pragmas set and read back.
 * "write" creates it when the file is absent and brings an older one up to date, after a copy into `backup/` beside it.
 * "read" changes nothing and takes only the current version.
 * @throws AppError FOLDER_MISSING, FOLDER_READ_ONLY, DISK_FULL, DISK_FAILED, DATABASE_NOT_SQLITE, DATABASE_FOREIGN, DATABASE_CUT_SHORT,
 *   DATABASE_DAMAGED, DATABASE_BUSY, DATABASE_FROM_FUTURE {version, known}, DATABASE_OUTDATED {version, known} ("read" only);
 *   a file that is refused for what it is has not been touched
 */
export function openDatabase(file: string, mode: "write" | "read"): Database {
  try {
    if (!existsSync(dirname(file))) throw new AppError("FOLDER_MISSING", { folder: dirname(file) });
    // SQLite opens what may not be written to all the same, and would say so only at the first entry.
    if (mode === "write") accessSync(dirname(file), constants.W_OK);
    if (mode === "write" && !existsSync(file)) createDatabase(file);
    refuseNoFile(file);
    if (mode === "write") accessSync(file, constants.W_OK);
    const header = readHeader(file);
    refuseVersion(header.version, mode);
    return openExisting(file, mode);
  } catch (error) {
    throw storageError(error);
  }
}

/**
 * A second connection, to read unless it is to write, for a process that may hold the file open: it touches the file through SQLite alone. POSIX drops all locks
 * that a process has on a file as soon as it closes any descriptor of it (sqlite.org/howtocorrupt.html, section 2.2), in whichever thread.
 * @throws AppError as `openDatabase`; a file that was cut short is told as DATABASE_DAMAGED by whoever reads the missing part
 */
export function openBeside(file: string, mode: "write" | "read" = "read"): Database {
  try {
    refuseNoFile(file);
    return openExisting(file, mode);
  } catch (error) {
    throw storageError(error);
  }
}

/**
 * Until it is disposed of, the connection's statements wait for another connection's write no longer than a blink, and are refused with
 * SQLITE_BUSY then: a thread that writes for seconds must not keep the whole program waiting.
 */
export function impatient(database: Database): Disposable {
  database.pragma("busy_timeout = 100");
  return {
    [Symbol.dispose]: () => {
      if (database.open) database.pragma(`busy_timeout = ${patience}`);
    },
  };
}

/** Opening a pipe would wait for its other end for ever. */
function refuseNoFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw new AppError("FOLDER_MISSING", { file });
  if (!found.isFile()) throw new AppError("DATABASE_NOT_SQLITE", { file });
}

/** Made under another name and then renamed: a database that stands under its own name is complete, whenever the power fails. */
function createDatabase(file: string): void {
  // A write-ahead log without its database means that the database was lost, not that there was none.
  if (existsSync(`${file}-wal`)) throw new AppError("DATABASE_CUT_SHORT", { file, bytes: 0 });
  const unfinished = `${file}.new`;
  for (const left of [unfinished, `${unfinished}-journal`]) rmSync(left, { force: true });
  closeSync(openSync(unfinished, "wx", ownerOnly));
  const database = new BetterSqlite(unfinished);
  try {
    database.pragma("synchronous = FULL");
    database.pragma(`application_id = ${applicationId}`);
    migrate(database, null);
  } finally {
    database.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, file);
  syncFolder(dirname(file));
}

function openExisting(file: string, mode: "write" | "read"): Database {
  const database = new BetterSqlite(file, { readonly: mode === "read", fileMustExist: true, timeout: patience });
  try {
    if (database.pragma("application_id", { simple: true }) !== applicationId) {
      throw new AppError("DATABASE_FOREIGN", { file });
    }
    // Once more through SQLite: a newer version may still stand in the write-ahead log.
    refuseVersion(versionOf(database), mode);
    setPragmas(database);
    if (mode === "write" && versionOf(database) < latestVersion) {
      migrate(database, file);
      // The header tells the version to a program that looks before it opens.
      database.pragma("wal_checkpoint(TRUNCATE)");
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function versionOf(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}

function refuseVersion(version: number, mode: "write" | "read"): void {
  const detail = { version, known: latestVersion };
  if (version > latestVersion) throw new AppError("DATABASE_FROM_FUTURE", detail);
  if (version < latestVersion && mode === "read") throw new AppError("DATABASE_OUTDATED", detail);
}
