/** RFC 4180: rows end in CRLF, cells with commas, quotes or line ends stand in quotes. A byte order mark may come first. */

const cell = /(?:"((?:[^"]+|"")*)"|([^",\r\n]*))(,|\r\n)/gy;

/** The rows; null when the text is not written so to its end. */
export function readRows(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  cell.lastIndex = text.startsWith("\ufeff") ? 1 : 0;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) return null;
    const [, quoted, plain = "", end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return row.length === 0 ? rows : null;
}
