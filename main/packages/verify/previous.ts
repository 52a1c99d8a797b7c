import { linesOf, longestEntryLine, type PackageFile, readEntryLine } from "../open/index.ts";
import { bagKind, bagPaths } from "../source.ts";
import type { ConsistencyCheck } from "./consistency.ts";
import type { EntriesCheck } from "./entries.ts";
import { Faults } from "./faults.ts";
import { type Head, readHead } from "./head.ts";
import type { Pace } from "./pace.ts";

/** Does a package go on from an earlier one of the same log? */

const largest = 64 * 1024;

/** The earlier package's own head, where it is signed with the same key. */
export interface Previous {
  readonly file: PackageFile;
  readonly head: Head;
}

/** Faults of the earlier package are told as one. */
export async function readPrevious(file: PackageFile, head: Head | null, faults: Faults): Promise<Previous | null> {
  const own = new Faults();
  const read = async (path: string) => {
    const bytes = await own.guard(path, null, () => file.read(path, largest));
    return bytes?.toString("utf8");
  };
  const vkey = await read(bagPaths.vkey);
  const found = readHead(vkey, await read(bagPaths.checkpoint), null, own);
  if (found === null) {
    faults.whole(
      "consistency",
      `the previous package can't be compared: ${own.list[0]?.what ?? "its head can't be read"}`,
    );
    return null;
  }
  if (head !== null && found.vkey !== head.vkey) {
    faults.whole("consistency", `the previous package is of another log (${found.checkpoint.origin})`);
    return null;
  }
  return { file, head: found };
}

/** What is known of the package at hand. */
export interface Present {
  readonly file: PackageFile;
  readonly head: Head;
  readonly isExport: boolean;
  readonly entries: EntriesCheck;
  readonly consistency: ConsistencyCheck;
}

export async function checkPrevious(present: Present, previous: Previous, faults: Faults, pace: Pace): Promise<void> {
  checkHeads(present, previous.head, faults);
  await checkShared(present, previous.file, faults, pace);
}

function checkHeads({ head, entries, consistency }: Present, old: Head, faults: Faults): void {
  const [size, oldSize] = [head.checkpoint.size, old.checkpoint.size];
  const forked = `the log was rewritten: its first ${oldSize} entries are not those of the previous package's checkpoint`;
  if (oldSize > size) {
    faults.whole("consistency", `the previous package is newer: it covers ${oldSize} entries, this one ${size}`);
  } else if (oldSize === size) {
    if (old.root !== head.root) faults.whole("consistency", forked);
  } else if (oldSize > 0) {
    const root = (entries.isFull ? entries.roots.get(oldSize) : undefined) ?? consistency.earlier.get(oldSize);
    if (root === undefined) {
      faults.whole(
        "consistency",
        `nothing in the package shows that it goes on from the previous one's ${oldSize} entries`,
      );
    } else if (root !== old.root) faults.whole("consistency", forked);
  }
}

/** Entries that both hold are the same, byte for byte; between the two none is missing. */
async function checkShared(
  { file, isExport, entries }: Present,
  older: PackageFile,
  faults: Faults,
  pace: Pace,
): Promise<void> {
  const { first } = entries;
  const window = file.window(bagPaths.entries);
  let last: number | null = null;
  await pace.begin("entries", older.size(bagPaths.entries) ?? 0);
  await faults.guard(null, null, async () => {
    for await (const { bytes } of linesOf(older.stream(bagPaths.entries), bagPaths.entries, longestEntryLine)) {
      const entry = readEntryLine(bytes);
      if (entry === null) {
        faults.whole("consistency", "an entry of the previous package can't be read");
        return;
      }
      last = entry.seq;
      const place = entries.seqs.find(entry.seq);
      if (place !== -1) {
        const line = entries.lineOf(place);
        const now = readEntryLine(window.readAt(line.at, line.bytes));
        // The public part commits to the fields: where it is the same, so are they.
        if (now?.publicPart !== entry.publicPart) {
          faults.entry("consistency", entry.seq, "it is another one than in the previous package");
        }
      }
      await pace.step(bytes.length + 1);
    }
  });
  if (!isExport || bagKind(older.top) !== "export" || last === null || first === null) return;
  if (first > last + 1) {
    faults.whole(
      "consistency",
      `entries ${last + 1} to ${first - 1} are neither in this package nor in the previous one`,
    );
  }
}
