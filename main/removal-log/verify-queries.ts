import type { Database } from "../database/index.ts";
import { prepared } from "./queries.ts";
import type { VerifyRow } from "./verify-entries.ts";

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
    const summary = database
      .prepare<[number], [string, string]>("SELECT id, summary FROM case_summary WHERE first_seq = ?")
      .raw();
    const summaries = database.prepare<[], number>("SELECT count(*) FROM case_summary").pluck();
    const documents = database.prepare<[], number>("SELECT count(*) FROM case_search_docsize").pluck();
    return {
      entries: () => entries.get() ?? 0,
      /** In order, one at a time. */
      rows: () => rows.iterate(),
      strayDisclosures: () => strays.get() ?? 0,
      note: () => note.get(),
      /** id and summary of the case that begins with this entry */
      summary: (firstSeq: number) => summary.get(firstSeq),
      summaries: () => summaries.get() ?? 0,
      documents: () => documents.get() ?? 0,
    };
  });
}
