/** The table of cases: a line for each, with a link to its section. */

import type { Bag } from "./bag.ts";
import { type CaseFacts, caseFacts } from "./case-facts.ts";
import { html, type Markup, words } from "./html.ts";
import { lacks } from "./left-out.ts";

/** UTF-16 units of the content that a line shows. */
const excerptLength = 110;

function excerpt(content: string): string {
  const line = content.replace(/\s+/g, " ").trim();
  return line.length <= excerptLength
    ? line
    : `${line
        .slice(0, excerptLength)
        .toWellFormed()
        .replace(/\ufffd$/, "")}…`;
}

function about(facts: CaseFacts): Markup {
  if (facts.disposed !== null) return html`<span class="gap">No longer kept</span>`;
  if (facts.opening === null) return html`<span class="dim">Begun before these entries</span>`;
  const author =
    facts.author === null ? html`<span class="gap">Withheld</span>` : html`<strong>${words(facts.author)}</strong>`;
  const content = facts.content === null ? html`<span class="gap">Withheld</span>` : words(excerpt(facts.content));
  return html`${author}<br>${content}`;
}

function account({ account, platform }: CaseFacts): Markup {
  return html`${account !== null && words(account)}${platform !== null && html`<br><span class="dim">${words(platform)}</span>`}`;
}

/** `P&P 16-5, section 6.f.i(a)` once for grounds of one citation. */
function grounds({ grounds }: CaseFacts): Markup {
  const citations = [...new Set(grounds.map(({ citation }) => citation))];
  return html`${citations.map((citation, place) => html`${place > 0 && html`<br>`}${words(citation)}`)}`;
}

function row(bag: Bag, facts: CaseFacts): Markup {
  const { number } = facts.case;
  const skipped = facts.waivers === 0 ? "" : html`<span class="tag warn">${facts.waivers} skipped</span>`;
  return html`<tr><th scope="row"><a href="#case-${number}">${number}</a></th><td class="nowrap">${bag.times.shortDay(facts.at)}</td><td>${account(facts)}</td><td>${about(facts)}</td><td>${grounds(facts)}</td><td>${facts.outcome}${skipped !== "" && html`<br>${skipped}`}</td></tr>
`;
}

const head = html`<thead><tr><th scope="col">Case</th><th scope="col">Opened</th><th scope="col">Account</th><th scope="col">Author and content</th><th scope="col">Grounds</th><th scope="col">Outcome</th></tr></thead>`;

export function* caseTable(bag: Bag): Iterable<Markup> {
  yield html`<section id="cases" aria-labelledby="cases-title"><h2 id="cases-title">Cases</h2>
`;
  if (lacks(bag, () => true)) {
    yield html`<p class="remark">Entries of these cases are left out whole: see <a href="#withheld">What is withheld</a>. What is said here of a case is what its other entries say.</p>`;
  }
  if (bag.index.cases === 0) yield html`<p>There is no case among these entries.</p>`;
  else {
    yield html`<table class="cases">${head}<tbody>
`;
    for (const one of bag.index.each()) yield row(bag, caseFacts(bag, one));
    yield html`</tbody></table>`;
  }
  yield html`</section>
`;
}
