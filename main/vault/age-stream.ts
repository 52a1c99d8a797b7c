import { randomBytes } from "node:crypto";
import {
  chunkBytes,
  chunksOf,
  nonceBytes,
  openChunk,
  payloadKey,
  sealChunk,
  sealedBytesOf,
  sealedChunkBytes,
  tagBytes,
} from "../lib/age-chunks.ts";
import { AppError } from "../lib/app-error.ts";

export { hasNativeStream } from "../lib/age-chunks.ts";

/** The payload of an age file that fits into memory, sealed and opened whole. */

/** The whole file: header, nonce and chunks. The file key is 16 bytes. */
export function sealStream(header: Uint8Array, fileKey: Uint8Array, plain: Uint8Array): Buffer {
  const chunks = chunksOf(plain.length);
  const first = header.length + nonceBytes;
  const sealed = Buffer.allocUnsafe(header.length + sealedBytesOf(plain.length));
  const nonce = randomBytes(nonceBytes);
  sealed.set(header, 0);
  sealed.set(nonce, header.length);
  const key = payloadKey(fileKey, nonce);
  for (let chunk = 0; chunk < chunks; chunk++) {
    const start = chunk * chunkBytes;
    const at = first + chunk * sealedChunkBytes;
    const piece = plain.subarray(start, start + chunkBytes);
    const made = sealChunk(key, piece, chunk, chunk === chunks - 1);
    sealed.set(made.sealed, at);
    sealed.set(made.tag, at + piece.length);
  }
  key.fill(0);
  return sealed;
}

/**
 * What `sealStream` was given. Nothing of it is handed out unless all of it is right.
 * @throws AppError VAULT_CUT_SHORT when the end is surely missing, VAULT_DAMAGED {reason} for anything else that does not open
 */
export function openStream(fileKey: Uint8Array, sealed: Uint8Array): Buffer {
  const chunks = Math.ceil((sealed.length - nonceBytes) / sealedChunkBytes);
  const tail = (sealed.length - nonceBytes) % sealedChunkBytes;
  if (chunks < 1 || (tail > 0 && tail < tagBytes)) throw new AppError("VAULT_CUT_SHORT");
  if (chunks > 1 && tail === tagBytes) throw new AppError("VAULT_DAMAGED", { reason: "empty last chunk" });
  const key = payloadKey(fileKey, sealed.subarray(0, nonceBytes));
  const plain = Buffer.allocUnsafe(sealed.length - nonceBytes - chunks * tagBytes);
  try {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const at = nonceBytes + chunk * sealedChunkBytes;
      const piece = sealed.subarray(at, at + sealedChunkBytes);
      const opened = openChunk(key, piece, chunk, chunk === chunks - 1);
      if (opened === null) throw brokenChunk(key, piece, chunk, chunks);
      plain.set(opened, chunk * chunkBytes);
    }
    return plain;
  } catch (error) {
    plain.fill(0);
    throw error;
  } finally {
    key.fill(0);
  }
}

/** A last chunk that opens as one in the middle means that the file went on. */
function brokenChunk(key: Uint8Array, piece: Uint8Array, chunk: number, chunks: number): AppError {
  const isLast = chunk === chunks - 1;
  if (isLast && openChunk(key, piece, chunk, false) !== null) return new AppError("VAULT_CUT_SHORT");
  return new AppError("VAULT_DAMAGED", { reason: "payload" });
}
