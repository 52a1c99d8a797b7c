import { randomBytes } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { openLog, type RemovalLog, readIdentity, type StoredEntry } from "../removal-log/index.ts";

/** A log opened to be read: no key is needed, nothing is written. */
export interface Reading {
  readonly log: RemovalLog;
  entries(caseId: string | null): Iterable<StoredEntry>;
  close(): void;
}

/** A database that can be opened. */
export interface ReadableFile {
  readonly file: string;
  /** Takes a copy away again. */
  remove(): void;
}

/** A folder's database, opened to be read, and how to let go of it. */
export interface ReadableDatabase {
  readonly database: Database;
  close(): void;
}

/** The database of a data folder that holds a log. @throws AppError FOLDER_MISSING, PROFILE_MISSING, DATABASE_* */
export function readDatabase(folder: string): ReadableDatabase {
  const { file, remove } = readableFile(folder);
  try {
    const database = openDatabase(file, "read");
    const close = () => {
      database.close();
      remove();
    };
    try {
      if (readIdentity(database) === null) throw new AppError("PROFILE_MISSING", { folder });
      return { database, close };
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    remove();
    throw storageError(error);
  }
}

/** Opens the log of a data folder; throws FOLDER_MISSING, PROFILE_MISSING or DATABASE_*. */
export function readLog(folder: string): Reading {
  const { database, close } = readDatabase(folder);
  try {
    const log = openLog({ database, clock: () => new Date(), random: randomBytes }, null);
    return { log, entries: (caseId) => entriesOf(log, caseId), close };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * The database of a data folder, looked at and found to be one. SQLite needs a file beside a database with a write-ahead log: where none can
 * be made, on a disc or in somebody else's folder, a private copy is read instead.
 * @throws AppError FOLDER_MISSING, FOLDER_READ_ONLY (it may not be read), DATABASE_*, DISK_FULL (no room for the copy)
 */
export function readableFile(folder: string): ReadableFile {
  const file = join(folder, "log.sqlite");
  try {
    if (statSync(file, { throwIfNoEntry: false }) === undefined) throw new AppError("FOLDER_MISSING", { folder });
    openDatabase(file, "read").close();
    return { file, remove: () => {} };
  } catch (error) {
    const told = storageError(error);
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(String(told.detail.reason))) throw told;
    return privateCopy(file);
  }
}

/** mkdtemp makes a folder that only its owner enters. */
function privateCopy(file: string): ReadableFile {
  const folder = mkdtempSync(join(tmpdir(), "custodia-read-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, "log.sqlite");
    copyUnchanged(file, copy);
    return { file: copy, remove };
  } catch (error) {
    remove();
    throw storageError(error);
  }
}

/** Database and write-ahead log belong together: copied while neither changes. Throws DATABASE_BUSY when they don't stop changing. */
function copyUnchanged(file: string, copy: string): void {
  const stamp = () => [file, `${file}-wal`].map(stampOf).join(" ");
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = stamp();
    rmSync(`${copy}-wal`, { force: true });
    copyFileSync(file, copy);
    if (stampOf(`${file}-wal`) !== "") copyFileSync(`${file}-wal`, `${copy}-wal`);
    if (stamp() === before) return;
  }
  throw new AppError("DATABASE_BUSY");
}

/** "" when there is no such file. */
function stampOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? "" : `${found.size}/${found.mtimeNs}`;
}

function* entriesOf(log: RemovalLog, caseId: string | null): Iterable<StoredEntry> {
  if (caseId === null) {
    yield* log.entries(0, log.counts().entries);
    return;
  }
  for (const entry of log.caseEntries(caseId)) {
    const stored = log.entry(entry.seq);
    if (stored !== null) yield stored;
  }
}
