import { AppError } from "../../lib/app-error.ts";

const lineFeed = 0x0a;

/** A line with where it begins in its file. */
export interface Line {
  readonly at: number;
  /** Without its line feed. */
  readonly bytes: Buffer;
}

/**
 * The lines of a file that comes in pieces; each ends in one line feed.
 * @throws AppError PACKAGE_UNREADABLE {reason, file} when the last line has none, or one is longer than `longest` bytes
 */
export async function* linesOf(pieces: AsyncIterable<Buffer>, file: string, longest: number): AsyncGenerator<Line> {
  let [rest, restBytes, at]: [Buffer[], number, number] = [[], 0, 0];
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, start)) {
      const part = piece.subarray(start, end);
      const bytes = restBytes === 0 ? part : Buffer.concat([...rest, part]);
      [rest, restBytes] = [[], 0];
      if (bytes.length > longest) throw tooLong(file);
      yield { at, bytes };
      at += bytes.length + 1;
      start = end + 1;
    }
    rest.push(Buffer.from(piece.subarray(start)));
    restBytes += piece.length - start;
    if (restBytes > longest) throw tooLong(file);
  }
  if (restBytes > 0) throw new AppError("PACKAGE_UNREADABLE", { reason: "its last line does not end", file });
}

function tooLong(file: string): AppError {
  return new AppError("PACKAGE_UNREADABLE", { reason: "a line is longer than any that Custodia writes", file });
}
