/** The fields of one entry as a list: what is disclosed, what was corrected, and in plain sight what is lacking and why. */

import { type FieldRow, type Form, fieldRows } from "../../model/field-list.ts";
import type { Bag } from "./bag.ts";
import type { Corrections } from "./corrections.ts";
import type { ReportEntry } from "./entry.ts";
import type { Gap } from "./gaps.ts";
import { html, type Markup, nothing, words } from "./html.ts";
import { isEmpty, shownValue } from "./value.ts";

/** Why something is lacking, to stand in its place. */
export function gapMark(gap: Gap): Markup {
  if (gap.because === "withheld") {
    const verb = gap.row.redacted === "" ? "Withheld" : "Redacted";
    return html`<span class="gap">${verb}</span> under ${words(gap.provision.citation)}`;
  }
  if (gap.because === "unknown") return html`<span class="gap">Not in this package</span>`;
  const { authority, seq } = gap.disposal;
  return html`<span class="gap">No longer kept</span> under ${words(authority)}, see <a href="#disposal-${seq}">entry ${seq}</a>`;
}

export class FieldList {
  readonly #bag: Bag;
  readonly #corrections: Corrections;

  constructor(bag: Bag, corrections: Corrections) {
    this.#bag = bag;
    this.#corrections = corrections;
  }

  /** A definition list; nothing when there is nothing to say. @param without names that stand elsewhere */
  of(entry: ReportEntry, without: readonly string[] = []): Markup {
    const disposal = this.#bag.gaps.disposal(entry.seq);
    if (disposal !== null && entry.fields.size === 0) return html`<p>${gapMark({ because: "disposed", disposal })}</p>`;
    const rows = [...fieldRows(entry.kind), ...this.#strange(entry)];
    const lines = rows.filter(([name]) => !without.includes(name)).map((row) => this.#line(entry, row));
    const shown = lines.filter((line) => line !== nothing);
    return shown.length === 0 ? nothing : html`<dl class="fields">${shown}</dl>`;
  }

  /** Fields that a newer version may have added. */
  #strange(entry: ReportEntry): FieldRow[] {
    const known = new Set(fieldRows(entry.kind).map(([name]) => name));
    return [...entry.fields.keys()].filter((name) => !known.has(name)).map((name): FieldRow => [name, name, "any"]);
  }

  #line(entry: ReportEntry, [name, label, form, quiet]: FieldRow): Markup {
    const value = entry.fields.get(name);
    const correction = this.#corrections.of(entry.seq, name);
    if (value === undefined) {
      const gap = gapMark(this.#bag.gaps.of(entry.seq, name));
      return row(label, correction === null ? gap : html`${gap}${this.#corrected(entry, name, form)}`, form);
    }
    if (correction !== null)
      return row(label, html`${this.#value(entry, value, form)}${this.#corrected(entry, name, form)}`, form);
    return quiet === "quiet" || isEmpty(value, form) ? nothing : row(label, this.#value(entry, value, form), form);
  }

  #value(entry: ReportEntry, value: Parameters<typeof shownValue>[0], form: Form): Markup {
    return shownValue(value, form, { bag: this.#bag, entry });
  }

  /** Both stand there: what was recorded, and what it should have been. */
  #corrected(entry: ReportEntry, name: string, form: Form): Markup {
    const correction = this.#corrections.of(entry.seq, name);
    if (correction === null) return nothing;
    const value = this.#value(entry, correction.value, form);
    return html`<div class="corrected"><strong>Corrected</strong> by entry ${correction.by} to: ${value}</div>`;
  }
}

function row(label: string, value: Markup, form: Form): Markup {
  return html`<div class="${form === "passage" ? "wide" : "row"}"><dt>${label}</dt><dd>${value}</dd></div>`;
}
