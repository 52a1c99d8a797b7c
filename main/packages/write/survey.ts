import { AppError } from "../../lib/app-error.ts";
import { ByteSet } from "../../lib/byte-set.ts";
import { BagIndex } from "../report/index.ts";
import type { BagSource } from "../source.ts";
import { type Contents, entryLine, namedFiles, publicPartOf } from "./contents.ts";
import type { Pace } from "./pace.ts";

/** What is going to be in a bag, found out by reading its entries once. */
export interface Survey {
  /** Of entries.jsonl, in bytes. */
  readonly entryBytes: number;
  readonly index: BagIndex;
  /** Files that are named and were not disposed of, each once, in the order in which they are named. */
  readonly files: number;
  readonly fileBytes: number;
  file(place: number): { readonly sha256: string; readonly extension: string };
}

/** @param held files that stay here. Throws LOG_DOES_NOT_VERIFY {seq}, EXPORT_CANCELLED */
export async function survey(
  contents: Contents,
  source: BagSource,
  held: ReadonlySet<string>,
  pace: Pace,
): Promise<Survey> {
  const reading = new Reading(source, held);
  for (const seq of contents.seqs()) {
    reading.take(contents, seq);
    if (pace.advance(1)) await pace.rest();
  }
  return reading;
}

class Reading implements Survey {
  readonly #source: BagSource;
  readonly #held: ReadonlySet<string>;
  readonly #files = new ByteSet(32);
  readonly #extensions: string[] = [];
  readonly index = new BagIndex();
  entryBytes = 0;
  fileBytes = 0;

  constructor(source: BagSource, held: ReadonlySet<string>) {
    this.#source = source;
    this.#held = held;
  }

  get files(): number {
    return this.#files.size;
  }

  file(place: number): { sha256: string; extension: string } {
    return { sha256: this.#files.at(place).toString("hex"), extension: this.#extensions[place] ?? "bin" };
  }

  take(contents: Contents, seq: number): void {
    const entry = contents.entry(seq);
    const part = publicPartOf(entry);
    this.entryBytes += entryLine(entry).length;
    this.index.add(entry, part);
    for (const { sha256, extension } of namedFiles(part.kind, entry)) this.#takeFile(seq, sha256, extension);
  }

  #takeFile(seq: number, sha256: string, extension: string): void {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError("LOG_DOES_NOT_VERIFY", { seq });
    if (this.#held.has(sha256)) return;
    const key = Buffer.from(sha256, "hex");
    if (this.#files.has(key)) return;
    const file = this.#source.evidence(sha256);
    if (file === null) return;
    this.#files.add(key);
    this.#extensions.push(extension);
    this.fileBytes += file.bytes;
  }
}
