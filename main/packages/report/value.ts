/** One field's value as it is shown. */

import { evidenceExtension } from "../../lib/evidence-extension.ts";
import type { Json } from "../../model/entry.ts";
import { type Form, fieldNamed } from "../../model/field-list.ts";
import type { Bag } from "./bag.ts";
import { personIn, type ReportEntry } from "./entry.ts";
import { html, joined, type Markup, nothing, words } from "./html.ts";
import { asList, asNumber, asText, member, memberText } from "./json.ts";
import { count, counted, fileSize } from "./numbers.ts";
import { dateInWords } from "./times.ts";
import { choiceWords, contentKindWords, verdictWords } from "./words.ts";

/** What a value is shown with: the bag, and the entry that it is a field of. */
export interface Around {
  readonly bag: Bag;
  readonly entry: ReportEntry;
}

/** Characters of one text that are shown; only content can be longer. */
const longest = 20_000;

type Show = (value: Json, around: Around) => Markup;

/** A text of many lines. */
export function passage(text: string): Markup {
  if (text.length <= longest) return html`<div class="passage" dir="auto">${text}</div>`;
  const shown = text.slice(0, longest).toWellFormed();
  const rest = html`<p class="cut">Cut here: ${count(text.length - shown.length)} more characters stand in entries.jsonl.</p>`;
  return html`<div class="passage" dir="auto">${shown}</div>${rest}`;
}

/** A file's name, kind and size; a link where the file is in the bag under its hash. */
export function fileLine(value: Json): Markup {
  const [sha256, mediaType] = [memberText(value, "sha256"), memberText(value, "mediaType")];
  const bytes = asNumber(member(value, "bytes"));
  const path = filePath(value);
  const name = words(memberText(value, "name"));
  const called = path === null ? name : html`<a href="${path}">${name}</a>`;
  const facts = [mediaType, bytes === null ? "" : fileSize(bytes)].filter((fact) => fact !== "").join(", ");
  return html`${called} <span class="dim">(${facts})</span> <span class="hash">${sha256}</span>`;
}

/** Where a file of the log lies, seen from the report; null when the value names none. */
export function filePath(value: Json | undefined): string | null {
  const sha256 = memberText(value, "sha256");
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return `evidence/${sha256}.${evidenceExtension(memberText(value, "mediaType"))}`;
}

function oneText(value: Json): Markup {
  const text = asText(value);
  return text === null ? raw(value) : words(text);
}

/** A value of no known form, as JSON. */
function raw(value: Json): Markup {
  const text = asText(value);
  if (text !== null) return passage(text);
  if (value === null) return html`<span class="dim">none</span>`;
  return html`<span class="raw" dir="auto">${JSON.stringify(value)}</span>`;
}

function choice(value: Json): Markup {
  const text = asText(value);
  return text === null ? raw(value) : words(contentKindWords.get(text) ?? choiceWords.get(text) ?? text);
}

function listed(values: readonly Json[], show: (value: Json) => Markup): Markup {
  if (values.length === 0) return html`<span class="dim">none</span>`;
  if (values.length === 1) return values.map(show)[0] ?? nothing;
  return html`<ul>${values.map((value) => html`<li>${show(value)}</li>`)}</ul>`;
}

function ground(value: Json): Markup {
  return html`${words(memberText(value, "text"))} <span class="dim">(${memberText(value, "citation")})</span>`;
}

function told(value: Json): Markup {
  const how = memberText(value, "how");
  return html`${words(personIn(value))}${how !== "" && html`, ${words(how)}`}`;
}

/** `Updates: not in order. 2 updates wait. They mend security.` */
function checkedLine(value: Json): Markup {
  const verdict = memberText(value, "verdict");
  const needed = member(value, "needed") === false ? ", not asked for by the policy" : "";
  const said = [memberText(value, "reading"), memberText(value, "says")].filter((part) => part !== "");
  // A question that nobody has answered yet is not known.
  const isAnswered = memberText(value, "source") === "answered" && verdict !== "unknown";
  const source = isAnswered ? html` <span class="dim">(answered by a person)</span>` : "";
  return html`${words(memberText(value, "label"))}: <strong>${words(verdictWords.get(verdict) ?? verdict)}</strong>${needed}${said.map((part) => html`<br>${words(part)}`)}${source}`;
}

