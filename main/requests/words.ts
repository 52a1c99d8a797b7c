/** Looks for words in all that would go out: the last look before a release. */

import type { WordHit } from "../model/records-view.ts";
import type { Chosen } from "./choice.ts";
import { excerpt, folded, texts } from "./folding.ts";
import { fileOf } from "./places.ts";

/** Most places that are shown. */
const mostHits = 500;

/**
 * @param words parted by white space; each is looked for, also inside of longer words, without regard to case and accents
 * @param textOf what was read in a picture; null when nothing was
 */
export function findWords(
  chosen: Chosen,
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
  for (const { entry, fields } of chosen.all) {
    if (chosen.isLeftOut(entry.seq)) continue;
    const place = { seq: entry.seq, case: entry.case };
    for (const [field, value] of fields) {
      const withheld = chosen.provisionOf(entry, field) !== null;
      for (const text of texts(value)) look({ ...place, field, withheld }, text);
    }
    const file = fileOf(entry);
    const read = file === null ? null : textOf(file.sha256);
    const hidden = chosen.hidesPicture(entry) || chosen.redactionOf(entry) !== null;
    if (read !== null) look({ ...place, field: "picture", withheld: hidden }, read);
  }
  return hits;
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
