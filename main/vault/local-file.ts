import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import type { Time } from "../model/entry.ts";
import { isUuid } from "./scalar.ts";

/** The sealed files of this workstation: `<data>/vaults/<vault id>.custodia-vault`. */

export const extension = ".custodia-vault";

/** Far above ten thousand credentials with their history. In bytes. */
export const largestFile = 256 * 1024 * 1024;

export function fileName(vault: string): string {
  return `${vault}${extension}`;
}

export function fileHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** null when there is none. @throws AppError VAULT_TOO_LARGE, VAULT_FOREIGN (no plain file), FOLDER_*, DISK_* */
export function readLocal(folder: string, vault: string): Buffer | null {
  const file = join(folder, fileName(vault));
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    // Looked at before it is opened: a pipe would keep us waiting.
    if (!stat.isFile()) throw new AppError("VAULT_FOREIGN");
    if (stat.size > largestFile) throw new AppError("VAULT_TOO_LARGE", { bytes: stat.size, limit: largestFile });
    return readFileSync(file);
  } catch (error) {
    throw systemCode(error) === "ENOENT" ? new AppError("VAULT_MISSING", { vault }) : storageError(error);
  }
}

/** Durable when it returns. @throws AppError FOLDER_*, DISK_* */
export function writeLocal(folder: string, vault: string, bytes: Uint8Array): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storageError(error);
  }
  writeAtomically(join(folder, fileName(vault)), bytes);
}

/** Ids of the vaults whose files lie here. */
export function localVaults(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length)).filter(isUuid);
}

/** Takes away what writing left that was broken off: nobody was told that it had been saved. This process alone has the folder. */
export function sweepUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  const unfinished = readdirSync(folder).filter((name) => name.includes(extension) && /^\..*\.tmp$/.test(name));
  for (const name of unfinished) rmSync(join(folder, name), { force: true });
}

/** Keeps a copy of a file that can't be read, or that nobody knows, before another takes its place: nothing is overwritten unread. */
export function keepAside(folder: string, vault: string, at: Time): void {
  const file = join(folder, fileName(vault));
  if (!existsSync(file)) return;
  const aside = `${file}.${at.replace(/[^0-9]/g, "")}.old`;
  try {
    writeAtomically(aside, readFileSync(file));
  } catch (error) {
    throw storageError(error);
  }
}
