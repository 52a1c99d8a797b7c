/** The sealed files of a case: pictures as pictures, everything else by name, each with its hash. */

import { shownInBrowser } from "../../model/summary.ts";
import type { Bag } from "./bag.ts";
import { type ReportEntry, textOf } from "./entry.ts";
import { gapMark } from "./field.ts";
import { type Gap, redactedPath } from "./gaps.ts";
import { html, type Markup, nothing, words } from "./html.ts";
import { memberText } from "./json.ts";
import { fileLine, filePath } from "./value.ts";
import { choiceWords } from "./words.ts";

/** lazy: when a reader comes near it, so that a page of thousands opens at once. eager: before the page counts as loaded, for paper. */
export type Loading = "lazy" | "eager";

/** A figure for an entry `evidence.sealed`; nothing when its file is no longer kept. */
function figure(bag: Bag, entry: ReportEntry, loading: Loading): Markup {
  const evidence = entry.fields.get("evidence");
  const purpose = textOf(entry, "purpose");
  const shows = purpose === null ? "Evidence" : (choiceWords.get(purpose) ?? "Evidence");
  const title = html`<strong>${shows}</strong>, entry ${entry.seq}`;
  // A picture can be held back though its name and hash are not.
  const held = bag.gaps.of(entry.seq, "evidence").because === "withheld";
  if (evidence === undefined || held) return missingFigure(bag, entry, title, loading);
  const path = filePath(evidence);
  const drawn = path !== null && shownInBrowser.includes(memberText(evidence, "mediaType"));
  const name = memberText(evidence, "name");
  return html`<figure>${drawn && picture(path, `${shows}: sealed file ${name}, entry ${entry.seq}`, loading)}<figcaption>${title}<br>${fileLine(evidence)}</figcaption></figure>`;
}

/** The painted picture where there is one; else why there is none. */
function missingFigure(bag: Bag, entry: ReportEntry, title: Markup, loading: Loading): Markup {
  const gap = bag.gaps.of(entry.seq, "evidence");
  if (gap.because === "disposed") return nothing;
  const path = gap.because === "withheld" ? redactedPath(gap.row) : null;
  const original = gap.because === "withheld" ? gap.row.original : "";
  const name = path !== null && !entry.fields.has("evidence") && nameWithheld(bag, entry, gap);
  const drawn = path !== null && picture(path, `Redacted copy of the sealed file of entry ${entry.seq}`, loading);
  return html`<figure>${drawn}<figcaption>${title}<br>${gapMark(gap)}${name}${
    original !== "" && html`<br>The original, kept by the department: <span class="hash">${original}</span>`
  }</figcaption></figure>`;
}

/** The picture is shown, painted over, but not what its file is called. */
function nameWithheld(bag: Bag, { seq }: ReportEntry, gap: Gap): Markup {
  const own = bag.gaps.withheldUnder(seq, "evidence") ?? (gap.because === "withheld" ? gap.provision : null);
  return own === null ? nothing : html`; <span class="gap">Name withheld</span> under ${words(own.citation)}`;
}

function picture(path: string, alt: string, loading: Loading): Markup {
  return html`<img src="${path}" alt="${alt}" loading="${loading}" decoding="async">`;
}

/** Every sealed file of a case, in the order of the log; nothing when there is none. */
export function evidenceFigures(bag: Bag, entries: readonly ReportEntry[], loading: Loading): Markup {
  const sealed = entries
    .filter((entry) => entry.kind === "evidence.sealed")
    .map((entry) => figure(bag, entry, loading));
  const shown = sealed.filter((one) => one !== nothing);
  return shown.length === 0 ? nothing : html`<h4>Evidence</h4><div class="figures">${shown}</div>`;
}
