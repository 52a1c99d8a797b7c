import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { canonical } from "../lib/canonical.ts";
import type { CaseEntry } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import { type CaseQueries, caseQueries } from "./case-queries.ts";
import { type LogQueries, logQueries } from "./queries.ts";
import { facetsOf, type SearchDocument, searchDocument } from "./search-document.ts";
import { caseEntry } from "./stored-entry.ts";

/** Goes up whenever summaries, search documents or facets are computed differently: the next opening computes them all anew. */
export const derivedVersion = 1;

/** Held in memory together when all are computed anew. */
const casesAtOnce = 500;

/**
 * Brings everything that is computed from these cases up to date: summaries, search documents, facets, named evidence, counts.
 * Part of the transaction that appends. Throws CASE_UNKNOWN when one doesn't begin with `case.opened`.
 */
export function indexCases(queries: CaseQueries, cases: Iterable<readonly CaseEntry[]>): void {
  const documents: [firstSeq: number, SearchDocument][] = [];
  for (const entries of cases) documents.push([entries[0]?.seq ?? 0, indexCase(queries, entries)]);
  // One after the other: any other statement in between would make FTS5 write out a segment for each.
  for (const [firstSeq, document] of documents) queries.putDocument(firstSeq, document);
}

function indexCase(queries: CaseQueries, entries: readonly CaseEntry[]): SearchDocument {
  const [opened] = entries;
  if (opened?.kind !== "case.opened") throw new AppError("CASE_UNKNOWN", { case: opened?.case ?? null });
  const summary = summarise(entries);
  const facets = facetsOf(summary);
  const before = queries.closedOf(opened.seq);
  const closed = summary.closed ? 1 : 0;
  queries.putSummary({
    firstSeq: opened.seq,
    id: opened.case,
    openedAt: opened.at,
    authorKey: summary.authorKey,
    closed,
    summary: JSON.stringify(summary),
  });
  for (const { kind, value, label } of facets) queries.putFacet(kind, value, label);
  for (const entry of entries) {
    if (entry.kind !== "evidence.sealed") continue;
    queries.putEvidence(entry.fields.evidence.sha256, canonical(entry.fields.evidence));
  }
  const [isNew, wasOpen] = before === undefined ? [1, 0] : [0, 1 - before];
  const opens = 1 - closed - wasOpen;
  if (isNew !== 0 || opens !== 0) queries.addCounts(isNew, opens);
  return searchDocument(entries, facets);
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
      const some = ids.slice(start, start + casesAtOnce);
      indexCases(
        cases,
        some.map((id) => log.caseEntries(id).map(caseEntry)),
      );
    }
  });
  rebuild.immediate();
}
