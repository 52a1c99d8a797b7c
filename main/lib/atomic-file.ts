import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { storageError } from "./storage-error.ts";

/**
 * Writes a whole small file so that after a crash or a power cut either the old or the new content is there, never a part:
 * temp file beside it, fsync, rename, fsync of the folder. On failure nothing of the new content remains.
 * Throws DISK_FULL, DISK_FAILED, FOLDER_READ_ONLY, FOLDER_MISSING.
 */
export function writeAtomically(file: string, content: Uint8Array | string, options: { mode?: number } = {}): void {
  const folder = dirname(file);
  const temp = join(folder, `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  try {
    writeNew(temp, bytes, options.mode ?? 0o600);
    renameSync(temp, file);
    syncFolder(folder);
  } catch (error) {
    rmSync(temp, { force: true });
    throw storageError(error);
  }
}

/** Makes renames and removals in the folder durable. Windows keeps its directory in order by itself and can't open one for this. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function writeNew(file: string, bytes: Uint8Array, mode: number): void {
  const handle = openSync(file, "wx", mode);
  try {
    // One write may take fewer bytes than it was given (write(2)): go on until all are taken.
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
