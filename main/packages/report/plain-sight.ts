/** What must not have to be looked for: skipped steps, what is withheld, what is no longer kept. */

import { withheldWords } from "../../model/field-list.ts";
import type { WithheldRow } from "../source.ts";
import type { Bag } from "./bag.ts";
import { actorOf, type ReportEntry, textOf } from "./entry.ts";
import { gapMark } from "./field.ts";
import { type Disposal, disposalOf } from "./gaps.ts";
import { html, type Markup, words } from "./html.ts";
import { lacks, leftOutBy, leftOutLine, leftOutReason, provisionWords } from "./left-out.ts";
import { counted } from "./numbers.ts";
import { seqRanges } from "./value.ts";
import { kindWords } from "./words.ts";

function section(id: string, title: string, body: Iterable<Markup>): Iterable<Markup> {
  return (function* () {
    yield html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
`;
    yield* body;
    yield html`</section>
`;
  })();
}

function heads(...names: readonly string[]): Markup {
  return html`<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`;
}

/** The case that an entry belongs to, as a link. */
export function caseLink(bag: Bag, entry: ReportEntry): Markup {
  const number = entry.case === null ? null : bag.index.numberOf(entry.case);
  return number === null ? html`none` : html`<a href="#case-${number}">${number}</a>`;
}

function field(bag: Bag, entry: ReportEntry, name: string): Markup {
  const text = textOf(entry, name);
  return text === null ? gapMark(bag.gaps.of(entry.seq, name)) : words(text);
}

function* waivers(bag: Bag): Iterable<Markup> {
  if (bag.index.waivers.length === 0) {
    yield lacks(bag, (kind) => kind === "step.waived")
      ? html`<p>No entry released here says that a step was skipped. One that does is left out: see <a href="#withheld">What is withheld</a>.</p>`
      : html`<p>No step that the policy asks for was skipped.</p>`;
    return;
  }
  yield html`<p>${counted(bag.index.waivers.length, "step")} that the policy asks for ${bag.index.waivers.length === 1 ? "was" : "were"} skipped, each with a written reason.</p><table>${heads("Case", "Entry", "On", "Step", "Reason given", "By")}<tbody>
`;
  for (const seq of bag.index.waivers) {
    const entry = bag.entry(seq);
    const by = actorOf(entry);
    yield html`<tr><th scope="row">${caseLink(bag, entry)}</th><td>${seq}</td><td class="nowrap">${bag.times.shortDay(entry.at)}</td><td class="kind">${field(bag, entry, "title")}</td><td>${field(bag, entry, "reason")}</td><td>${by === null ? gapMark(bag.gaps.of(seq, "actor")) : words(by)}</td></tr>
`;
  }
  yield html`</tbody></table>`;
}

export function skippedSection(bag: Bag): Iterable<Markup> {
  return section("skipped", "Skipped steps", waivers(bag));
}

/** `Author`, `Parts of a picture, painted over`. @param row about an entry that is in the bag */
export function withheldItem(bag: Bag, row: WithheldRow): string {
  const entry = bag.entry(row.seq);
  const name = withheldWords(entry.kind, row.field, bag.gaps.isPainted(row));
  if (row.redacted === "") return name.charAt(0).toUpperCase() + name.slice(1);
  const parts = "Parts of a picture, painted over";
  return bag.gaps.isBoth(row, entry.fields.has(row.field)) ? `${parts}, and ${name}` : parts;
}

function withheldRow(bag: Bag, row: WithheldRow): Markup {
  const out = leftOutBy(bag, row);
  if (out !== null) {
    return html`<tr><td></td><td>${row.seq}</td><td colspan="2">${leftOutLine(bag, out)}</td><td>${leftOutReason(bag, out)}</td></tr>
`;
  }
  const entry = bag.entry(row.seq);
  return html`<tr><th scope="row">${caseLink(bag, entry)}</th><td>${row.seq}</td><td class="kind">${kindWords[entry.kind]}</td><td class="kind">${words(withheldItem(bag, row))}</td><td>${provisionWords(bag, row.provision)}</td></tr>
`;
}

function* withheld(bag: Bag): Iterable<Markup> {
  const { withheld: rows } = bag.input;
  if (rows.length === 0) {
    yield html`<p>Nothing is withheld: the entries are released whole.</p>`;
    return;
  }
  yield html`<table>${heads("Case", "Entry", "Of", "Withheld", "Provision")}<tbody>
`;
  for (const row of rows) yield withheldRow(bag, row);
  yield html`</tbody></table>`;
}

export function withheldSection(bag: Bag): Iterable<Markup> {
  return section("withheld", "What is withheld", withheld(bag));
}

function disposal(bag: Bag, { seq, at, authority, reason, approvedBy, ofCase, entries, files }: Disposal): Markup {
  const number = ofCase === null ? null : bag.index.numberOf(ofCase);
  const subject =
    number !== null
      ? html`<a href="#case-${number}">Case ${number}</a>`
      : ofCase !== null
        ? html`A case`
        : html`A records request`;
  return html`<tr id="disposal-${seq}"><th scope="row">${seq}</th><td class="nowrap">${bag.times.shortDay(at)}</td><td class="kind">${subject}<br><span class="dim">entries ${seqRanges(entries)}, ${counted(files, "file")}</span></td><td>${words(authority)}</td><td>${words(reason)}</td><td class="kind">${words(approvedBy)}</td></tr>
`;
}

function* disposals(bag: Bag): Iterable<Markup> {
  yield html`<p>The words and files of these records were destroyed under a retention schedule. Their entries stay in the log and still prove themselves.</p><table>${heads("Entry", "On", "Record", "Authority", "Reason", "Approved by")}<tbody>
`;
  for (const seq of bag.index.disposals) yield disposal(bag, disposalOf(bag.entry(seq)));
  yield html`</tbody></table>`;
}

/** Nothing at all when nothing was disposed of. */
export function disposedSection(bag: Bag): Iterable<Markup> {
  return bag.index.disposals.length === 0 ? [] : section("disposed", "Records no longer kept", disposals(bag));
}
