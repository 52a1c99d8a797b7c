import { CsvError, type Options, parse } from "csv-parse/sync";
import { AppError } from "./app-error.ts";

/** Records of a CSV file (RFC 4180) with the lines on which they begin. */

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** null: what begins on that line can't be read. */
  readonly cells: readonly string[] | null;
}

/** A field of a note with more lines is taken for a quotation mark that was forgotten. */
const mostLines = 200;
/** In characters. */
const longestRecord = 4 * 1024 * 1024;

/**
 * All records. Where one breaks the rules, the rest is read on from the line after it.
 * @param text with line feeds only
 * @param delimiter one character
 */
export function recordsOf(text: string, delimiter: string): CsvRecord[] {
  return wholeFile(text, delimiter) ?? lineByLine(text, delimiter);
}

/** The cells of the first line; null when it can't be read. */
export function firstRecord(text: string, delimiter: string): readonly string[] | null {
  const end = text.indexOf("\n");
  const read = cellsOf(end === -1 ? text : text.slice(0, end), delimiter);
  return Array.isArray(read) ? read : null;
}

function options(delimiter: string): Options {
  return { delimiter, relax_column_count: true, max_record_size: longestRecord };
}

/** null when any record breaks the rules. */
function wholeFile(text: string, delimiter: string): CsvRecord[] | null {
  try {
    const read = parse(text, { ...options(delimiter), info: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // `lines` is where the record ends.
    return read.map(({ record, info }) => ({ line: info.lines - lineFeeds(record), cells: record }));
  } catch (error) {
    // Which one, and what is sound behind it, is found line by line.
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function lineFeeds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
}

function lineByLine(text: string, delimiter: string): CsvRecord[] {
  const lines = text.split("\n");
  const records: CsvRecord[] = [];
  for (let at = 0; at < lines.length; ) {
    const { cells, count } = recordFrom(lines, at, delimiter);
    if (cells === null || cells.length > 1 || cells[0] !== "") records.push({ line: at + 1, cells });
    at += count;
  }
  return records;
}

/** Lines are joined until their quotation marks match. */
function recordFrom(
  lines: readonly string[],
  at: number,
  delimiter: string,
): { cells: string[] | null; count: number } {
  let text = lines[at] ?? "";
  for (let count = 1; count <= mostLines; count += 1) {
    const read = cellsOf(text, delimiter);
    if (Array.isArray(read)) return { cells: read, count };
    const next = lines[at + count];
    if (read !== "open" || next === undefined || text.length > longestRecord) break;
    text += `\n${next}`;
  }
  return { cells: null, count: 1 };
}

/** `open`: a quotation mark is not closed yet. */
function cellsOf(text: string, delimiter: string): string[] | "open" | "broken" {
  if (!text.includes('"')) return text.split(delimiter);
  // A quotation mark inside of a cell that is not quoted stands for itself, as spreadsheets read it.
  const relax_quotes = !new RegExp(`(^|[${delimiter}])"`).test(text);
  try {
    const [cells] = parse(text, { ...options(delimiter), relax_quotes }) as unknown as string[][];
    return cells ?? [""];
  } catch (error) {
    if (!(error instanceof CsvError)) throw new AppError("IMPORT_DAMAGED");
    // Nothing of the error goes on: it holds the record.
    return error.code === "CSV_QUOTE_NOT_CLOSED" ? "open" : "broken";
  }
}
