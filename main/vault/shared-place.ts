import { randomBytes } from "node:crypto";
import { realpathSync, statSync } from "node:fs";
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { setTimeout } from "node:timers/promises";
import { AppError } from "../lib/app-error.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { extension, fileHash, fileName, largestFile } from "./local-file.ts";

/** A folder that others write to as well, often on a network drive: nothing there is done at once, and nothing is taken for whole. */

/** How often writing is tried while another program holds the file, and how long it waits first, in milliseconds. */
const tries = 6;
const firstPause = 20;
/** What Windows and network drives say while a file is held. */
const held = new Set(["EBUSY", "EPERM", "EACCES", "ETXTBSY"]);

/** The name by which a person knows a folder. */
export function folderName(folder: string): string {
  return basename(folder) || folder;
}

/**
 * The folder as it is written to.
 * @throws AppError SHARED_FOLDER_MISSING {folder}, SHARED_FOLDER_OWN for the data folder and what lies in it
 */
export function sharedFolder(folder: string, dataFolder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) throw new AppError("SHARED_FOLDER_MISSING", { folder: folderName(folder) });
  if (isOwnFolder(folder, dataFolder)) throw new AppError("SHARED_FOLDER_OWN", { folder: folderName(folder) });
  return realpathSync(folder);
}

/** The data folder, or one that lies in it. Both must be there. */
export function isOwnFolder(folder: string, dataFolder: string): boolean {
  const path = relative(realpathSync(dataFolder), realpathSync(folder));
  // On Windows, the path to another drive is absolute.
  return !(path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path));
}

export interface Listed {
  /** The vault's own file is there. */
  readonly main: boolean;
  /** What sync programs leave when two have written: other names that begin with the vault's id. */
  readonly copies: readonly string[];
  /** Receipts, mine among them. */
  readonly receipts: readonly string[];
}

/** @throws AppError SHARED_FOLDER_MISSING {folder} when it can't be reached */
export async function list(folder: string, vault: string): Promise<Listed> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const detail = { folder: folderName(folder), reason: systemCode(error) };
    throw new AppError("SHARED_FOLDER_MISSING", detail, { cause: error });
  }
  const main = fileName(vault);
  const own = names.filter((name) => name.startsWith(vault));
  return {
    main: names.includes(main),
    copies: own.filter((name) => name !== main && name.includes(extension) && !name.endsWith(".tmp")),
    receipts: own.filter((name) => /^\.[0-9a-f]{8}\.receipt$/.test(name.slice(vault.length))),
  };
}

export interface Seen {
  readonly bytes: Buffer;
  /** SHA-256, hex. */
  readonly hash: string;
  /** Another one when the file was written since. */
  readonly stamp: string;
}

/** null when it is gone. @throws AppError VAULT_TOO_LARGE, VAULT_FOREIGN (no plain file), DISK_*, FOLDER_* */
export async function read(folder: string, name: string): Promise<Seen | null> {
  const file = join(folder, name);
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new AppError("VAULT_FOREIGN");
    if (found.size > largestFile) throw new AppError("VAULT_TOO_LARGE", { bytes: found.size, limit: largestFile });
    const bytes = await readFile(file);
    return { bytes, hash: fileHash(bytes), stamp: stampOf(found) };
  } catch (error) {
    if (systemCode(error) === "ENOENT") return null;
    throw storageError(error);
  }
}

/** Another one when the file was written since; null when it is gone or can't be looked at. */
export async function stampAt(folder: string, name: string): Promise<string | null> {
  try {
    return stampOf(await stat(join(folder, name)));
  } catch {
    // Whoever goes on to read it learns why.
    return null;
  }
}

function stampOf({ mtimeMs, size, ino }: { mtimeMs: number; size: number; ino: number }): string {
  return `${mtimeMs} ${size} ${ino}`;
}

/**
 * Temp file beside it, fsync, rename; again and again while another program holds the file.
 * @param stamp the file that may be replaced, as `read` gave it; null when none was there
 * @returns false when somebody else wrote meanwhile: then nothing was replaced
 * @throws AppError DISK_*, FOLDER_*; what `stopped` gives as its reason
 */
export async function write(
  folder: string,
  name: string,
  bytes: Uint8Array,
  stamp: string | null,
  stopped: AbortSignal,
): Promise<boolean> {
  const temp = join(folder, `.${name}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await writeNew(temp, bytes);
    for (let tried = 1; ; tried += 1) {
      if ((await stampAt(folder, name)) !== stamp) return await dropped(temp);
      try {
        await rename(temp, join(folder, name));
        return true;
      } catch (error) {
        if (!held.has(systemCode(error)) || tried === tries) throw error;
        await setTimeout(firstPause * 2 ** tried, undefined, { ref: false, signal: stopped });
      }
    }
  } catch (error) {
    await dropped(temp);
    throw stopped.aborted ? stopped.reason : storageError(error);
  }
}

async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  // Not for its owner alone: the others must read it, and only they can open it.
  const handle: FileHandle = await open(file, "wx", 0o664);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function dropped(temp: string): Promise<false> {
  try {
    await rm(temp, { force: true });
  } catch {
    // A folder that fails now is why we are here; the name begins with a dot and is no vault's.
  }
  return false;
}

/** What writing there left that was broken off, by whomever, is taken away after a day. In milliseconds. */
const unfinishedAfter = 24 * 3_600_000;

/** Never throws: it is only in the way of people who look. */
export async function sweep(folder: string, vault: string, now: Date): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!name.startsWith(`.${vault}.`) || !name.endsWith(".tmp")) continue;
      const { mtimeMs } = await stat(join(folder, name));
      if (now.getTime() - mtimeMs > unfinishedAfter) await rm(join(folder, name), { force: true });
    }
  } catch {
    // The folder went away, or is not ours to clean: it makes no difference to the vault.
  }
}

/** Under another name, which is no vault's: a person decided that ours goes in its place. @throws AppError DISK_*, FOLDER_* */
export async function setAside(folder: string, vault: string, at: string): Promise<void> {
  const file = join(folder, fileName(vault));
  try {
    await rename(file, join(folder, `${vault}.set-aside-${at.replace(/[^0-9]/g, "")}`));
  } catch (error) {
    if (systemCode(error) !== "ENOENT") throw storageError(error);
  }
}
