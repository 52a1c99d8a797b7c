/** RFC 4180, as a spreadsheet may open it without running anything that somebody wrote into a comment. */

/** What a spreadsheet takes for the beginning of a formula, in its wide forms too (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell holds no more in the common spreadsheet programs. */
const longest = 32_000;
const cut = " … (cut, the whole stands in entries.jsonl)";

/** One cell: quoted where it must be; an apostrophe stands before what would be a formula. */
export function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  const text = safe.length <= longest ? safe : safe.slice(0, longest).toWellFormed() + cut;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A record with its CRLF. */
export function record(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}
