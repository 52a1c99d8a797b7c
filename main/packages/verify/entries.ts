import { createHash, hash } from "node:crypto";
import { type Hash, leafHash } from "../../lib/proof/merkle.ts";
import { Frontier } from "../../lib/proof/tree.ts";
import type { PackageKind } from "../../model/records-view.ts";
import {
  type Line,
  linesOf,
  longestEntryLine,
  type PackageFile,
  type ReadEntry,
  readEntryLine,
} from "../open/index.ts";
import { bagPaths, proofPath } from "../source.ts";
import { type Fields, filesNamed, readFields } from "./disclosed.ts";
import { DisposalsCheck } from "./disposals.ts";
import type { Faults } from "./faults.ts";
import type { Head } from "./head.ts";
import { checkOriginals, checkWithheld } from "./held-back.ts";
import type { Digests } from "./manifest.ts";
import { NamedFiles } from "./named-files.ts";
import { type Marks, Numbers } from "./numbers.ts";
import type { Pace } from "./pace.ts";
import { type Earlier, inclusionFault, largestProof } from "./proof.ts";
import { isLeftOut, type Release } from "./release.ts";

/** What is known before the entries are read. */
export interface Before {
  readonly file: PackageFile;
  readonly kind: PackageKind;
  readonly head: Head | null;
  readonly digests: Digests;
  readonly release: Release | null;
  /** Sizes of earlier trees of which the root is wanted. */
  readonly wanted: ReadonlySet<number>;
  readonly faults: Faults;
  readonly pace: Pace;
}

/** Reads `data/entries.jsonl` once, line by line: form, number, fields, tree or proof, and the files that each entry names. */
export class EntriesCheck {
  /** Numbers of the entries, as they stand there, and where their lines begin. */
  readonly seqs = new Numbers();
  readonly starts = new Numbers();
  readonly #files: NamedFiles;
  readonly policies = new Set<string>();
  /** What the log says of its own exports. */
  readonly exports: Earlier[] = [];
  /** Roots of the earlier trees that were wanted, base64; only where the entries begin with 0. */
  readonly roots = new Map<number, string>();
  readonly #before: Before;
  readonly #frontier = Frontier.empty();
  /** No entry is missing, from number 0 on. */
  #whole = true;
  readonly #disposals: DisposalsCheck;
  #end = 0;
  #line = 0;

  constructor(before: Before) {
    this.#before = before;
    this.#files = new NamedFiles(before.file, before.release, before.faults);
    this.#disposals = new DisposalsCheck(this.seqs, before.kind === "export", before.faults);
  }

  /** Files that an entry or the list of redactions names. */
  get named(): Marks {
    return this.#files.marks;
  }

  get first(): number | null {
    return this.seqs.length === 0 ? null : this.seqs.at(0);
  }

  get last(): number | null {
    return this.seqs.last();
  }

  /** All entries of the signed tree are here: it is recomputed, and they need no proofs. */
  get isFull(): boolean {
    return this.#whole && this.#frontier.size === this.#before.head?.checkpoint.size;
  }

  /** Bytes of the line of an entry. */
  lineOf(place: number): { readonly at: number; readonly bytes: number } {
    const at = this.starts.at(place);
    const next = place + 1 < this.starts.length ? this.starts.at(place + 1) : this.#end;
    return { at, bytes: next - at - 1 };
  }

  async run(): Promise<void> {
    const { file, digests, faults, pace } = this.#before;
    const path = bagPaths.entries;
    await pace.begin("entries", file.size(path) ?? 0);
    const sha256 = createHash("sha256");
    async function* hashed(): AsyncGenerator<Buffer> {
      for await (const piece of file.stream(path)) {
        sha256.update(piece);
        yield piece;
      }
    }
    await this.#files.nameRedactions();
    for await (const line of linesOf(hashed(), path, longestEntryLine)) {
      await this.#checkLine(line);
      await pace.step(line.bytes.length + 1);
    }
    digests.compare(path, sha256.digest("hex"), faults);
    if (this.seqs.length === 0) faults.file("entry", path, "it holds no entry");
    this.#disposals.finish();
    this.#checkNumbers();
    this.#checkTree();
  }

