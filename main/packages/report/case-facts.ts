/** A case in a few words, as the table of cases and the CSV show it: corrections applied, gaps left as gaps. */

import type { CaseEntry, EntryKind, Json } from "../../model/entry.ts";
import { outcomes } from "../../model/summary.ts";
import type { Bag } from "./bag.ts";
import type { BagCase } from "./bag-index.ts";
import { Corrections } from "./corrections.ts";
import type { ReportEntry } from "./entry.ts";
import type { Disposal } from "./gaps.ts";
import { asList, asText, memberText } from "./json.ts";
import { lacks } from "./left-out.ts";
import { contentKindWords, outcomeWords } from "./words.ts";

export interface CaseFacts {
  readonly case: BagCase;
  readonly entries: readonly ReportEntry[];
  readonly corrections: Corrections;
  /** null when the case's opening is not in the bag. */
  readonly opening: ReportEntry | null;
  /** When the opening is in the bag its time, else that of the first entry that is. */
  readonly at: string;
  /** Text of the opening; null when it is not disclosed. */
  readonly account: string | null;
  readonly handle: string | null;
  readonly department: string | null;
  readonly platform: string | null;
  readonly author: string | null;
  readonly content: string | null;
  readonly contentKind: string | null;
  readonly grounds: readonly { readonly citation: string; readonly text: string }[];
  /** `Removed, blocked`, `Open` */
  readonly outcome: string;
  readonly waivers: number;
  readonly evidence: number;
  /** All that the case's entries held is gone, by this disposal. */
  readonly disposed: Disposal | null;
}

export function caseFacts(bag: Bag, one: BagCase): CaseFacts {
  const entries = bag.entries(one.seqs);
  const corrections = new Corrections(entries);
  const opening = entries.find((entry) => entry.kind === "case.opened") ?? null;
  const value = (name: string): Json | undefined => (opening === null ? undefined : corrections.current(opening, name));
  const part = (name: string) => (value("account") === undefined ? null : memberText(value("account"), name));
  const kind = asText(value("contentKind"));
  return {
    case: one,
    entries,
    corrections,
    opening,
    at: (opening ?? entries[0])?.at ?? "",
    account: part("name"),
    handle: part("handle"),
    department: part("department"),
    platform: asText(value("platform")),
    author: asText(value("author")),
    content: asText(value("content")),
    contentKind: kind === null ? null : (contentKindWords.get(kind) ?? "Content"),
    grounds: groundsOf(entries),
    outcome: outcomeOf(bag, entries),
    waivers: countOf(entries, "step.waived"),
    evidence: countOf(entries, "evidence.sealed"),
    disposed: disposedOf(bag, entries),
  };
}

function countOf(entries: readonly ReportEntry[], kind: ReportEntry["kind"]): number {
  return entries.filter((entry) => entry.kind === kind).length;
}

function groundsOf(entries: readonly ReportEntry[]): CaseFacts["grounds"] {
  const chosen = entries.findLast((entry) => entry.kind === "ground.chosen")?.fields.get("grounds");
  return asList(chosen).map((one) => ({ citation: memberText(one, "citation"), text: memberText(one, "text") }));
}

/** Entries from which it is seen how a case came out. */
const telling: ReadonlySet<EntryKind> = new Set(["case.closed", ...(Object.keys(outcomeWords) as EntryKind[])]);

/** Where a release leaves out entries that may say otherwise, it is told of no case as if it were all. */
function outcomeOf(bag: Bag, entries: readonly ReportEntry[]): string {
  const isLacking = lacks(bag, (kind) => telling.has(kind));
  // Only the kinds are looked at.
  const found = outcomes(entries as unknown as readonly CaseEntry[]);
  const isClosed = entries.some((entry) => entry.kind === "case.closed");
  if (found.length === 0 && !isClosed) return isLacking ? "Not shown here" : "Open";
  const words = found.length === 0 ? "closed" : found.map((outcome) => outcomeWords[outcome]).join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1) + (isLacking ? " (entries left out)" : "");
}

function disposedOf(bag: Bag, entries: readonly ReportEntry[]): Disposal | null {
  const bare = entries.every((entry) => entry.fields.size === 0);
  return bare ? (entries.flatMap((entry) => bag.gaps.disposal(entry.seq) ?? [])[0] ?? null) : null;
}
