/** The data folder, held by this process alone, and the database in it. */

import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { lockFolder } from "../lib/folder-lock.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";

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

export function vaultFolder(folder: string): string {
  return join(folder, "vaults");
}

/** How many files lie where sealed vaults do, whatever they are; half-written ones left by a crash aside. @throws AppError DISK_*, FOLDER_* */
export function vaultFiles(folder: string): number {
  try {
    return readdirSync(vaultFolder(folder)).filter((name) => !name.startsWith(".")).length;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return 0;
    throw storageError(error);
  }
}

/** Renames a key file that is in the way, so that it is never overwritten. @throws AppError FOLDER_READ_ONLY, DISK_* */
export function putAside(file: string, now: Date): void {
  try {
    if (existsSync(file)) renameSync(file, `${file}.${now.toISOString().replace(/[^0-9]/g, "")}.old`);
  } catch (error) {
    throw storageError(error);
  }
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

/**
 * Sealed evidence without a log means that the log was lost. To begin a new one over it would hide that. Vault files alone are no such
 * sign: whoever begins anew on another computer puts them there first. What they need is their key, see custodian-key.ts.
 */
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
