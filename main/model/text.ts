/** What text may hold, the same for both sides: main refuses what is wrong, the renderer tidies it before it is sent. */

import type { ErrorCode } from "./error-code.ts";

/** Longest texts. `content` in bytes of UTF-8, all others in characters (UTF-16 units). */
export const textLimits = {
  content: 1_048_576,
  /** reasons, words, notes, messages */
  passage: 20_000,
  name: 200,
  handle: 200,
  address: 2_000,
} as const;
export type TextKind = keyof typeof textLimits;

/** Control characters that no honest text holds: all but line feed and tab. */
const control = /[^\P{Cc}\n\t]/u;
const controls = /[^\P{Cc}\n\t]/gu;

/** Bytes of a text as UTF-8; a lone surrogate counts as U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    const pair = unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
    // A pair is 4 bytes in 2 units, every other unit from U+0800 is 3 bytes.
    bytes += pair ? 2 : unit < 0x800 ? 1 : 2;
    if (pair) i++;
  }
  return bytes;
}

/** Is the text longer than its kind allows? */
export function isTooLong(text: string, kind: TextKind): boolean {
  const length = kind === "content" && text.length > textLimits.content / 3 ? utf8Length(text) : text.length;
  return length > textLimits[kind];
}

/**
 * What is wrong with a text; null when nothing is. Only content and passages may hold line feeds and tabs.
 */
export function textFault(text: string, kind: TextKind): ErrorCode | null {
  const lines = kind === "content" || kind === "passage";
  if (isTooLong(text, kind)) return "TEXT_TOO_LONG";
  if (!text.isWellFormed()) return "TEXT_NOT_WELL_FORMED";
  if (control.test(text) || (!lines && /[\n\t]/.test(text))) return "TEXT_CONTROL_CHARACTER";
  return null;
}

/**
 * White space, controls, what Unicode calls ignorable, and what it does not but no font draws: interlinear annotation,
 * the blank Braille pattern, the null note head, the Khitan filler.
 */
const seen = /[^\p{Default_Ignorable_Code_Point}\s\p{Cc}\u2800\uFFF9-\uFFFB\u{1D159}\u{16FE4}]/u;

/** Is there nothing in the text that a reader would see? */
export function isBlank(text: string): boolean {
  return !seen.test(text);
}

/**
 * The text as it may be recorded: CRLF and CR become LF, lone surrogates become U+FFFD, other control characters go.
 * `changed` says whether anything but line ends differs: then the person should be told.
 */
export function tidyText(text: string): { readonly text: string; readonly changed: boolean } {
  const lines = text.replace(/\r\n?/g, "\n");
  const tidied = lines.toWellFormed().replace(controls, "");
  return { text: tidied, changed: tidied !== lines };
}
