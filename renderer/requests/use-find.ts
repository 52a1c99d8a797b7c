import { useEffect, useRef, useState } from "react";
import type { CaseSummary } from "../../main/model/case-view.ts";
import type { Refused } from "../../main/model/error-code.ts";
import type { LogFacets, LogFilters } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useDraft } from "../stores/drafts.ts";
import { noFilters } from "../stores/log.ts";

const pageSize = 50;
const pause = 180;
/** More than this are not chosen with one press: the whole choice is shown field by field. */
export const mostAtOnce = 500;

export interface Search {
  readonly query: string;
  readonly filters: LogFilters;
}

export interface FoundCases {
  readonly cases: readonly CaseSummary[];
  readonly next: number | null;
  readonly total: { readonly cases: number; readonly more: boolean } | null;
  readonly refused: Refused | null;
}

const nothing: FoundCases = { cases: [], next: null, total: null, refused: null };

/** Why nothing can match, in a sentence; null: the filters fit together. */
export function filterFault({ from, to }: Pick<LogFilters, "from" | "to">): string | null {
  return from !== null && to !== null && from > to ? "The first day is after the last." : null;
}

async function firstPage({ query, filters }: Search): Promise<FoundCases> {
  const [page, total] = await Promise.all([
    ask("log.search", { query, filters, after: null, limit: pageSize }),
    ask("log.count", { query, filters }),
  ]);
  return { ...page, total, refused: null };
}

/** Ids of every case that the search finds, up to `mostAtOnce`. Throws RefusedError. */
export async function everyId({ query, filters }: Search): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: number | null = null;
  do {
    const page: { cases: readonly CaseSummary[]; next: number | null } = await ask("log.search", {
      query,
      filters,
      after,
      limit: pageSize,
    });
    ids.push(...page.cases.map(({ id }) => id));
    after = page.next;
  } while (after !== null && ids.length < mostAtOnce);
  return ids.slice(0, mostAtOnce);
}

/** A search in the log for one request; what is looked for outlives leaving the screen. */
export function useFind(request: string) {
  const [search, change] = useDraft<Search>(`request:${request}:search`, { query: "", filters: noFilters });
  const [found, setFound] = useState<FoundCases>(nothing);
  const [facets, setFacets] = useState<LogFacets | null>(null);
  const asked = useRef(0);
  const key = JSON.stringify(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` holds all of the search
  useEffect(() => {
    asked.current += 1;
    const mine = asked.current;
    if (filterFault(search.filters) !== null) return setFound(nothing);
    const look = async () => {
      const page = await firstPage(search).catch((error: unknown) => ({ ...nothing, refused: refusedOf(error) }));
      if (mine === asked.current) setFound(page);
    };
    const timer = setTimeout(() => void look(), pause);
    return () => clearTimeout(timer);
  }, [key]);
  useEffect(() => {
    ask("log.facets", null).then(setFacets, (error: unknown) => setFound({ ...nothing, refused: refusedOf(error) }));
  }, []);
  const more = async () => {
    const mine = asked.current;
    const page = await ask("log.search", { ...search, after: found.next, limit: pageSize });
    if (mine === asked.current) setFound((now) => ({ ...now, cases: [...now.cases, ...page.cases], next: page.next }));
  };
  return { search, change, found, facets, more };
}
