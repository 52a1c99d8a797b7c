import { hash } from "node:crypto";
import type { CaseSummary } from "../model/case-view.ts";
import type { AccountRef, CaseEntry } from "../model/entry.ts";

/** What a case is found by: a column each for content, author, account, written words and file names, and the filters' tokens. */
export interface SearchDocument {
  readonly text: string;
  readonly author: string;
  readonly account: string;
  readonly reason: string;
  readonly file: string;
  readonly facet: string;
}

export type FacetKind = "account" | "outcome" | "ground";

/**
 * Characters of a case's content that are searched. Every entry of a case indexes it anew: at a megabyte that would take
 * longer than writing the entry.
 */
const searchedContent = 200_000;

/** Characters of the text in one picture that are searched: a page full of print, not a book. */
const searchedPicture = 20_000;

/** Private-use letter: begins every facet's token and is taken out of what people search for, so that no word finds a token. */
export const facetMark = "\uE000";

/** One word for the search index that stands for "this account", "this outcome" or "this ground". */
export function facetToken(kind: FacetKind, value: string): string {
  return facetMark + hash("sha256", `${kind}\n${value}`, "hex").slice(0, 16);
}

export interface Facet {
  readonly kind: FacetKind;
  readonly value: string;
  /** JSON for the filter's list. */
  readonly label: string;
}

export function facetsOf(summary: CaseSummary): Facet[] {
  const { id, name, handle } = summary.account;
  const outcomes: readonly string[] = summary.closed ? summary.outcomes : [...summary.outcomes, "open"];
  return [
    { kind: "account", value: id, label: JSON.stringify({ name, handle, platform: summary.platform }) },
    ...outcomes.map((value): Facet => ({ kind: "outcome", value, label: JSON.stringify(value) })),
    ...summary.grounds.map(
      (ground): Facet => ({ kind: "ground", value: ground.id, label: JSON.stringify(ground.text) }),
    ),
  ];
}

/**
 * Corrected and original words both find the case.
 * @param pictures text that was found in its sealed pictures
 */
export function searchDocument(
  entries: readonly CaseEntry[],
  facets: readonly Facet[],
  pictures: readonly string[] = [],
): SearchDocument {
  const words = entries.map(wordsOf);
  const column = (name: keyof Words) => words.flatMap((one) => one[name] ?? []).join("\n");
  return {
    text: column("text"),
    author: column("author"),
    account: column("account"),
    reason: column("reason"),
    file: [column("file"), ...pictures.map((text) => text.slice(0, searchedPicture))].join("\n"),
    facet: facets.map(({ kind, value }) => facetToken(kind, value)).join(" "),
  };
}

type Words = Partial<Record<Exclude<keyof SearchDocument, "facet">, readonly string[]>>;

function wordsOf(entry: CaseEntry): Words {
  switch (entry.kind) {
    case "case.opened": {
      const { account, address, author, content, platform } = entry.fields;
      return {
        text: [content.slice(0, searchedContent), address ?? ""],
        author: [author],
        account: [...accountWords(account), platform],
      };
    }
    case "evidence.sealed":
      return { file: [entry.fields.evidence.name], reason: [entry.fields.note] };
    case "ground.chosen":
      return {
        reason: [entry.fields.reason, ...entry.fields.grounds.flatMap(({ text, citation }) => [text, citation])],
      };
    case "viewpoint.checked":
    case "content.restored":
    case "user.unblocked":
    case "case.kept":
      return { reason: [entry.fields.reason] };
    case "director.consulted": {
      const { consulted, how, words } = entry.fields;
      return { reason: [consulted.name, consulted.role, how, words] };
    }
    case "message.sent":
      return { reason: [entry.fields.channel, entry.fields.text] };
    case "step.waived":
      return { reason: [entry.fields.title, entry.fields.reason] };
    case "content.hidden":
    case "content.removed":
    case "content.declined":
    case "user.blocked":
      return { reason: [entry.fields.label, entry.fields.note] };
    case "case.closed":
      return { reason: [entry.fields.note] };
    case "case.amended":
      return amendmentWords(entry.fields);
    default:
      // Kinds of later parts, in a log that a later version wrote to.
      return {};
  }
}

function amendmentWords({ correction, field, reason }: { correction: unknown; field: string; reason: string }): Words {
  const corrected = typeof correction === "string" ? correction.slice(0, searchedContent) : JSON.stringify(correction);
  if (field === "author") return { author: [corrected], reason: [reason] };
  if (field === "content") return { text: [corrected], reason: [reason] };
  return { reason: [corrected, reason] };
}

function accountWords({ name, handle, department }: AccountRef): readonly string[] {
  return [name, handle, department];
}
