import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { canonical } from "../lib/canonical.ts";
import type { CaseSummary } from "../model/case-view.ts";
import { type CaseEntry, type EntryKind, type Evidence, evidenceNamed, type Json } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import { type CaseQueries, caseQueries } from "./case-queries.ts";
import { type LogQueries, logQueries } from "./queries.ts";
import { facetsOf, type SearchDocument, searchDocument } from "./search-document.ts";
import { isBlank, keptCaseEntries, readEntry } from "./stored-entry.ts";

/** Goes up whenever summaries, search documents or facets are computed differently: the next opening computes them all anew. */
export const derivedVersion = 2;

/** Held in memory together when all are computed anew. */
const casesAtOnce = 500;

/** Kinds of no case whose entries can name sealed files. */
export const deskKinds: readonly EntryKind[] = ["incident.reported", "request.released"];

/**
 * Brings everything that is computed from these cases up to date: summaries, search documents, facets, named evidence, counts.
 * Part of the transaction that appends. Throws CASE_UNKNOWN when one doesn't begin with `case.opened`.
 * @param from the first entry that is new
 */
export function indexCases(queries: CaseQueries, cases: Iterable<readonly CaseEntry[]>, from = 0): void {
  const documents: [firstSeq: number, SearchDocument][] = [];
  for (const entries of cases) documents.push([entries[0]?.seq ?? 0, indexCase(queries, entries, from)]);
  // One after the other: any other statement in between would make FTS5 write out a segment for each.
  for (const [firstSeq, document] of documents) queries.putDocument(firstSeq, document);
}

function indexCase(queries: CaseQueries, entries: readonly CaseEntry[], from: number): SearchDocument {
  const [opened] = entries;
  if (opened?.kind !== "case.opened") throw new AppError("CASE_UNKNOWN", { case: opened?.case ?? null });
  const summary = summarise(entries);
  for (const entry of entries) if (entry.seq >= from) indexEvidence(queries, entry);
  return putCase(queries, summary, entries);
}

/** Writes the case's row, its filters and the counts; gives back what it is to be found by. */
export function putCase(queries: CaseQueries, summary: CaseSummary, entries: readonly CaseEntry[]): SearchDocument {
  const facets = facetsOf(summary);
  const before = queries.closedOf(summary.firstSeq);
  const closed = summary.closed ? 1 : 0;
  queries.putSummary({
    firstSeq: summary.firstSeq,
    id: summary.id,
    openedAt: summary.openedAt,
    authorKey: summary.authorKey,
    closed,
    summary: JSON.stringify(summary),
  });
  for (const { kind, value, label } of facets) queries.putFacet(kind, value, label);
  const [isNew, wasOpen] = before === undefined ? [1, 0] : [0, 1 - before];
  const opens = 1 - closed - wasOpen;
  if (isNew !== 0 || opens !== 0) queries.addCounts(isNew, opens);
  return searchDocument(entries, facets, pictureTexts(queries, entries));
}

/** Text found in the sealed pictures of a case. */
function pictureTexts(queries: CaseQueries, entries: readonly CaseEntry[]): string[] {
  return entries.flatMap((entry) =>
    entry.kind === "evidence.sealed" ? (queries.pictureText(entry.fields.evidence.sha256) ?? []) : [],
  );
}

type Naming = { readonly seq: number; readonly kind: EntryKind; readonly fields: object };

/** Notes the files that an entry names; a picture of a case waits for being read from then on. Part of the transaction that appends. */
export function indexEvidence(queries: CaseQueries, { seq, kind, fields }: Naming): void {
  for (const evidence of evidenceNamed(kind, fields as Readonly<Record<string, unknown>>)) {
    queries.putEvidence(evidence.sha256, canonical(evidence as unknown as Json));
    queries.putNaming(evidence.sha256, seq);
    if (kind === "evidence.sealed") awaitReading(queries, seq, evidence);
  }
}

/** Unless it is no picture, or was read already. */
export function awaitReading(queries: CaseQueries, seq: number, { sha256, mediaType }: Evidence): void {
  if (!mediaType.startsWith("image/") || queries.pictureText(sha256) !== undefined) return;
  queries.putUnread(seq, sha256);
}

/** Keeps what was read in a picture and makes its cases found by it. Nothing for a file that no entry names: it may just have been disposed of. */
export function indexText(
  log: LogQueries,
  queries: CaseQueries,
  { sha256, text, reader }: { readonly sha256: string; readonly text: string; readonly reader: string },
): void {
  const seqs = queries.namedBy(sha256);
  if (seqs.length === 0) return;
  queries.putText(sha256, text, reader);
  for (const seq of seqs) queries.forgetUnread(seq);
  const ids = [...new Set(seqs.flatMap((seq) => log.caseOf(seq) ?? []))];
  for (let start = 0; start < ids.length; start += casesAtOnce) {
    const cases = ids.slice(start, start + casesAtOnce).map((id) => keptCaseEntries(log, id));
    const documents = cases.map((entries) =>
      searchDocument(entries, facetsOf(summarise(entries)), pictureTexts(queries, entries)),
    );
    for (const [place, document] of documents.entries()) queries.putDocument(cases[place]?.[0]?.seq ?? 0, document);
  }
}

/**
 * Computes summaries, search index, facets, named evidence and counts anew from the entries, in one transaction.
 * Throws DISK_FULL and LOG_DOES_NOT_VERIFY (an entry can't be read); then nothing has changed.
 */
export function rebuildDerived(database: Database): void {
  const log: LogQueries = logQueries(database);
  const cases = caseQueries(database);
  const rebuild = database.transaction(() => {
    cases.begin(derivedVersion);
    const ids = log.caseIds();
    for (let start = 0; start < ids.length; start += casesAtOnce) {
      const some = ids.slice(start, start + casesAtOnce).map((id) => keptCaseEntries(log, id));
      indexCases(
        cases,
        some.filter((entries) => entries.length > 0),
      );
    }
    for (const row of deskKinds.flatMap((kind) => log.deskEntries(kind))) {
      if (!isBlank(log, row)) indexEvidence(cases, readEntry(row));
    }
  });
  rebuild.immediate();
}
