/**
 * RFC 4180: rows end in CRLF, cells with commas, quotes or line ends stand in quotes. A byte order mark may come first. Read by hand, each
 * character once: a pattern that may go back is slow over a text that was made for it.
 */

/** The rows; null when the text is not written so to its end, or a row has not so many cells. */
export function readRows(text: string, columns: number): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = text.startsWith("\ufeff") ? 1 : 0; at < text.length; ) {
    const read = text[at] === '"' ? quotedCell(text, at + 1) : plainCell(text, at);
    if (read === null || row.length === columns) return null;
    row.push(read.cell);
    const isEnd = text.startsWith("\r\n", read.end);
    if (!isEnd && text[read.end] !== ",") return null;
    at = read.end + (isEnd ? 2 : 1);
    if (!isEnd) continue;
    if (row.length !== columns) return null;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : null;
}

interface Cell {
  readonly cell: string;
  /** Where what follows the cell begins. */
  readonly end: number;
}

/** @param start behind the quote. null when no other quote ends it */
function quotedCell(text: string, start: number): Cell | null {
  for (let end = text.indexOf('"', start); end !== -1; end = text.indexOf('"', end + 2)) {
    if (text[end + 1] !== '"') return { cell: text.slice(start, end).replaceAll('""', '"'), end: end + 1 };
  }
  return null;
}

const special = ',"\r\n';

function plainCell(text: string, start: number): Cell {
  let end = start;
  while (end < text.length && !special.includes(text.charAt(end))) end += 1;
  return { cell: text.slice(start, end), end };
}
