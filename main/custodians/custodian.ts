import { identityToRecipient } from "age-encryption";
import { AppError } from "../lib/app-error.ts";
import { cosign } from "../lib/proof/cosignature.ts";
import { keyIdOf, type Signer, signNote } from "../lib/signed-note.ts";
import type { CustodianPerson, KnownKey } from "../model/known-key.ts";
import { makeExportKey, readExportKey } from "./export-key.ts";
import type { CustodianKey } from "./key-text.ts";
import { checkPerson } from "./person.ts";
import { identityText, scalarOf, sealedSigner, sealedX25519 } from "./private-key.ts";

const scalarBytes = 32;

/**
 * A new custodian's key: an age identity, a post-quantum one that waits until it is asked for, and an Ed25519 seed.
 * @throws AppError EMAIL_INVALID, TEXT_* {field}
 */
export function newCustodianKey(
  person: CustodianPerson,
  made: { readonly at: Date; readonly random: (bytes: number) => Uint8Array },
): CustodianKey {
  const checked = checkPerson(person);
  const seed = Uint8Array.from(made.random(scalarBytes));
  const text = Buffer.from(seed).toString("base64");
  const { publicKey } = sealedSigner(seed);
  return {
    ...checked,
    keyId: keyIdOf(checked.email, publicKey).toString("hex"),
    madeAt: made.at.toISOString(),
    age: identityText("x25519", made.random(scalarBytes)),
    hybrid: identityText("hybrid", made.random(scalarBytes)),
    seed: text,
  };
}

/**
 * The custodian at this workstation, with the keys in hand. To forget them is to let go of it: the keys themselves lie where no text of
 * them remains, but for the post-quantum identity, which the library takes as text only.
 */
export class Custodian {
  readonly key: KnownKey;
  /** What opens files that are sealed to this custodian. */
  readonly identities: readonly (string | CryptoKey)[];
  readonly #person: CustodianPerson;
  readonly #signer: Signer;
  readonly #hybrid: string;
  #hybridKey: KnownKey | null = null;

  private constructor(key: KnownKey, taken: Taken) {
    this.key = key;
    this.identities = [taken.identity, taken.hybrid];
    this.#person = taken.person;
    this.#signer = taken.signer;
    this.#hybrid = taken.hybrid;
  }

  /**
   * Takes the keys out of their text.
   * @param hybrid whether the post-quantum export key was made, too
   * @throws AppError KEY_MISMATCH {keyId} when the parts do not belong together
   */
  static async take(key: CustodianKey, hybrid: boolean): Promise<Custodian> {
    const signer = sealedSigner(Buffer.from(key.seed, "base64"));
    if (keyIdOf(key.email, signer.publicKey).toString("hex") !== key.keyId) throw mismatch(key);
    const { identity, recipient } = await ageIdentity(key);
    const { name, title, organisation, email } = key;
    const person = { name, title, organisation, email };
    const known = readExportKey(makeExportKey(person, recipient, signer));
    const custodian = new Custodian(known, { person, signer, identity, hybrid: key.hybrid });
    if (hybrid) await custodian.makeHybridKey();
    return custodian;
  }

  /** The second export key; null until it was made. */
  get hybridKey(): KnownKey | null {
    return this.#hybridKey;
  }

  /** The note over a text that ends in a line feed, signed under the e-mail address. */
  readonly signNote = (text: string): string => signNote(text, this.key.email, this.#signer);

  /** A checkpoint's note with this custodian's signature as a witness (tlog-cosignature), under the e-mail address. */
  readonly cosign = (note: string, at: Date): string => cosign(note, this.key.email, this.#signer, at);

  /** The export key with the post-quantum recipient: always the same one. */
  async makeHybridKey(): Promise<KnownKey> {
    const recipient = await identityToRecipient(this.#hybrid);
    this.#hybridKey = readExportKey(makeExportKey(this.#person, recipient, this.#signer));
    return this.#hybridKey;
  }
}

interface Taken {
  readonly person: CustodianPerson;
  readonly signer: Signer;
  readonly identity: string | CryptoKey;
  readonly hybrid: string;
}

/** As a key that cannot be taken out again, where this system's WebCrypto has X25519; as text where it has not. */
async function ageIdentity(key: CustodianKey): Promise<{ identity: string | CryptoKey; recipient: string }> {
  const scalar = scalarOf("x25519", key.age);
  if (scalar === null || scalarOf("hybrid", key.hybrid) === null) throw mismatch(key);
  try {
    const identity = await sealedX25519(scalar);
    return { identity, recipient: await identityToRecipient(identity) };
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== "NotSupportedError") throw error;
    return { identity: key.age, recipient: await identityToRecipient(key.age) };
  }
}

function mismatch({ keyId }: CustodianKey): AppError {
  return new AppError("KEY_MISMATCH", { keyId });
}
