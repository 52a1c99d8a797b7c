import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { inspect } from "./inspect/index.ts";
import { headBytes, type MediaType, mediaTypeOf } from "./media-type.ts";
import { type Bytes, dismiss, pieces } from "./source.ts";

/** 2 GiB */
export const mostBytes = 2_147_483_648;

export interface About {
  /** As it will be shown: already cleaned. */
  readonly name: string;
  /** What was announced, null when nobody knows. */
  readonly bytes: number | null;
}

/** A whole, inspected file in the incoming folder, on the disk and not just in its cache. */
export interface Arrived {
  readonly temp: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly type: MediaType;
}

/**
 * Streams `source` into the new file `temp`: hashed while it is written, its type known after the first kilobytes, inspected, fsynced.
 * On any failure `temp` is gone. Throws EVIDENCE_*, DISK_FULL, DISK_FAILED, FOLDER_READ_ONLY.
 */
export async function receive(
  temp: string,
  source: Bytes,
  about: About,
  onProgress: (done: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Arrived> {
  let file: FileHandle | undefined;
  try {
    if ((about.bytes ?? 0) > mostBytes) throw tooLarge(about.bytes ?? 0);
    if (about.bytes === 0) throw new AppError("EVIDENCE_EMPTY", { name: about.name });
    // Nobody may write to it later, not even its owner: the mode of a new file does not bind the handle that made it.
    file = await open(temp, "wx+", 0o444);
    const writing = new Writing(file, about.name);
    for await (const piece of pieces(source, about.name, signal)) {
      await writing.add(piece);
      onProgress(writing.bytes);
    }
    const { sha256, bytes, type } = await writing.finish(about.bytes);
    await file.close();
    return { temp, sha256, bytes, type };
  } catch (error) {
    dismiss(source);
    if (file !== undefined) await abandon(file, temp);
    throw storageError(error);
  }
}

/** The error that led here is the one to tell: a disk that fails often fails again at this, and opening the store sweeps what stays. */
async function abandon(file: FileHandle, temp: string): Promise<void> {
  await Promise.allSettled([file.close()]);
  await Promise.allSettled([rm(temp, { force: true })]);
}

class Writing {
  bytes = 0;
  readonly #file: FileHandle;
  readonly #name: string;
  readonly #hash: Hash = createHash("sha256");
  /** The first bytes, until the type is known. */
  #head: Buffer = Buffer.alloc(0);
  #type: MediaType | null = null;

  constructor(file: FileHandle, name: string) {
    this.#file = file;
    this.#name = name;
  }

  async add(piece: Uint8Array): Promise<void> {
    if (this.bytes + piece.length > mostBytes) throw tooLarge(this.bytes + piece.length);
    const written = writeAll(this.#file, piece);
    // Hashed while the system writes; both only read the piece.
    this.#hash.update(piece);
    await written;
    this.bytes += piece.length;
    if (this.#type !== null) return;
    this.#head = Buffer.concat([this.#head, piece.subarray(0, headBytes - this.#head.length)]);
    if (this.#head.length === headBytes) await this.#recognise();
  }

  async finish(announced: number | null): Promise<{ sha256: string; bytes: number; type: MediaType }> {
    if (announced !== null && announced !== this.bytes) {
      throw new AppError("EVIDENCE_SIZE_CHANGED", { name: this.#name, announced, bytes: this.bytes });
    }
    if (this.bytes === 0) throw new AppError("EVIDENCE_EMPTY", { name: this.#name });
    const type = this.#type ?? (await this.#recognise());
    await inspect(this.#file, this.bytes, this.#name, type);
    await this.#file.sync();
    return { sha256: this.#hash.digest("hex"), bytes: this.bytes, type };
  }

  async #recognise(): Promise<MediaType> {
    const type = await mediaTypeOf(this.#head);
    if (type === null) throw new AppError("EVIDENCE_TYPE_UNKNOWN", { name: this.#name });
    this.#type = type;
    this.#head = Buffer.alloc(0);
    return type;
  }
}

/** One write may take fewer bytes than it was given (write(2)). */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten;
}

function tooLarge(bytes: number): AppError {
  return new AppError("EVIDENCE_TOO_LARGE", { bytes, limit: mostBytes });
}
