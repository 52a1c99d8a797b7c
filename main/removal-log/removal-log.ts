import type { LogFacets, LogPage } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Signer } from "../lib/signed-note.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { CaseEntry, Evidence } from "../model/entry.ts";
import { Appender, type EntryDraft } from "./appender.ts";
import { derivedVersion, indexCases, rebuildDerived } from "./case-index.ts";
import { type CaseQueries, caseQueries } from "./case-queries.ts";
import { signCheckpoint } from "./checkpoint.ts";
import { type LogHead, readHead, readNode, readTree } from "./head.ts";
import type { LogIdentity } from "./identity.ts";
import { bytesOf, type Hash } from "./merkle.ts";
import { type LogQueries, logQueries, type SummaryRow } from "./queries.ts";
import { countCases, type SearchFilters, search } from "./search.ts";
import { stored } from "./stored.ts";
import { caseEntry, type StoredEntry, storedEntry } from "./stored-entry.ts";
import { consistencyPath, type Frontier, inclusionPath, rangeRoot } from "./tree.ts";

export interface LogOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Cryptographically strong, outside of sample data. */
  readonly random: (bytes: number) => Uint8Array;
}

/** The removal log: entries that never change, their tree, and what is computed from them. */
export class RemovalLog {
  readonly identity: LogIdentity;
  readonly #options: LogOptions;
  readonly #signer: Signer | null;
  readonly #queries: LogQueries;
  readonly #cases: CaseQueries;
  /** The last head whose signature was checked or made here: spares checking the same bytes again, nothing else is remembered. */
  #known: LogHead | null = null;

  /** Use `openLog`. */
  constructor(options: LogOptions, identity: LogIdentity, signer: Signer | null) {
    this.identity = identity;
    this.#options = options;
    this.#signer = signer;
    this.#queries = logQueries(options.database);
    this.#cases = caseQueries(options.database);
    options.database.transaction(() => this.#tree())();
    if (!options.database.readonly && this.#cases.state()?.version !== derivedVersion) rebuildDerived(options.database);
  }

  /**
   * Appends what `decide` returns after seeing the case's entries, all in one transaction: returns only when it is on the disk.
   * @param caseId null when there is no case to look at: for a new one, or for an entry that belongs to none
   * @param decide throws to refuse; then nothing has happened
   * @returns the new entries
   * @throws AppError KEYCHAIN_SILENT (opened without the key), LOG_DOES_NOT_VERIFY, TEXT_NOT_WELL_FORMED, REQUEST_MALFORMED, CASE_UNKNOWN,
   *   DISK_FULL, DISK_FAILED, DATABASE_BUSY
   */
  record(
    caseId: string | null,
    decide: (entries: readonly CaseEntry[]) => readonly EntryDraft[],
  ): readonly CaseEntry[] {
    return this.#append(() => {
      const entries = caseId === null ? [] : this.caseEntries(caseId);
      const known = new Map<string, CaseEntry[]>(caseId === null ? [] : [[caseId, [...entries]]]);
      return { drafts: decide(entries), known };
    });
  }

  /**
   * Appends many drafts of many cases in one transaction, for sample data. All of them are held in memory: hand over some thousand at a time.
   * `at` stands for the clock; TIME_INVALID when it goes backwards. Throws what `record` throws.
   */
  appendAll(drafts: readonly (EntryDraft & { readonly at?: Date })[]): void {
    this.#append(() => ({ drafts, known: new Map() }));
  }

