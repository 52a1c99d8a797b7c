import { isAscii } from "node:buffer";
import { armor } from "age-encryption";
import { AppError } from "../lib/app-error.ts";

/** Where the header of an age v1 file ends, and for whom it is. The library checks it; here it is only cut off. */

const magic = Buffer.from("age-encryption.org/v1\n");
const armorStart = "-----BEGIN AGE ENCRYPTED FILE-----";
const macLineBytes = "--- ".length + 43;
/** A post-quantum stanza takes 1.6 kB: enough for some hundred custodians. */
const longestHeader = 1024 * 1024;

export interface AgeHeader {
  /** Up to and including the line with the MAC. */
  readonly header: Buffer;
  /** Nonce and chunks. */
  readonly payload: Buffer;
  /** Type of each stanza, such as `X25519`, in their order. */
  readonly stanzas: readonly string[];
}

/** @throws AppError VAULT_FOREIGN when this is no age file, VAULT_CUT_SHORT, VAULT_DAMAGED {reason} */
export function splitHeader(file: Uint8Array): AgeHeader {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const begins = bytes.subarray(0, magic.length);
  if (!begins.equals(magic)) {
    const isStart = begins.length < magic.length && magic.subarray(0, begins.length).equals(begins);
    throw new AppError(isStart ? "VAULT_CUT_SHORT" : "VAULT_FOREIGN");
  }
  const head = bytes.subarray(0, longestHeader);
  const mac = head.indexOf("\n--- ") + 1;
  const end = mac + macLineBytes;
  if (mac === 0 || head[end] !== 0x0a) {
    // A header is text; where it still is at the end of the file, the rest is missing.
    const goesOn = bytes.length < longestHeader && isAscii(bytes) && (mac === 0 || end >= bytes.length);
    throw goesOn ? new AppError("VAULT_CUT_SHORT") : new AppError("VAULT_DAMAGED", { reason: "header" });
  }
  const header = bytes.subarray(0, end + 1);
  return { header, payload: bytes.subarray(end + 1), stanzas: stanzasOf(header) };
}

function stanzasOf(header: Buffer): string[] {
  return header
    .toString("latin1")
    .split("\n")
    .filter((line) => line.startsWith("-> "))
    .map((line) => line.split(" ")[1] ?? "");
}

/** The file itself, where it came as text (`age --armor`). @throws AppError VAULT_DAMAGED {reason} for text that is not well formed */
export function withoutArmor(file: Uint8Array): Uint8Array {
  const start = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, 1024)).toString("latin1");
  if (!start.trimStart().startsWith(armorStart)) return file;
  try {
    return armor.decode(Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString("latin1"));
  } catch (error) {
    throw new AppError("VAULT_DAMAGED", { reason: "armor" }, { cause: error });
  }
}
