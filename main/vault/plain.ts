import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { AppError } from "../lib/app-error.ts";
import { type Note, parseNote } from "../lib/signed-note.ts";
import type { VaultContent, VaultStatement } from "../model/vault.ts";
import { contentParts, parseContent } from "./content.ts";
import { damage } from "./damage.ts";
import { longestNote } from "./limits.ts";
import { parseStatement } from "./statement.ts";

/** What lies inside a sealed vault: the JCS of `{"statement":<signed note>,"vault":{...}}` (FORMATS section 5). */

const opening = '{"statement":';
const middle = ',"vault":';
const closing = "}";
const quotationMark = 0x22;
const backslash = 0x5c;
/** In front of the vault: a note in which every character had to be escaped. */
const headroom = opening.length + 6 * longestNote + middle.length;

/** 32 MiB: ten thousand credentials take less. JSON that is made for it takes forty times its size in memory. */
export const largestOfStrangers = 32 * 1024 * 1024;

/** Is this a statement that the reader would believe? */
export type IsKnown = (note: Note, statement: VaultStatement) => boolean;

export interface Plain {
  readonly content: VaultContent;
  readonly statement: VaultStatement;
  readonly note: Note;
  readonly noteText: string;
}

/**
 * The bytes for a content and the note that is signed over its hash; wipe them after use.
 * @param sign gets SHA-256 of JCS(vault), hex, and gives the signed note
 * @throws AppError VAULT_DAMAGED {reason} for content that could not be read again
 */
export function plainFor(content: VaultContent, sign: (hash: string) => string): Buffer {
  const parts = contentParts(content);
  // The note comes first and is known last: room is left in front, so that the vault's bytes are made once and never copied.
  const length = parts.reduce((sum, part) => sum + Buffer.byteLength(part), 0);
  const bytes = Buffer.allocUnsafeSlow(headroom + length + closing.length);
  let at = headroom;
  for (const part of parts) at += bytes.write(part, at, "utf8");
  const note = sign(sha256(bytes.subarray(headroom, headroom + length)));
  const before = Buffer.from(`${opening}${JSON.stringify(note)}${middle}`);
  bytes.write(closing, headroom + length, "latin1");
  bytes.set(before, headroom - before.length);
  return bytes.subarray(headroom - before.length);
}

/**
 * Checks everything but the signature: that this is a vault, in JCS, and the very one of which the statement speaks.
 * @param isKnown whether the note is signed by somebody whom the reader trusts: of anybody else, a large file is not even parsed
 * @throws AppError VAULT_TOO_LARGE {limit}, VAULT_DAMAGED {reason}, VAULT_FROM_FUTURE {format}
 */
export function readPlain(plain: Uint8Array, isKnown: IsKnown = () => true): Plain {
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  if (!isUtf8(bytes)) throw damage("no UTF-8");
  const noteEnd = endOfNote(bytes);
  const vaultStart = noteEnd + middle.length;
  const vault = bytes.subarray(vaultStart, bytes.length - closing.length);
  const isFramed = bytes.toString("latin1", noteEnd, vaultStart) === middle && bytes.at(-1) === closing.charCodeAt(0);
  if (!isFramed || bytes.length <= vaultStart) throw damage("no statement and vault");
  const noteText = noteIn(bytes.toString("utf8", opening.length, noteEnd));
  const note = parseNote(noteText);
  const statement = note === null ? null : parseStatement(note.text);
  if (note === null || statement === null) throw damage("no statement");
  if (sha256(vault) !== statement.content) throw damage("content is not what was signed");
  if (vault.length > largestOfStrangers && !isKnown(note, statement)) {
    throw new AppError("VAULT_TOO_LARGE", { limit: largestOfStrangers });
  }
  const content = parseContent(vault);
  if (content.id !== statement.vault) throw damage("statement of another vault");
  if (highestIn(content) > statement.revision) throw damage("revision of what is to come");
  return { content, statement, note, noteText };
}

/** What was named, listed or sealed in a revision to come could never be outdone, or proved. Versions may come from another vault. */
function highestIn({ namedIn, custodians, formerCustodians, credentials, tombstones }: VaultContent): number {
  const people = [...custodians, ...formerCustodians].flatMap(({ revision, removed }) => [
    revision,
    removed?.revision ?? 0,
  ]);
  const sealed = [...credentials, ...tombstones].map(({ sealedIn }) => sealedIn);
  return [namedIn.revision, ...people, ...sealed].reduce((highest, one) => Math.max(highest, one));
}

/** Where the JSON text of the note ends, behind its quotation mark. */
function endOfNote(bytes: Buffer): number {
  const start = opening.length;
  if (bytes.toString("latin1", 0, start) !== opening || bytes[start] !== quotationMark) {
    throw damage("no statement and vault");
  }
  let at = start + 1;
  const limit = Math.min(bytes.length, headroom);
  while (at < limit && bytes[at] !== quotationMark) at += bytes[at] === backslash ? 2 : 1;
  if (at >= limit) throw damage("no statement and vault");
  return at + 1;
}

function noteIn(json: string): string {
  let note: unknown;
  try {
    note = JSON.parse(json);
  } catch {
    // The parser's own words would quote what stands there.
    throw damage("no statement");
  }
  if (typeof note !== "string" || JSON.stringify(note) !== json) throw damage("statement is not canonical");
  return note;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
