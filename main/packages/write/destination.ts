import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { AppError } from "../../lib/app-error.ts";
import { syncFolder } from "../../lib/atomic-file.ts";
import { storageError, systemCode } from "../../lib/storage-error.ts";
import { markBytes, removeLeftOver, unfinishedName } from "./left-over.ts";
import { FileSink } from "./sink.ts";

/** What a package needs of the folder that it is put into. */
export interface Room {
  readonly needed: number;
  readonly free?: number | undefined;
  readonly leftOver: RegExp;
}

/** Where a package is put: under another name until it is whole and on the disk, then under its own, which must be free. */
export class Destination {
  readonly #folder: string;
  readonly #name: string;
  readonly #temp: string;
  readonly #file: number;
  readonly sink: FileSink;
  #isOpen = true;

  private constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
    this.#temp = join(folder, unfinishedName(name, randomBytes(markBytes).toString("hex")));
    this.#file = openSync(this.#temp, "wx", 0o600);
    this.sink = new FileSink(this.#file);
  }

  /**
   * Removes first what an earlier attempt had to leave there.
   * @param about.needed in bytes; `about.free` as the file system says when left out
   * @param about.leftOver names of such files
   * @throws AppError EXPORT_PLACE_MISSING {folder}, EXPORT_EXISTS {name}, EXPORT_NO_ROOM {needed, free}, FOLDER_READ_ONLY, DISK_*
   */
  static open(folder: string, name: string, about: Room): Destination {
    refuseMissing(folder);
    if (isTaken(join(folder, name))) throw new AppError("EXPORT_EXISTS", { name });
    const destination = created(() => new Destination(folder, name));
    try {
      removeLeftOver(folder, about.leftOver, fstatSync(destination.#file).mtimeMs);
      const { needed, free = freeBytes(folder) } = about;
      if (needed > free) throw new AppError("EXPORT_NO_ROOM", { needed, free });
      return destination;
    } catch (error) {
      destination.discard();
      throw storageError(error);
    }
  }

  /** Durable under its own name when this returns. Throws EXPORT_EXISTS {name}, EXPORT_PLACE_MISSING {folder}, DISK_*: `discard` it then. */
  keep(): { readonly path: string; readonly temp: string; readonly bytes: number } {
    const path = join(this.#folder, this.#name);
    this.sink.flush();
    fsyncSync(this.#file);
    this.#close();
    this.#place(path);
    try {
      rmSync(this.#temp, { force: true });
      syncFolder(this.#folder);
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    return { path, temp: path, bytes: this.sink.bytes };
  }

  /** Durable when this returns, under the name that it has while it is written: whoever wants it to have its own gives it that. Throws as `keep`. */
  keepLater(): { readonly path: string; readonly temp: string; readonly bytes: number } {
    this.sink.flush();
    fsyncSync(this.#file);
    this.#close();
    syncFolder(this.#folder);
    return { path: join(this.#folder, this.#name), temp: this.#temp, bytes: this.sink.bytes };
  }

  /** Removes what was written. */
  discard(): void {
    this.#close();
    rmSync(this.#temp, { force: true });
  }

  /** What went wrong, in Custodia's words. */
  explain(error: unknown, needed: number): AppError {
    if (error instanceof AppError) return error;
    const reason = systemCode(error);
    const folder = this.#folder;
    if (reason === "ENOENT" || reason === "ENOTDIR") return new AppError("EXPORT_PLACE_MISSING", { folder });
    if (reason === "EEXIST") return new AppError("EXPORT_EXISTS", { name: this.#name });
    // FAT32, as on many sticks, holds no file of 4 GiB.
    if (reason === "EFBIG") return new AppError("EXPORT_NO_ROOM", { needed, free: this.sink.bytes, reason });
    return storageError(error);
  }

  /** A link is refused where the name is taken, even if it was taken this moment; file systems without links are asked first. */
  #place(path: string): void {
    try {
      linkSync(this.#temp, path);
    } catch (error) {
      if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EINVAL|EMLINK|EACCES)$/.test(systemCode(error))) throw error;
      if (isTaken(path)) throw new AppError("EXPORT_EXISTS", { name: this.#name });
      renameSync(this.#temp, path);
    }
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}

function created(create: () => Destination): Destination {
  try {
    return create();
  } catch (error) {
    throw storageError(error);
  }
}

function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function refuseMissing(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new AppError("EXPORT_PLACE_MISSING", { folder });
  }
}

/** Bytes that this person may still write there; Infinity where nobody can say. */
function freeBytes(folder: string): number {
  if (!existsSync(folder)) return 0;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch (error) {
    // Some network shares don't tell. The writing itself still will.
    if (systemCode(error) === "ENOENT") throw error;
    return Number.POSITIVE_INFINITY;
  }
}