function account(value: Json): Markup {
  const parts = ["name", "handle", "department"].map((name) => memberText(value, name));
  return joined(parts.filter((part) => part !== "").map(words));
}

/** What was decided, in the words of the policy under which it was, and as it was signed: `Remove the content (remove)` */
function actions(value: Json, { bag, entry }: Around): Markup {
  const decided = asList(value);
  if (decided.length === 0) return html`To keep the content`;
  const rules = bag.input.packs.get(entry.policy)?.actions ?? [];
  const label = (id: Json) => rules.find((rule) => rule.id === id)?.label ?? null;
  const shown = (id: Json, called: string | null) =>
    called === null ? words(asText(id) ?? "") : html`${words(called)} (${words(asText(id) ?? "")})`;
  return joined(decided.map((id) => shown(id, label(id))));
}

function packageRef(value: Json): Markup {
  const bytes = asNumber(member(value, "bytes"));
  const manifest = memberText(value, "manifest");
  return html`${words(memberText(value, "name"))} <span class="dim">(${bytes === null ? "" : fileSize(bytes)})</span> <span class="hash">${manifest}</span>`;
}

function ofCase(value: Json, { bag }: Around): Markup {
  const id = asText(value) ?? "";
  const number = bag.index.numberOf(id);
  return number === null ? html`<span class="hash">${id}</span>` : html`<a href="#case-${number}">case ${number}</a>`;
}

/** `12 to 19, 25` */
export function seqRanges(seqs: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const seq of seqs) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === seq - 1) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(", ");
}

/** What a field was corrected to, in the form of that field. */
const corrected: Show = (value, around) => {
  const row = fieldNamed(asText(around.entry.fields.get("field")) ?? "");
  return row === null || row[2] === "correction" ? raw(value) : shownValue(value, row[2], around);
};

const time: Show = (value, { bag }) => words(bag.times.moment(asText(value) ?? ""));
const orRaw =
  (show: Show): Show =>
  (value, around) =>
    asText(value) === null ? raw(value) : show(value, around);

const shows: Readonly<Record<Form, Show>> = {
  text: oneText,
  passage: raw,
  time: orRaw(time),
  date: orRaw((value) => words(dateInWords(asText(value) ?? ""))),
  file: fileLine,
  files: (value) => listed(asList(value), fileLine),
  grounds: (value) => listed(asList(value), ground),
  person: (value) => words(personIn(value)),
  people: (value) => listed(asList(value), told),
  actions,
  choice,
  published: (value) => html`${value === false ? "Held for moderation, not yet public" : "Public"}`,
  until: (value, around) => (value === null ? html`No end` : time(value, around)),
  account,
  named: (value) => words(memberText(value, "name") || memberText(value, "label")),
  package: packageRef,
  entry: (value) => html`entry ${asNumber(member(value, "seq")) ?? "?"}`,
  entries: (value) => html`${seqRanges(asList(value).flatMap((seq) => asNumber(seq) ?? []))}`,
  list: (value) => html`${counted(asList(value).length, "item")}`,
  checklist: (value) => listed(asList(value), checkedLine),
  hash: orRaw((value) => html`<span class="hash">${asText(value)}</span>`),
  case: ofCase,
  field: orRaw((value) => words(fieldNamed(asText(value) ?? "")?.[1] ?? asText(value) ?? "")),
  correction: corrected,
  any: raw,
};

/** Is there anything in it to be shown? An empty note is not. */
export function isEmpty(value: Json, form: Form): boolean {
  if (form === "until" || form === "actions" || form === "any" || form === "correction") return false;
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The value in its form; what has another shape than it should is shown as it is. */
export function shownValue(value: Json, form: Form, around: Around): Markup {
  return value === null && form !== "until" && form !== "correction" ? raw(value) : shows[form](value, around);
}
