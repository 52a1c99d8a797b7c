import { createHash } from "node:crypto";
import { isSignedBy, isVerified, type Note, parseNote, type Signer } from "../signed-note.ts";

type Line = Note["signatures"][number];

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
  const times = note.signatures.flatMap((line) => timeOf(note.text, line, name, publicKey) ?? []);
  return times.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
}

/** When a signature line was made, if this key has made it under this name over this text; else null. */
function timeOf(text: string, line: Line, name: string, publicKey: Uint8Array): Date | null {
  const bytes = Buffer.from(line.base64, "base64");
  if (line.name !== name || bytes.length !== keyIdBytes + timeBytes + signatureBytes) return null;
  if (bytes.toString("base64") !== line.base64 || !bytes.subarray(0, keyIdBytes).equals(cosignerKeyId(name, publicKey)))
    return null;
  const seconds = Number(bytes.readBigUInt64BE(keyIdBytes));
  const at = new Date(seconds * 1000);
  if (!Number.isSafeInteger(seconds) || Number.isNaN(at.getTime())) return null;
  const signature = bytes.subarray(keyIdBytes + timeBytes);
  return isVerified(messageOf(text, seconds), signature, publicKey) ? at : null;
}

/** A key that signs under a name. */
export interface NamedKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** One witness signs a head once; more than these signatures no head of a city's log has. */
const mostWitnesses = 50;

/**
 * The note with nothing but signatures that are known to be good: the log's own, and the last of each of these witnesses. Whatever else
 * stands under a note that came from elsewhere could be anybody's, and as long as anybody likes.
 * @returns null when the log has not signed it
 */
export function cleaned(noteText: string, log: NamedKey, witnesses: readonly NamedKey[]): string | null {
  const note = parseNote(noteText);
  if (note === null) return null;
  const own = note.signatures.find((line) =>
    isSignedBy({ text: note.text, signatures: [line] }, log.name, log.publicKey),
  );
  if (own === undefined) return null;
  const others = witnesses.flatMap(({ name, publicKey }) => {
    const lines = note.signatures.map((line) => ({ line, at: timeOf(note.text, line, name, publicKey) }));
    const last = lines.filter(({ at }) => at !== null).sort((a, b) => Number(b.at) - Number(a.at))[0];
    return last === undefined ? [] : [last.line];
  });
  return noteOf(note.text, [own, ...inOrder(others).slice(0, mostWitnesses)]);
}

/** One note with the signature lines of both, which must have the same text: the log's own first, the others by name, none twice. */
export function united(first: string, second: string): string {
  const [a, b] = [parseNote(first), parseNote(second)];
  if (a === null || b === null || a.text !== b.text) {
    throw new RangeError("only signatures of one text can be put together");
  }
  const [origin] = a.text.split("\n", 1);
  const all = inOrder([...a.signatures, ...b.signatures]);
  const own = all.filter(({ name }) => name === origin);
  return noteOf(a.text, [...own, ...all.filter(({ name }) => name !== origin)]);
}

/** By name and signature, none twice. */
function inOrder(lines: readonly Line[]): Line[] {
  const known = new Map(lines.map((line) => [`${line.name} ${line.base64}`, line]));
  return [...known].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}

function noteOf(text: string, signatures: readonly Line[]): string {
  return `${text}\n${signatures.map(({ name, base64 }) => `— ${name} ${base64}\n`).join("")}`;
}
