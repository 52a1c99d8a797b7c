/** The data folder, held by this process alone, and the database in it. */

import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { lockFolder } from "../lib/folder-lock.ts";
import { storageError } from "../lib/storage-error.ts";

export interface DataFolder {
  readonly database: Database;
  /** Closes the database and lets another process have the folder; safe twice. */
  close(): void;
}

export function databaseFile(folder: string): string {
  return join(folder, "log.sqlite");
}

export function evidenceFolder(folder: string): string {
  return join(folder, "evidence");
}

/** @throws AppError FOLDER_*, DISK_*, DATABASE_* */
export function openDataFolder(folder: string, clock: () => Date): DataFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageError(error);
  }
  const lock = lockFolder(folder, clock);
  try {
    refuseLostDatabase(folder);
    const database = openDatabase(databaseFile(folder), "write");
    const close = () => {
      database.close();
      lock.release();
    };
    return { database, close };
  } catch (error) {
    lock.release();
    throw storageError(error);
  }
}

/** Sealed files without a log mean that the log was lost. To begin a new one over them would hide that. */
function refuseLostDatabase(folder: string): void {
  const file = databaseFile(folder);
  if (existsSync(file) || !existsSync(evidenceFolder(folder))) return;
  const sealed = readdirSync(evidenceFolder(folder)).some((name) => /^[0-9a-f]{2}$/.test(name));
  if (sealed) throw new AppError("DATABASE_CUT_SHORT", { file, bytes: 0 });
}

/** What SQLite throws, in Custodia's words. */
export function stored<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageError(error);
  }
}
