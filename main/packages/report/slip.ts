/** The withholding slip of a release: date, item, provision, and the title and signature of the person withholding (AMC 3.90.060). */

import type { ReleaseFacts, WithheldRow } from "../source.ts";
import { type Bag, bagOf } from "./bag.ts";
import { letterhead } from "./cover.ts";
import { html, type Markup, words } from "./html.ts";
import type { ReportInput } from "./input.ts";
import { leftOutBy, leftOutLine, leftOutReason, provisionWords } from "./left-out.ts";
import { oneLine } from "./one-line.ts";
import { withheldItem } from "./plain-sight.ts";
import { pageFoot, pageHead } from "./style.ts";
import { dateInWords } from "./times.ts";
import { kindWords } from "./words.ts";

function item(bag: Bag, row: WithheldRow): Markup {
  const out = leftOutBy(bag, row);
  if (out !== null) return leftOutLine(bag, out);
  const { kind, case: ofCase, at } = bag.entry(row.seq);
  const number = ofCase === null ? null : bag.index.numberOf(ofCase);
  const where = number === null ? "" : `Case ${number}, `;
  return html`<strong>${words(withheldItem(bag, row))}</strong><br><span class="dim">${where}entry ${row.seq}, ${kindWords[kind]} of ${bag.times.day(at)}</span>`;
}

function rows(bag: Bag): Markup {
  const lines = bag.input.withheld.map((row, place) => {
    const out = leftOutBy(bag, row);
    const provision = out === null ? provisionWords(bag, row.provision) : leftOutReason(bag, out);
    return html`<tr><th scope="row">${place + 1}</th><td>${item(bag, row)}</td><td>${provision}</td></tr>
`;
  });
  return html`<table><thead><tr><th scope="col">No.</th><th scope="col">Item withheld</th><th scope="col">Provision of law</th></tr></thead><tbody>
${lines}</tbody></table>`;
}

function facts(release: ReleaseFacts): Markup {
  const line = (label: string, value: Markup | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const reference = oneLine(release.reference);
  return html`<dl class="facts">${line("Request", html`${words(oneLine(release.what))}`)}${line("Number", html`<span class="hash">${release.request}</span>${reference !== "" && html`, ${words(reference)}`}`)}${line("Received", dateInWords(release.receivedOn))}${line("Date of this slip", dateInWords(release.answeredOn))}${line("Authority", words(oneLine(release.authority)))}${line("Law", words(oneLine(release.law)))}</dl>`;
}

function signature(release: ReleaseFacts): Markup {
  const who = [oneLine(release.name), oneLine(release.title)].filter((part) => part !== "").join(", ");
  return html`<div class="signatures"><div><strong>Withheld by</strong>${words(who)}</div><div>Signature and date</div></div>`;
}

/**
 * The slip as a page. Throws RangeError for an export, which withholds nothing; else what `reportHtml` throws.
 */
export function slipHtml(input: ReportInput): string {
  const { release } = input;
  if (release === null) throw new RangeError("an export has no withholding slip");
  const bag = bagOf(input);
  const body =
    input.withheld.length === 0 ? html`<p class="remark">Nothing was withheld from this release.</p>` : rows(bag);
  const appeal = release.appeal === null ? "" : html`<p class="remark">${words(oneLine(release.appeal))}</p>`;
  const page = html`<main>${letterhead(bag)}
<h1>Withholding slip</h1><p class="lead">What is left out of the answer to a records request, and why</p>
<section aria-label="The request">${facts(release)}</section>
<section aria-label="Items withheld">${body}</section>
<section aria-label="Signature">${appeal}${signature(release)}</section>
</main>
`;
  return pageHead(`Withholding slip, ${oneLine(input.meta.organisation)}`).text + page.text + pageFoot.text;
}
