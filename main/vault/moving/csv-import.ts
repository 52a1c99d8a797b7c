import { AppError } from "../../lib/app-error.ts";
import { type CsvRecord, recordsOf } from "../../lib/csv-records.ts";
import { type CsvTable, findTable } from "../../lib/csv-table.ts";
import { oneLineEnd, textOf } from "../../lib/csv-text.ts";
import { type Column, type Columns, columnsOf } from "./csv-columns.ts";
import { type Found, Gathering, type Moved, mostItems } from "./moved.ts";

/** CSV exports of Chrome, Edge, Firefox, Safari, KeePassXC, Bitwarden and ours, known by their header. */

/** Is this an export of passwords? */
export function isCsv(bytes: Uint8Array): boolean {
  // The header is all that is looked at; a sign cut in two at the end does no harm there.
  const start = new TextDecoder().decode(bytes.subarray(0, 16_384));
  return tableOf(start) !== null || tableOf(textOf(bytes)) !== null;
}

/** @throws AppError IMPORT_FORMAT_UNKNOWN when the header names no passwords, IMPORT_TOO_LARGE */
export function readCsv(bytes: Uint8Array): Moved {
  const table = tableOf(textOf(bytes));
  if (table === null) throw new AppError("IMPORT_FORMAT_UNKNOWN");
  const gathering = new Gathering();
  const all = recordsOf(table.text, table.delimiter);
  // Those that can't be read are told one by one, too.
  if (all === null || all.length - 1 > mostItems) throw new AppError("IMPORT_TOO_LARGE", { items: mostItems });
  const [header, ...records] = all;
  const width = header?.cells?.length ?? 0;
  for (const { line, cells } of records) take(gathering, table, width, { line: line + table.above, cells });
  return gathering.done();
}

function tableOf(text: string): CsvTable<Columns> | null {
  return findTable(oneLineEnd(text), columnsOf);
}

function take(gathering: Gathering, { columns }: CsvTable<Columns>, width: number, { line, cells }: CsvRecord): void {
  // More cells than columns: a delimiter inside of a value that was not quoted. Which is which nobody can tell.
  if (cells === null || cells.slice(width).some((cell) => cell !== "")) {
    gathering.skip(line, { code: "IMPORT_DAMAGED", detail: { line } });
    return;
  }
  if (cells.every((cell) => cell.trim() === "")) return;
  const type = (cells[columns.type] ?? "").trim().toLowerCase();
  if (/^(card|identity|ssh-?key)$/.test(type)) gathering.leave(line, type, cells[columns.at.label] ?? "");
  else gathering.add(foundIn(line, columns, cells));
}

function foundIn(line: number, columns: Columns, cells: readonly string[]): Found {
  const cell = (column: Column) => cells[columns.at[column]] ?? "";
  return {
    line,
    label: cell("label"),
    username: cell("username"),
    password: cell("password"),
    // Bitwarden puts several into one cell.
    addresses: cell("address").split(/,(?=[a-z][a-z0-9+.-]*:\/\/)/i),
    totp: cell("totp"),
    notes: [cell("notes"), cell("fields")].filter((text) => text !== "").join("\n\n"),
    recoveryCodes: cell("recoveryCodes"),
    group: levelsOf(cell("group")),
    others: columns.others.map(({ name, at }) => [name, cells[at] ?? ""] as const),
  };
}

function levelsOf(path: string): string {
  const levels = path.split("/").map((level) => level.trim());
  return levels.filter((level) => level !== "").join(" / ");
}
