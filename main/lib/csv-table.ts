import { firstRecord } from "./csv-records.ts";

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

export interface CsvTable<T> {
  /** From the header on. */
  readonly text: string;
  readonly delimiter: Delimiter;
  /** What the header came to. */
  readonly columns: T;
  /** Lines above the header. */
  readonly above: number;
}

/**
 * Where the table begins, and what parts its cells. Blank lines and `sep=;` may stand above it.
 * @param text with line feeds only
 * @param columnsOf what a header comes to; null when it is none
 * @returns null when no header is found
 */
export function findTable<T>(text: string, columnsOf: (header: readonly string[]) => T | null): CsvTable<T> | null {
  const start = text.search(/[^\s\uFEFF]/);
  if (start === -1) return null;
  // Excel's own way of naming the delimiter.
  const named = /^sep=(.)\n/i.exec(text.slice(start, start + 8));
  const from = start + (named?.[0].length ?? 0);
  const above = text.slice(0, from).split("\n").length - 1;
  const rest = text.slice(from);
  for (const delimiter of delimiters) {
    const columns = columnsOf(firstRecord(rest, delimiter) ?? []);
    if (columns !== null) return { text: rest, delimiter, columns, above };
  }
  return null;
}
