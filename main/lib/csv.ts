/** Writing CSV (RFC 4180) that a spreadsheet may open without running anything that somebody wrote into a cell. */

/** What a spreadsheet takes for the beginning of a formula, in its wide forms too (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/**
 * The same, and what some program may take for it once it has left out blanks, line ends and what can't be seen, or made the small forms of
 * the signs into the usual ones.
 */
const likeFormula = /^(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/u;
/** An apostrophe and what it guards, or a text that would be taken for that. */
const guardedFormula =
  /^'+(?:[\t\r\n]|[\s\p{Cf}\p{Cc}]*[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])/u;

/** The text with an apostrophe before what would be a formula. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** As `guarded`, but stricter, and so that `unguarded` gives back every text as it was: an apostrophe of the text's own gets one more. */
export function guardedToReturn(text: string): string {
  return likeFormula.test(text) || guardedFormula.test(text) ? `'${text}` : text;
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
