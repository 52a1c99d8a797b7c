/** Looks for words in all that would go out: the last look before a release. */

import type { WordHit } from "../model/records-view.ts";
import { fileOf, isLeftOut, provisionOf, redactionOf } from "./choice.ts";
import type { WholeEntry } from "./ports.ts";
import type { RequestWork } from "./work.ts";

/** Most places that are shown. */
const mostHits = 500;
/** Characters on each side of a word. */
const around = 40;

/**
 * @param words parted by white space; each is looked for, also inside of longer words, without regard to case and accents
 * @param textOf what was read in a picture; null when nothing was
 */
export function findWords(
  all: readonly WholeEntry[],
  work: RequestWork,
  words: string,
  textOf: (sha256: string) => string | null,
): readonly WordHit[] {
  const sought = folded(words)
    .text.split(/\s+/)
    .filter((word) => word !== "");
  const hits: WordHit[] = [];
  const look = (place: Omit<WordHit, "excerpt">, text: string) => {
    for (const excerpt of excerpts(text, sought)) if (hits.length < mostHits) hits.push({ ...place, excerpt });
  };
  for (const { entry, fields } of all) {
    if (isLeftOut(work, entry.seq)) continue;
    const place = { seq: entry.seq, case: entry.case };
    for (const [field, value] of fields) {
      const withheld = provisionOf(work, entry.seq, field) !== null;
      for (const text of texts(value)) look({ ...place, field, withheld }, text);
    }
    const file = fileOf(entry);
    const read = file === null ? null : textOf(file.sha256);
    const hidden = provisionOf(work, entry.seq, "evidence") !== null || redactionOf(work, entry) !== null;
    if (read !== null) look({ ...place, field: "picture", withheld: hidden }, read);
  }
  return hits;
}

/** Every text in a field's value, however deep. */
function texts(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(texts);
}

/** Where the words stand, in the text's own order; words beside each other are one place. */
function excerpts(text: string, sought: readonly string[]): readonly string[] {
  const { text: plain, places } = folded(text);
  const spans = sought
    .flatMap((word) => spansOf(plain, word))
    .map(([at, end]): Span => [places[at] ?? 0, (places[end - 1] ?? 0) + 1])
    .sort(([one], [other]) => one - other);
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span[0] - last[1] <= 1) joined.splice(-1, 1, [last[0], Math.max(last[1], span[1])]);
    else joined.push(span);
  }
  return joined.map(([from, to]) => excerpt(text, from, to));
}

/** From and, not included, to. */
type Span = readonly [number, number];

function spansOf(plain: string, word: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = plain.indexOf(word); at !== -1 && spans.length < mostHits; at = plain.indexOf(word, at + word.length)) {
    spans.push([at, at + word.length]);
  }
  return spans;
}

function excerpt(text: string, from: number, to: number): string {
  const [start, end] = [Math.max(0, from - around), Math.min(text.length, to + around)];
  const cut = text.slice(start, end).toWellFormed().replace(/\s+/g, " ");
  return `${start > 0 ? "…" : ""}${cut}${end < text.length ? "…" : ""}`;
}

/** As it is compared: small letters without accents. `places` says for each unit where it stood in the text. */
function folded(text: string): { readonly text: string; readonly places: readonly number[] } {
  const plain: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    plain.push(folded);
    for (let unit = 0; unit < folded.length; unit++) places.push(at);
    at += character.length;
  }
  return { text: plain.join(""), places };
}
