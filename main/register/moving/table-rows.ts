/** A CSV file as rows with named cells; what is wrong with the file as a whole is refused here. */

import { AppError } from "../../lib/app-error.ts";
import { unguarded } from "../../lib/csv.ts";
import { firstRecord, recordsOf } from "../../lib/csv-records.ts";
import { type CsvTable, delimiters, findTable } from "../../lib/csv-table.ts";
import { encodingOf, oneLineEnd, textOf } from "../../lib/csv-text.ts";
import type { ImportPreview } from "../../model/register-view.ts";
import { type HeaderFault, type Placed, passages, placeColumns, type TableKind } from "./columns.ts";

/** More than any city has; what comes after would fill the memory. */
export const mostRows = 100_000;
const mostBytes = 64 * 1024 * 1024;
const notText = "it is not written as text in UTF-8; in the spreadsheet, choose “CSV UTF-8”";

export interface TableRow {
  /** Of the file, from 1. */
  readonly line: number;
  /** By the column's key, without the guard against formulas; null: the line can't be read, and why. */
  readonly cells: ReadonlyMap<string, string> | null;
  readonly fault: string | null;
}

export interface TableFile extends Pick<ImportPreview, "encoding" | "delimiter" | "unread"> {
  readonly columns: Placed["columns"];
  readonly rows: readonly TableRow[];
}

/** @throws AppError TABLE_UNREADABLE {name, reason}, TABLE_COLUMNS_MISSING {columns}, TABLE_TOO_LARGE {rows, limit} */
export function readRows(what: TableKind, { name, bytes }: { name: string; bytes: Uint8Array }): TableFile {
  if (bytes.length > mostBytes) throw new AppError("TABLE_TOO_LARGE", { limit: mostRows });
  const foreign = foreignKind(bytes);
  if (foreign !== null) throw new AppError("TABLE_UNREADABLE", { name, reason: foreign });
  const text = oneLineEnd(textOf(bytes));
  const table = findTable(text, (header) => soundOrNull(placeColumns(what, header)));
  if (table === null) throw headerRefusal(what, name, text);
  // A cell may hold one by mistake, the headings never do.
  if (table.text.split("\n", 1)[0]?.includes("\0")) throw new AppError("TABLE_UNREADABLE", { name, reason: notText });
  const rows = rowsOf(table);
  if (rows.length === 0) throw new AppError("TABLE_UNREADABLE", { name, reason: "it has headings, but no rows" });
  const { columns, unread } = table.columns;
  const delimiter = table.delimiter === "\t" ? "tab" : table.delimiter;
  return { encoding: encodingOf(bytes), delimiter, unread, columns, rows };
}

/** What a file is that only looks like a table from outside; null: it may be text. */
function foreignKind(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (start.startsWith("PK\u0003\u0004") || start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return "it is a workbook of a spreadsheet program";
  }
  if (start.startsWith("%PDF-")) return "it is a PDF";
  return bytes.length === 0 ? "it is empty" : null;
}

function soundOrNull(placed: Placed | HeaderFault): Placed | null {
  return "columns" in placed ? placed : null;
}

/** What is missing in the header that comes closest. */
function headerRefusal(what: TableKind, name: string, text: string): AppError {
  const start = text.trimStart().replace(/^sep=.\n/i, "");
  const faults = delimiters
    .map((delimiter) => placeColumns(what, firstRecord(start, delimiter) ?? []))
    .filter((placed) => !("columns" in placed));
  const twice = faults.find((fault) => "twice" in fault);
  if (twice !== undefined) {
    return new AppError("TABLE_UNREADABLE", { name, reason: `the column “${twice.twice}” is there twice` });
  }
  const missing = faults.flatMap((fault) => ("missing" in fault ? [fault.missing] : []));
  const [fewest = []] = missing.toSorted((a, b) => a.length - b.length);
  return new AppError("TABLE_COLUMNS_MISSING", { columns: fewest.join(", ") });
}

/** @throws AppError TABLE_TOO_LARGE {rows, limit} */
function rowsOf({ text, delimiter, columns, above }: CsvTable<Placed>): readonly TableRow[] {
  const all = recordsOf(text, delimiter);
  if (all === null) throw new AppError("TABLE_TOO_LARGE", { limit: mostRows });
  const rows = all.slice(1);
  if (rows.length > mostRows) throw new AppError("TABLE_TOO_LARGE", { rows: rows.length, limit: mostRows });
  return rows.map(({ line, cells }) => rowOf(line + above, cells, columns));
}

function rowOf(line: number, cells: readonly string[] | null, { columns, width }: Placed): TableRow {
  if (cells === null) {
    const fault = "This line can’t be read: a quotation mark is not closed, or text follows behind one that is.";
    return { line, cells: null, fault };
  }
  if (cells.length < width || cells.slice(width).some((cell) => cell.trim() !== "")) {
    const fault = `This line has ${cells.length} cells, the headings ${width}. What holds the character between the cells must stand in quotation marks.`;
    return { line, cells: null, fault };
  }
  const named = columns.map(({ key, at }): [string, string] => [key, cellText(key, cells[at] ?? "")]);
  return { line, cells: new Map(named), fault: null };
}

/** As it was before it went into a table. White space at the ends says something in a text of several lines only. */
function cellText(key: string, cell: string): string {
  return passages.has(key) ? unguarded(cell) : unguarded(cell.trim()).trim();
}