  /** In the order of the log; empty for an unknown case. */
  caseEntries(caseId: string): readonly CaseEntry[] {
    return stored(() => this.#queries.caseEntries(caseId).map(caseEntry));
  }

  /** null for an unknown case. */
  summary(caseId: string): CaseSummary | null {
    return stored(() => {
      const row = this.#cases.byId(caseId);
      return row === undefined ? null : parseSummary(row);
    });
  }

  /** Cases that are not closed, newest first. */
  openSummaries(): readonly CaseSummary[] {
    return stored(() => this.#cases.open().map(parseSummary));
  }

  /** Cases of one author (model/author.ts), newest first. [A-6.f.ii] */
  byAuthor(authorKey: string): readonly CaseSummary[] {
    return stored(() => this.#cases.byAuthor(authorKey).map(parseSummary));
  }

  /**
   * Newest first; an empty query lists everything that the filters let through.
   * @param after `next` of the page before; null for the first page
   * @throws AppError SEARCH_EMPTY when the query holds no letter and no digit
   */
  search(query: string, filters: SearchFilters, after: number | null, limit: number): LogPage {
    return stored(() => search(this.#cases, query, filters, after, limit));
  }

  /** Counted up to 10,000; `more` says that there are others. Throws SEARCH_EMPTY. */
  count(query: string, filters: SearchFilters): { cases: number; more: boolean } {
    return stored(() => countCases(this.#cases, query, filters));
  }

  /** What the filters can be set to, as it occurs in the log. `actions` may hold `open`. */
  facets(): LogFacets {
    return stored(() => ({
      accounts: this.#cases.facets("account").map(({ value, label }) => ({ id: value, ...JSON.parse(label) })),
      actions: this.#cases.facets("outcome").map(({ value }) => value),
      grounds: this.#cases.facets("ground").map(({ value, label }) => ({ id: value, text: JSON.parse(label) })),
    }));
  }

  counts(): { entries: number; cases: number; openCases: number } {
    return stored(() => {
      const { cases, openCases } = this.#cases.state() ?? { cases: 0, openCases: 0 };
      return { entries: this.#queries.size(), cases, openCases };
    });
  }

  /** A sealed file as the first entry that names it describes it; null when no entry does. */
  evidence(sha256: string): Evidence | null {
    return stored(() => {
      const json = this.#cases.evidence(sha256);
      return json === undefined ? null : (JSON.parse(json) as Evidence);
    });
  }

  /** null when there is no such entry. */
  entry(seq: number): StoredEntry | null {
    return stored(() => {
      const row = this.#queries.entry(seq);
      return row === undefined ? null : storedEntry(row);
    });
  }

  /** Entries `from` up to `to`, which is not included; read one at a time. */
  *entries(from: number, to: number): Iterable<StoredEntry> {
    for (let seq = from; seq < to; seq += 1) {
      const entry = this.entry(seq);
      if (entry === null) return;
      yield entry;
    }
  }

  /** The signed note over all entries (FORMATS section 2). Throws LOG_DOES_NOT_VERIFY. */
  checkpoint(): string {
    return stored(() => readHead(this.#queries, this.identity, this.#known).note);
  }

  /** RFC 9162 section 2.1.3.1: leads from the leaf `seq` to the root of the first `size` entries. Throws ENTRY_UNKNOWN. */
  inclusionProof(seq: number, size: number): Uint8Array[] {
    return this.#proof(seq >= 0 && seq < size, size, () => inclusionPath(seq, size, readNode(this.#queries)));
  }

  /** RFC 9162 section 2.1.4.1: shows the first `oldSize` entries to be a beginning of the first `size`. Throws ENTRY_UNKNOWN. */
  consistencyProof(oldSize: number, size: number): Uint8Array[] {
    const fits = oldSize >= 0 && oldSize <= size;
    return this.#proof(fits, size, () => consistencyPath(oldSize, size, readNode(this.#queries)));
  }

  /** Root hash over the first `size` entries, over all when left out. Throws ENTRY_UNKNOWN. */
  root(size: number = this.#queries.size()): Uint8Array {
    const [root] = this.#proof(true, size, () => [rangeRoot(0, size, readNode(this.#queries))]);
    return root ?? new Uint8Array();
  }

  #proof(fits: boolean, size: number, hashes: () => string[]): Uint8Array[] {
    return stored(() => {
      if (!fits || !(size <= this.#queries.size())) throw new AppError("ENTRY_UNKNOWN", { size });
      return hashes().map(bytesOf);
    });
  }

  /** Read anew in each transaction: another process may have appended meanwhile. */
  #tree(): Frontier {
    const { head, frontier } = readTree(this.#queries, this.identity, this.#known);
    this.#known = head;
    return frontier;
  }

  #append(
    prepare: () => { drafts: readonly (EntryDraft & { readonly at?: Date })[]; known: Map<string, CaseEntry[]> },
  ): readonly CaseEntry[] {
    const signer = this.#signer;
    if (signer === null) throw new AppError("KEYCHAIN_SILENT", { origin: this.identity.origin });
    const { clock, random, database } = this.#options;
    const append = database.transaction(() => {
      const frontier = this.#tree();
      const { drafts, known } = prepare();
      if (drafts.length === 0) return [];
      const appender = new Appender({ queries: this.#queries, clock, random }, frontier);
      const made = drafts.map((draft) => appender.append(draft, draft.at));
      this.#sign({ size: frontier.size, root: frontier.root() }, signer);
      this.#index(made, known);
      return made;
    });
    return stored(() => append.immediate());
  }

  #sign({ size, root }: { size: number; root: Hash }, signer: Signer): void {
    const checkpoint = { origin: this.identity.origin, size, root };
    const note = signCheckpoint(checkpoint, signer);
    this.#queries.updateHead(size, note);
    this.#known = { ...checkpoint, note };
  }

  /** @param known entries of cases that were read already */
  #index(made: readonly CaseEntry[], known: Map<string, CaseEntry[]>): void {
    const first = made[0]?.seq ?? 0;
    const changed = new Map<string, CaseEntry[]>();
    for (const entry of made) {
      if (entry.case === null) continue;
      let entries = changed.get(entry.case);
      if (entries === undefined) {
        entries = known.get(entry.case) ?? this.#queries.caseEntries(entry.case, first).map(caseEntry);
        changed.set(entry.case, entries);
      }
      entries.push(entry);
    }
    indexCases(this.#cases, changed.values());
  }
}

function parseSummary({ summary }: SummaryRow): CaseSummary {
  return JSON.parse(summary) as CaseSummary;
}
