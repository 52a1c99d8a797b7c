/** Entries that belong to no case: exports, requests, incidents, vaults. */

import type { Bag } from "./bag.ts";
import { Corrections } from "./corrections.ts";
import { actorOf } from "./entry.ts";
import { entryTime } from "./entry-time.ts";
import { FieldList, gapMark } from "./field.ts";
import { html, type Markup, nothing, words } from "./html.ts";
import { kindWords } from "./words.ts";

/** Nothing at all when the bag has no such entry. */
export function* deskSection(bag: Bag): Iterable<Markup> {
  if (bag.index.desk.length === 0) return;
  const fields = new FieldList(bag, new Corrections([]));
  yield html`<section id="others" aria-labelledby="others-title"><h2 id="others-title">Entries of no case</h2><ol class="timeline">
`;
  for (const seq of bag.index.desk) {
    const entry = bag.entry(seq);
    const gone = entry.fields.size === 0 && bag.gaps.disposal(seq) !== null;
    const actor = actorOf(entry);
    const by = actor === null ? gapMark(bag.gaps.of(seq, "actor")) : words(actor);
    const who = html`<span class="dim">${entryTime(bag, entry.at)}${gone ? nothing : html` by ${by}`}</span>`;
    yield html`<li><span class="seq">${seq}</span><div><strong>${kindWords[entry.kind]}</strong> ${who}${fields.of(entry, ["actor"])}<span class="hash leaf">${entry.leaf}</span></div></li>
`;
  }
  yield html`</ol></section>
`;
}
