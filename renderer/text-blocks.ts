/** Length of a block, in UTF-16 units. */
const blockLength = 20_000;

/** Where to part a text near `at`: after a line feed if there is one, else after a space, never inside a surrogate pair. */
function parting(text: string, from: number, at: number): number {
  const line = text.lastIndexOf("\n", at - 1);
  if (line > from) return line + 1;
  const space = text.lastIndexOf(" ", at - 1);
  if (space > from) return space + 1;
  const half = text.charCodeAt(at - 1);
  return half >= 0xd800 && half < 0xdc00 ? at - 1 : at;
}

/**
 * A long text in blocks that can be laid out one by one, as they are scrolled to; together they are the text.
 * A megabyte in one piece takes the browser many seconds.
 */
export function textBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  let from = 0;
  while (text.length - from > blockLength) {
    const to = parting(text, from, from + blockLength);
    blocks.push(text.slice(from, to));
    from = to;
  }
  return [...blocks, text.slice(from)];
}
