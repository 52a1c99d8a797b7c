import { createHash, type Hash, webcrypto } from "node:crypto";
import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { inspect } from "./inspect/index.ts";
import { Window } from "./inspect/window.ts";
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
  const incoming = pieces(source, about.name, signal);
  try {
    if ((about.bytes ?? 0) > mostBytes) throw tooLarge(about.bytes ?? 0);
    if (about.bytes === 0) throw new AppError("EVIDENCE_EMPTY", { name: about.name });
    let next = await incoming.next();
    if (next.done !== true && next.value.length === about.bytes && next.value.length <= quickBytes) {
      const whole = next.value;
      next = await incoming.next();
      if (next.done !== true) throw sizeChanged(about, whole.length + next.value.length);
      const arrived = await receiveWhole(temp, whole, about, signal);
      onProgress(arrived.bytes);
      return arrived;
    }
    file = await open(temp, "wx+", newFileMode);
    const writing = new Writing(file, about, signal);
    for (; next.done !== true; next = await incoming.next()) {
      await writing.add(next.value);
      onProgress(writing.bytes);
    }
    const { sha256, bytes, type } = await writing.finish();
    await file.close();
    return { temp, sha256, bytes, type };
  } catch (error) {
    await incoming.return(undefined);
    dismiss(source);
    if (file !== undefined) await abandon(file, temp);
    throw storageError(error);
  }
}

/** Nobody may write to it later, not even its owner: the mode of a new file does not bind the handle that made it. */
const newFileMode = 0o444;

/** Up to here handing each call to another thread and waiting for its answer takes longer than the call: 1.5 MiB, most screenshots. */
const quickBytes = 1_572_864;

/** A file that came in one piece: hashed on another thread, while this one inspects it and waits for the disk. */
async function receiveWhole(
  temp: string,
  whole: Uint8Array,
  { name }: About,
  signal: AbortSignal | undefined,
): Promise<Arrived> {
  const digest = webcrypto.subtle.digest("SHA-256", whole as Uint8Array<ArrayBuffer>);
  const type = await mediaTypeOf(Buffer.from(whole.buffer, whole.byteOffset, Math.min(whole.length, headBytes)));
  if (type === null) throw new AppError("EVIDENCE_TYPE_UNKNOWN", { name });
  await inspect(Window.onBytes(whole, signal), name, type);
  const file = openSync(temp, "wx", newFileMode);
  try {
    for (let done = 0; done < whole.length; ) done += writeSync(file, whole, done);
    fsyncSync(file);
  } catch (error) {
    await Promise.allSettled([rm(temp, { force: true })]);
    throw error;
  } finally {
    closeSync(file);
  }
  return { temp, sha256: Buffer.from(await digest).toString("hex"), bytes: whole.length, type };
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
  readonly #announced: number | null;
  readonly #signal: AbortSignal | undefined;
  readonly #hash: Hash = createHash("sha256");
  /** The first bytes, until the type is known. */
  #head: Buffer = Buffer.alloc(0);
  #type: MediaType | null = null;
  /** The file has its announced length, is on the disk and inspected. */
  #isDone = false;

  constructor(file: FileHandle, about: About, signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.#file = file;
    this.#name = about.name;
    this.#announced = about.bytes;
  }

  async add(piece: Uint8Array): Promise<void> {
    const bytes = this.bytes + piece.length;
    if (bytes > mostBytes) throw tooLarge(bytes);
    const isLast = bytes === this.#announced;
    const written = writeAll(this.#file, piece);
    // Hashed while the system copies it, or the last piece while the disk works: nobody changes it meanwhile.
    if (!isLast) this.#hash.update(piece);
    await written;
    const isWhole = isLast && this.bytes === 0;
    this.bytes = bytes;
    if (!isLast) return this.#look(piece);
    const synced = this.#file.sync();
    this.#hash.update(piece);
    // A picture that came in one piece is in memory: no need to read it back.
    await Promise.all([synced, this.#look(piece).then(() => this.#inspect(isWhole ? piece : null))]);
    this.#isDone = true;
  }

  async finish(): Promise<{ sha256: string; bytes: number; type: MediaType }> {
    const { bytes } = this;
    if (this.#announced !== null && this.#announced !== bytes) {
      throw sizeChanged({ name: this.#name, bytes: this.#announced }, bytes);
    }
    if (bytes === 0) throw new AppError("EVIDENCE_EMPTY", { name: this.#name });
    if (!this.#isDone) await Promise.all([this.#file.sync(), this.#inspect(null)]);
    return { sha256: this.#hash.digest("hex"), bytes, type: await this.#recognise() };
  }

  /** Collects the beginning until it tells the type, so that what is no evidence is refused before all of it has come. */
  async #look(piece: Uint8Array): Promise<void> {
    if (this.#type !== null) return;
    this.#head = Buffer.concat([this.#head, piece.subarray(0, headBytes - this.#head.length)]);
    if (this.#head.length === headBytes) await this.#recognise();
  }

  async #recognise(): Promise<MediaType> {
    if (this.#type !== null) return this.#type;
    const type = await mediaTypeOf(this.#head);
    if (type === null) throw new AppError("EVIDENCE_TYPE_UNKNOWN", { name: this.#name });
    this.#type = type;
    this.#head = Buffer.alloc(0);
    return type;
  }

  async #inspect(whole: Uint8Array | null): Promise<void> {
    const type = await this.#recognise();
    const window = whole
      ? Window.onBytes(whole, this.#signal)
      : Window.onFile(this.#file, this.bytes, type.windowBytes, this.#signal);
    await inspect(window, this.#name, type);
  }
}

/** One write may take fewer bytes than it was given (write(2)). */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done)).bytesWritten;
}

function sizeChanged({ name, bytes: announced }: About, bytes: number): AppError {
  return new AppError("EVIDENCE_SIZE_CHANGED", { name, announced, bytes });
}

function tooLarge(bytes: number): AppError {
  return new AppError("EVIDENCE_TOO_LARGE", { bytes, limit: mostBytes });
}
