import type { Database } from "../database/index.ts";
import { systemCode } from "../lib/storage-error.ts";
import { prepared } from "./queries.ts";
import type { VerifyRow } from "./verify-entries.ts";

/** A row of the list of cases, as it stands there: somebody else may have written it. */
export interface ListedCase {
  readonly first_seq: number;
  readonly id: unknown;
  readonly opened_at: unknown;
  readonly author_key: unknown;
  readonly closed: unknown;
  readonly summary: unknown;
}

export type VerifyQueries = ReturnType<typeof verifyQueries>;

/** What verifying reads. Throws DATABASE_DAMAGED when a table is gone. */
export function verifyQueries(database: Database) {
  return prepared(() => {
    const entries = database.prepare<[], number>("SELECT count(*) FROM entry").pluck();
    const rows = database
      .prepare<[], VerifyRow>(
        "SELECT seq, public, hashes, text FROM entry LEFT JOIN disclosures USING (seq) ORDER BY seq",
      )
      .raw();
    const strays = database
      .prepare<[], number>(
        "SELECT count(*) FROM disclosures WHERE seq < 0 OR seq > (SELECT coalesce(max(seq), -1) FROM entry)",
      )
      .pluck();
    const note = database.prepare<[], string>("SELECT note FROM log_head").pluck();
    const summaries = database.prepare<[], ListedCase>("SELECT * FROM case_summary ORDER BY first_seq");
    return {
      entries: () => entries.get() ?? 0,
      /** In order, one at a time. */
      rows: () => rows.iterate(),
      strayDisclosures: () => strays.get() ?? 0,
      note: () => note.get(),
      /** In order, one at a time. */
      summaries: () => summaries.iterate(),
      ...derivedQueries(database),
    };
  });
}

/** Tables and indexes without which entries can still be verified: where one is gone, that is a fault already, and nothing is compared. */
function derivedQueries(database: Database) {
  const pluck = <P extends unknown[], T>(sql: string) =>
    whereThere(() => database.prepare<P, T>(sql).pluck()) ?? { get: () => undefined, all: () => [] };
  const seqs = pluck<[string], string>("SELECT group_concat(seq) FROM entry INDEXED BY entry_case WHERE case_id = ?");
  const indexed = pluck<[], number>("SELECT count(*) FROM entry INDEXED BY entry_case WHERE case_id IS NOT NULL");
  const evidence = pluck<[string], unknown>("SELECT evidence FROM named_evidence WHERE sha256 = ?");
  const described = pluck<[], number>("SELECT count(*) FROM named_evidence");
  const naming = pluck<[string, number], 1>("SELECT 1 FROM evidence_naming WHERE sha256 = ? AND seq = ?");
  const namings = pluck<[], number>("SELECT count(*) FROM evidence_naming");
  const desk = pluck<[], number>("SELECT count(*) FROM entry INDEXED BY entry_desk WHERE case_id IS NULL");
  const disposedBy = pluck<[number], number>("SELECT by_seq FROM disposal WHERE seq = ?");
  const disposals = whereThere(() =>
    database.prepare<[], readonly [number, number]>("SELECT seq, by_seq FROM disposal ORDER BY seq").raw(),
  );
  const facets = whereThere(() =>
    database.prepare<[], readonly [unknown, unknown, unknown]>("SELECT kind, value, label FROM facet").raw(),
  );
  const state = whereThere(() =>
    database.prepare<[], readonly [unknown, unknown]>("SELECT cases, open_cases FROM derived_state").raw(),
  );
  const documents = whereThere(() =>
    database
      .prepare<[], readonly [number, number]>(
        `SELECT (SELECT count(*) FROM case_search_docsize),
          (SELECT count(*) FROM case_search_docsize AS found JOIN case_summary ON first_seq = found.id)`,
      )
      .raw(),
  );
  return {
    /** How many cases the search index holds, and how many of them stand in the list. */
    documents: () => documents?.get() ?? [-1, -1],
    /** The entries that looking a case up gives, joined by commas. */
    seqs: (caseId: string) => whereRead(() => seqs.get(caseId), ""),
    /** How many entries can be found by their case. */
    indexed: () => whereRead(() => indexed.get(), -1),
    evidence: (sha256: string) => evidence.get(sha256),
    described: () => described.get(),
    isNaming: (sha256: string, seq: number) => naming.get(sha256, seq) !== undefined,
    /** undefined without the table. */
    namings: () => namings.get(),
    /** How many entries can be found as those of no case. */
    desk: () => whereRead(() => desk.get(), -1),
    disposedBy: (seq: number) => disposedBy.get(seq),
    /** In order: entry, and the one that says that it was disposed of. */
    disposals: () => disposals?.all() ?? [],
    facets: () => facets?.all(),
    state: () => state?.get(),
    /** What SQLite finds wrong with the list and its indexes. */
    listFaults: () =>
      (database.pragma("integrity_check(case_summary)") as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((text) => text !== "ok"),
  };
}

function whereThere<T>(prepare: () => T): T | null {
  try {
    return prepare();
  } catch (error) {
    if (systemCode(error) !== "SQLITE_ERROR") throw error;
    return null;
  }
}

/** An index on JSON can't be read where the entry is none any more: `unread` differs from whatever the entries say. */
function whereRead<T>(read: () => T, unread: T): T {
  try {
    return read();
  } catch (error) {
    if (systemCode(error) !== "SQLITE_ERROR") throw error;
    return unread;
  }
}
