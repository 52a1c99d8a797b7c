import type { Database } from "../database/index.ts";
import { type EvidenceQueries, evidenceQueries } from "./evidence-queries.ts";
import { prepared, type SummaryRow, written, writtenOrThere } from "./queries.ts";
import type { SearchDocument } from "./search-document.ts";

export interface SummaryColumns {
  readonly firstSeq: number;
  readonly id: string;
  readonly openedAt: string;
  readonly authorKey: string;
  readonly closed: 0 | 1;
  readonly summary: string;
}

/** Rows from `first` up to `end`, which is not included. */
export interface SeqRange {
  readonly first: number;
  readonly end: number;
}

/** Every statement on what is computed from the entries. */
export type CaseQueries = ReturnType<typeof prepareWrites> &
  ReturnType<typeof prepareReads> &
  ReturnType<typeof prepareLists> &
  EvidenceQueries;

/** Throws DATABASE_DAMAGED when a table is gone. */
export function caseQueries(database: Database): CaseQueries {
  return prepared(() => ({
    ...prepareWrites(database),
    ...prepareReads(database),
    ...prepareLists(database),
    ...evidenceQueries(database),
  }));
}

const computedTables = [
  "case_summary",
  "case_search",
  "facet",
  "named_evidence",
  "evidence_naming",
  "unread_picture",
  "derived_state",
];

function prepareWrites(database: Database) {
  const putSummary = database.prepare<[SummaryColumns]>(`
    INSERT INTO case_summary (first_seq, id, opened_at, author_key, closed, summary)
    VALUES (@firstSeq, @id, @openedAt, @authorKey, @closed, @summary)
    ON CONFLICT (first_seq) DO UPDATE SET author_key = @authorKey, closed = @closed, summary = @summary`);
  const putDocument = database.prepare<[{ rowid: number } & SearchDocument]>(`
    INSERT OR REPLACE INTO case_search (rowid, text, author, account, reason, file, facet)
    VALUES (@rowid, @text, @author, @account, @reason, @file, @facet)`);
  const putFacet = database.prepare<[string, string, string]>(
    "INSERT INTO facet (kind, value, label) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET label = excluded.label WHERE label <> excluded.label",
  );
  const facet = database
    .prepare<[string, string], string>("SELECT label FROM facet WHERE kind = ? AND value = ?")
    .pluck();
  const addCounts = database.prepare<[number, number]>(
    "UPDATE derived_state SET cases = cases + ?, open_cases = open_cases + ?",
  );
  const setState = database.prepare<[number]>(
    "INSERT OR REPLACE INTO derived_state (one, version, cases, open_cases) VALUES (1, ?, 0, 0)",
  );
  const clear = computedTables.map((table) => database.prepare(`DELETE FROM ${table}`));
  return {
    putSummary: (columns: SummaryColumns) => written(putSummary.run(columns)),
    putDocument: (rowid: number, document: SearchDocument) => written(putDocument.run({ rowid, ...document })),
    putFacet: (kind: string, value: string, label: string) =>
      writtenOrThere(putFacet.run(kind, value, label), () => label === facet.get(kind, value)),
    addCounts: (cases: number, openCases: number) => written(addCounts.run(cases, openCases)),
    /** Empties all that is computed and notes by which rules it will be computed. */
    begin: (version: number) => {
      for (const statement of clear) statement.run();
      written(setState.run(version));
    },
  };
}

function prepareReads(database: Database) {
  const closedOf = database.prepare<[number], number>("SELECT closed FROM case_summary WHERE first_seq = ?").pluck();
  const state = database.prepare<[], { version: number; cases: number; openCases: number }>(
    "SELECT version, cases, open_cases AS openCases FROM derived_state",
  );
  const facets = database.prepare<[string], { value: string; label: string }>(
    "SELECT value, label FROM facet WHERE kind = ? ORDER BY label, value",
  );
  return {
    /** 0 or 1; undefined for a case that has no row yet. */
    closedOf: (firstSeq: number) => closedOf.get(firstSeq),
    state: () => state.get(),
    facets: (kind: string) => facets.all(kind),
  };
}

const found = "case_summary.first_seq AS firstSeq, case_summary.summary AS summary";

function prepareLists(database: Database) {
  const all = <P extends unknown[]>(sql: string) => database.prepare<P, SummaryRow>(sql);
  const byId = all<[string]>(`SELECT ${found} FROM case_summary WHERE id = ?`);
  const open = all<[]>(`SELECT ${found} FROM case_summary WHERE closed = 0 ORDER BY first_seq DESC`);
  const byAuthor = all<[string]>(`SELECT ${found} FROM case_summary WHERE author_key = ? ORDER BY first_seq DESC`);
  const newest = all<[number, number, number]>(
    `SELECT ${found} FROM case_summary WHERE first_seq >= ? AND first_seq < ? ORDER BY first_seq DESC LIMIT ?`,
  );
  // CROSS JOIN keeps the search index outside: it yields the rows in order and stops at the limit.
  const matching = all<[string, number, number, number]>(
    `SELECT ${found} FROM case_search CROSS JOIN case_summary ON case_summary.first_seq = case_search.rowid
     WHERE case_search MATCH ? AND case_search.rowid >= ? AND case_search.rowid < ? ORDER BY case_search.rowid DESC LIMIT ?`,
  );
  const count = database
    .prepare<[number, number, number], number>(
      "SELECT count(*) FROM (SELECT 1 FROM case_summary WHERE first_seq >= ? AND first_seq < ? LIMIT ?)",
    )
    .pluck();
  const countMatching = database
    .prepare<[string, number, number, number], number>(
      "SELECT count(*) FROM (SELECT 1 FROM case_search WHERE case_search MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?)",
    )
    .pluck();
  const openedSince = database
    .prepare<[string], number>(
      "SELECT first_seq FROM case_summary WHERE opened_at >= ? ORDER BY opened_at, first_seq LIMIT 1",
    )
    .pluck();
  return {
    byId: (id: string) => byId.get(id),
    open: () => open.all(),
    byAuthor: (key: string) => byAuthor.all(key),
    newest: ({ first, end }: SeqRange, limit: number) => newest.all(first, end, limit),
    matching: (match: string, { first, end }: SeqRange, limit: number) => matching.all(match, first, end, limit),
    count: ({ first, end }: SeqRange, limit: number) => count.get(first, end, limit) ?? 0,
    countMatching: (match: string, { first, end }: SeqRange, limit: number) =>
      countMatching.get(match, first, end, limit) ?? 0,
    /** First entry of the first case that was opened then or later; undefined when there is none. */
    openedSince: (time: string) => openedSince.get(time),
  };
}
