import { randomBytes } from "node:crypto";
import { Encrypter, type Stanza } from "age-encryption";
import { chunkBytes, nonceBytes, payloadKey, sealChunk } from "./age-chunks.ts";
import { AppError } from "./app-error.ts";

/** Bech32 of 32 bytes: an X25519 recipient of age v1. The library checks its checksum. */
const recipientForm = /^age1[02-9ac-hj-np-z]{58}$/;

/**
 * The header of an age v1 file to X25519 recipients, and the file key that it wraps.
 * @throws AppError RECIPIENT_INVALID {recipient} for none, for a repeated one, and for anything that is no X25519 recipient
 */
export async function ageHeader(recipients: readonly string[]): Promise<{ header: Uint8Array; fileKey: Uint8Array }> {
  const encrypter = new Encrypter();
  for (const [place, recipient] of recipients.entries()) {
    const isFirst = recipients.indexOf(recipient) === place;
    if (!isFirst || !recipientForm.test(recipient)) throw new AppError("RECIPIENT_INVALID", { recipient });
    addTo(encrypter, recipient);
  }
  if (recipients.length === 0) throw new AppError("RECIPIENT_INVALID", { recipient: "" });
  let fileKey: Uint8Array = new Uint8Array();
  encrypter.addRecipient({
    wrapFileKey(key: Uint8Array): Stanza[] {
      fileKey = key;
      return [];
    },
  });
  const empty = await encrypter.encrypt(new Uint8Array());
  // After the header an empty payload has a nonce and one empty chunk, which is a tag.
  return { header: empty.subarray(0, empty.length - nonceBytes - 16), fileKey };
}

function addTo(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new AppError("RECIPIENT_INVALID", { recipient }, { cause: error });
  }
}

/** Seals a payload piece by piece; never holds more than a chunk of it. `end` must follow the last `write`. */
export class AgeSealer {
  readonly #to: (bytes: Uint8Array) => void;
  readonly #key: Buffer;
  readonly #waiting = Buffer.allocUnsafe(chunkBytes);
  #held = 0;
  #chunk = 0;

  /** Hands the nonce to `to` at once. The file key is wiped. */
  constructor(fileKey: Uint8Array, to: (bytes: Uint8Array) => void) {
    const nonce = randomBytes(nonceBytes);
    this.#key = payloadKey(fileKey, nonce);
    this.#to = to;
    fileKey.fill(0);
    to(nonce);
  }

  write(bytes: Uint8Array): void {
    let rest = bytes;
    // A full chunk waits until more comes: the last one is sealed as the last.
    while (this.#held + rest.length > chunkBytes) {
      if (this.#held === 0) {
        this.#seal(rest.subarray(0, chunkBytes), false);
        rest = rest.subarray(chunkBytes);
        continue;
      }
      const room = chunkBytes - this.#held;
      this.#waiting.set(rest.subarray(0, room), this.#held);
      this.#seal(this.#waiting, false);
      this.#held = 0;
      rest = rest.subarray(room);
    }
    this.#waiting.set(rest, this.#held);
    this.#held += rest.length;
  }

  end(): void {
    this.#seal(this.#waiting.subarray(0, this.#held), true);
    this.wipe();
  }

  /** For a payload that is given up. */
  wipe(): void {
    this.#key.fill(0);
    this.#waiting.fill(0);
  }

  #seal(piece: Uint8Array, isLast: boolean): void {
    const { sealed, tag } = sealChunk(this.#key, piece, this.#chunk, isLast);
    this.#chunk += 1;
    this.#to(sealed);
    this.#to(tag);
  }
}
