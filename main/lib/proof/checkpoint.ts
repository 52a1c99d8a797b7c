import { createHash } from "node:crypto";
import { isSignedBy, type Note, parseNote, type Signer, signNote } from "../signed-note.ts";
import { bytesOf, type Hash, hashOf } from "./merkle.ts";

/** Signed heads: C2SP tlog-checkpoint, a signed note under the log's origin (FORMATS section 2). */

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** `<domain>/custodia/<first 8 bytes of the public key's SHA-256, hex>` */
export function originOf(domain: string, publicKey: Uint8Array): string {
  return `${domain}/custodia/${createHash("sha256").update(publicKey).digest("hex").slice(0, 16)}`;
}

function textOf({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${bytesOf(root).toString("base64")}\n`;
}

/** The signed note over a checkpoint, the key's name being the origin. */
export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(textOf(checkpoint), checkpoint.origin, signer);
}

/** null when the note's text is no checkpoint. The signatures are not yet checked. */
function readCheckpoint({ text }: Note): Checkpoint | null {
  const found = /^([^\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text);
  if (found === null) return null;
  const [, origin = "", size = "", root = ""] = found;
  const bytes = Buffer.from(root, "base64");
  if (bytes.toString("base64") !== root || !Number.isSafeInteger(Number(size))) return null;
  return { origin, size: Number(size), root: hashOf(bytes) };
}

/** The checkpoint of a note that the key has signed under the origin's name; null when it is not that. */
export function openCheckpoint(text: string, origin: string, publicKey: Uint8Array): Checkpoint | null {
  const note = parseNote(text);
  const checkpoint = note === null ? null : readCheckpoint(note);
  if (note === null || checkpoint === null || checkpoint.origin !== origin) return null;
  return isSignedBy(note, origin, publicKey) ? checkpoint : null;
}
