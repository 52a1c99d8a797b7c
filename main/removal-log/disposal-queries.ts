import type { Database } from "../database/index.ts";
import { prepared, type SummaryRow, written } from "./queries.ts";

export type DisposalQueries = ReturnType<typeof disposalQueries>;

/** Every statement by which something that was recorded goes. Throws DATABASE_DAMAGED when a table is gone. */
export function disposalQueries(database: Database) {
  return prepared(() => ({ ...recorded(database), ...computed(database), ...rests(database) }));
}

function recorded(database: Database) {
  const insert = database.prepare<[number, number]>("INSERT INTO disposal (seq, by_seq) VALUES (?, ?)");
  const blank = database.prepare<[number]>("UPDATE disclosures SET text = '' WHERE seq = ?");
  return {
    /** From then on the entry's fields may go. */
    dispose: (seq: number, by: number) => written(insert.run(seq, by)),
    blank: (seq: number) => written(blank.run(seq)),
  };
}

function computed(database: Database) {
  const forgetSummary = database.prepare<[number]>("DELETE FROM case_summary WHERE first_seq = ?");
  const forgetDocument = database.prepare<[number]>("DELETE FROM case_search WHERE rowid = ?");
  const optimize = database.prepare<[]>("INSERT INTO case_search (case_search) VALUES ('optimize')");
  const facets = database.prepare<[], { kind: string; value: string }>("SELECT kind, value FROM facet");
  const forgetFacet = database.prepare<[string, string]>("DELETE FROM facet WHERE kind = ? AND value = ?");
  const newest = database.prepare<[string], SummaryRow>(
    `SELECT case_summary.first_seq AS firstSeq, case_summary.summary AS summary
     FROM case_search CROSS JOIN case_summary ON case_summary.first_seq = case_search.rowid
     WHERE case_search MATCH ? ORDER BY case_search.rowid DESC LIMIT 1`,
  );
  return {
    forgetSummary: (firstSeq: number) => written(forgetSummary.run(firstSeq)),
    forgetDocument: (firstSeq: number) => written(forgetDocument.run(firstSeq)),
    /** Merges the search index into one piece: the words of deleted documents stand in the old ones. */
    rewriteIndex: () => optimize.run(),
    facets: () => facets.all(),
    forgetFacet: (kind: string, value: string) => written(forgetFacet.run(kind, value)),
    /** The newest case that the expression finds. */
    newest: (match: string) => newest.get(match),
  };
}

function rests(database: Database) {
  const put = database.prepare<[number, string]>("INSERT INTO disposal_rest (by_seq, files) VALUES (?, ?)");
  const all = database.prepare<[], { seq: number; files: string }>(
    "SELECT by_seq AS seq, files FROM disposal_rest ORDER BY by_seq",
  );
  const clear = database.prepare<[]>("DELETE FROM disposal_rest");
  return {
    putRest: (by: number, files: string) => written(put.run(by, files)),
    rests: () => all.all(),
    clearRests: () => clear.run(),
  };
}
