/** The report's tables. */

import { guarded, quoted, recordOf } from "../../lib/csv.ts";

/** A cell holds no more in the common spreadsheet programs. */
const longest = 32_000;
const cut = " … (cut, the whole stands in entries.jsonl)";

/** One cell: quoted where it must be; an apostrophe stands before what would be a formula. */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = guarded(value);
  return quoted(safe.length <= longest ? safe : safe.slice(0, longest).toWellFormed() + cut);
}

/** A record with its CRLF. */
export function record(values: readonly (string | number | null)[]): string {
  return recordOf(values.map(cell));
}
