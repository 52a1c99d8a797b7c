/** How printed pages look: letter paper, black on white, a running foot. Nothing is loaded and nothing runs. */

import { hash } from "node:crypto";
import { html, Markup } from "../../lib/html.ts";

const font = `"Public Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif`;

const style = `
:root { color-scheme: light; --ink: #1a1e23; --dim: #565d66; --line: #d9d4c9; --warn: #fdf1d8; --warn-line: #8a5a00 }
* { box-sizing: border-box }
html { background: #e9e6df; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; color: var(--ink); font: 15px/1.5 ${font}; font-variant-numeric: tabular-nums }
main { max-width: 58rem; margin: 2rem auto; padding: 3.5rem 4rem; background: #fff }
h1, h2, h3, p, dl, dd, ul { margin: 0; padding: 0 }
main, .letterhead span { overflow-wrap: anywhere; min-width: 0 }
h1 { font-size: 2rem; line-height: 1.15; font-weight: 650; letter-spacing: -.02em }
h2 { font-size: 1.3rem; line-height: 1.25; font-weight: 650; margin: 2.4rem 0 .6rem; padding-top: .7rem; border-top: 2px solid var(--ink) }
h3 { font-size: 1.02rem; line-height: 1.35; font-weight: 650 }
p + p { margin-top: .6rem }
ul { padding-left: 1.15rem; margin-top: .3rem }
.dim { color: var(--dim) }
.lead { font-size: 1.1rem; color: var(--dim); margin-top: .5rem }
.letterhead { display: flex; justify-content: space-between; gap: 2rem; font-weight: 650; border-bottom: 2px solid var(--ink); padding-bottom: .7rem; margin-bottom: 2.6rem }
.letterhead span:last-child { color: var(--dim); font-weight: 500; text-align: right }
.facts { margin-top: 1.6rem } .facts > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1rem; padding: .32rem 0; border-top: 1px solid var(--line) }
.facts > div:last-child { border-bottom: 1px solid var(--line) }
dt { color: var(--dim) }
.counts { display: flex; margin: 1.8rem 0 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line) }
.counts div { flex: 1 1 0; padding: .7rem .8rem .7rem 0 }
.counts dt { font-size: .82rem } .counts dd { font-size: 1.5rem; font-weight: 650; line-height: 1.2 }
table { border-collapse: collapse; width: 100%; margin-top: .8rem; font-size: .88rem; line-height: 1.4 }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { font-size: .8rem; color: var(--dim); font-weight: 650; border-bottom: 1.5px solid var(--ink); white-space: nowrap }
tbody th { font-weight: 650 } td ul { list-style: none; padding: 0; margin: 0 } td .dim, th .dim { font-weight: 400 }
.glance { font-size: .84rem; line-height: 1.35 } .glance :is(th, td) { padding-block: .34rem } .glance th:first-child { width: 38% } .glance td:nth-child(2) { white-space: nowrap }
.row { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
.row > .head { display: flex; gap: .8rem; align-items: baseline; justify-content: space-between }
.tag { flex: none; font-size: .8rem; font-weight: 650; line-height: 1.5; border: 1px solid var(--dim); border-radius: 3px; padding: 0 .45rem }
.tag.not-met { background: var(--warn); border-color: var(--warn-line); color: #5c3c00 } .tag.unknown { border-style: dashed }
.policy { border-left: 3px solid var(--line); padding-left: .8rem; margin: .5rem 0; color: var(--dim); white-space: pre-wrap; unicode-bidi: plaintext; text-align: start }
.sample { border: 1.5px solid var(--warn-line); background: var(--warn); color: #5c3c00; font-weight: 650; padding: .4rem .8rem; margin-top: 1rem }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2.6rem 3rem; margin-top: 4.2rem }
.signatures div { border-top: 1px solid var(--ink); padding-top: .35rem; font-size: .85rem; color: var(--dim) }
.text p { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start }
@media screen and (max-width: 46rem) {
  main { margin: 0; padding: 1.4rem 1.1rem }
  .facts > div, .signatures { grid-template-columns: minmax(0, 1fr); gap: 0 } .signatures { gap: 2.4rem } .row > .head { display: block }
  table, tbody, tr, td, tbody th { display: block } thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
  td, tbody th { border-bottom: 0; padding: .1rem 0 } tr { border-bottom: 1px solid var(--line); padding: .6rem 0 }
}
@page { size: letter; margin: 19mm 18mm 21mm; @bottom-left { content: "Custodia"; font: 8.5pt ${font}; color: #565d66 } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt ${font}; color: #565d66 } }
@media print {
  html { background: none; font-size: 10pt } body { font-size: 9.8pt; line-height: 1.42 }
  main { max-width: none; margin: 0; padding: 0 }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  h2, h3, thead, .head { break-after: avoid } thead { display: table-header-group } tr, .signatures, .counts, .policy { break-inside: avoid }
  p, li, dd { orphans: 2; widows: 2 }
}
`;

const digest = hash("sha256", style, "base64");
const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`;

/** A whole page up to the beginning of what it says. */
export function pageHead(title: string): Markup {
  return html`<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
`;
}

export const pageFoot = html`</main>
</body>
</html>
`;

export function letterhead(left: string | Markup, right: string | Markup): Markup {
  return html`<div class="letterhead"><span>${left}</span><span>${right}</span></div>
`;
}

/** @param facts each with its label; null leaves it out */
export function factList(facts: readonly (readonly [label: string, value: string | Markup] | null)[]): Markup {
  const lines = facts.map((fact) => fact !== null && html`<div><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>`);
  return html`<dl class="facts">${lines}</dl>
`;
}
