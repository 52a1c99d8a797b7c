import { isUtf8 } from "node:buffer";
import { type ParsedPublicPart, parsePublicText } from "../../lib/proof/public-part.ts";
import type { BagEntry } from "../source.ts";

/** A line of `data/entries.jsonl`: `{"disclosures":["...",...],"entry":{...}}`, byte for byte as JCS writes it (FORMATS section 3). */

/** An entry that holds the numbers of a million others takes 10 MB. */
export const longestEntryLine = 32 * 1024 * 1024;

export interface ReadEntry extends BagEntry {
  readonly part: ParsedPublicPart;
}

/** Characters of a public part: thirty times what the kind with the most fields needs. A pattern over millions of digests has no room. */
const longestPublicPart = 65_536;

const opening = '{"disclosures":[';
const middle = '],"entry":';
const disclosurePattern = /^[A-Za-z0-9_-]+$/;

/** null when the line is not written so, or its public part is not that of version 1. Digests are not looked at. */
export function readEntryLine(bytes: Buffer): ReadEntry | null {
  if (!isUtf8(bytes)) return null;
  const line = bytes.toString("utf8");
  if (!line.startsWith(opening) || !line.endsWith("}")) return null;
  // No disclosure holds a bracket.
  const close = line.indexOf("]", opening.length);
  if (close === -1 || !line.startsWith(middle, close)) return null;
  const disclosures = disclosuresOf(line.slice(opening.length, close));
  const publicPart = line.slice(close + middle.length, -1);
  if (publicPart.length > longestPublicPart) return null;
  const part = disclosures === null ? null : parsePublicText(publicPart);
  return disclosures === null || part === null ? null : { seq: part.seq, publicPart, disclosures, part };
}

function disclosuresOf(text: string): string[] | null {
  if (text === "") return [];
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return null;
  const disclosures = text.slice(1, -1).split('","');
  return disclosures.every((disclosure) => disclosurePattern.test(disclosure)) ? disclosures : null;
}
