import { createCipheriv, createDecipheriv, getCiphers, hkdfSync } from "node:crypto";
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";

/**
 * The payload of an age v1 file (age-encryption.org/v1, "Payload"): a nonce, then STREAM over ChaCha20-Poly1305 in chunks of 64 KiB, each
 * of which opens by itself. Done with Node's own cipher because that takes a tenth of the time that the library's takes.
 */

export const nonceBytes = 16;
export const tagBytes = 16;
export const chunkBytes = 64 * 1024;
/** A chunk as it stands in the file; the last one may be shorter. */
export const sealedChunkBytes = chunkBytes + tagBytes;

const cipher = "chacha20-poly1305";

/** Electron's BoringSSL has had no ChaCha20-Poly1305 for `createCipheriv`; then JavaScript has to do it, slower. */
export const hasNativeStream = getCiphers().includes(cipher);

/** How many chunks hold so many bytes: an empty plaintext is one empty chunk, nothing else ends in an empty one. */
export function chunksOf(plainBytes: number): number {
  return Math.max(1, Math.ceil(plainBytes / chunkBytes));
}

/** Bytes of nonce and chunks that hold so many bytes. */
export function sealedBytesOf(plainBytes: number): number {
  return nonceBytes + plainBytes + chunksOf(plainBytes) * tagBytes;
}

/**
 * Chunks and bytes of the plaintext of a payload.
 * @param payloadBytes nonce and chunks together
 * @returns null when no payload is that long: it was cut within a tag, or ends in an empty chunk that is not the only one
 */
export function payloadSize(payloadBytes: number): { readonly chunks: number; readonly plainBytes: number } | null {
  const sealed = payloadBytes - nonceBytes;
  const chunks = Math.ceil(sealed / sealedChunkBytes);
  const tail = sealed % sealedChunkBytes;
  if (chunks < 1 || (tail > 0 && tail < tagBytes) || (chunks > 1 && tail === tagBytes)) return null;
  return { chunks, plainBytes: sealed - chunks * tagBytes };
}

/** The payload's key: HKDF-SHA-256 of the file key (16 bytes), the nonce as salt. Wipe it when done. */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Buffer {
  return Buffer.from(hkdfSync("sha256", fileKey, nonce, "payload", 32));
}

/**
 * One chunk as it stands in the file.
 * @param piece `chunkBytes` of plaintext, less only in the last chunk
 * @param chunk its number, from 0
 */
export function sealChunk(
  key: Uint8Array,
  piece: Uint8Array,
  chunk: number,
  isLast: boolean,
  native = hasNativeStream,
): { readonly sealed: Uint8Array; readonly tag: Uint8Array } {
  const nonce = chunkNonce(chunk, isLast);
  if (!native) {
    const both = chacha20poly1305(key, nonce).encrypt(piece);
    return { sealed: both.subarray(0, piece.length), tag: both.subarray(piece.length) };
  }
  const aead = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes });
  const sealed = aead.update(piece);
  aead.final();
  return { sealed, tag: aead.getAuthTag() };
}

/**
 * What `sealChunk` was given; null when it is not what was sealed with this key, under this number, at this place.
 * @param sealed chunk and tag
 */
export function openChunk(
  key: Uint8Array,
  sealed: Uint8Array,
  chunk: number,
  isLast: boolean,
  native = hasNativeStream,
): Buffer | null {
  if (sealed.length < tagBytes) return null;
  return native ? openNatively(key, sealed, chunk, isLast) : openByLibrary(key, sealed, chunk, isLast);
}

function openNatively(key: Uint8Array, sealed: Uint8Array, chunk: number, isLast: boolean): Buffer | null {
  const aead = createDecipheriv(cipher, key, chunkNonce(chunk, isLast), { authTagLength: tagBytes });
  const cut = sealed.length - tagBytes;
  aead.setAuthTag(sealed.subarray(cut));
  const opened = aead.update(sealed.subarray(0, cut));
  try {
    aead.final();
    return opened;
  } catch {
    // Node's only word for a tag that does not fit: not what was sealed.
    opened.fill(0);
    return null;
  }
}

function openByLibrary(key: Uint8Array, sealed: Uint8Array, chunk: number, isLast: boolean): Buffer | null {
  try {
    return Buffer.from(chacha20poly1305(key, chunkNonce(chunk, isLast)).decrypt(sealed));
  } catch {
    // The library's only word for a tag that does not fit.
    return null;
  }
}

/** 11 bytes of counter, big-endian, and a byte that is 1 for the last chunk. */
function chunkNonce(chunk: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(chunk, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
