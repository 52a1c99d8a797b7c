/** Writing CSV (RFC 4180) that a spreadsheet may open without running anything that somebody wrote into a cell. */

/** What a spreadsheet takes for the beginning of a formula, in its wide forms too (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** The same behind one apostrophe or more: a cell that was guarded, or one that would be taken for it. */
const guardedFormula = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The text with an apostrophe before what would be a formula. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** As `guarded`, so that `unguarded` gives back every text as it was: an apostrophe of the text's own gets one more. */
export function guardedToReturn(text: string): string {
  return formula.test(text) || guardedFormula.test(text) ? `'${text}` : text;
}

/** Takes the guard away again. */
export function unguarded(text: string): string {
  return guardedFormula.test(text) ? text.slice(1) : text;
}

/** A cell's text, quoted where it must be. */
export function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cells as a record with its CRLF. */
export function recordOf(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}
