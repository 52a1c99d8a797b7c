/** The compliance report of a department, for printing: each row of the policy's duties with the policy's own words. [A-5.b.iv, A-6.g] */

import { html, type Markup, words } from "../../lib/html.ts";
import {
  type ComplianceReport,
  type ComplianceRow,
  type Finding,
  type RowVerdict,
  rowVerdicts,
} from "../../model/compliance-view.ts";
import { dayInWords, withDaysInWords } from "./day.ts";
import { factList, letterhead, pageFoot, pageHead } from "./page.ts";
import { beginning, shortPassages } from "./passage.ts";

const verdictWords: Readonly<Record<RowVerdict, string>> = {
  met: "Met",
  "not-met": "Not met",
  unknown: "Not known",
  nothing: "Nothing to check",
};

const findingsTitle: Readonly<Record<RowVerdict, string>> = {
  met: "Noted",
  "not-met": "Missing or late",
  unknown: "Not noted yet, or not to be seen from here",
  nothing: "Noted",
};

/** Of the first point of a row, in characters; the row itself tells all of it. */
const longestPoint = 110;

/** In pieces; together a whole page. */
export function* compliancePage(report: ComplianceReport): Iterable<string> {
  const { organisation, department, policy, rows } = report;
  yield pageHead(`Compliance report, ${department}`).text;
  yield letterhead(words(organisation), words(department)).text;
  yield html`<h1>Compliance report</h1>
<p class="lead">${words(department)}, as of ${dayInWords(report.day)}</p>
`.text;
  if (report.sample)
    yield html`<p class="sample">Made from sample data. It is no report.</p>
`.text;
  yield factList([
    ["Policy", html`${words(policy.title)} (${words(policy.shortTitle)})`],
    ["In effect since", dayInWords(policy.effective)],
    ["Version", words(policy.ref)],
    ["Made by", words(report.by)],
  ]).text;
  yield counts(rows).text;
  yield overview(rows, [policy.title, policy.shortTitle]).text;
  yield html`<section><h2>Row by row</h2>
<p class="dim">“Met” means that it was looked at and holds. What Custodia can’t know is never counted as met.</p>
`.text;
  for (const row of rows) yield section(row).text;
  yield html`</section>
${signatures}`.text;
  yield pageFoot.text;
}

function counts(rows: readonly ComplianceRow[]): Markup {
  const count = (verdict: RowVerdict) => rows.filter((row) => row.verdict === verdict).length;
  const cells = rowVerdicts.map((one) => html`<div><dt>${verdictWords[one]}</dt><dd>${count(one)}</dd></div>`);
  return html`<dl class="counts">${cells}</dl>
`;
}

/** One line for each row: the whole of it follows below. @param titles of the policy */
function overview(rows: readonly ComplianceRow[], titles: readonly string[]): Markup {
  const lines = rows.map((row) => {
    const since = row.since !== null && html`<br><span class="dim">since ${dayInWords(row.since)}</span>`;
    return html`<tr><th scope="row">${passage(row, titles)}</th><td>${verdictWords[row.verdict]}${since}</td><td>${summary(row)}</td></tr>
`;
  });
  return html`<section><h2>At a glance</h2>
<table class="glance"><thead><tr><th scope="col">Passage</th><th scope="col">Standing</th><th scope="col">First point</th></tr></thead><tbody>
${lines}</tbody></table></section>
`;
}

/** Where it stands in the policy, and how it begins. */
function passage({ row, clauses }: ComplianceRow, titles: readonly string[]): Markup {
  const [first] = clauses;
  if (first === undefined) return words(row);
  const all = clauses.map(({ citation }) => citation);
  return html`${words(shortPassages(all, titles))}<br><span class="dim">${words(beginning(first.text))}</span>`;
}

function summary({ findings, evidence }: ComplianceRow): Markup | string {
  const first = findings[0] ?? evidence[0];
  return first === undefined ? "" : words(beginning(withDaysInWords(first.what), longestPoint));
}

/** Each once, in the order of the pack. */
function citations({ row, clauses }: ComplianceRow): Markup {
  const all = clauses.map(({ citation }) => citation);
  return all.length === 0 ? words(row) : words(shortPassages(all, []));
}

function section(row: ComplianceRow): Markup {
  const { clauses, verdict, since, findings, more, evidence, notes } = row;
  const standing = since === null ? verdictWords[verdict] : `${verdictWords[verdict]} since ${dayInWords(since)}`;
  return html`<section class="row"><div class="head"><h3>${citations(row)}</h3><span class="tag ${verdict}">${standing}</span></div>
${clauses.map(({ text }) => html`<p class="policy">${text}</p>`)}
${list(findingsTitle[verdict], findings, more)}${list("What shows it", evidence, 0)}${notes.map((note) => html`<p class="dim">${words(withDaysInWords(note))}</p>`)}</section>
`;
}

function list(title: string, findings: readonly Finding[], more: number): Markup | null {
  if (findings.length === 0) return null;
  const line = ({ what, on }: Finding) =>
    html`<li>${words(withDaysInWords(what))}${on !== null && html` <span class="dim">(${dayInWords(on)})</span>`}</li>`;
  return html`<p><strong>${title}</strong></p><ul>${findings.map(line)}${more > 0 && html`<li class="dim">and ${more} more</li>`}</ul>
`;
}

const signatures = html`<div class="signatures"><div>Signature</div><div>Date</div></div>
`;
