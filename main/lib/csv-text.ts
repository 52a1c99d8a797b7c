import { isUtf8 } from "node:buffer";

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

type Label = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
const encodings: Readonly<Record<Label, Encoding>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  "windows-1252": "Windows-1252",
};

/** UTF-16 where the first bytes say so or look like it, Windows-1252 where it can't be UTF-8 (a spreadsheet saved it). */
function labelOf(bytes: Uint8Array): Label {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return unmarked(bytes) ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
}

/** Shorter than the headings of any table that is read. In bytes. */
const start = 64;

/**
 * UTF-16 without a byte order mark, by its beginning: of the two bytes of every letter that is used in English, one is zero, and always the
 * same. In the other encodings no letter has such a byte. null: it isn't that.
 */
function unmarked(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const beginning = bytes.subarray(0, Math.min(start, bytes.length - (bytes.length % 2)));
  const most = (parity: 0 | 1) =>
    beginning.filter((byte, at) => byte === 0 && at % 2 === parity).length * 4 > beginning.length;
  const [isBig, isLittle] = [most(0), most(1)];
  if (isBig === isLittle) return null;
  return isBig ? "utf-16be" : "utf-16le";
}

/** The encoding of a text that another program wrote. */
export function encodingOf(bytes: Uint8Array): Encoding {
  return encodings[labelOf(bytes)];
}

/** The text of a file that another program wrote; a byte order mark is left out. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder(labelOf(bytes)).decode(bytes);
}

/** With line feeds only: `csv-records` counts the lines of one kind of line end. */
export function oneLineEnd(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
