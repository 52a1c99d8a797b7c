/** The register as tables, out and in. [A-6.g] */

import { guardedToReturn, quoted, recordOf } from "../../lib/csv.ts";
import type { PolicyPack } from "../../model/policy-pack.ts";
import type { AccountNames } from "../../model/register/account-history.ts";
import type { AccountRecord, PersonRecord, RegisterEvent, RegisterState } from "../../model/register-view.ts";
import { dayIn } from "../../model/time.ts";
import { columnsFor, type TableKind, writtenColumns } from "./columns.ts";
import { historyCells, historyTitles } from "./history-csv.ts";
import { accountCells, noSeats, personCells, personRecordCells, seatsOf } from "./record-cells.ts";
import { exampleCells } from "./template.ts";

export type { TableWork } from "./table-thread.ts";
export { TablesIn } from "./tables-in.ts";

/** The register's book, as far as its tables need it. */
export interface TablesBook {
  /** The same object until something changes. */
  state(): RegisterState;
  allEvents(): Iterable<RegisterEvent>;
  names(): AccountNames;
}

export interface TablesOptions {
  readonly book: TablesBook;
  readonly clock: () => Date;
  /** The pack in force. */
  readonly pack: () => PolicyPack;
}

export interface TableOut {
  readonly name: string;
  /** UTF-8 with a byte order mark, which spreadsheets need. */
  readonly bytes: Uint8Array;
}

/** The register as tables on their way out. */
export class Tables {
  readonly #options: TablesOptions;

  constructor(options: TablesOptions) {
    this.#options = options;
  }

  /** Headings and one line as an example, which is left out when it comes back. */
  template(what: TableKind): TableOut {
    const columns = columnsFor(what);
    const example = exampleCells(what, this.#options.pack());
    const rows = [columns.map(({ title }) => title), columns.map(({ key }) => example[key] ?? "")];
    return { name: `${what}-template.csv`, bytes: csvBytes(rows) };
  }

  /** No cell begins a formula in a spreadsheet; what is brought in again has the guard taken away. */
  csv(what: TableKind | "history"): TableOut {
    const { clock, pack } = this.#options;
    const day = dayIn(pack().timeZone, clock().toISOString());
    return { name: `register-${what}-${day}.csv`, bytes: csvBytes(this.#rows(what)) };
  }

  *#rows(what: TableKind | "history"): Generator<readonly string[]> {
    const { book, pack } = this.#options;
    const state = book.state();
    if (what === "history") {
      yield historyTitles;
      yield* historyCells(book.allEvents(), state, book.names());
      return;
    }
    const columns = writtenColumns(what);
    yield columns.map(({ title }) => title);
    const person = personCells(state.people);
    const seats = seatsOf(state.departments);
    const cells: readonly Readonly<Record<string, string>>[] =
      what === "accounts"
        ? state.accounts.toSorted(byPlace).map((account) => accountCells(account, pack(), person))
        : state.people.toSorted(byName).map((one) => personRecordCells(one, pack(), seats.get(one.id) ?? noSeats));
    for (const row of cells) yield columns.map(({ key }) => row[key] ?? "");
  }
}

function csvBytes(rows: Iterable<readonly string[]>): Uint8Array {
  const records = Array.from(rows, (cells) => recordOf(cells.map((cell) => quoted(guardedToReturn(cell)))));
  return Buffer.from(`\uFEFF${records.join("")}`, "utf8");
}

function byPlace(a: AccountRecord, b: AccountRecord): number {
  return (
    compare(a.department, b.department) ||
    compare(a.platform, b.platform) ||
    compare(a.handle, b.handle) ||
    (a.id < b.id ? -1 : 1)
  );
}

function byName(a: PersonRecord, b: PersonRecord): number {
  return compare(a.department, b.department) || compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

const order = new Intl.Collator("en");

function compare(a: string, b: string): number {
  return order.compare(a, b);
}
