import { createHash } from "node:crypto";
import { constants, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { syncFolder } from "../lib/atomic-file.ts";
import { systemCode } from "../lib/storage-error.ts";

const pieceBytes = 1024 * 1024;

/** Not through a symbolic link, and never waiting for somebody to write into a pipe. Windows has neither flag, and needs neither. */
const readOnly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The folder tree `evidence/`: finished files at `<aa>/<sha256>`, unfinished ones and markers in `incoming/`.
 * The 256 folders are made once, when the store is first opened, so that no save has to pay for making one durable.
 */
export class Shelf {
  readonly #folder: string;
  readonly incoming: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.incoming = join(folder, "incoming");
  }

  /** Makes what is missing. Throws EVIDENCE_FOLDER_FOREIGN {folder}, and what the file system throws. */
  prepare(): void {
    refuseForeign(this.#folder);
    refuseForeign(this.incoming);
    const made = mkdirSync(this.incoming, { recursive: true, mode: 0o700 });
    const there = new Set<string>();
    for (const entry of readdirSync(this.#folder, { withFileTypes: true })) {
      if (/^[0-9a-f]{2}$/.test(entry.name) && !entry.isDirectory()) throw foreign(join(this.#folder, entry.name));
      there.add(entry.name);
    }
    const missing = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, "0")).filter(
      (aa) => !there.has(aa),
    );
    for (const aa of missing) mkdirSync(join(this.#folder, aa), { mode: 0o700 });
    if (missing.length > 0) syncFolder(this.#folder);
    if (made !== undefined) syncFolder(dirname(this.#folder));
  }

  /** Throws EVIDENCE_MISSING for anything but 64 hex digits: no name from elsewhere becomes a path. */
  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("EVIDENCE_MISSING", { sha256: sha256.slice(0, 64) });
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Moves a finished file to its place, durably; replaces what stood there. */
  async place(temp: string, sha256: string): Promise<void> {
    const path = this.path(sha256);
    try {
      renameSync(temp, path);
    } catch (error) {
      await this.#makeRoom(path, error);
      renameSync(temp, path);
    }
    syncFolder(dirname(path));
  }

  /** Somebody tidied an empty folder away while the app ran, or something stands there that a rename can't replace. */
  async #makeRoom(path: string, error: unknown): Promise<void> {
    const reason = systemCode(error);
    if (reason === "ENOENT") {
      await mkdir(dirname(path), { mode: 0o700 });
      syncFolder(this.#folder);
    } else if (/^(EISDIR|ENOTEMPTY|EEXIST)$/.test(reason) || (reason === "EPERM" && process.platform === "win32")) {
      await rm(path, { force: true, recursive: true });
    } else {
      throw error;
    }
  }

  mark(sha256: string): void {
    writeFileSync(this.#marker(sha256), "");
  }

  unmark(sha256: string): void {
    rmSync(this.#marker(sha256), { force: true });
  }

  /** Hashes that an interrupted save left a marker for. */
  marked(): string[] {
    return readdirSync(this.incoming).flatMap((name) => /^([0-9a-f]{64})\.sealing$/.exec(name)?.[1] ?? []);
  }

  /** Removes unfinished files from the incoming folder, and nothing that a store never puts there. */
  removeTemps(): void {
    for (const entry of readdirSync(this.incoming, { withFileTypes: true })) {
      if (entry.isFile() && entry.name.endsWith(".part")) rmSync(join(this.incoming, entry.name), { force: true });
    }
  }

  /** Removes the file; a folder in its place is none of ours and stays. */
  remove(sha256: string): void {
    const path = this.path(sha256);
    if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) rmSync(path, { force: true });
  }

  /** Does a plain file of this size stand there? Throws what the file system throws. */
  holds(sha256: string, bytes: number): boolean {
    const found = lstatSync(this.path(sha256), { throwIfNoEntry: false });
    return found?.isFile() === true && found.size === bytes;
  }

  /** In bytes. Throws as `open`. */
  async size(sha256: string): Promise<number> {
    const { file, bytes } = await this.open(sha256);
    await file.close();
    return bytes;
  }

  /** Opens a sealed file for reading. Throws EVIDENCE_MISSING; EVIDENCE_DAMAGED when something else than a file stands there. */
  async open(sha256: string): Promise<{ file: FileHandle; bytes: number }> {
    const file = await openPlain(this.path(sha256), sha256);
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new AppError("EVIDENCE_DAMAGED", { sha256 });
      return { file, bytes: stat.size };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Does the right content stand there? false when nothing does. Throws only what reading throws. */
  async isIntact(sha256: string): Promise<boolean> {
    // Nearly always nothing is there; asked in the cheapest way.
    if (lstatSync(this.path(sha256), { throwIfNoEntry: false }) === undefined) return false;
    try {
      for await (const _ of this.verified(sha256));
      return true;
    } catch (error) {
      if (error instanceof AppError && /^EVIDENCE_(MISSING|DAMAGED)$/.test(error.code)) return false;
      throw error;
    }
  }

  /** The content in pieces; after the last one EVIDENCE_DAMAGED is thrown when the hash is not the name. */
  async *verified(sha256: string): AsyncGenerator<Buffer> {
    const { file } = await this.open(sha256);
    try {
      const hash = createHash("sha256");
      const buffer = Buffer.allocUnsafe(pieceBytes);
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, pieceBytes);
        if (bytesRead === 0) break;
        const piece = buffer.subarray(0, bytesRead);
        hash.update(piece);
        yield piece;
      }
      if (hash.digest("hex") !== sha256) throw new AppError("EVIDENCE_DAMAGED", { sha256 });
    } finally {
      await file.close();
    }
  }

  #marker(sha256: string): string {
    return join(this.incoming, `${sha256}.sealing`);
  }
}

/** Through a link every sweep would reach into a stranger's folder. */
function refuseForeign(folder: string): void {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw foreign(folder);
}

function foreign(folder: string): AppError {
  return new AppError("EVIDENCE_FOLDER_FOREIGN", { folder });
}

async function openPlain(path: string, sha256: string): Promise<FileHandle> {
  try {
    return await open(path, readOnly);
  } catch (error) {
    const reason = systemCode(error);
    if (reason === "ENOENT" || reason === "ENOTDIR")
      throw new AppError("EVIDENCE_MISSING", { sha256 }, { cause: error });
    // A symbolic link, a socket: not what was sealed.
    if (reason === "ELOOP" || reason === "ENXIO") throw new AppError("EVIDENCE_DAMAGED", { sha256 }, { cause: error });
    throw error;
  }
}
