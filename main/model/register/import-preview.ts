/** A table of accounts or people, looked at before it is taken in. */

/** A table that was read and not taken in yet. A faulty row keeps all of them out. */
export interface ImportPreview {
  readonly token: string;
  readonly what: "accounts" | "people";
  readonly file: string;
  readonly encoding: "UTF-8" | "UTF-16" | "Windows-1252";
  readonly delimiter: "," | ";" | "tab";
  /** How many would be added, and how many are in the register already with the same details. */
  readonly added: number;
  readonly known: number;
  /** The first two hundred rows as they would stand. */
  readonly rows: readonly {
    readonly line: number;
    readonly cells: Readonly<Record<string, string>>;
    /** `example`: the line of the template that shows how to write; it is left out. */
    readonly state: "new" | "known" | "faulty" | "example";
  }[];
  /** The first two hundred; `faultCount` counts all. */
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
  /** What is taken in but should be looked at, such as a look-alike handle: the first two hundred; `warningCount` counts all. */
  readonly warnings: readonly ImportFault[];
  readonly warningCount: number;
  /** Columns that are not read. */
  readonly unread: readonly string[];
}

/** `line` counts lines of the file from 1. */
export interface ImportFault {
  readonly line: number;
  readonly column: string | null;
  readonly says: string;
}
