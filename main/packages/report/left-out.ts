/** Entries of the chosen cases that a release lacks altogether. */

import { type LeftOut, leftOutWords, type WithheldRow } from "../source.ts";
import type { Bag } from "./bag.ts";
import { html, type Markup, words } from "./html.ts";
import { kindWords } from "./words.ts";

const found = new WeakMap<Bag, ReadonlyMap<number, LeftOut>>();

/** null when the line is about an entry that is here. */
export function leftOutBy(bag: Bag, { seq, field }: WithheldRow): LeftOut | null {
  if (field !== leftOutWords.field) return null;
  const known = found.get(bag) ?? new Map((bag.input.release?.leftOut ?? []).map((one) => [one.seq, one]));
  found.set(bag, known);
  return known.get(seq) ?? null;
}

/** Why an entry is left out: the provision, or that nobody asked for it. */
export function leftOutReason(bag: Bag, { provision }: LeftOut): Markup {
  return provision === null ? html`Not part of what was asked for` : provisionWords(bag, provision);
}

export function provisionWords(bag: Bag, id: string): Markup {
  const { citation, text } = bag.gaps.provision(id);
  return html`<strong>${words(citation)}</strong>${text !== "" && html`<br>${words(text)}`}`;
}

/** `Entry 17, Message sent to the author, of November 3, 2026: left out whole` */
export function leftOutLine(bag: Bag, { seq, kind, at }: LeftOut): Markup {
  return html`<strong>Entry ${seq}, ${kindWords[kind]}</strong>, of ${bag.times.day(at)}: left out whole`;
}

/** Does the release lack entries of one of these kinds? What it does not say may then stand there. */
export function lacks(bag: Bag, isMeant: (kind: LeftOut["kind"]) => boolean): boolean {
  return bag.input.release?.leftOut.some(({ kind }) => isMeant(kind)) === true;
}