  async #checkLine(line: Line): Promise<void> {
    const { faults, head } = this.#before;
    this.#line += 1;
    this.#end = line.at + line.bytes.length + 1;
    const entry = readEntryLine(line.bytes);
    if (entry === null) {
      faults.file("entry", bagPaths.entries, `line ${this.#line} is not written as an entry's is`);
      this.#whole = false;
      return;
    }
    if (!this.#follows(entry.seq)) return;
    this.seqs.push(entry.seq);
    this.starts.push(line.at);
    if (head !== null && entry.seq >= head.checkpoint.size) {
      faults.entry("tree", entry.seq, "the checkpoint does not cover it");
    }
    const leaf = leafHash(entry.publicPart);
    this.#grow(entry.seq, leaf);
    const fields = readFields(entry);
    this.#disposals.take(entry.part, this.#isBare(entry, fields));
    if (typeof fields === "string") faults.entry("entry", entry.seq, fields);
    else this.#checkFields(entry, fields);
    this.policies.add(entry.part.policy);
    if (this.#needsProof) await this.#checkProof(entry.seq, leaf);
  }

  /** Numbers rise; in an export none is left out. */
  #follows(seq: number): boolean {
    const { faults, kind } = this.#before;
    const last = this.last;
    if (last !== null && seq <= last) {
      faults.entry("entry", seq, seq === last ? "it stands there twice" : `it stands there after entry ${last}`);
      this.#whole = false;
      return false;
    }
    if (kind === "export" && last !== null && seq !== last + 1) {
      const missing = seq === last + 2 ? `entry ${last + 1} is` : `entries ${last + 1} to ${seq - 1} are`;
      faults.entry("entry", last + 1, `${missing} missing`);
    }
    return true;
  }

  #grow(seq: number, leaf: Hash): void {
    if (seq !== this.#frontier.size) this.#whole = false;
    if (!this.#whole) return;
    this.#frontier.appendHash(leaf);
    if (this.#before.wanted.has(seq + 1)) this.roots.set(seq + 1, base64(this.#frontier.root()));
  }

  /** An export from the beginning recomputes the whole tree. */
  get #needsProof(): boolean {
    return this.#before.kind === "release" || this.first !== 0;
  }

  async #checkProof(seq: number, leaf: Hash): Promise<void> {
    const { file, head, digests, faults } = this.#before;
    const path = proofPath(seq);
    if (file.size(path) === null) {
      faults.entry("tree", seq, "its proof is missing");
      return;
    }
    const proof = await faults.guard(path, null, () => file.read(path, largestProof));
    if (proof === null) return;
    digests.compare(path, hash("sha256", proof, "hex"), faults);
    const fault = head === null ? null : inclusionFault(proof.toString("utf8"), seq, leaf, head);
    if (fault !== null) faults.entry("tree", seq, fault);
  }

  /** All its fields are gone, and no release says why. */
  #isBare({ seq, disclosures }: ReadEntry, fields: Fields | string): boolean {
    if (typeof fields === "string" || disclosures.length > 0 || fields.missing === 0) return false;
    return !this.#before.release?.bySeq.has(seq);
  }

  #checkFields(entry: ReadEntry, fields: Fields): void {
    const { seq, part } = entry;
    const { values, missing } = fields;
    const { faults, release } = this.#before;
    const rows = release?.bySeq.get(seq) ?? [];
    const isExplained = this.#isBare(entry, fields) || (rows.length === 0 && missing === 0);
    if (!isExplained) checkWithheld(entry, fields, rows, faults);
    const named = filesNamed(part.kind, values);
    if (named === null) faults.entry("entry", seq, "it names a file in a way that can't be read");
    for (const evidence of named ?? []) this.#files.name(seq, evidence);
    if (named !== null) checkOriginals(entry, fields, named, rows, faults);
    if (part.kind === "record.disposed") this.#disposals.dispose(seq, values);
    if (part.kind === "log.exported") this.#keepExport(seq, values.size, values.root);
  }

  #keepExport(seq: number, size: unknown, root: unknown): void {
    if (typeof size !== "number" || typeof root !== "string") return;
    this.exports.push({ size, root });
    if (size > seq) this.#before.faults.entry("entry", seq, "it speaks of an export of later entries");
  }

  /** What the list says of entries that are not here: left out whole, or nothing. */
  #checkNumbers(): void {
    const { faults, release, head } = this.#before;
    for (const [seq, rows] of release?.bySeq ?? []) {
      if (this.seqs.find(seq) !== -1) continue;
      if (!rows.every(isLeftOut)) {
        faults.entry("derived", seq, "the list of what was withheld names it, but it is not here");
      } else if (head !== null && seq >= head.checkpoint.size) {
        faults.entry("derived", seq, "it is said to be left out, but the checkpoint does not cover it");
      }
    }
  }

  #checkTree(): void {
    const { head, faults, kind } = this.#before;
    if (head === null || kind === "release" || this.seqs.length === 0) return;
    const { size, root } = head.checkpoint;
    if (this.last !== size - 1) {
      faults.whole("tree", `the checkpoint covers ${size} entries, the last one here is ${this.last}`);
    } else if (this.#whole && this.#frontier.root() !== root) {
      faults.whole("tree", "the signed root hash is not that of the entries");
    } else if (this.first === 0 && !this.#whole) {
      faults.whole("tree", "the signed root hash can't be recomputed, since not all entries are here as they were");
    }
  }
}

function base64(hashes: Hash): string {
  return Buffer.from(hashes, "latin1").toString("base64");
}
