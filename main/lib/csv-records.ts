import { CsvError, parse } from "csv-parse/sync";

/** Records of a CSV file (RFC 4180) with the lines on which they begin. */

export interface CsvRecord {
  /** From 1. */
  readonly line: number;
  /** null: what begins on that line can't be read. */
  readonly cells: readonly string[] | null;
}

/** As many rows as a spreadsheet has. Those that are blank go on to the last of them in some programs' files. */
export const mostRecords = 1_048_576;
/** Where a file is broken, a cell with more lines is taken for a quotation mark that was forgotten. */
const mostLines = 200;
/** In characters. */
const longestRecord = 4 * 1024 * 1024;

/**
 * All records but blank ones. Where one breaks the rules, the rest is read on from the line after it. The work grows with the text and not
 * faster, whatever is in it.
 * @param text with line feeds only
 * @param delimiter one character
 * @returns null when there are more than `mostRecords`
 */
export function recordsOf(text: string, delimiter: string): readonly CsvRecord[] | null {
  const records = wholeFile(text, delimiter) ?? lineByLine(text, delimiter);
  return records.isFull ? null : records.all;
}

/** The cells of the first line; null when it can't be read. */
export function firstRecord(text: string, delimiter: string): readonly string[] | null {
  return cellsOf(text.slice(0, lineEnd(text, 0)), delimiter);
}

class Records {
  readonly all: CsvRecord[] = [];
  #count = 0;

  get isFull(): boolean {
    return this.#count > mostRecords;
  }

  add(line: number, cells: readonly string[] | null): void {
    this.#count += 1;
    if (cells === null || cells.some((cell) => cell.trim() !== "")) this.all.push({ line, cells });
  }
}

/** null when any record breaks the rules. */
function wholeFile(text: string, delimiter: string): Records | null {
  const records = new Records();
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRecord,
      to: mostRecords + 1,
      on_record: (cells: readonly string[], { lines }) => {
        // `lines` is where the record ends.
        records.add(lines - lineFeeds(cells), cells);
        return null;
      },
    });
    return records;
  } catch (error) {
    // Which one, and what is sound behind it, is found line by line.
    if (error instanceof CsvError) return null;
    throw error;
  }
}

function lineFeeds(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
}

function lineByLine(text: string, delimiter: string): Records {
  const records = new Records();
  let line = 1;
  for (let at = 0; at < text.length && !records.isFull; ) {
    const { cells, lines, end } = recordFrom(text, at, delimiter);
    if (end > at) records.add(line, cells);
    line += lines;
    at = end + 1;
  }
  return records;
}

interface RecordRead {
  readonly cells: readonly string[] | null;
  /** How many it takes up. */
  readonly lines: number;
  /** Where the last of them ends in the text. */
  readonly end: number;
}

/**
 * Lines are joined until their quotation marks match: where they are an even number. A line that leaves one open by itself never lets an
 * earlier one stay open, so that no line is looked at more than twice.
 */
function recordFrom(text: string, at: number, delimiter: string): RecordRead {
  const first = lineEnd(text, at);
  const line = text.slice(at, first);
  let end = first;
  let lines = 1;
  for (let isOpen = opensCell(line, delimiter) && isOdd(line); isOpen; lines += 1) {
    if (end >= text.length || lines >= mostLines || end - at > longestRecord)
      return { cells: null, lines: 1, end: first };
    const next = lineEnd(text, end + 1);
    isOpen = !isOdd(text.slice(end + 1, next));
    end = next;
  }
  const cells = cellsOf(text.slice(at, end), delimiter);
  return cells === null ? { cells, lines: 1, end: first } : { cells, lines, end };
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function opensCell(line: string, delimiter: string): boolean {
  return line.startsWith('"') || line.includes(`${delimiter}"`);
}

/** Has it an odd number of quotation marks? */
function isOdd(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** null: the record breaks the rules. */
function cellsOf(record: string, delimiter: string): readonly string[] | null {
  if (record.length > longestRecord) return null;
  // A quotation mark inside of a cell that is not quoted stands for itself, as spreadsheets read it.
  if (!opensCell(record, delimiter)) return record.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= record.length; ) {
    const isQuoted = record[at] === '"';
    const end = isQuoted ? closingMark(record, at + 1) + 1 : cellEnd(record, at, delimiter);
    const cell = record.slice(at, end);
    const isSound = isQuoted ? end > 0 && (end === record.length || record[end] === delimiter) : !cell.includes('"');
    if (!isSound) return null;
    cells.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    at = end + 1;
  }
  return cells;
}

function cellEnd(record: string, at: number, delimiter: string): number {
  const end = record.indexOf(delimiter, at);
  return end === -1 ? record.length : end;
}

/** -1: there is none. Two in a row stand for one. */
function closingMark(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (at !== -1 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at;
}
