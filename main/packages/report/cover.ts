/** The first page: what this is, of whom, over which time, how much there is, what it is proved by, and where it is signed. */

import type { EntryKind } from "../../model/entry.ts";
import type { Bag } from "./bag.ts";
import { html, joined, type Markup, nothing, words } from "./html.ts";
import { memberText } from "./json.ts";
import { leftOutBy } from "./left-out.ts";
import { count, counted } from "./numbers.ts";
import { oneLine } from "./one-line.ts";
import { dateInWords } from "./times.ts";
import { seqRanges } from "./value.ts";

/** Names that are listed one by one; more of them are counted. */
const listedNames = 8;

/** Departments of the accounts that the cases were opened for, in the order in which they turn up. */
function departments(bag: Bag): readonly string[] {
  const found = new Set<string>();
  for (const one of bag.index.each()) {
    const opening = bag.entry(one.seqs[0] ?? -1);
    const department = memberText(opening.fields.get("account"), "department");
    if (opening.kind === "case.opened" && department !== "") found.add(department);
    if (found.size > listedNames) break;
  }
  return [...found];
}

/** `November 2 to November 30, 2026` */
export function period(bag: Bag): string {
  const { first, last } = bag.index;
  if (first === null || last === null) return "";
  const [from, to] = [bag.times.day(first), bag.times.day(last)];
  if (from === to) return from;
  const [start = "", startYear] = from.split(", ");
  return to.endsWith(`, ${startYear}`) ? `${start} to ${to}` : `${from} to ${to}`;
}

