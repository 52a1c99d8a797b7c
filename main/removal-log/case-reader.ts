import type { LogFacets, LogPage } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { CaseEntry, Evidence } from "../model/entry.ts";
import { type CaseQueries, caseQueries } from "./case-queries.ts";
import { type LogQueries, logQueries, type SummaryRow } from "./queries.ts";
import { countCases, type SearchFilters, search } from "./search.ts";
import { stored } from "./stored.ts";
import { keptCaseEntries } from "./stored-entry.ts";

/** Cases as they are looked up, listed and searched: the same for one's own log and for somebody else's that was opened to be read. */
export class CaseReader {
  protected readonly queries: LogQueries;
  protected readonly cases: CaseQueries;

  constructor(database: Database) {
    this.queries = logQueries(database);
    this.cases = caseQueries(database);
  }

  /** In the order of the log; empty for an unknown case, and for one that was disposed of. */
  caseEntries(caseId: string): readonly CaseEntry[] {
    return stored(() => keptCaseEntries(this.queries, caseId));
  }

  /** null for an unknown case, and for one that was disposed of. */
  summary(caseId: string): CaseSummary | null {
    return stored(() => {
      const row = this.cases.byId(caseId);
      return row === undefined ? null : parseSummary(row);
    });
  }

  /** Cases that are not closed, newest first. */
  openSummaries(): readonly CaseSummary[] {
    return stored(() => this.cases.open().map(parseSummary));
  }

  /** Cases of one author (model/author.ts), newest first. [A-6.f.ii] */
  byAuthor(authorKey: string): readonly CaseSummary[] {
    return stored(() => this.cases.byAuthor(authorKey).map(parseSummary));
  }

  /**
   * Newest first; an empty query lists everything that the filters let through.
   * @param after `next` of the page before; null for the first page
   * @throws AppError SEARCH_EMPTY when the query holds no letter and no digit
   */
  search(query: string, filters: SearchFilters, after: number | null, limit: number): LogPage {
    return stored(() => search(this.cases, query, filters, after, limit));
  }

  /** Counted up to 10,000; `more` says that there are others. Throws SEARCH_EMPTY. */
  count(query: string, filters: SearchFilters): { cases: number; more: boolean } {
    return stored(() => countCases(this.cases, query, filters));
  }

  /** What the filters can be set to, as it occurs in the log. `actions` may hold `open`. */
  facets(): LogFacets {
    return stored(() => ({
      accounts: this.cases.facets("account").map(({ value, label }) => ({ id: value, ...JSON.parse(label) })),
      actions: this.cases.facets("outcome").map(({ value }) => value),
      grounds: this.cases.facets("ground").map(({ value, label }) => ({ id: value, text: JSON.parse(label) })),
    }));
  }

  /** A sealed file as the first entry that names it describes it; null when no entry does. */
  evidence(sha256: string): Evidence | null {
    return stored(() => {
      const json = this.cases.evidence(sha256);
      return json === undefined ? null : (JSON.parse(json) as Evidence);
    });
  }
}

function parseSummary({ summary }: SummaryRow): CaseSummary {
  return JSON.parse(summary) as CaseSummary;
}
