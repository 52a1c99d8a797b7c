import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { signCheckpoint } from "../lib/proof/checkpoint.ts";
import { bytesOf, type Hash } from "../lib/proof/merkle.ts";
import { parsePublicText } from "../lib/proof/public-part.ts";
import { consistencyPath, type Frontier, inclusionPath, rangeRoot } from "../lib/proof/tree.ts";
import type { Signer } from "../lib/signed-note.ts";
import type { CaseEntry, DeskEntry, DeskEntryKind, Evidence, Time } from "../model/entry.ts";
import { Appender, type EntryDraft } from "./appender.ts";
import { derivedVersion, indexCases, indexEvidence, indexText, rebuildDerived } from "./case-index.ts";
import { CaseReader } from "./case-reader.ts";
import { Disposal } from "./disposal.ts";
import { type LogHead, readHead, readNode, readTree } from "./head.ts";
import type { LogIdentity } from "./identity.ts";
import { stored } from "./stored.ts";
import {
  deskEntry,
  isBlank,
  keptCaseEntries,
  type ReadDeskEntry,
  type StoredEntry,
  storedEntry,
} from "./stored-entry.ts";

export interface LogOptions {
  readonly database: Database;
  readonly clock: () => Date;
  /** Cryptographically strong, outside of sample data. */
  readonly random: (bytes: number) => Uint8Array;
  /** Is this sealed file named elsewhere than in the log, such as by the account register? Left out: never. */
  readonly alsoNamed?: (sha256: string) => boolean;
}

/** The removal log: entries that never change, their tree, and what is computed from them. */
export class RemovalLog extends CaseReader {
  readonly identity: LogIdentity;
  readonly #options: LogOptions;
  readonly #signer: Signer | null;
  readonly #disposal: Disposal;
  /** The last head whose signature was checked or made here: spares checking the same bytes again, nothing else is remembered. */
  #known: LogHead | null = null;

