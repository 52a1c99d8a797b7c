import type { Outcome, Source } from "../probe.ts";
import { okText } from "../text-of.ts";

/** A row of osquery's answer: all that it says is text. */
export type Row = Readonly<Record<string, string>>;

/** Tables have far fewer rows that matter here. */
const mostRows = 5_000;

/** What a source that nobody read would have given. */
export const nothing: Outcome = { state: "absent" };

/** One question to osquery, answered without its service, its files and its extensions. */
export function query(program: string, sql: string): Source {
  return { run: program, args: ["--ephemeral", "--disable_database", "--disable_extensions", "--json", sql] };
}

/** null: it is no answer; none: the table holds nothing that may be seen. */
export function rowsOf(outcome: Outcome): readonly Row[] | null {
  const text = okText(outcome);
  const rows = text === null ? null : jsonOf(text);
  if (!Array.isArray(rows) || rows.length > mostRows || !rows.every(isRow)) return null;
  return rows;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Cut off, or a complaint in words: no answer.
    return null;
  }
}

function isRow(row: unknown): row is Row {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return false;
  return Object.values(row).every((value) => typeof value === "string");
}
