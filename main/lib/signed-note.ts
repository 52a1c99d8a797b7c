import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { AppError } from "./app-error.ts";

/** C2SP signed-note with Ed25519, signature type 0x01 (FORMATS sections 2, 4 and 5). */

const ed25519 = 0x01;
const publicKeyBytes = 32;
const signatureBytes = 64;
/** DER before the key itself: PKCS #8 of RFC 8410 section 7, SubjectPublicKeyInfo of section 4. */
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
const spki = Buffer.from("302a300506032b6570032100", "hex");

/** Key that signs notes. The seed is not kept. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(text: string): Buffer;
}

/** Throws KEY_MISMATCH unless the seed is 32 bytes: the private key of RFC 8032 section 5.1.5. */
export function signerOf(seed: Uint8Array): Signer {
  if (seed.length !== 32) throw new AppError("KEY_MISMATCH", { bytes: seed.length });
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(spki.length);
  return { publicKey, sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
}

/** First 4 bytes of SHA-256(name || 0x0A || 0x01 || public key). */
export function keyIdOf(name: string, publicKey: Uint8Array): Buffer {
  return createHash("sha256").update(`${name}\n`).update(Buffer.of(ed25519)).update(publicKey).digest().subarray(0, 4);
}

/** Verifier key: `<name>+<key id>+<base64(0x01 || public key)>`. */
export function verifierKey(name: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(ed25519), publicKey]).toString("base64");
  return `${name}+${keyIdOf(name, publicKey).toString("hex")}+${key}`;
}

/** null when the text is no Ed25519 verifier key, or its key id is another key's. */
export function parseVerifierKey(text: string): { name: string; publicKey: Uint8Array } | null {
  const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text);
  if (found === null) return null;
  const [, name = "", id, key = ""] = found;
  const bytes = Buffer.from(key, "base64");
  if (bytes.length !== 1 + publicKeyBytes || bytes[0] !== ed25519 || bytes.toString("base64") !== key) return null;
  const publicKey = bytes.subarray(1);
  return keyIdOf(name, publicKey).toString("hex") === id ? { name, publicKey } : null;
}

/** The note over a text that ends in a line feed, signed under one name. */
export function signNote(text: string, name: string, signer: Signer): string {
  const signature = Buffer.concat([keyIdOf(name, signer.publicKey), signer.sign(text)]).toString("base64");
  return `${text}\n— ${name} ${signature}\n`;
}

export interface Note {
  /** All above the empty line, its last line feed included. */
  readonly text: string;
  /** Not yet checked. */
  readonly signatures: readonly { readonly name: string; readonly base64: string }[];
}

/** Longer than any note that Custodia writes. */
const longestNote = 64 * 1024;

/** The parts of a note; null when it is none. */
export function parseNote(note: string): Note | null {
  if (note.length > longestNote) return null;
  const cut = note.lastIndexOf("\n\n— ");
  if (cut === -1) return null;
  const lines = note.slice(cut + 2);
  if (!/^(?:— [^\s+]+ [A-Za-z0-9+/]+=*\n)+$/.test(lines)) return null;
  const signatures = lines
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([, name = "", base64 = ""]) => ({ name, base64 }));
  return { text: note.slice(0, cut + 1), signatures };
}

/** Has this key signed the note under this name? Signatures of other keys, such as a witness's, are passed over, as signed-note asks. */
export function isSignedBy({ text, signatures }: Note, name: string, publicKey: Uint8Array): boolean {
  const id = keyIdOf(name, publicKey);
  return signatures.some((signature) => {
    const bytes = Buffer.from(signature.base64, "base64");
    if (signature.name !== name || bytes.length !== id.length + signatureBytes) return false;
    if (bytes.toString("base64") !== signature.base64 || !bytes.subarray(0, id.length).equals(id)) return false;
    return isVerified(text, bytes.subarray(id.length), publicKey);
  });
}

/** Is this the key's Ed25519 signature of the text? */
export function isVerified(text: string, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return verify(null, Buffer.from(text, "utf8"), publicKeyObject(publicKey), signature);
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, publicKey]), format: "der", type: "spki" });
}
