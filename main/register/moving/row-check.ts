/** One row under examination: its cells, and all that is wrong with them. */

import { AppError } from "../../lib/app-error.ts";
import type { Day, ImportFault } from "../../model/register-view.ts";
import type { Column } from "./columns.ts";
import { dayFault } from "./day-cell.ts";
import { faultWords } from "./fault-words.ts";
import type { TableRow } from "./table-rows.ts";

export class RowCheck<K extends string> {
  readonly line: number;
  readonly faults: ImportFault[] = [];
  readonly warnings: ImportFault[] = [];
  readonly #cells: ReadonlyMap<string, string>;
  readonly #columns: readonly Column<K>[];
  readonly #today: Day;

  constructor({ line, cells, fault }: TableRow, columns: readonly Column<K>[], today: Day) {
    this.line = line;
    this.#cells = cells ?? new Map();
    this.#columns = columns;
    this.#today = today;
    if (fault !== null) this.faults.push({ line, column: null, says: fault });
  }

  /** Empty where the file has no such column. */
  cell(key: K): string {
    return this.#cells.get(key) ?? "";
  }

  cellOrNull(key: K): string | null {
    const text = this.cell(key);
    return text === "" ? null : text;
  }

  fault(key: K | null, says: string): void {
    this.faults.push({ line: this.line, column: this.#title(key), says });
  }

  /** Is anything wrong in that column? */
  isFaulty(key: K): boolean {
    return this.faults.some(({ column }) => column === this.#title(key));
  }

  /** Titles of the columns that say something else than an entry of the register. What is empty or faulty says nothing. */
  others(same: Readonly<Record<K, (text: string) => boolean>>): readonly string[] {
    const differs = ({ key }: Column<K>) => this.cell(key) !== "" && !this.isFaulty(key) && !same[key](this.cell(key));
    return this.#columns.filter(differs).map(({ title }) => title);
  }

  /** Faults in the order of the columns, those of the whole line first. */
  sortFaults(): void {
    const place = ({ column }: ImportFault) => this.#columns.findIndex(({ title }) => title === column);
    this.faults.sort((a, b) => place(a) - place(b));
  }

  warn(key: K | null, says: string): void {
    this.warnings.push({ line: this.line, column: this.#title(key), says });
  }

  /** A day that has come; null: the cell is empty, or is none and that was noted. */
  day(key: K): Day | null {
    return this.dayOf(key, this.cell(key));
  }

  /** The same for a day that is only a part of a cell. */
  dayOf(key: K, text: string): Day | null {
    if (text === "") return null;
    const fault = dayFault(text) ?? (text > this.#today ? `“${text}” is still to come.` : null);
    if (fault === null) return text;
    this.fault(key, fault);
    return null;
  }

  /**
   * Every fault of what is checked field by field: a field that is refused is noted, and gives way to one that is not.
   * @param check throws AppError with the field's name in `detail.field`
   * @returns null when anything was refused
   */
  fields<T extends { readonly [field in K]?: string | null }, R>(
    asked: T,
    standIn: T,
    check: (asked: T) => R,
  ): R | null {
    const before = this.faults.length;
    let fields = asked;
    for (let tries = 0; tries <= this.#columns.length; tries += 1) {
      try {
        const checked = check(fields);
        return this.faults.length === before ? checked : null;
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        const key = this.#columns.find((column) => column.key === error.detail.field)?.key;
        if (key === undefined || fields[key] === standIn[key]) throw error;
        this.fault(key, faultWords(error, this.cell(key)));
        fields = { ...fields, [key]: standIn[key] };
      }
    }
    return null;
  }

  /** What `check` makes of a part of a cell; null: it was refused, and that was noted. @param check throws AppError */
  part<R>(key: K, text: string, check: (text: string) => R): R | null {
    try {
      return check(text);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.fault(key, faultWords(error, text));
      return null;
    }
  }

  #title(key: K | null): string | null {
    return this.#columns.find((column) => column.key === key)?.title ?? null;
  }
}
