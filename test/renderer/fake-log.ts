/** The log in memory, for looking at screens and for unit tests of the renderer: the real one is in main/removal-log. */
import type { CaseDraft, CaseLog } from "../../main/cases/ports.ts";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { CaseEntry } from "../../main/model/entry.ts";
import { summarise } from "../../main/model/summary.ts";
import { dayIn } from "../../main/model/time.ts";
import type { LogFacets, LogFilters, LogPage } from "../../preload/contract.ts";

export class FakeLog implements CaseLog {
  readonly entries: CaseEntry[] = [];
  readonly #zone: string;
  clock: () => Date;
  /** Entries that are not in `entries` and hold a number all the same: those of no case, and those that were disposed of. */
  elsewhere = 0;

  constructor(zone: string, clock: () => Date) {
    this.#zone = zone;
    this.clock = clock;
  }

  record(caseId: string, decide: (entries: readonly CaseEntry[]) => readonly CaseDraft[]): readonly CaseEntry[] {
    const first = this.size;
    const added = decide(this.caseEntries(caseId)).map((draft, n) => {
      const seq = first + n;
      const id = `0000000e-0000-7000-8000-${String(seq).padStart(12, "0")}`;
      return { ...draft, seq, id, at: this.clock().toISOString() } as unknown as CaseEntry;
    });
    this.entries.push(...added);
    return added;
  }

  /** The number of the next entry. */
  get size(): number {
    return this.entries.length + this.elsewhere;
  }

  /** Disposes of a case: its entries keep their numbers and nothing else. */
  drop(caseId: string): void {
    const rest = this.entries.filter((entry) => entry.case !== caseId);
    this.elsewhere += this.entries.length - rest.length;
    this.entries.splice(0, this.entries.length, ...rest);
  }

  caseEntries(caseId: string): readonly CaseEntry[] {
    return this.entries.filter((entry) => entry.case === caseId);
  }

  summaries(): readonly CaseSummary[] {
    const cases = Map.groupBy(this.entries, (entry) => entry.case);
    return [...cases.values()].map((entries) => summarise(entries)).sort((a, b) => b.firstSeq - a.firstSeq);
  }

  summary(id: string): CaseSummary | null {
    const entries = this.caseEntries(id);
    return entries.length === 0 ? null : summarise(entries);
  }

  openSummaries(): readonly CaseSummary[] {
    return this.summaries().filter((summary) => !summary.closed);
  }

  byAuthor(key: string): readonly CaseSummary[] {
    return this.summaries().filter((summary) => summary.authorKey === key);
  }

  #matches(summary: CaseSummary, query: string, filters: LogFilters): boolean {
    const words = `${summary.author} ${summary.excerpt} ${summary.account.name}`.toLowerCase();
    const day = dayIn(this.#zone, summary.openedAt);
    return (
      words.includes(query.toLowerCase()) &&
      (filters.account === null || summary.account.id === filters.account) &&
      (filters.action === null ||
        (filters.action === "open"
          ? !summary.closed
          : (summary.outcomes as readonly string[]).includes(filters.action))) &&
      (filters.ground === null || summary.grounds.some((ground) => ground.id === filters.ground)) &&
      (filters.from === null || day >= filters.from) &&
      (filters.to === null || day <= filters.to)
    );
  }

  found(query: string, filters: LogFilters): readonly CaseSummary[] {
    return this.summaries().filter((summary) => this.#matches(summary, query, filters));
  }

  page(query: string, filters: LogFilters, after: number | null, limit: number): LogPage {
    const found = this.found(query, filters).filter((summary) => after === null || summary.firstSeq < after);
    const cases = found.slice(0, limit);
    return { cases, next: found.length > limit ? (cases.at(-1)?.firstSeq ?? null) : null };
  }

  facets(): LogFacets {
    const summaries = this.summaries();
    const accounts = new Map(summaries.map(({ account, platform }) => [account.id, { ...account, platform }]));
    const grounds = new Map(summaries.flatMap((one) => one.grounds.map(({ id, text }) => [id, { id, text }] as const)));
    return {
      accounts: [...accounts.values()],
      actions: [...new Set(summaries.flatMap((summary) => summary.outcomes)), "open"],
      grounds: [...grounds.values()],
    };
  }
}
