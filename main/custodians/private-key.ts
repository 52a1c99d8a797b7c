import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { bech32 } from "@scure/base";
import { AppError } from "../lib/app-error.ts";
import type { Signer } from "../lib/signed-note.ts";

/** Private keys, moved from text to where no text of them remains: OpenSSL's own memory. */

/** PKCS #8 of RFC 8410 section 7; the algorithm's last byte stands at 11. */
const pkcs8 = Buffer.from("302e020100300506032b650004220420", "hex");
const algorithms = { x25519: 0x6e, ed25519: 0x70 } as const;
const scalarBytes = 32;

const prefixes = { x25519: "AGE-SECRET-KEY-", hybrid: "AGE-SECRET-KEY-PQ-" } as const;

/** An identity as `age` writes it, from 32 random bytes. */
export function identityText(kind: keyof typeof prefixes, scalar: Uint8Array): string {
  return bech32.encodeFromBytes(prefixes[kind], scalar).toUpperCase();
}

/** The 32 bytes of an identity; null when the text is none of that kind. Whoever asks wipes them. */
export function scalarOf(kind: keyof typeof prefixes, identity: string): Uint8Array | null {
  const found = bech32.decodeUnsafe(identity);
  if (found === undefined || found.prefix.toUpperCase() !== prefixes[kind] || identity !== identity.toUpperCase()) {
    return null;
  }
  const scalar = bech32.fromWordsUnsafe(found.words);
  return scalar instanceof Uint8Array && scalar.length === scalarBytes ? scalar : null;
}

/** The private key as WebCrypto holds it: it works, and cannot be taken out again. The scalar is wiped. */
export async function sealedX25519(scalar: Uint8Array): Promise<CryptoKey> {
  const der = derOf("x25519", scalar);
  try {
    return await crypto.subtle.importKey("pkcs8", der, { name: "X25519" }, false, ["deriveBits"]);
  } finally {
    der.fill(0);
  }
}

/** Signs with a key that only OpenSSL still holds. The seed is wiped. @throws AppError KEY_MISMATCH unless it is 32 bytes */
export function sealedSigner(seed: Uint8Array): Signer {
  if (seed.length !== scalarBytes) throw new AppError("KEY_MISMATCH", { bytes: seed.length });
  const der = derOf("ed25519", seed);
  try {
    const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
    // SubjectPublicKeyInfo of RFC 8410 section 4: the key itself is its end.
    const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-scalarBytes);
    return { publicKey, sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
  } finally {
    der.fill(0);
  }
}

/** Not from Node's shared pool, so that wiping it wipes it. */
function derOf(algorithm: keyof typeof algorithms, scalar: Uint8Array): Buffer<ArrayBuffer> {
  const der = Buffer.alloc(pkcs8.length + scalarBytes);
  der.set(pkcs8);
  der[11] = algorithms[algorithm];
  der.set(scalar, pkcs8.length);
  scalar.fill(0);
  return der;
}
