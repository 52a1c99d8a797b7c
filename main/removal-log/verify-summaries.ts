import type { Database } from "../database/index.ts";
import { summarise } from "../model/summary.ts";
import type { Faults } from "./faults.ts";
import { type LogQueries, logQueries } from "./queries.ts";
import { caseEntry } from "./stored-entry.ts";
import { type VerifyQueries, verifyQueries } from "./verify-queries.ts";

/** A list that lies is tampering too: each case's row is computed anew from its entries. */
export class SummaryVerifier {
  readonly #faults: Faults;
  readonly #log: LogQueries;
  readonly #queries: VerifyQueries;
  readonly #cases = new Set<string>();
  #listed = 0;

  constructor(database: Database, faults: Faults) {
    this.#faults = faults;
    this.#log = logQueries(database);
    this.#queries = verifyQueries(database);
  }

  check(firstSeq: number, caseId: string): void {
    const [id, stored] = this.#queries.summary(firstSeq) ?? [];
    // A second opening of a case belongs to the first one's row.
    if (this.#cases.has(caseId)) return;
    this.#cases.add(caseId);
    if (id !== caseId || stored === undefined) {
      this.#faults.log("list", `case ${caseId}, entry ${firstSeq}, is missing from the list of cases`);
      return;
    }
    this.#listed += 1;
    if (stored !== this.#computed(caseId)) {
      this.#faults.log("list", `case ${caseId}, entry ${firstSeq}, is shown otherwise than its entries say`);
    }
  }

  /** null when the entries can't be read: that is told at the entry. */
  #computed(caseId: string): string | null {
    try {
      return JSON.stringify(summarise(this.#log.caseEntries(caseId).map(caseEntry)));
    } catch {
      return null;
    }
  }

  finish(): void {
    const more = this.#queries.summaries() - this.#listed;
    if (more > 0) this.#faults.log("list", `it holds ${more} cases that no entry opened`);
    const documents = this.#queries.documents() - this.#cases.size;
    if (documents !== 0) this.#faults.log("list", "the search index does not hold every case once");
  }
}
