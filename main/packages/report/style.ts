/** How the report looks, on paper first: letter size, running foot, a case begins on a page of its own. */

import { hash } from "node:crypto";
import { html, Markup } from "./html.ts";

const style = `
:root { color-scheme: light; --ink: #1a1e23; --dim: #565d66; --line: #d9d4c9; --strong: #1a1e23; --accent: #1a5580; --warn: #fdf1d8; --warn-line: #8a5a00; --soft: #f6f4ef }
* { box-sizing: border-box }
html { background: #e9e6df; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; color: var(--ink); font: 15px/1.5 "Public Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums }
main { max-width: 58rem; margin: 2rem auto; padding: 3.5rem 4rem; background: #fff; box-shadow: 0 1px 3px rgb(0 0 0 / .14) }
h1, h2, h3, h4, p, dl, dd, figure, ol, ul { margin: 0; padding: 0 }
h1, h2, h3, h4, td, dd, p, figcaption, .passage, li { overflow-wrap: anywhere }
h1 { font-size: 2.1rem; line-height: 1.15; font-weight: 650; letter-spacing: -.02em }
h2 { font-size: 1.4rem; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; margin: 3.2rem 0 .8rem; padding-top: .8rem; border-top: 2px solid var(--strong) }
h3 { font-size: 1.2rem; line-height: 1.3; font-weight: 650; letter-spacing: -.01em }
h4 { font-size: .8rem; line-height: 1.3; font-weight: 700; margin: 1.5rem 0 .5rem; letter-spacing: .05em; text-transform: uppercase; color: var(--dim) }
a { color: var(--accent); text-underline-offset: 2px }
p + p { margin-top: .6rem }
.dim, figcaption, .under { color: var(--dim) }
.nowrap { white-space: nowrap }
.hash { font: .8em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; word-break: break-all }
.raw, .passage { white-space: pre-wrap; unicode-bidi: plaintext; text-align: start }
.passage { border-left: 3px solid var(--line); padding-left: .8rem }
.cut, .under { font-size: .9em }
.tag { display: inline-block; font-size: .8rem; font-weight: 650; line-height: 1.5; border: 1px solid var(--dim); border-radius: 3px; padding: 0 .4rem; color: var(--ink) }
.tag.warn { background: var(--warn); border-color: var(--warn-line); color: #5c3c00 }
.gap { background: #1a1e23; color: #fff; font-weight: 600; font-size: .88em; padding: .05rem .4rem; border-radius: 2px; white-space: nowrap }
.letterhead { display: flex; justify-content: space-between; gap: 2rem; font-weight: 650; border-bottom: 2px solid var(--strong); padding-bottom: .7rem; margin-bottom: 4.5rem }
main > .lead + section, section > .remark { margin-top: 1.8rem }
.kind { min-width: 6.4rem }
.letterhead span:last-child { color: var(--dim); font-weight: 500; text-align: right }
.lead { font-size: 1.15rem; color: var(--dim); margin-top: .5rem }
.counts { display: flex; flex-wrap: wrap; gap: 0; margin: 2.2rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line) }
.counts div { flex: 1 1 6.5rem; padding: .8rem .8rem .8rem 0 }
.counts dt { font-size: .82rem; color: var(--dim); line-height: 1.3 }
.counts dd { font-size: 1.55rem; font-weight: 650; line-height: 1.2 }
.counts .warned dd { color: #7a4f00 }
.facts > div, .fields > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 1rem; padding: .32rem 0 }
.facts > div { border-top: 1px solid var(--line) }
.facts > div:last-child { border-bottom: 1px solid var(--line) }
dt { color: var(--dim) }
.fields { margin-top: .35rem }
.fields > div { padding: .12rem 0 }
.fields ul { padding-left: 1.1rem }
.corrected { margin-top: .3rem; padding: .3rem .7rem; background: var(--soft); border-left: 3px solid var(--accent) }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 2.6rem 3rem; margin-top: 4.2rem }
.signatures div { border-top: 1px solid var(--strong); padding-top: .35rem; font-size: .85rem; color: var(--dim) }
.signatures strong { display: block; color: var(--ink); font-weight: 600 }
.contents { margin-top: 2.2rem; font-size: .95rem }
.contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.6rem }
table { border-collapse: collapse; width: 100%; margin-top: .8rem; font-size: .88rem; line-height: 1.4 }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line) }
th:last-child, td:last-child { padding-right: 0 }
thead th { font-size: .8rem; color: var(--dim); font-weight: 650; border-bottom: 1.5px solid var(--strong); white-space: nowrap }
tbody th { font-weight: 650 }
.cases td:nth-child(3) { width: 19% } .cases td:nth-child(5) { width: 16% } .cases td:nth-child(6) { width: 13% }
.case { margin-top: 2.6rem; padding-top: 1.4rem; border-top: 1px solid var(--line) }
.case > .under { margin: .45rem 0 .9rem }
.remark { padding: .5rem .8rem; background: var(--soft); border-left: 3px solid var(--dim); margin: .6rem 0 }
.skipped { padding: .5rem .8rem; background: var(--warn); border-left: 3px solid var(--warn-line); margin: .8rem 0 }
.figures { display: flex; flex-wrap: wrap; gap: 1.4rem; align-items: flex-start }
figure { flex: 1 1 100%; max-width: 100%; break-inside: avoid }
figure img { display: block; max-width: 100%; max-height: 42rem; border: 1px solid var(--line); margin-bottom: .5rem }
figcaption { font-size: .85rem; line-height: 1.45 }
figcaption strong { color: var(--ink) }
.timeline, .leaves { list-style: none }
.timeline > li { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); gap: .6rem; padding: .5rem 0; border-top: 1px solid var(--line) }
.timeline > li.waived { background: var(--warn) }
.seq { color: var(--dim); font-size: .88rem }
.leaves li { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); gap: .6rem; line-height: 1.5 }
.leaf { color: var(--dim) }
@media (max-width: 46rem) {
  main { margin: 0; padding: 1.4rem 1.1rem; box-shadow: none }
  .letterhead { margin-bottom: 2rem }
  .facts > div, .fields > div { grid-template-columns: minmax(0, 1fr); gap: 0 }
  .signatures { grid-template-columns: 1fr }
  table, tbody, tr, td, tbody th { display: block; width: auto !important } thead { position: absolute; clip-path: inset(50%); white-space: nowrap; width: 1px; height: 1px; overflow: hidden }
  td, tbody th { border-bottom: 0; padding: .1rem 0 } tr { border-bottom: 1px solid var(--line); padding: .6rem 0 }
}
@page { size: letter; margin: 19mm 18mm 21mm; @bottom-left { content: "Custodia removal log"; font: 8.5pt "Public Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: #565d66 } @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt "Public Sans", "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; color: #565d66 } }
@media print {
  html { background: none; font-size: 10.2pt } body { font-size: 9.8pt; line-height: 1.42 }
  main { max-width: none; margin: 0; padding: 0; box-shadow: none }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact }
  a { color: inherit; text-decoration: none }
  .contents { display: none } .letterhead { margin-bottom: 3.4rem } .cover { break-after: page } .case { break-before: page; border-top: 0; margin-top: 0; padding-top: 0 } #each { break-before: page } #each > p + .case, main > .case { break-before: auto; margin-top: 1.4rem }
  h2 { break-after: avoid; margin-top: 2.2rem } h3, h4, thead, .under { break-after: avoid }
  .cover + section > h2, #each > h2 { margin-top: 0 }
  thead { display: table-header-group } tr, .skipped, .remark, .signatures, .counts { break-inside: avoid }
  .timeline > li { break-inside: avoid }
  figure img { max-height: 150mm }
  .leaves { columns: 1; font-size: 8.5pt } .leaves li { break-inside: avoid }
  p, li, dd { orphans: 2; widows: 2 }
}
`;

const digest = hash("sha256", style, "base64");

/** Nothing may be loaded but pictures that lie beside the page, and nothing may run. */
const policy = `default-src 'none'; style-src 'sha256-${digest}'; img-src 'self' file:; base-uri 'none'; form-action 'none'`;

/** A whole page up to the beginning of its body. */
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
`;
}

export const pageFoot = html`</body>
</html>
`;
