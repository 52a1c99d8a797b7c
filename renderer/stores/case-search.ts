/** Looking for cases: what is looked for, its filters, and the pages read so far. One for the log, one for each opened package. */
import { create, type StoreApi, type UseBoundStore } from "zustand";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import type { LogFacets, LogFilters, LogPage } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";

export const noFilters: LogFilters = { account: null, action: null, ground: null, from: null, to: null };

const pageSize = 50;

/** Milliseconds in which nothing was typed. */
const typingPause = 180;

export interface CaseSearchState {
  readonly query: string;
  readonly filters: LogFilters;
  readonly cases: readonly CaseSummary[];
  readonly next: number | null;
  readonly found: { readonly cases: number; readonly more: boolean } | null;
  readonly facets: LogFacets | null;
  readonly loading: boolean;
  readonly loaded: boolean;
  readonly refused: Refused | null;
}

/** Where the cases come from. All throw RefusedError. */
export interface CaseSource {
  readonly page: (query: string, filters: LogFilters, after: number | null, limit: number) => Promise<LogPage>;
  readonly count: (query: string, filters: LogFilters) => Promise<{ cases: number; more: boolean }>;
  readonly facets: () => Promise<LogFacets>;
}

const empty: CaseSearchState = {
  query: "",
  filters: noFilters,
  cases: [],
  next: null,
  found: null,
  facets: null,
  loading: false,
  loaded: false,
  refused: null,
};

/** Is anything looked for at all? */
export function isNarrowed({ query, filters }: Pick<CaseSearchState, "query" | "filters">): boolean {
  return query.trim() !== "" || JSON.stringify(filters) !== JSON.stringify(noFilters);
}

/** A search of its own, with its own store. Its methods may be taken off it. */
export class CaseSearch {
  readonly use: UseBoundStore<StoreApi<CaseSearchState>> = create(() => empty);
  readonly #source: CaseSource;
  /** Answers to an older question than this are thrown away. */
  #asked = 0;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(source: CaseSource) {
    this.#source = source;
  }

  /** Reads the first page for what is being looked for, and counts in the meantime. */
  readonly search = async (): Promise<void> => {
    const mine = ++this.#asked;
    const { query, filters } = this.use.getState();
    this.use.setState({ loading: true, refused: null });
    try {
      const [{ cases, next }, found] = await Promise.all([
        this.#source.page(query, filters, null, pageSize),
        this.#source.count(query, filters),
      ]);
      if (mine === this.#asked) this.use.setState({ cases, next, found, loading: false, loaded: true });
    } catch (error) {
      if (mine !== this.#asked) return;
      const refused = refusedOf(error);
      this.use.setState({ cases: [], next: null, found: null, loading: false, loaded: true, refused });
    }
  };

  /** Reads the next page, if there is one and none is being read. */
  readonly more = async (): Promise<void> => {
    const { query, filters, next, loading } = this.use.getState();
    if (next === null || loading) return;
    const mine = this.#asked;
    this.use.setState({ loading: true });
    try {
      const page = await this.#source.page(query, filters, next, pageSize);
      if (mine !== this.#asked) return;
      this.use.setState((now) => ({ cases: [...now.cases, ...page.cases], next: page.next, loading: false }));
    } catch (error) {
      if (mine === this.#asked) this.use.setState({ loading: false, next: null, refused: refusedOf(error) });
    }
  };

  /** Looks for a text, once the person stops typing. */
  readonly lookFor = (query: string): void => {
    this.use.setState({ query });
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.search(), typingPause);
  };

  readonly filter = (part: Partial<LogFilters>): void => {
    this.use.setState((now) => ({ filters: { ...now.filters, ...part } }));
    void this.search();
  };

  readonly clear = (): void => {
    this.use.setState({ query: "", filters: noFilters });
    void this.search();
  };

  readonly loadFacets = async (): Promise<void> => {
    try {
      this.use.setState({ facets: await this.#source.facets() });
    } catch (error) {
      this.use.setState({ refused: refusedOf(error) });
    }
  };
}
