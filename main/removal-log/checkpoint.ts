import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { AppError } from "../lib/app-error.ts";
import { bytesOf, type Hash, hashOf } from "./merkle.ts";

/** Signed heads: C2SP signed-note and tlog-checkpoint with Ed25519 (FORMATS section 2). */

const ed25519 = 0x01;
const publicKeyBytes = 32;
const signatureBytes = 64;
/** DER before the key itself: PKCS #8 of RFC 8410 section 7, SubjectPublicKeyInfo of section 4. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** Key that signs a log's checkpoints. The seed is not kept. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(text: string): Buffer;
}

/** @param seed 32 bytes: the private key of RFC 8032 section 5.1.5 */
export function signerOf(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new AppError("KEY_MISMATCH", { bytes: seed.length });
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spki.length);
  return { publicKey, sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
}

/** `<domain>/custodia/<first 8 bytes of the public key's SHA-256, hex>` */
export function originOf(domain: string, publicKey: Uint8Array): string {
  return `${domain}/custodia/${createHash("sha256").update(publicKey).digest("hex").slice(0, 16)}`;
}

/** First 4 bytes of SHA-256(name || 0x0A || 0x01 || public key). */
function keyId(name: string, publicKey: Uint8Array): Buffer {
  return createHash("sha256").update(`${name}\n`).update(Buffer.of(ed25519)).update(publicKey).digest().subarray(0, 4);
}

/** Verifier key: `<name>+<key id>+<base64(0x01 || public key)>`. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(ed25519), publicKey]).toString("base64");
  return `${name}+${keyId(name, publicKey).toString("hex")}+${key}`;
}

/** null when the text is no Ed25519 verifier key, or its key id is another key's. */
export function parseVerifierKey(text: string): { name: string; publicKey: Uint8Array } | null {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text);
  if (found === null) return null;
  const [, name = "", id, key = ""] = found;
  const bytes = Buffer.from(key, "base64");
  if (bytes.length !== 1 + publicKeyBytes || bytes[0] !== ed25519 || bytes.toString("base64") !== key) return null;
  const publicKey = bytes.subarray(1);
  return keyId(name, publicKey).toString("hex") === id ? { name, publicKey } : null;
}

function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${bytesOf(root).toString("base64")}\n`;
}

/** The signed note over a checkpoint, the key's name being the origin. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  const text = textOf(checkpoint);
  const { origin } = checkpoint;
  const signature = Buffer.concat([keyId(origin, signer.publicKey), signer.sign(text)]).toString("base64");
  return `${text}\n— ${origin} ${signature}\n`;
}

/** Parts of a note; null when it is none. The signature lines are not yet checked. */
function parseNote(note: string): { checkpoint: Checkpoint; text: string; signatures: string[] } | null {
  const found = /^(([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n((?:— [^\s+]+ [A-Za-z0-9+/]+=*\n)+)$/.exec(
    note,
  );
  if (found === null) return null;
  const [, text = "", origin = "", size = "", root = "", signatures = ""] = found;
  const bytes = Buffer.from(root, "base64");
  if (bytes.toString("base64") !== root || !Number.isSafeInteger(Number(size))) return null;
  return {
    checkpoint: { origin, size: Number(size), root: hashOf(bytes) },
    text,
    signatures: signatures.trimEnd().split("\n"),
  };
}

/**
 * The checkpoint of a note that the key has signed under the origin's name; null when it is not that. Signatures of other keys, such as a
 * witness's, are passed over, as signed-note asks.
 */
export function openCheckpoint(note: string, origin: string, publicKey: Uint8Array): Checkpoint | null {
  const parsed = parseNote(note);
  if (parsed === null || parsed.checkpoint.origin !== origin) return null;
  const key = publicKeyObject(publicKey);
  const id = keyId(origin, publicKey);
  const signed = parsed.signatures.some((line) => {
    const [, name, text = ""] = line.split(" ");
    const bytes = Buffer.from(text, "base64");
    if (name !== origin || bytes.length !== id.length + signatureBytes || bytes.toString("base64") !== text)
      return false;
    if (!bytes.subarray(0, id.length).equals(id)) return false;
    return verify(null, Buffer.from(parsed.text, "utf8"), key, bytes.subarray(id.length));
  });
  return signed ? parsed.checkpoint : null;
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" });
}
