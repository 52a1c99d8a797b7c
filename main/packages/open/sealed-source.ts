import { Decrypter } from "age-encryption";
import {
  chunkBytes,
  nonceBytes,
  openChunk,
  payloadKey,
  payloadSize,
  sealedChunkBytes,
  tagBytes,
} from "../../lib/age-chunks.ts";
import { AppError } from "../../lib/app-error.ts";
import type { ByteSource } from "./byte-source.ts";

/** A sealed package: an age v1 file (age-encryption.org/v1) of which single chunks are opened where they are wanted, and never written. */

export const ageMagic = "age-encryption.org/v1\n";
const macLineBytes = "--- ".length + 43 + 1;
/** Enough for some hundred recipients. */
const longestHeader = 1024 * 1024;
/** Why a chunk can’t be read: all else that is wrong with such a file comes of it. */
export const sealDamaged = "the sealed file was changed or is damaged";
/** 2 MB: reading here and there in a package's entries mostly stays near. */
const keptChunks = 32;

/**
 * @throws AppError PACKAGE_SEALED (no identity was given), PACKAGE_NOT_FOR_YOU, PACKAGE_CUT_SHORT, PACKAGE_UNREADABLE {reason}; opening and
 * reading throw the same
 */
export async function openSealed(file: ByteSource, identities: readonly (string | CryptoKey)[]): Promise<ByteSource> {
  const header = headerOf(file);
  if (identities.length === 0) throw new AppError("PACKAGE_SEALED");
  const fileKey = await fileKeyOf(header, identities);
  try {
    return new SealedSource(file, header.length, fileKey);
  } finally {
    fileKey.fill(0);
  }
}

function headerOf(file: ByteSource): Buffer {
  const head = file.readAt(0, Math.min(file.size, longestHeader));
  const mac = head.indexOf("\n--- ") + 1;
  const end = mac + macLineBytes;
  if (mac === 0) {
    throw head.length < longestHeader
      ? new AppError("PACKAGE_CUT_SHORT")
      : new AppError("PACKAGE_UNREADABLE", { reason: "the seal's header can't be read" });
  }
  if (end > head.length) throw new AppError("PACKAGE_CUT_SHORT");
  if (head[end - 1] !== 0x0a) throw new AppError("PACKAGE_UNREADABLE", { reason: "the seal's header can't be read" });
  return head.subarray(0, end);
}

async function fileKeyOf(header: Buffer, identities: readonly (string | CryptoKey)[]): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch {
    // The library's sentence might repeat a part of the identity.
    throw new AppError("PACKAGE_NOT_FOR_YOU", { reason: "an identity can't be read" });
  }
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    // The library has sentences, not codes; this is the one for a header in which no stanza is ours.
    const isForeign = error instanceof Error && error.message.startsWith("no identity matched");
    throw isForeign
      ? new AppError("PACKAGE_NOT_FOR_YOU", {}, { cause: error })
      : new AppError("PACKAGE_UNREADABLE", { reason: "the seal's header was changed" }, { cause: error });
  }
}

class SealedSource implements ByteSource {
  readonly size: number;
  readonly #file: ByteSource;
  /** Where the first chunk begins. */
  readonly #first: number;
  readonly #chunks: number;
  readonly #key: Buffer;
  /** For one chunk as it stands in the file. */
  readonly #piece = Buffer.allocUnsafe(sealedChunkBytes);
  /** The newest last. */
  readonly #kept = new Map<number, Buffer>();

  constructor(file: ByteSource, headerBytes: number, fileKey: Uint8Array) {
    const payload = payloadSize(file.size - headerBytes);
    if (payload === null) throw new AppError("PACKAGE_CUT_SHORT");
    this.#file = file;
    this.#first = headerBytes + nonceBytes;
    this.#chunks = payload.chunks;
    this.size = payload.plainBytes;
    this.#key = payloadKey(fileKey, file.readAt(headerBytes, nonceBytes));
    // Only the chunk that was sealed as the last opens as the last: tells at once that the end is missing.
    this.#chunk(this.#chunks - 1);
  }

  readAt(position: number, length: number, into?: Buffer): Buffer {
    if (position < 0 || length < 0 || position + length > this.size) throw new AppError("PACKAGE_CUT_SHORT");
    const bytes = into?.subarray(0, length) ?? Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const at = position + done;
      const piece = this.#chunk(Math.floor(at / chunkBytes)).subarray(at % chunkBytes);
      done += piece.copy(bytes, done);
    }
    return bytes;
  }

  close(): void {
    this.#key.fill(0);
    for (const chunk of this.#kept.values()) chunk.fill(0);
    this.#kept.clear();
    this.#file.close();
  }

  #chunk(chunk: number): Buffer {
    const known = this.#kept.get(chunk);
    if (known !== undefined) {
      this.#kept.delete(chunk);
      this.#kept.set(chunk, known);
      return known;
    }
    const opened = this.#open(chunk);
    const kept = this.#room().subarray(0, opened.length);
    opened.copy(kept);
    release(opened);
    this.#kept.set(chunk, kept);
    return kept;
  }

  /** Room for a chunk: that of the one that was not wanted for the longest time. */
  #room(): Buffer {
    const [oldest] = this.#kept;
    if (this.#kept.size < keptChunks || oldest === undefined) return Buffer.allocUnsafeSlow(chunkBytes);
    const [chunk, room] = oldest;
    this.#kept.delete(chunk);
    return Buffer.from(room.buffer, 0, chunkBytes);
  }

  #open(chunk: number): Buffer {
    const isLast = chunk === this.#chunks - 1;
    const at = this.#first + chunk * sealedChunkBytes;
    const length = isLast ? this.size - chunk * chunkBytes + tagBytes : sealedChunkBytes;
    const sealed = this.#file.readAt(at, length, this.#piece);
    const opened = openChunk(this.#key, sealed, chunk, isLast);
    if (opened !== null) return opened;
    // A last chunk that opens as one in the middle means that the file went on.
    if (isLast && openChunk(this.#key, sealed, chunk, false) !== null) throw new AppError("PACKAGE_CUT_SHORT");
    throw new AppError("PACKAGE_UNREADABLE", { reason: sealDamaged });
  }
}

/** Wipes and gives the memory back at once: a gigabyte in chunks would otherwise pile up until somebody collects it. */
function release(opened: Buffer): void {
  opened.fill(0);
  const { buffer, byteLength } = opened;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength && byteLength === chunkBytes)
    buffer.transfer(0);
}
