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

/** @returns false where both are the same package, which shows nothing: a fault, since whoever asked took the wrong file */
export async function checkPrevious(
  present: Present,
  previous: Previous,
  faults: Faults,
  pace: Pace,
): Promise<boolean> {
  const own = new Faults();
  const range = await own.guard(null, null, () => checkShared(present, previous.file, faults, pace));
  if (own.count > 0) faults.whole("consistency", `the previous package can't be read: ${own.list[0]?.what}`);
  if (await isSame(present, previous, range)) {
    faults.whole("consistency", "the previous package is the same package: nothing was compared");
    return false;
  }
  checkHeads(present, previous.head, faults);
  if (range !== null) checkGap(present, previous.file, range, faults);
  return true;
}

/** Numbers of the previous package's first and last entry. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** The same file, sealed or not; or the same entries of the same log, exported again. */
async function isSame(
  { file, head, isExport, entries }: Present,
  old: Previous,
  range: Range | null,
): Promise<boolean> {
  if (head.root !== old.head.root || head.checkpoint.size !== old.head.checkpoint.size) return false;
  if (file.top !== old.file.top) return false;
  if (isExport) return range !== null && entries.first === range.first && entries.last === range.last;
  const own = new Faults();
  const manifest = (one: PackageFile) => own.guard(null, null, () => one.read(bagPaths.tagManifest, largest));
  const [here, there] = [await manifest(file), await manifest(old.file)];
  return here !== null && there !== null && here.equals(there);
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

/** Entries that both hold are the same, byte for byte. @returns null where the previous one's can't all be read */
async function checkShared(
  { file, entries }: Present,
  older: PackageFile,
  faults: Faults,
  pace: Pace,
): Promise<Range | null> {
  const window = file.window(bagPaths.entries);
  let range = null as Range | null;
  await pace.begin("entries", older.size(bagPaths.entries) ?? 0);
  for await (const { bytes } of linesOf(older.stream(bagPaths.entries), bagPaths.entries, longestEntryLine)) {
    const entry = readEntryLine(bytes);
    if (entry === null) {
      faults.whole("consistency", "an entry of the previous package can't be read");
      return null;
    }
    range = { first: range?.first ?? entry.seq, last: entry.seq };
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
  return range;
}

/** Between two exports no entry is missing. */
function checkGap({ isExport, entries }: Present, older: PackageFile, { last }: Range, faults: Faults): void {
  const { first } = entries;
  if (!isExport || bagKind(older.top) !== "export" || first === null) return;
  if (first > last + 1) {
    faults.whole(
      "consistency",
      `entries ${last + 1} to ${first - 1} are neither in this package nor in the previous one`,
    );
  }
}
