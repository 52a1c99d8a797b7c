import { isUtf8 } from "node:buffer";

/**
 * The text of an export: UTF-8, UTF-16 where it says so by its first bytes, Windows-1252 when it can't be UTF-8 (a spreadsheet saved it).
 * A byte order mark is left out.
 */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? "utf-8" : "windows-1252").decode(bytes);
}
