import type { LogFilters, LogPage } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import type { CaseSummary } from "../model/case-view.ts";
import type { Time } from "../model/entry.ts";
import type { CaseQueries, SeqRange } from "./case-queries.ts";
import { facetMark, facetToken } from "./search-document.ts";

/** Filters with the days turned into instants by somebody who knows the time zone: from `fromTime` on, before `toTime`. */
export type SearchFilters = LogFilters & { readonly fromTime: Time | null; readonly toTime: Time | null };

/** Words beyond these are not looked at: a pasted page should search, not stall. */
const mostWords = 32;
const longestQuery = 4_000;
/** Counting stops here. */
const countedCases = 10_000;

/** What the tokenizer unicode61 takes for part of a word: letters, digits, and marks on them. */
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * What people type → an FTS5 expression that can't be malformed: every word and every "quoted phrase" becomes a quoted string, all must be
 * found, and the last word is taken for the beginning of one unless a quote closes it.
 * @returns null when neither words nor filters narrow the search (days don't: they are a range of rows)
 * @throws AppError SEARCH_EMPTY when something was typed that holds no letter and no digit
 */
export function matchExpression(query: string, filters: LogFilters): string | null {
  const terms = [...facetTerms(filters), ...wordTerms(query)];
  return terms.length === 0 ? null : terms.join(" AND ");
}

function facetTerms({ account, action, ground }: LogFilters): string[] {
  const wanted = [
    account === null ? null : facetToken("account", account),
    action === null ? null : facetToken("outcome", action),
    ground === null ? null : facetToken("ground", ground),
  ];
  return wanted.filter((token) => token !== null).map((token) => `facet : "${token}"`);
}

function wordTerms(query: string): string[] {
  // SQLite ends a text at NUL, which would leave a quote open.
  const typed = query.slice(0, longestQuery).toWellFormed().replaceAll("\0", " ").replaceAll(facetMark, " ");
  if (typed.trim() === "") return [];
  const terms = [...typed.matchAll(/"([^"]*)("|$)|([^\s"]+)/g)]
    .map(([, phrase, close, word]) => ({ text: phrase ?? word ?? "", closed: close === '"' }))
    .filter(({ text }) => wordCharacter.test(text))
    .slice(0, mostWords);
  if (terms.length === 0) throw new AppError("SEARCH_EMPTY");
  return terms.map(({ text, closed }, place) => {
    const begun = place === terms.length - 1 && !closed && !/\s$/.test(typed) && canBegin(text);
    return begun ? `"${text}" *` : `"${text}"`;
  });
}

/** One Latin letter begins a word in every case; one ideograph may well be the word. */
function canBegin(text: string): boolean {
  const last = text.split(/[^\p{L}\p{N}\p{M}]+/u).findLast((word) => word !== "") ?? "";
  return last.length > 1 || !/^[\p{ASCII}]$/u.test(last);
}

/** Newest first. `after` is the `next` of the page before. */
export function search(
  queries: CaseQueries,
  query: string,
  filters: SearchFilters,
  after: number | null,
  limit: number,
): LogPage {
  const range = rangeOf(queries, filters, after);
  const match = matchExpression(query, filters);
  // One more than asked for tells whether there is a next page.
  const rows = match === null ? queries.newest(range, limit + 1) : queries.matching(match, range, limit + 1);
  const shown = rows.slice(0, limit);
  return {
    cases: shown.map((row) => JSON.parse(row.summary) as CaseSummary),
    next: rows.length > limit ? (shown.at(-1)?.firstSeq ?? null) : null,
  };
}

export function countCases(
  queries: CaseQueries,
  query: string,
  filters: SearchFilters,
): { cases: number; more: boolean } {
  const range = rangeOf(queries, filters, null);
  const match = matchExpression(query, filters);
  const cases =
    match === null ? queries.count(range, countedCases + 1) : queries.countMatching(match, range, countedCases + 1);
  return { cases: Math.min(cases, countedCases), more: cases > countedCases };
}

/** Cases are numbered by their first entry and times never go back, so days are a range of rows. */
function rangeOf(queries: CaseQueries, { fromTime, toTime }: SearchFilters, after: number | null): SeqRange {
  const last = Number.MAX_SAFE_INTEGER;
  // Times are compared as text, and beyond the years 0 to 9999 they begin with a sign that sorts before every digit.
  const since = (time: Time) => (time.startsWith("-") ? 0 : time.startsWith("+") ? last : openedSince(time));
  const openedSince = (time: Time) => queries.openedSince(time) ?? last;
  return {
    first: fromTime === null ? 0 : since(fromTime),
    end: Math.min(toTime === null ? last : since(toTime), after ?? last),
  };
}
