import { createHash } from "node:crypto";

const groups = 8;

/**
 * What two people read to each other: the first eight 32-bit big-endian numbers of SHA-256, each modulo 100000 and five digits long.
 * @param text the note's text above the empty line, its last line feed included: the bytes that the signature covers
 */
export function fingerprintOf(text: string): string {
  const hash = createHash("sha256").update(text, "utf8").digest();
  const numbers = Array.from({ length: groups }, (_, place) => hash.readUInt32BE(4 * place) % 100_000);
  return numbers.map((number) => String(number).padStart(5, "0")).join(" ");
}
