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
    const summaries = database
      .prepare<[], [string, number, string]>("SELECT id, first_seq, summary FROM case_summary ORDER BY first_seq")
      .raw();
    const documents = database.prepare<[], number>("SELECT count(*) FROM case_search_docsize").pluck();
    return {
      entries: () => entries.get() ?? 0,
      /** In order, one at a time. */
      rows: () => rows.iterate(),
      strayDisclosures: () => strays.get() ?? 0,
      note: () => note.get(),
      /** id, first entry and summary of each case, in order, one at a time */
      summaries: () => summaries.iterate(),
      documents: () => documents.get() ?? 0,
    };
  });
}
