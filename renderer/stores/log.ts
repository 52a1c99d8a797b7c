import { create } from "zustand";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import type { LogFacets, LogFilters } from "../../preload/contract.ts";
import { ask, on, refusedOf } from "../bridge.ts";

export const noFilters: LogFilters = { account: null, action: null, ground: null, from: null, to: null };

const pageSize = 50;

interface LogStore {
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

/** What the log screen shows: the search, its filters, and the pages read so far. */
export const useLog = create<LogStore>(() => ({
  query: "",
  filters: noFilters,
  cases: [],
  next: null,
  found: null,
  facets: null,
  loading: false,
  loaded: false,
  refused: null,
}));

/** Answers to an older question than this are thrown away. */
let asked = 0;

/** Reads the first page for what is being looked for, and counts in the meantime. */
export async function searchLog(): Promise<void> {
  const mine = ++asked;
  const { query, filters } = useLog.getState();
  useLog.setState({ loading: true, refused: null });
  try {
    const [page, found] = await Promise.all([
      ask("log.search", { query, filters, after: null, limit: pageSize }),
      ask("log.count", { query, filters }),
    ]);
    if (mine === asked) useLog.setState({ cases: page.cases, next: page.next, found, loading: false, loaded: true });
  } catch (error) {
    if (mine !== asked) return;
    const refused = refusedOf(error);
    useLog.setState({ cases: [], next: null, found: null, loading: false, loaded: true, refused });
  }
}

/** Reads the next page, if there is one and none is being read. */
export async function moreOfLog(): Promise<void> {
  const { query, filters, next, loading } = useLog.getState();
  if (next === null || loading) return;
  const mine = asked;
  useLog.setState({ loading: true });
  try {
    const page = await ask("log.search", { query, filters, after: next, limit: pageSize });
    if (mine !== asked) return;
    useLog.setState((now) => ({ cases: [...now.cases, ...page.cases], next: page.next, loading: false }));
  } catch (error) {
    if (mine === asked) useLog.setState({ loading: false, next: null, refused: refusedOf(error) });
  }
}

let typing: ReturnType<typeof setTimeout> | undefined;

/** Looks for a text, once the person stops typing. */
export function lookFor(query: string): void {
  useLog.setState({ query });
  clearTimeout(typing);
  typing = setTimeout(() => void searchLog(), 180);
}

export function filterLog(part: Partial<LogFilters>): void {
  useLog.setState((now) => ({ filters: { ...now.filters, ...part } }));
  void searchLog();
}

export function clearSearch(): void {
  useLog.setState({ query: "", filters: noFilters });
  void searchLog();
}

export async function loadFacets(): Promise<void> {
  try {
    useLog.setState({ facets: await ask("log.facets", null) });
  } catch (error) {
    useLog.setState({ refused: refusedOf(error) });
  }
}

/** While the screen is open, the list follows the log. Returns the function that stops. */
export function followLog(): () => void {
  return on("log.changed", () => {
    void searchLog();
    void loadFacets();
  });
}
