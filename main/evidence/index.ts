import { rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError } from "../lib/app-error.ts";
import { syncFolder } from "../lib/atomic-file.ts";
import { cleanFileName } from "../lib/file-name.ts";
import { storageError } from "../lib/storage-error.ts";
import { Turns } from "../lib/turns.ts";
import type { Evidence } from "../model/entry.ts";
import { type Arrived, receive } from "./incoming.ts";
import { isRenamed } from "./media-type.ts";
import { Shelf } from "./shelf.ts";
import type { Bytes } from "./source.ts";
import { Waiting } from "./waiting.ts";

export { mostBytes } from "./incoming.ts";

export interface EvidenceOptions {
  random: (bytes: number) => Uint8Array;
  /** Does an entry of the log name this file? */
  isNamed: (sha256: string) => boolean;
}

/** A file on the shelf that no entry names yet. Exactly one of `keep` and `discard` follows; a second call does nothing. */
export interface Sealed {
  readonly evidence: Evidence;
  /** What the file really is, when its name says another type than its bytes: "image/jpeg". null: the name is right. */
  readonly renamedType: string | null;
  /** An entry names the file now: forget the in-progress marker. */
  keep(): void;
  /** No entry came: remove the file, unless it was there before. */
  discard(): void;
}

/**
 * Evidence files, each at `<first two hex>/<sha256>` and never changed. Only one store at a time may have the folder open:
 * the data folder's lock sees to it.
 */
export class EvidenceStore {
  readonly #shelf: Shelf;
  readonly #options: EvidenceOptions;
  readonly #waiting = new Waiting();
  /** Two sealings that bring the same bytes take turns at the shelf. */
  readonly #turns = new Turns();

  private constructor(shelf: Shelf, options: EvidenceOptions) {
    this.#shelf = shelf;
    this.#options = options;
  }

  /**
   * Makes the folders and sweeps what an interrupted save left: unfinished files, and finished ones that no entry names.
   * Throws EVIDENCE_FOLDER_FOREIGN {folder}, FOLDER_READ_ONLY, FOLDER_MISSING, DISK_*.
   */
  static open(folder: string, options: EvidenceOptions): EvidenceStore {
    const shelf = new Shelf(folder);
    try {
      shelf.prepare();
      shelf.removeTemps();
      for (const sha256 of shelf.marked()) {
        if (!options.isNamed(sha256)) shelf.remove(sha256);
        shelf.unmark(sha256);
      }
    } catch (error) {
      throw storageError(error);
    }
    return new EvidenceStore(shelf, options);
  }

