import { Decrypter, Encrypter, type Stanza } from "age-encryption";
import { AppError } from "../lib/app-error.ts";
import { splitHeader, withoutArmor } from "./age-header.ts";
import { hasNativeStream, openStream, sealStream } from "./age-stream.ts";

/** age v1 files (age-encryption.org/v1). The header is the library's work, the payload mostly our own: see age-stream.ts. */

/** `AGE-SECRET-KEY-1...`, `AGE-SECRET-KEY-PQ-1...`, or an X25519 private key of WebCrypto. */
export type AgeIdentity = string | CryptoKey;

export interface Decrypted {
  readonly plain: Buffer;
  /** How many recipients the file was sealed to. */
  readonly stanzas: number;
  /** All of them post-quantum. */
  readonly hybrid: boolean;
}

const x25519 = "X25519";
const hybrid = "mlkem768x25519";
const scrypt = "scrypt";

/**
 * Seals to recipients that are all X25519 (`age1...`) or all hybrid (`age1pq1...`): age never mixes them, a file being only as
 * post-quantum as its weakest stanza. Throws Error for none, for a mixture, and for anything that is no recipient.
 */
export async function ageEncrypt(
  plain: Uint8Array,
  recipients: readonly string[],
  native = hasNativeStream,
): Promise<Uint8Array> {
  const kinds = new Set(recipients.map((recipient) => /^age1(?:pq1|)/.exec(recipient)?.[0]));
  if (kinds.size !== 1) throw new Error("recipients of one kind are needed");
  if (new Set(recipients).size !== recipients.length) throw new Error("a recipient is named twice");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return native ? sealWith(encrypter, plain) : encrypter.encrypt(plain);
}

/**
 * Seals under a passphrase, which is taken in Unicode NFC. `workFactor` is the base-2 logarithm of scrypt's cost; 18 takes about a
 * second.
 */
export async function ageEncryptWithPassphrase(
  plain: Uint8Array,
  passphrase: string,
  workFactor = 18,
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase.normalize("NFC"));
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter.encrypt(plain);
}

/** The header for an empty payload, and the file key that the library made for it: then our own payload under the same key. */
async function sealWith(encrypter: Encrypter, plain: Uint8Array): Promise<Uint8Array> {
  let fileKey: Uint8Array = new Uint8Array();
  encrypter.addRecipient({
    wrapFileKey(key: Uint8Array): Stanza[] {
      // Not a copy: so that what is wiped below is the library's, too.
      fileKey = key;
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  const { header } = splitHeader(empty);
  const sealed = sealStream(header, fileKey, plain);
  fileKey.fill(0);
  return sealed;
}

/**
 * Opens with the first identity that fits; reads armored files too.
 * @throws AppError VAULT_FOREIGN when this is no age file, VAULT_CUT_SHORT, VAULT_DAMAGED {reason}, VAULT_NOT_FOR_YOU
 */
export async function ageDecrypt(
  file: Uint8Array,
  identities: readonly AgeIdentity[],
  native = hasNativeStream,
): Promise<Decrypted> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return open(withoutArmor(file), decrypter, "VAULT_NOT_FOR_YOU", native);
}

/**
 * Opens what was sealed under a passphrase.
 * @throws AppError PASSPHRASE_WRONG, VAULT_NOT_FOR_YOU when no passphrase opens it, VAULT_FOREIGN, VAULT_CUT_SHORT, VAULT_DAMAGED {reason}
 */
export async function ageDecryptWithPassphrase(file: Uint8Array, passphrase: string): Promise<Decrypted> {
  const bytes = withoutArmor(file);
  const { stanzas } = splitHeader(bytes);
  if (!stanzas.includes(scrypt)) throw new AppError("VAULT_NOT_FOR_YOU");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.normalize("NFC"));
  return open(bytes, decrypter, "PASSPHRASE_WRONG", hasNativeStream);
}

async function open(
  file: Uint8Array,
  decrypter: Decrypter,
  unmatched: "VAULT_NOT_FOR_YOU" | "PASSPHRASE_WRONG",
  native: boolean,
): Promise<Decrypted> {
  const { header, payload, stanzas } = splitHeader(file);
  const fileKey = await openHeader(decrypter, header, unmatched);
  try {
    const plain = native ? openStream(fileKey, payload) : await openByLibrary(decrypter, file);
    return { plain, stanzas: countOf(stanzas), hybrid: stanzas.every((type) => type === hybrid) };
  } finally {
    fileKey.fill(0);
  }
}

/** Stanzas; -1 for a mixture, which Custodia never writes and never takes for its own. */
function countOf(stanzas: readonly string[]): number {
  const kinds = new Set(stanzas);
  const known = kinds.has(x25519) || kinds.has(hybrid) || kinds.has(scrypt);
  return kinds.size === 1 && known ? stanzas.length : -1;
}

async function openHeader(
  decrypter: Decrypter,
  header: Uint8Array,
  unmatched: "VAULT_NOT_FOR_YOU" | "PASSPHRASE_WRONG",
): Promise<Uint8Array> {
  try {
    return await decrypter.decryptHeader(header);
  } catch (error) {
    // The library has sentences, not codes; this is the one for a header in which no stanza is ours.
    if (error instanceof Error && error.message.startsWith("no identity matched")) {
      throw new AppError(unmatched, {}, { cause: error });
    }
    throw new AppError("VAULT_DAMAGED", { reason: "header" }, { cause: error });
  }
}

async function openByLibrary(decrypter: Decrypter, file: Uint8Array): Promise<Buffer> {
  try {
    const plain = await decrypter.decrypt(file);
    return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  } catch (error) {
    throw new AppError("VAULT_DAMAGED", { reason: "payload" }, { cause: error });
  }
}
