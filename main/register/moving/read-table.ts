/** A table as a preview, and as what it would bring. */

import type { ImportFault, ImportPreview } from "../../model/register-view.ts";
import { type AccountIntake, AccountRows } from "./account-rows.ts";
import { columnsFor, type Placed, type TableKind } from "./columns.ts";
import type { Pace } from "./intake.ts";
import type { KnownRegister } from "./known-register.ts";
import { type PersonIntake, PersonRows } from "./person-rows.ts";
import { readRows, type TableRow } from "./table-rows.ts";
import { exampleCells } from "./template.ts";

/** As many as a person looks at. */
const mostShown = 200;

export interface ReadTable {
  readonly preview: Omit<ImportPreview, "token">;
  /** One of them is empty. */
  readonly accounts: readonly AccountIntake[];
  readonly people: readonly PersonIntake[];
}

type Outcome = {
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
  readonly state: ImportPreview["rows"][number]["state"];
};

/** @throws AppError TABLE_UNREADABLE {name, reason}, TABLE_COLUMNS_MISSING {columns}, TABLE_TOO_LARGE {rows, limit}, and what `pace` throws */
export function readTable(
  what: TableKind,
  file: { readonly name: string; readonly bytes: Uint8Array },
  register: KnownRegister,
  pace: Pace,
): ReadTable {
  const { rows, columns, ...table } = readRows(what, file);
  const accounts: AccountIntake[] = [];
  const people: PersonIntake[] = [];
  const readers = { accounts: new AccountRows(register), people: new PersonRows(register) };
  const known = register.known(what, columns);
  const example = JSON.stringify(cellsOf(columns, exampleCells(what, register.pack)));
  const outcomes = rows.map((row, at): Outcome => {
    pace(at + 1, rows.length);
    const cells = row.cells === null ? "" : JSON.stringify(columns.map(({ key }) => row.cells?.get(key) ?? ""));
    if (known.has(cells)) return { faults: [], warnings: [], state: "known" };
    if (cells === example) return { faults: [], warnings: [], state: "example" };
    const { check, intake, isKnown } = what === "accounts" ? readers.accounts.read(row) : readers.people.read(row);
    if (isKnown) return { faults: [], warnings: [], state: "known" };
    if (intake !== null && "joinedOn" in intake) people.push(intake);
    else if (intake !== null) accounts.push(intake);
    return { faults: check.faults, warnings: check.warnings, state: intake === null ? "faulty" : "new" };
  });
  const preview = { what, file: file.name, ...table, ...summary(outcomes), rows: shown(what, columns, rows, outcomes) };
  return { preview: { ...preview, added: accounts.length + people.length }, accounts, people };
}

function cellsOf(columns: Placed["columns"], cells: Readonly<Record<string, string>>): readonly string[] {
  return columns.map(({ key }) => cells[key] ?? "");
}

type Counted = Pick<ImportPreview, "known" | "faults" | "faultCount" | "warnings" | "warningCount">;

function summary(outcomes: readonly Outcome[]): Counted {
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  const warnings = outcomes.flatMap((outcome) => outcome.warnings);
  return {
    known: outcomes.filter(({ state }) => state === "known").length,
    faults: faults.slice(0, mostShown),
    faultCount: faults.length,
    warnings: warnings.slice(0, mostShown),
    warningCount: warnings.length,
  };
}

function shown(
  what: TableKind,
  columns: Placed["columns"],
  rows: readonly TableRow[],
  outcomes: readonly Outcome[],
): ImportPreview["rows"] {
  const inOrder = columnsFor(what).filter(({ key }) => columns.some((column) => column.key === key));
  return rows.slice(0, mostShown).map(({ line, cells }, at) => ({
    line,
    cells: Object.fromEntries(inOrder.map(({ key, title }) => [title, cells?.get(key) ?? ""])),
    state: outcomes[at]?.state ?? "faulty",
  }));
}
