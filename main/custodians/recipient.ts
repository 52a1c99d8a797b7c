import { createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";
import { bech32 } from "@scure/base";
import { Encrypter } from "age-encryption";

/** SubjectPublicKeyInfo of RFC 8410 section 4, for X25519. */
const spki = Buffer.from("302a300506032b656e032100", "hex");

/** An X25519 or a hybrid recipient of age, as it is written; null when this is neither, or a key that would keep no secret. */
export function recipientKind(recipient: string): "x25519" | "hybrid" | null {
  if (!/^age1(?:pq1)?[02-9ac-hj-np-z]+$/.test(recipient)) return null;
  try {
    // The library knows the checksum and the length.
    new Encrypter().addRecipient(recipient);
    if (recipient.startsWith("age1pq1")) return "hybrid";
    return keepsSecrets(bech32.decodeToBytes(recipient).bytes) ? "x25519" : null;
  } catch {
    // It says in a sentence what is wrong; here it is enough that something is.
    return null;
  }
}

/** A point of low order shares the same secret with everybody (RFC 7748 section 6.1): OpenSSL refuses to derive it. */
function keepsSecrets(point: Uint8Array): boolean {
  const publicKey = createPublicKey({ key: Buffer.concat([spki, point]), format: "der", type: "spki" });
  const { privateKey } = generateKeyPairSync("x25519");
  return diffieHellman({ privateKey, publicKey }).some((byte) => byte !== 0);
}
