/** `data/removals.csv`: a row per case. */

import { type Bag, bagOf } from "./bag.ts";
import { type CaseFacts, caseFacts } from "./case-facts.ts";
import { record } from "./csv.ts";
import { actorOf, personIn, type ReportEntry, textOf } from "./entry.ts";
import type { ReportInput } from "./input.ts";
import { asText, memberText } from "./json.ts";
import { lacks } from "./left-out.ts";

type Cell = string | number | null;
type Column = readonly [name: string, of: (facts: CaseFacts, bag: Bag) => Cell];

function last(facts: CaseFacts, kind: ReportEntry["kind"]): ReportEntry | undefined {
  return facts.entries.findLast((entry) => entry.kind === kind);
}

function lines(facts: CaseFacts, kind: ReportEntry["kind"], show: (entry: ReportEntry) => string): string {
  const of = facts.entries.filter((entry) => entry.kind === kind && entry.fields.size > 0);
  return of
    .map(show)
    .filter((line) => line !== "")
    .join("\n");
}

/** The reason that was given last, corrected. */
function reason(facts: CaseFacts, kind: ReportEntry["kind"]): string | null {
  const entry = last(facts, kind);
  return entry === undefined ? null : asText(facts.corrections.current(entry, "reason"));
}

function opening(facts: CaseFacts, field: string): string | null {
  return facts.opening === null ? null : asText(facts.corrections.current(facts.opening, field));
}

/** A time in the city's zone with its distance from UTC. */
function stamp(bag: Bag, time: string | null): string | null {
  return time === null ? null : bag.times.stamp(time);
}

/** Why each lacking field is lacking: `5 author: AMC 3.90.040.B`. */
function gaps(facts: CaseFacts, bag: Bag, because: "withheld" | "unknown"): string {
  const lacking = facts.entries.filter(({ missing }) => missing.length > 0);
  const found = lacking.flatMap(({ seq, missing }) =>
    missing.flatMap((field) => {
      const gap = bag.gaps.of(seq, field);
      if (gap.because !== because) return [];
      return gap.because === "withheld" ? `${seq} ${field}: ${gap.provision.citation}` : `${seq} ${field}`;
    }),
  );
  return found.join("\n");
}

/** Empty where a release leaves out what might say so. */
function closed({ entries }: CaseFacts, bag: Bag): Cell {
  if (entries.some((entry) => entry.kind === "case.closed")) return "yes";
  return lacks(bag, (kind) => kind === "case.closed") ? null : "no";
}

const columns: readonly Column[] = [
  ["number", ({ case: one }) => one.number],
  ["case", ({ case: one }) => one.id],
  ["first_entry", ({ case: one }) => one.seqs[0] ?? null],
  ["last_entry", ({ case: one }) => one.seqs.at(-1) ?? null],
  ["begun", ({ opening: there }) => (there === null ? "before these entries" : "here")],
  ["opened_utc", (facts) => facts.opening?.at ?? null],
  ["opened_local", (facts, bag) => stamp(bag, facts.opening?.at ?? null)],
  ["last_event_utc", (facts) => facts.entries.at(-1)?.at ?? null],
  ["outcome", ({ outcome }) => outcome],
  ["closed", closed],
  ["department", ({ department }) => department],
  ["account", ({ account }) => account],
  ["account_handle", ({ handle }) => handle],
  ["platform", ({ platform }) => platform],
  ["author", ({ author }) => author],
  ["content_kind", ({ contentKind }) => contentKind],
  ["content", ({ content }) => content],
  ["address", (facts) => opening(facts, "address")],
  ["posted_utc", (facts) => opening(facts, "postedAt")],
  ["grounds", ({ grounds }) => grounds.map(({ text, citation }) => `${text} (${citation})`).join("\n")],
  ["grounds_reason", (facts) => reason(facts, "ground.chosen")],
  ["viewpoint_reason", (facts) => reason(facts, "viewpoint.checked")],
  ["consulted", (facts) => lines(facts, "director.consulted", (entry) => personIn(entry.fields.get("consulted")))],
  ["message_sent_utc", (facts) => lines(facts, "message.sent", (entry) => textOf(entry, "sentAt") ?? "")],
  ["kept_reason", (facts) => reason(facts, "case.kept")],
  ["steps_skipped", ({ waivers }) => waivers],
  [
    "skipped_because",
    (facts) =>
      lines(facts, "step.waived", (entry) => `${textOf(entry, "title") ?? "?"}: ${textOf(entry, "reason") ?? "?"}`),
  ],
  ["corrections", (facts) => facts.entries.filter((entry) => entry.kind === "case.amended").length],
  ["evidence_files", ({ evidence }) => evidence],
  [
    "evidence_sha256",
    (facts) => lines(facts, "evidence.sealed", (entry) => memberText(entry.fields.get("evidence"), "sha256")),
  ],
  ["made_by", (facts) => [...new Set(facts.entries.flatMap((entry) => actorOf(entry) ?? []))].join("\n")],
  ["withheld", (facts, bag) => gaps(facts, bag, "withheld")],
  ["not_in_package", (facts, bag) => gaps(facts, bag, "unknown")],
  ["no_longer_kept", ({ disposed }) => (disposed === null ? "" : `entry ${disposed.seq}: ${disposed.authority}`)],
  ["policy", ({ entries }) => entries[0]?.policy ?? null],
];

/** Names of the columns, in their order. */
export const removalsColumns: readonly string[] = columns.map(([name]) => name);

/**
 * The table in pieces: UTF-8 with a byte order mark, so that spreadsheets read it as such.
 * Throws what `input.entry` throws, and LOG_DOES_NOT_VERIFY for an entry that can't be read.
 */
export function* removalsCsv(input: ReportInput): Iterable<string> {
  const bag = bagOf(input);
  yield `\ufeff${record(removalsColumns)}`;
  for (const one of bag.index.each()) {
    const facts = caseFacts(bag, one);
    yield record(columns.map(([, of]) => of(facts, bag)));
  }
}
