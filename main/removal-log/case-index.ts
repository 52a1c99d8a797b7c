import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { CaseEntry } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import { canonical } from "./canonical.ts";
import { type CaseQueries, caseQueries } from "./case-queries.ts";
import { type LogQueries, logQueries } from "./queries.ts";
import { facetsOf, searchDocument } from "./search-document.ts";
import { caseEntry } from "./stored-entry.ts";

/** Goes up whenever summaries, search documents or facets are computed differently: the next opening computes them all anew. */
export const derivedVersion = 1;

/**
 * Brings everything that is computed from a case up to date: summary, search document, facets, named evidence, counts.
 * Part of the transaction that appends. Throws CASE_UNKNOWN when the case doesn't begin with `case.opened`.
 */
export function indexCase(queries: CaseQueries, entries: readonly CaseEntry[]): void {
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
  queries.putDocument(opened.seq, searchDocument(entries, facets));
  for (const { kind, value, label } of facets) queries.putFacet(kind, value, label);
  for (const entry of entries) {
    if (entry.kind === "evidence.sealed") {
      queries.putEvidence(entry.fields.evidence.sha256, canonical(entry.fields.evidence));
    }
  }
  queries.addCounts(before === undefined ? 1 : 0, 1 - closed - (before === undefined ? 0 : 1 - before));
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
    for (const id of log.caseIds()) indexCase(cases, log.caseEntries(id).map(caseEntry));
  });
  rebuild.immediate();
}
