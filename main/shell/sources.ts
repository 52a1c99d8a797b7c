import { randomBytes } from "node:crypto";
import { createReadStream, mkdirSync, rmSync, statSync } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { SourceFile } from "../../preload/contract.ts";
import { mostBytes } from "../evidence/index.ts";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";

export const largestChunk = 4 * 1024 * 1024;
const atOnce = 8;
const restsFor = 30 * 60_000;

interface Held {
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
  /** Bytes that came over the bridge so far; null for a file of the person's. */
  received: number | null;
  usedAt: number;
  /** The last write, so that chunks stay in order. */
  writing: Promise<void>;
}

/** A source taken for sealing: to be read once. */
export interface Taken extends AsyncDisposable {
  readonly name: string;
  readonly bytes: number;
  stream(): AsyncIterable<Uint8Array>;
}

/**
 * Bytes and files that the person has handed over and that may be sealed. The renderer knows each by a token of 128 random bits,
 * good for one sealing. Bytes wait in `spool`, a folder in the data folder, so that a full disk is met before anything is sealed.
 */
export class Sources {
  readonly #spool: string;
  readonly #clock: () => Date;
  #held = new Map<string, Held>();
  #swept = false;

  constructor(spool: string, clock: () => Date) {
    this.#spool = spool;
    this.#clock = clock;
  }

  /** Removes what an earlier run left behind. Only for the holder of the data folder's lock. */
  sweep(): void {
    rmSync(this.#spool, { recursive: true, force: true });
    this.#swept = true;
  }

  /** Forgets every source and removes its bytes. */
  async discardAll(): Promise<void> {
    await Promise.all([...this.#held.keys()].map((token) => this.discard(token)));
  }

  /** A source for `bytes` bytes that will come in chunks. Throws EVIDENCE_TOO_LARGE: nothing that can't be sealed is waited for. */
  begin(name: string, bytes: number): SourceFile {
    refuseLarge(bytes);
    return this.#hold(name, bytes, null);
  }

  /** A file that the person chose in the system's dialog. Throws EVIDENCE_UNREADABLE, EVIDENCE_TOO_LARGE. */
  file(path: string): SourceFile {
    const name = basename(path);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats?.isFile()) throw new AppError("EVIDENCE_UNREADABLE", { name });
    refuseLarge(stats.size);
    return this.#hold(name, stats.size, path);
  }

  /** The next bytes of a source. Throws SOURCE_UNKNOWN, EVIDENCE_SIZE_CHANGED when more come than were announced, DISK_FULL. */
  async chunk(token: string, bytes: Uint8Array): Promise<void> {
    const held = this.#find(token);
    if (held.received === null) throw new AppError("SOURCE_UNKNOWN");
    held.received += bytes.length;
    if (held.received > held.bytes) {
      await this.discard(token);
      throw new AppError("EVIDENCE_SIZE_CHANGED", { name: held.name, expected: held.bytes, found: held.received });
    }
    held.writing = held.writing.then(() => appendFile(held.path, bytes, { mode: 0o600 }));
    try {
      await held.writing;
    } catch (error) {
      await this.discard(token);
      throw storageError(error);
    }
  }

  /** Forgets a source and removes its bytes; a person's own file stays. A token that is not known is no error. */
  async discard(token: string): Promise<void> {
    const held = this.#held.get(token);
    this.#held.delete(token);
    if (held) await this.#remove(held);
  }

  /**
   * A source to be looked at: it stays where it is, to be discarded when what it was wanted for is done. Whoever is refused after a
   * mistyped field still has her files. Throws SOURCE_UNKNOWN.
   */
  look(token: string): Omit<Taken, typeof Symbol.asyncDispose> {
    const held = this.#find(token);
    return { name: held.name, bytes: held.bytes, stream: () => read(held) };
  }

  /** Takes a source out for sealing; its bytes go when it is disposed of. Throws SOURCE_UNKNOWN. */
  take(token: string): Taken {
    const held = this.#find(token);
    this.#held.delete(token);
    const remove = () => this.#remove(held);
    return { name: held.name, bytes: held.bytes, stream: () => read(held), [Symbol.asyncDispose]: remove };
  }

  #hold(name: string, bytes: number, path: string | null): SourceFile {
    this.#makeRoom(path === null);
    const source = randomBytes(16).toString("hex");
    const held = { name, bytes, received: path === null ? 0 : null, usedAt: this.#clock().getTime() };
    if (path === null) this.#makeSpool();
    this.#held.set(source, { ...held, path: path ?? join(this.#spool, source), writing: Promise.resolve() });
    return { source, name, bytes };
  }

  #makeSpool(): void {
    if (!this.#swept) this.sweep();
    mkdirSync(this.#spool, { recursive: true, mode: 0o700 });
  }

  /** Drops what nobody came back for, and the oldest where there are too many. */
  #makeRoom(spooled: boolean): void {
    const now = this.#clock().getTime();
    for (const [token, held] of this.#held) if (now - held.usedAt > restsFor) void this.discard(token);
    const waiting = [...this.#held].filter(([, held]) => (held.received !== null) === spooled);
    const tooMany = spooled ? waiting.length - atOnce + 1 : 0;
    for (const [token] of waiting.slice(0, Math.max(0, tooMany))) void this.discard(token);
  }

  #find(token: string): Held {
    const held = this.#held.get(token);
    if (!held) throw new AppError("SOURCE_UNKNOWN");
    held.usedAt = this.#clock().getTime();
    return held;
  }

  async #remove(held: Held): Promise<void> {
    if (held.received === null) return;
    await held.writing.catch(() => {});
    await rm(held.path, { force: true });
  }
}

function refuseLarge(bytes: number): void {
  if (bytes > mostBytes) throw new AppError("EVIDENCE_TOO_LARGE", { bytes, limit: mostBytes });
}

/** The bytes of a source, 1 MiB at a time. Throws EVIDENCE_UNREADABLE. */
async function* read(held: Held): AsyncIterable<Uint8Array> {
  await held.writing;
  // Nothing was announced and nothing came: there is no file, and the store says what an empty one deserves.
  if (held.received === 0) return;
  try {
    yield* createReadStream(held.path, { highWaterMark: 1024 * 1024 });
  } catch (error) {
    throw new AppError("EVIDENCE_UNREADABLE", { name: held.name }, { cause: error });
  }
}
