/** `data/report.html`: the package as a document, in pieces. */

import { AppError } from "../../lib/app-error.ts";
import { type Bag, bagOf } from "./bag.ts";
import { caseFacts } from "./case-facts.ts";
import { caseSection } from "./case-section.ts";
import { caseTable } from "./case-table.ts";
import { cover, letterhead, period, title } from "./cover.ts";
import { deskSection } from "./desk-section.ts";
import type { Loading } from "./evidence-figures.ts";
import { html, type Markup, nothing } from "./html.ts";
import type { ReportInput } from "./input.ts";
import { oneLine } from "./one-line.ts";
import { disposedSection, skippedSection, withheldSection } from "./plain-sight.ts";
import { pageFoot, pageHead } from "./style.ts";

function* eachCase(bag: Bag, loading: Loading): Iterable<Markup> {
  if (bag.index.cases === 0) return;
  yield html`<section id="each" aria-labelledby="each-title"><h2 id="each-title">Each case</h2>
<p>The number in front of each event is that of its entry in the log. Times are those of ${bag.times.zone}; in parentheses they
stand as they were recorded, in UTC.</p>
`;
  for (const one of bag.index.each()) yield caseSection(bag, caseFacts(bag, one), loading);
  yield html`</section>
`;
}

const checking = html`<section id="checking" aria-labelledby="checking-title"><h2 id="checking-title">How to check this</h2>
<p>This page was made from the entries in this package, which cannot be changed without its being noticed: each is a leaf of a hash tree
whose head, the checkpoint, is signed. README.txt beside this page says how to check the package with common tools. The screenshots lie in the
folder “evidence”, each named by its SHA-256 hash.</p></section>
`;

function* body(bag: Bag, loading: Loading): Iterable<Markup> {
  yield html`<main>
`;
  yield cover(bag);
  yield* caseTable(bag);
  yield* skippedSection(bag);
  if (bag.input.kind === "release") yield* withheldSection(bag);
  yield* disposedSection(bag);
  yield* eachCase(bag, loading);
  yield* deskSection(bag);
  yield checking;
  yield html`</main>
`;
}

/**
 * The whole report in pieces of HTML; pictures are named as they lie beside it in the bag, where it has them `lazy`. `eager` is for a
 * PDF: nobody scrolls there, and a page is printed as soon as it counts as loaded.
 * Throws what `input.entry` throws, and LOG_DOES_NOT_VERIFY for an entry that can't be read.
 */
export function* reportHtml(input: ReportInput, loading: Loading = "lazy"): Iterable<string> {
  const bag = bagOf(input);
  yield pageHead(`${title(bag)}, ${oneLine(input.meta.organisation)}, ${period(bag)}`).text;
  for (const piece of body(bag, loading)) yield piece.text;
  yield pageFoot.text;
}

/** The report on one case, for a PDF. Throws CASE_UNKNOWN {case}, and what `reportHtml` throws. */
export function* caseReport(input: ReportInput, id: string): Iterable<string> {
  const bag = bagOf(input);
  const one = bag.index.case(id);
  if (one === null) throw new AppError("CASE_UNKNOWN", { case: id });
  const facts = caseFacts(bag, one);
  yield pageHead(`Case ${id}, ${oneLine(input.meta.organisation)}`).text;
  const made =
    input.meta.date === ""
      ? nothing
      : html`<p class="under">From the removal log <span class="hash">${input.origin}</span></p>`;
  yield html`<main>${letterhead(bag)}<h1>Record of a case</h1>${made}${caseSection(bag, facts, "eager")}</main>`.text;
  yield pageFoot.text;
}
