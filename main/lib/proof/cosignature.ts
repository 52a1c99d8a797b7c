import { createHash } from "node:crypto";
import { isVerified, type Note, parseNote, type Signer } from "../signed-note.ts";

/** A witness's signature on a checkpoint: C2SP tlog-cosignature, `cosignature/v1` with Ed25519, signature type 0x04 (FORMATS section 2). */

const cosignatureType = 0x04;
const keyIdBytes = 4;
const timeBytes = 8;
const signatureBytes = 64;

/** First 4 bytes of SHA-256(name || 0x0A || 0x04 || public key). */
export function cosignerKeyId(name: string, publicKey: Uint8Array): Buffer {
  const hash = createHash("sha256").update(`${name}\n`).update(Buffer.of(cosignatureType)).update(publicKey);
  return hash.digest().subarray(0, keyIdBytes);
}

/** Verifier key of a witness: `<name>+<key id>+<base64(0x04 || public key)>`. */
export function cosignerVerifierKey(name: string, publicKey: Uint8Array): string {
  const key = Buffer.concat([Buffer.of(cosignatureType), publicKey]).toString("base64");
  return `${name}+${cosignerKeyId(name, publicKey).toString("hex")}+${key}`;
}

/** What is signed: the time in seconds since 1970, and the checkpoint's text with its last line feed. */
function messageOf(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

/** The note with one signature line more: `— <name> base64(key id || time || signature)`. A line of the same key goes. */
export function cosign(noteText: string, name: string, signer: Signer, at: Date): string {
  const note = parseNote(noteText);
  if (note === null) throw new RangeError("only a note can be cosigned");
  const seconds = Math.floor(at.getTime() / 1000);
  const time = Buffer.alloc(timeBytes);
  time.writeBigUInt64BE(BigInt(seconds));
  const id = cosignerKeyId(name, signer.publicKey);
  const bytes = Buffer.concat([id, time, signer.sign(messageOf(note.text, seconds))]);
  const others = note.signatures.filter(
    (one) => one.name !== name || !Buffer.from(one.base64, "base64").subarray(0, keyIdBytes).equals(id),
  );
  return noteOf(note.text, [...others, { name, base64: bytes.toString("base64") }]);
}

/** When this key has cosigned the note under this name, the last time; null when it has not. */
export function cosignedAt(note: Note, name: string, publicKey: Uint8Array): Date | null {
  const id = cosignerKeyId(name, publicKey);
  let last: Date | null = null;
  for (const signature of note.signatures) {
    const bytes = Buffer.from(signature.base64, "base64");
    if (signature.name !== name || bytes.length !== keyIdBytes + timeBytes + signatureBytes) continue;
    if (bytes.toString("base64") !== signature.base64 || !bytes.subarray(0, keyIdBytes).equals(id)) continue;
    const seconds = Number(bytes.readBigUInt64BE(keyIdBytes));
    const signed = messageOf(note.text, seconds);
    if (!Number.isSafeInteger(seconds) || !isVerified(signed, bytes.subarray(keyIdBytes + timeBytes), publicKey))
      continue;
    const at = new Date(seconds * 1000);
    if (!Number.isNaN(at.getTime()) && (last === null || at > last)) last = at;
  }
  return last;
}

/** One note with the signature lines of both, which must have the same text: the log's own first, the others by name, none twice. */
export function united(first: string, second: string): string {
  const [a, b] = [parseNote(first), parseNote(second)];
  if (a === null || b === null || a.text !== b.text) {
    throw new RangeError("only signatures of one text can be put together");
  }
  const [origin] = a.text.split("\n", 1);
  const rank = ({ name, base64 }: Note["signatures"][number]) => `${name === origin ? 0 : 1} ${name} ${base64}`;
  const lines = new Map([...a.signatures, ...b.signatures].map((line) => [rank(line), line]));
  return noteOf(
    a.text,
    [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line),
  );
}

function noteOf(text: string, signatures: Note["signatures"]): string {
  return `${text}\n${signatures.map(({ name, base64 }) => `— ${name} ${base64}\n`).join("")}`;
}
