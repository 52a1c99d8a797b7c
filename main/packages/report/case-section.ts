/** One case as its own section: what it was about, what was skipped, the evidence, what was done by whom and when, the hashes. */

import type { Bag } from "./bag.ts";
import type { CaseFacts } from "./case-facts.ts";
import { actorOf, partOf, type ReportEntry, textOf } from "./entry.ts";
import { entryTime } from "./entry-time.ts";
import { evidenceFigures, type Loading } from "./evidence-figures.ts";
import { FieldList, gapMark } from "./field.ts";
import { html, type Markup, nothing, words } from "./html.ts";
import { kindWords } from "./words.ts";

/** `Comment by “river_walker”` */
export function caseTitle({ contentKind, author, opening, disposed }: CaseFacts): Markup {
  if (disposed !== null) return html`No longer kept`;
  if (opening === null) return html`Begun earlier`;
  return html`${contentKind ?? "Content"}${author !== null ? html` by “${words(author)}”` : html`, author withheld`}`;
}

function remark({ opening, disposed, entries }: CaseFacts, bag: Bag): Markup {
  if (disposed !== null) {
    const gap = gapMark({ because: "disposed", disposal: disposed });
    return html`<p class="remark">${gap}. The entries still prove that they were made, when, and that nothing was changed.</p>`;
  }
  if (opening !== null) return nothing;
  const from = entries[0]?.seq ?? 0;
  if (bag.input.kind === "release") {
    return html`<p class="remark">The opening of this case is not among the entries released here.</p>`;
  }
  return html`<p class="remark">This case begins in an earlier package of this log. Here are its entries from ${from} on.</p>`;
}

function skipped(bag: Bag, entries: readonly ReportEntry[]): Markup {
  const waivers = entries.filter((entry) => entry.kind === "step.waived" && entry.fields.size > 0);
  return html`${waivers.map((entry) => {
    const title = textOf(entry, "title");
    const step = title === null ? gapMark(bag.gaps.of(entry.seq, "title")) : words(title);
    const reason = textOf(entry, "reason");
    const why = reason === null ? gapMark(bag.gaps.of(entry.seq, "reason")) : html`“${words(reason)}”`;
    return html`<p class="skipped"><strong>Step skipped: ${step}.</strong> Reason given: ${why}</p>`;
  })}`;
}

/** When and by whom; the title stands there where the person is another than before. */
function made(bag: Bag, entry: ReportEntry, before: ReportEntry | undefined): Markup {
  const actor = actorOf(entry);
  const same = before !== undefined && actorOf(before) === actor;
  const name = same ? partOf(entry, "actor", "name") : actor;
  const by = actor === null ? gapMark(bag.gaps.of(entry.seq, "actor")) : words(name ?? "");
  return html`<span class="dim">${entryTime(bag, entry.at)} by ${by}</span>`;
}

/** Fields that stand elsewhere in the section: above, or beside the picture. */
function elsewhere(facts: CaseFacts, entry: ReportEntry): readonly string[] {
  if (entry === facts.opening) return [...entry.fields.keys(), ...entry.missing];
  return entry.kind === "evidence.sealed" ? ["actor", "evidence"] : ["actor"];
}

/** A line of the timeline. */
function event(bag: Bag, fields: FieldList, facts: CaseFacts, place: number): Markup {
  const entry = facts.entries[place];
  if (entry === undefined) return nothing;
  const gone = entry.fields.size === 0 && bag.gaps.disposal(entry.seq) !== null;
  const who = gone
    ? html`<span class="dim">${entryTime(bag, entry.at)}</span>`
    : made(bag, entry, facts.entries[place - 1]);
  const list = gone ? nothing : fields.of(entry, elsewhere(facts, entry));
  const tone = entry.kind === "step.waived" ? "waived" : "";
  return html`<li class="${tone}"><span class="seq">${entry.seq}</span><div><strong>${kindWords[entry.kind]}</strong> ${who}${list}</div></li>`;
}

function timeline(bag: Bag, facts: CaseFacts, fields: FieldList): Markup {
  const events = facts.entries.map((_, place) => event(bag, fields, facts, place));
  return html`<h4>Timeline</h4><ol class="timeline">${events}</ol>`;
}

/** Leaf hashes, by which an entry is found in the log's tree. */
function hashes(entries: readonly ReportEntry[]): Markup {
  const rows = entries.map(
    ({ seq, leaf }) => html`<li><span class="seq">${seq}</span> <span class="hash">${leaf}</span></li>`,
  );
  return html`<h4>Hashes of the entries</h4><ul class="leaves">${rows}</ul>`;
}

/** `entries 12 to 19`, though others may lie between them. */
function range(entries: readonly ReportEntry[]): string {
  const [first, last] = [entries[0]?.seq ?? 0, entries.at(-1)?.seq ?? 0];
  return first === last ? `entry ${first}` : `entries ${first} to ${last}`;
}

export function caseSection(bag: Bag, facts: CaseFacts, loading: Loading): Markup {
  const { case: one, opening, entries, outcome, waivers } = facts;
  const fields = new FieldList(bag, facts.corrections);
  const id = `case-${one.number}`;
  const skips =
    waivers > 0 && html` <span class="tag warn">${waivers === 1 ? "1 step" : `${waivers} steps`} skipped</span>`;
  return html`<section class="case" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">Case ${one.number}: ${caseTitle(facts)}</h3>
<p class="under"><span class="tag">${outcome}</span>${skips} <span class="dim">${bag.times.day(facts.at)}, ${range(entries)}, case <span class="hash">${one.id}</span></span></p>
${remark(facts, bag)}${opening !== null && facts.disposed === null && fields.of(opening, ["actor"])}${skipped(bag, entries)}
${evidenceFigures(bag, entries, loading)}
${timeline(bag, facts, fields)}
${hashes(entries)}
</section>
`;
}