  /**
   * Streams a file onto the shelf: temp file, hash, inspection, fsync, rename, fsync of the folder. `about.bytes` is the announced
   * size or null; `onProgress` is told the bytes taken so far. When this returns, the file is durable; when it throws, nothing remains.
   * Throws EVIDENCE_* (all but MISSING and DAMAGED), DISK_FULL, DISK_FAILED, FOLDER_READ_ONLY.
   */
  async seal(
    source: Bytes,
    about: { name: string; bytes: number | null },
    onProgress?: (done: number) => void,
    signal?: AbortSignal,
  ): Promise<Sealed> {
    const name = cleanFileName(about.name);
    const temp = join(this.#shelf.incoming, `${Buffer.from(this.#options.random(16)).toString("hex")}.part`);
    const arrived = await receive(temp, source, { name, bytes: about.bytes }, onProgress, signal);
    await this.#turns.take(arrived.sha256, () => this.#shelve(arrived));
    const { sha256, bytes, type } = arrived;
    const settle = this.#settleOnce(sha256);
    return {
      evidence: { bytes, mediaType: type.mediaType, name, sha256 },
      renamedType: isRenamed(name, type) ? type.mediaType : null,
      keep: () => settle(true),
      discard: () => settle(false),
    };
  }

  /**
   * The whole file, hashed again. `limit` in bytes.
   * Throws EVIDENCE_MISSING, EVIDENCE_DAMAGED, EVIDENCE_TOO_LARGE_TO_SHOW {bytes, limit}, DISK_FAILED.
   */
  async read(sha256: string, limit: number): Promise<Uint8Array> {
    try {
      const bytes = await this.#shelf.size(sha256);
      if (bytes > limit) throw new AppError("EVIDENCE_TOO_LARGE_TO_SHOW", { bytes, limit });
      const content = Buffer.alloc(bytes);
      let done = 0;
      for await (const piece of this.#shelf.verified(sha256)) done += piece.copy(content, done);
      return content;
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Does a file of this size stand where the sealed one belongs? Its content is not read. Throws DISK_FAILED, FOLDER_READ_ONLY. */
  exists(sha256: string, bytes: number): boolean {
    try {
      return this.#shelf.holds(sha256, bytes);
    } catch (error) {
      throw storageError(error);
    }
  }

  /** Where the file lies. Throws EVIDENCE_MISSING for anything but a SHA-256 in lower-case hex. */
  path(sha256: string): string {
    return this.#shelf.path(sha256);
  }

  /** Copies the file, hashed again on the way, to `file`, which is replaced whole or not at all. Throws as `read`, and DISK_*, FOLDER_*. */
  async copyTo(sha256: string, file: string): Promise<void> {
    const temp = join(
      dirname(file),
      `.${basename(file).slice(0, 80)}.${Buffer.from(this.#options.random(6)).toString("hex")}.tmp`,
    );
    try {
      const target = await open(temp, "wx", 0o600);
      try {
        for await (const piece of this.#shelf.verified(sha256)) await target.writeFile(piece);
        await target.sync();
      } finally {
        await target.close();
      }
      await rename(temp, file);
      syncFolder(dirname(file));
    } catch (error) {
      await rm(temp, { force: true });
      throw storageError(error);
    }
  }

  /**
   * Removes a file that no entry names; any other stays. One that a sealing waits for goes when the last of them is given up, or when the
   * folder is next opened. Durable. Throws DISK_FAILED, FOLDER_READ_ONLY, EVIDENCE_MISSING.
   */
  async forget(sha256: string): Promise<void> {
    await this.#turns.take(sha256, async () => {
      if (this.#options.isNamed(sha256)) return;
      try {
        if (this.#waiting.has(sha256)) this.#forgetLater(sha256);
        else this.#shelf.remove(sha256);
        syncFolder(dirname(this.#shelf.path(sha256)));
      } catch (error) {
        throw storageError(error);
      }
    });
  }

  /** From now on the file is there for the sealings alone. */
  #forgetLater(sha256: string): void {
    this.#shelf.mark(sha256);
    syncFolder(this.#shelf.incoming);
    this.#waiting.markNew(sha256);
  }

  async #shelve({ temp, sha256 }: Arrived): Promise<void> {
    // Counted before the first look: whoever gives up the same content meanwhile leaves the file to us.
    this.#waiting.add(sha256);
    try {
      if (await this.#shelf.isIntact(sha256)) {
        await rm(temp, { force: true });
        return;
      }
      this.#waiting.markNew(sha256);
      this.#shelf.mark(sha256);
      await this.#shelf.place(temp, sha256);
    } catch (error) {
      this.#tryTo(() => rmSync(temp, { force: true }));
      this.#settle(sha256, false);
      throw storageError(error);
    }
  }

  #settleOnce(sha256: string): (kept: boolean) => void {
    let settled = false;
    return (kept) => {
      if (!settled) this.#settle(sha256, kept);
      settled = true;
    };
  }

  /** File first, then its marker: a crash between the two leaves a marker without a file, which is nothing. */
  #settle(sha256: string, kept: boolean): void {
    const verdict = this.#waiting.settle(sha256, kept);
    if (verdict === null) return;
    this.#tryTo(() => {
      if (verdict === "remove" && !this.#options.isNamed(sha256)) this.#shelf.remove(sha256);
      this.#shelf.unmark(sha256);
    });
  }

  /** What can't be removed now is removed when the store is next opened: the marker, or the missing entry, tells what it is. */
  #tryTo(tidy: () => void): void {
    try {
      tidy();
    } catch {
      // Told elsewhere or harmless: nothing acknowledged depends on it.
    }
  }
}