function fact(label: string, value: Markup | string): Markup {
  if (value === "" || value === nothing) return nothing;
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

function policies(bag: Bag): Markup {
  const titles = [...bag.index.policies].map((ref) => {
    const pack = bag.input.packs.get(ref);
    return pack === undefined ? words(ref) : html`${words(pack.title)} <span class="dim">(${ref})</span>`;
  });
  return joined(titles, "; ");
}

function contact({ meta }: Bag["input"]): Markup {
  const parts = [oneLine(meta.contactName), oneLine(meta.contactEmail)].filter((part) => part !== "");
  return parts.length === 0 ? nothing : joined(parts.map(words));
}

/** What the log proves itself by. */
function proof({ input }: Bag): Markup {
  return html`${fact("Log", html`<span class="hash">${input.origin}</span>`)}${fact("Checkpoint", html`${counted(input.size, "entry", "entries")}, root hash <span class="hash">${input.root}</span>`)}`;
}

function exportFacts(bag: Bag): Markup {
  const { input, index } = bag;
  const names = departments(bag);
  const listed = names.length > listedNames ? `more than ${listedNames}` : joined(names.map(words));
  const range = input.first === null ? "none" : `${count(input.first)} to ${count(input.last ?? 0)}`;
  return html`<dl class="facts">${fact("Organization", words(oneLine(input.meta.organisation)))}${fact(names.length === 1 ? "Department" : "Departments", names.length === 0 ? "" : listed)}${fact("Period", period(bag))}${fact("Entries", `${range} (${counted(index.entries, "entry", "entries")})`)}${fact("Policy", policies(bag))}${fact("Times", `Those of ${bag.times.zone}`)}${proof(bag)}${fact("Contact", contact(input))}${fact("Made", `${dateInWords(input.meta.date)}, by ${maker(input)}`)}</dl>`;
}

function releaseFacts(bag: Bag): Markup {
  const { input, index } = bag;
  const facts = input.release;
  if (facts === null) return nothing;
  const entries = seqRanges([...input.seqs()]);
  const answered = html`${words(oneLine(facts.name))}${facts.name !== "" && facts.title !== "" && ", "}${words(oneLine(facts.title))}`;
  return html`<dl class="facts">${fact("Organization", words(oneLine(input.meta.organisation)))}${fact("Asked for", words(oneLine(facts.what)))}${fact("Request", html`<span class="hash">${facts.request}</span>`)}${fact("Reference", facts.reference === "" ? "" : words(oneLine(facts.reference)))}${fact("Received", dateInWords(facts.receivedOn))}${fact("Answered", dateInWords(facts.answeredOn))}${fact("Answered by", answered)}${fact("Authority", words(oneLine(facts.authority)))}${fact("Law", words(oneLine(facts.law)))}${fact("Answer", facts.words === "" ? "" : words(oneLine(facts.words)))}${fact("Entries", html`${entries} <span class="dim">(${counted(index.entries, "entry", "entries")} of the log’s ${count(input.size)})</span>`)}${fact("Times", `Those of ${bag.times.zone}`)}${proof(bag)}${fact("Contact", contact(input))}${fact("Made", `${dateInWords(input.meta.date)}, by ${maker(input)}`)}</dl>`;
}

/** `Custodia 0.4.0` */
function maker({ meta }: Bag["input"]): string {
  return meta.software.replace(/ report\/\d+$/, "");
}

type Count = readonly [label: string, n: number, warned?: boolean];

function counts(rows: readonly Count[]): Markup {
  const shown = rows.filter(([, n], place) => n > 0 || place < 2);
  const boxes = shown.map(
    ([label, n, warned]) =>
      html`<div${warned === true && n > 0 && html` class="warned"`}><dt>${label}</dt><dd>${count(n)}</dd></div>`,
  );
  return html`<dl class="counts">${boxes}</dl>`;
}

function exportCounts({ index }: Bag): Markup {
  return counts([
    ["Cases", index.cases],
    ["Steps skipped", index.of("step.waived"), true],
    ["Removals", index.of("content.removed")],
    ["Hidden", index.of("content.hidden")],
    ["Declined", index.of("content.declined")],
    ["Blocks", index.of("user.blocked")],
    ["Restored", index.of("content.restored") + index.of("user.unblocked")],
    ["Kept", index.of("case.kept")],
    ["Files sealed", index.of("evidence.sealed")],
    ["Corrections", index.of("case.amended")],
    ["Records disposed of", index.of("record.disposed"), true],
  ]);
}

function releaseCounts(bag: Bag): Markup {
  const { index, input, gaps } = bag;
  const rows = input.withheld.filter((row) => leftOutBy(bag, row) === null);
  const redacted = rows.filter((row) => row.redacted !== "");
  const both = redacted.filter((row) => gaps.isBoth(row, bag.entry(row.seq).fields.has(row.field))).length;
  return counts([
    ["Cases", index.cases],
    ["Fields withheld", rows.length - redacted.length + both, true],
    ["Pictures redacted", redacted.length, true],
    ["Entries left out", input.withheld.length - rows.length, true],
    ["Files", index.of("evidence.sealed")],
    ["Steps skipped", index.of("step.waived")],
  ]);
}

function signatures(bag: Bag): Markup {
  const { release } = bag.input;
  const lines =
    release === null
      ? [
          ["Prepared by", "Name and title"],
          ["Reviewed by", bag.pack?.records.authority.title ?? "Name and title"],
        ]
      : [
          ["Released by", [oneLine(release.name), oneLine(release.title)].filter((part) => part !== "").join(", ")],
          ["Authority", oneLine(release.authority)],
        ];
  return html`<div class="signatures">${lines.map(([what = "", who = ""]) => html`<div><strong>${what}</strong>${words(who)}</div><div>Signature and date</div>`)}</div>`;
}

function contents(bag: Bag): Markup {
  const sections: readonly (readonly [string, string, boolean])[] = [
    ["cases", "Cases", true],
    ["skipped", "Skipped steps", true],
    ["withheld", "What is withheld", bag.input.kind === "release"],
    ["disposed", "Records no longer kept", bag.index.disposals.length > 0],
    ["each", "Each case", bag.index.cases > 0],
    ["others", "Entries of no case", bag.index.desk.length > 0],
    ["checking", "How to check this", true],
  ];
  const links = sections
    .filter(([, , there]) => there)
    .map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`);
  return html`<nav class="contents" aria-label="Contents"><ul>${links}</ul></nav>`;
}

export function title({ input }: Bag): string {
  return input.kind === "release" ? "Answer to a records request" : "Removal log";
}

export function letterhead(bag: Bag): Markup {
  return html`<div class="letterhead"><span>${words(oneLine(bag.input.meta.organisation))}</span><span>${bag.pack === null ? "" : words(bag.pack.shortTitle)}</span></div>`;
}

const takenDown: ReadonlySet<EntryKind> = new Set(["content.hidden", "content.removed"]);

/** Did each case in the bag take something down, as far as the bag shows? One may have been kept, be open, or left out in part. */
function tookDown(bag: Bag): boolean {
  if (bag.index.cases === 0) return false;
  for (const { seqs } of bag.index.each()) {
    if (!bag.entries(seqs).some(({ kind }) => takenDown.has(kind))) return false;
  }
  return true;
}

function releaseLead(bag: Bag): string {
  return tookDown(bag) ? "Records of content taken down from official accounts" : "Records of the removal log";
}

export function cover(bag: Bag): Markup {
  const release = bag.input.kind === "release";
  const lead = release ? releaseLead(bag) : `Content taken down from official accounts, ${period(bag)}`;
  return html`<header class="cover">${letterhead(bag)}
<h1>${title(bag)}</h1><p class="lead">${lead}</p>
${release ? releaseCounts(bag) : exportCounts(bag)}
${release ? releaseFacts(bag) : exportFacts(bag)}
${signatures(bag)}
${contents(bag)}
</header>
`;
}
