/**
 * When are two handles the same author? The key is only ever compared, never shown.
 *
 * Look-alike letters of different scripts (Latin `a`, Cyrillic `а`) are not merged: two people may well differ in just that,
 * and wrongly calling somebody a repeat violator is worse than missing one. [A-6.f.ii]
 */

/** Zero-width and bidi controls, variation selectors, fillers: nothing that a reader sees. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;
const control = /(?![\t\n\v\f\r\u0085])\p{Cc}/gu;

function foldOnce(text: string): string {
  return text
    .normalize("NFKC")
    .replace(unseen, "")
    .replace(control, "")
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKC")
    .replace(/[\s\u0085]+/gu, " ")
    .trim();
}

/** Names that were folded lately: the same few stand in thousands of records, and folding takes its time. Long texts are not kept. */
const known = new Map<string, string>();
const mostKnown = 4_096;
const longestKnown = 1_000;

/** Compatibility and case folding, unseen characters gone, white space collapsed; folding again changes nothing. */
export function foldName(text: string): string {
  if (text.length > longestKnown) return foldAgain(text);
  let folded = known.get(text);
  if (folded === undefined) {
    folded = foldAgain(text);
    if (known.size >= mostKnown) known.clear();
    known.set(text, folded);
  }
  return folded;
}

function foldAgain(text: string): string {
  let folded = foldOnce(text);
  // Upper-casing can bring up letters that fold further ("ŉ"); a few rounds settle every string.
  for (let round = 0; round < 4; round++) {
    const next = foldOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

/** A handle as it is compared: folded, without a leading `@`. Empty when nothing visible is left. */
export function normaliseHandle(handle: string): string {
  return foldName(handle).replace(/^[@\s]+/u, "");
}

/** Same key, same author: the same handle on the same platform. */
export function authorKey(platform: string, handle: string): string {
  // A line feed can stand in neither part, so no two pairs share a key.
  return `${foldName(platform)}\n${normaliseHandle(handle)}`;
}