  /** Use `openLog`. */
  constructor(options: LogOptions, identity: LogIdentity, signer: Signer | null) {
    super(options.database);
    this.identity = identity;
    this.#options = options;
    this.#signer = signer;
    this.#disposal = new Disposal(options.database, this.queries, this.cases, options.alsoNamed ?? (() => false));
    options.database.transaction(() => this.#tree())();
    if (!options.database.readonly && this.cases.state()?.version !== derivedVersion) rebuildDerived(options.database);
  }

  /**
   * Appends what `decide` returns after seeing the case's entries, all in one transaction: returns only when it is on the disk.
   * @param caseId null when there is no case to look at: for a new one, or for an entry that belongs to none
   * @param decide throws to refuse; then nothing has happened
   * @returns the new entries
   * @throws AppError KEYCHAIN_SILENT (opened without the key), LOG_DOES_NOT_VERIFY, TEXT_NOT_WELL_FORMED, REQUEST_MALFORMED, CASE_UNKNOWN,
   *   DISK_FULL, DISK_FAILED, DATABASE_BUSY
   */
  record(
    caseId: string | null,
    decide: (entries: readonly CaseEntry[]) => readonly EntryDraft[],
  ): readonly CaseEntry[] {
    return this.#append(() => {
      const entries = caseId === null ? [] : keptCaseEntries(this.queries, caseId);
      const known = new Map<string, CaseEntry[]>(caseId === null ? [] : [[caseId, [...entries]]]);
      return { drafts: refuseDisposal(decide(entries)), known };
    });
  }

  /**
   * Appends many drafts of many cases in one transaction, for sample data. All of them are held in memory: hand over some thousand at a time.
   * `at` stands for the clock; TIME_INVALID when it goes backwards. Throws what `record` throws.
   */
  appendAll(drafts: readonly (EntryDraft & { readonly at?: Date })[]): void {
    this.#append(() => ({ drafts: refuseDisposal(drafts), known: new Map() }));
  }

  /** When the last entry was made, by the clock of that moment; null for an empty log. */
  lastAt(): Time | null {
    return stored(() => {
      const part = parsePublicText(this.queries.publicPart(this.queries.size() - 1) ?? "");
      return part?.at ?? null;
    });
  }

  counts(): { entries: number; cases: number; openCases: number } {
    return stored(() => {
      const { cases, openCases } = this.cases.state() ?? { cases: 0, openCases: 0 };
      return { entries: this.queries.size(), cases, openCases };
    });
  }

  /** Entries of one kind that belong to no case, in order. One that was disposed of has no fields, no actor and no device any more. */
  deskEntries<K extends DeskEntryKind>(kind: K): readonly ReadDeskEntry<K>[] {
    return stored(() => this.queries.deskEntries(kind).map((row) => deskEntry<K>(row, isBlank(this.queries, row))));
  }

  /** One of these; null when there is none of that number and kind. */
  deskEntry<K extends DeskEntryKind>(kind: K, seq: number): ReadDeskEntry<K> | null {
    return stored(() => {
      const row = this.queries.entry(seq);
      if (row === undefined) return null;
      const read = deskEntry<K>(row, isBlank(this.queries, row));
      return read.entry.kind === kind ? read : null;
    });
  }

  /** Were this entry's fields disposed of? */
  isDisposed(seq: number): boolean {
    return stored(() => this.queries.isDisposed(seq));
  }

  /**
   * Which sealed files nothing would name any more without these entries, and which other entries or the account register would still. In
   * the order of their hashes.
   */
  filesGone(seqs: readonly number[]): { readonly gone: readonly Evidence[]; readonly shared: readonly Evidence[] } {
    return stored(() => this.#disposal.filesGone(seqs));
  }

  /**
   * Appends `draft` and takes away for good the fields of the entries `seqs`, the words of their cases in every list and index, and what
   * is known of files that nothing else names: all in one transaction, the caller's where there is one. The files themselves and what old
   * pages of the database still hold are left to `finishDisposals`. [A-6.e.i]
   * @param draft of the kind `record.disposed`; its `entries` are `seqs`, its `files` the hashes that `filesGone` gives
   * @throws AppError RECORD_DISPOSED {seq}, ENTRY_UNKNOWN {seq}, CASE_CHANGED (a case of which there is more, other files), REQUEST_MALFORMED,
   *   and what `record` throws
   */
  dispose(draft: EntryDraft, seqs: readonly number[]): DeskEntry<"record.disposed"> {
    return stored(() =>
      this.#disposal.run(draft, seqs, () => {
        const [entry] = this.#append(() => ({ drafts: [draft], known: new Map() }));
        return entry as unknown as DeskEntry<"record.disposed">;
      }),
    );
  }

  /** Disposals whose files may still lie there, and whose words may still stand in old pages of the database. */
  unfinishedDisposals(): readonly { readonly seq: number; readonly files: readonly string[] }[] {
    return stored(() => this.#disposal.unfinished());
  }

  /**
   * Writes the database anew, so that no page holds what was disposed of, and crosses the disposals off. Takes about as long as copying the
   * file. Outside of a transaction, after the files were removed.
   * @returns false when another connection still reads what was there before: to be tried again
   * @throws AppError DISK_FULL, DISK_FAILED, DATABASE_BUSY
   */
  finishDisposals(): boolean {
    return stored(() => this.#disposal.finish());
  }

  /** Keeps the text that was found in a sealed picture; its cases are found by it from now on. Does nothing for a file that no entry names. */
  indexText(sha256: string, text: string, reader: string): void {
    const index = this.#options.database.transaction(() =>
      indexText(this.queries, this.cases, { sha256, text, reader }),
    );
    stored(() => index.immediate());
  }

  /** Text found in a sealed picture; null: it was not read yet. */
  textOf(sha256: string): string | null {
    return stored(() => this.cases.pictureText(sha256) ?? null);
  }

  /** Sealed pictures of cases that were not read yet, newest first. */
  unread(limit: number): readonly Evidence[] {
    const hashes = new Set(stored(() => this.cases.unread(limit)));
    return [...hashes].flatMap((sha256) => this.evidence(sha256) ?? []);
  }

  unreadCount(): number {
    return stored(() => this.cases.unreadCount());
  }

  /** null when there is no such entry. */
  entry(seq: number): StoredEntry | null {
    return stored(() => {
      const row = this.queries.entry(seq);
      return row === undefined ? null : storedEntry(row);
    });
  }

  /** Entries `from` up to `to`, which is not included; read one at a time. */
  *entries(from: number, to: number): Iterable<StoredEntry> {
    for (let seq = from; seq < to; seq += 1) {
      const entry = this.entry(seq);
      if (entry === null) return;
      yield entry;
    }
  }

  /** The signed note over all entries (FORMATS section 2). Throws LOG_DOES_NOT_VERIFY. */
  checkpoint(): string {
    return stored(() => readHead(this.queries, this.identity, this.#known).note);
  }

  /** RFC 9162 section 2.1.3.1: leads from the leaf `seq` to the root of the first `size` entries. Throws ENTRY_UNKNOWN. */
  inclusionProof(seq: number, size: number): Uint8Array[] {
    return this.#proof(seq >= 0 && seq < size, size, () => inclusionPath(seq, size, readNode(this.queries)));
  }

  /** RFC 9162 section 2.1.4.1: shows the first `oldSize` entries to be a beginning of the first `size`. Throws ENTRY_UNKNOWN. */
  consistencyProof(oldSize: number, size: number): Uint8Array[] {
    const fits = oldSize >= 0 && oldSize <= size;
    return this.#proof(fits, size, () => consistencyPath(oldSize, size, readNode(this.queries)));
  }

  /** Root hash over the first `size` entries, over all when left out. Throws ENTRY_UNKNOWN. */
  root(size: number = this.queries.size()): Uint8Array {
    const [root] = this.#proof(true, size, () => [rangeRoot(0, size, readNode(this.queries))]);
    return root ?? new Uint8Array();
  }

  #proof(fits: boolean, size: number, hashes: () => string[]): Uint8Array[] {
    return stored(() => {
      if (!fits || !(size <= this.queries.size())) throw new AppError("ENTRY_UNKNOWN", { size });
      return hashes().map(bytesOf);
    });
  }

  /** Read anew in each transaction: another process may have appended meanwhile. */
  #tree(): Frontier {
    const { head, frontier } = readTree(this.queries, this.identity, this.#known);
    this.#known = head;
    return frontier;
  }

  #append(
    prepare: () => { drafts: readonly (EntryDraft & { readonly at?: Date })[]; known: Map<string, CaseEntry[]> },
  ): readonly CaseEntry[] {
    const signer = this.#signer;
    if (signer === null) throw new AppError("KEYCHAIN_SILENT", { origin: this.identity.origin });
    const { clock, random, database } = this.#options;
    const append = database.transaction(() => {
      const frontier = this.#tree();
      const { drafts, known } = prepare();
      if (drafts.length === 0) return [];
      const appender = new Appender({ queries: this.queries, clock, random }, frontier);
      const made = drafts.map((draft) => appender.append(draft, draft.at));
      this.#sign({ size: frontier.size, root: frontier.root() }, signer);
      this.#index(made, known);
      return made;
    });
    return stored(() => append.immediate());
  }

  #sign({ size, root }: { size: number; root: Hash }, signer: Signer): void {
    const checkpoint = { origin: this.identity.origin, size, root };
    const note = signCheckpoint(checkpoint, signer);
    this.queries.updateHead(size, note);
    this.#known = { ...checkpoint, note };
  }

  /** @param known entries of cases that were read already */
  #index(made: readonly CaseEntry[], known: Map<string, CaseEntry[]>): void {
    const first = made[0]?.seq ?? 0;
    const changed = new Map<string, CaseEntry[]>();
    for (const entry of made) {
      if (entry.case === null) {
        indexEvidence(this.cases, entry);
        continue;
      }
      let entries = changed.get(entry.case);
      if (entries === undefined) {
        entries = known.get(entry.case) ?? keptCaseEntries(this.queries, entry.case, first);
        changed.set(entry.case, entries);
      }
      entries.push(entry);
    }
    indexCases(this.cases, changed.values(), first);
  }
}

/** An entry that says that fields are gone comes with their going, by `dispose`, or not at all. */
function refuseDisposal<T extends EntryDraft>(drafts: readonly T[]): readonly T[] {
  if (!drafts.some(({ kind }) => kind === "record.disposed")) return drafts;
  throw new AppError("REQUEST_MALFORMED", { reason: "record.disposed is recorded by disposing" });
}
