import { rmSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { type Database, openDatabase } from "../database/index.ts";
import { parsePublicText } from "../lib/proof/public-part.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { amended } from "../model/amendment.ts";
import { type CaseEntry, evidenceNamed } from "../model/entry.ts";
import { summarise } from "../model/summary.ts";
import type { PartialEntry } from "../model/withheld.ts";
import { derivedVersion, deskKinds, indexEvidence, putCase } from "./case-index.ts";
import { CaseReader } from "./case-reader.ts";
import { hasShape, isEvidence } from "./field-shape.ts";
import { type ForeignEntry, type ForeignOther, insertEntry, missingFields, unreadable } from "./foreign-entry.ts";
import type { SearchDocument } from "./search-document.ts";
import { stored } from "./stored.ts";
import { type ReadEntry, readEntry } from "./stored-entry.ts";

/** Makes an entry whole of which fields are lacking: `completed` of model/withheld.ts with a mark of the caller's. */
export type Fill = (entry: PartialEntry) => CaseEntry;

/** Written in one transaction; in between, others have their turn. */
const [entriesAtOnce, casesAtOnce] = [500, 50];

/**
 * Entries of another workstation's log, to be read, listed and searched like one's own. They may begin at any number and leave some out,
 * fields may be withheld, and a case may have been opened in an earlier package. Whether they are genuine was found out before.
 */
export class ForeignLog extends CaseReader {
  readonly #database: Database;
  readonly #file: string;
  readonly #fill: Fill;

  private constructor(file: string, database: Database, fill: Fill) {
    super(database);
    this.#file = file;
    this.#database = database;
    this.#fill = fill;
  }

  /**
   * Reads the entries into a database of their own at `file`, which is removed by `close`, and when this fails.
   * @param file in a folder that is there; nothing stands under this name
   * @throws AppError PACKAGE_UNREADABLE {seq, case} (an entry that makes no sense, or comes twice), DISK_*, FOLDER_*; the signal's reason
   */
  static async create(
    file: string,
    entries: AsyncIterable<ForeignEntry> | Iterable<ForeignEntry>,
    fill: Fill,
    signal?: AbortSignal,
  ): Promise<ForeignLog> {
    const log = new ForeignLog(file, openEmpty(file), fill);
    try {
      await log.#take(entries, signal);
      await log.#index(signal);
      return log;
    } catch (error) {
      log.close();
      throw systemCode(error) === "" ? error : storageError(error);
    }
  }

  /** In order, with what is lacking filled in; an opening that isn't there is not made up here. Empty for an unknown case. */
  override caseEntries(caseId: string): readonly CaseEntry[] {
    return stored(() => this.#read(caseId).map(this.#fill));
  }

  /** The fields that are filled in: withheld, or no longer kept. */
  missing(caseId: string): readonly { readonly seq: number; readonly field: string }[] {
    return stored(() => this.#read(caseId)).flatMap((entry) =>
      missingFields(entry).map((field) => ({ seq: entry.seq, field })),
    );
  }

  /** How many entries belong to no case. */
  others(): number {
    return this.#count("SELECT count(*) FROM entry WHERE case_id IS NULL");
  }

  /** Entries of no case, in order. @param after number of the last one that is known; -1 for the first ones */
  otherEntries(after: number, limit: number): readonly ForeignOther[] {
    return stored(() => this.queries.others(after, limit).map(readEntry)).map((entry) => ({
      entry,
      missing: missingFields(entry),
    }));
  }

  /** How many cases there are. */
  caseCount(): number {
    return stored(() => this.cases.state()?.cases ?? 0);
  }

  /** `<pack id>@<pack version>` of the last entry; null when there is none. */
  lastPolicy(): string | null {
    const seq = this.#count("SELECT coalesce(max(seq), -1) FROM entry");
    return stored(() => parsePublicText(this.queries.publicPart(seq) ?? "")?.policy ?? null);
  }

  /** Closes the database and removes it. */
  close(): void {
    this.#database.close();
    for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(`${this.#file}${ending}`, { force: true });
  }

  #count(sql: string): number {
    return stored(() => this.#database.prepare<[], number>(sql).pluck().get() ?? 0);
  }

  #read(caseId: string): readonly ReadEntry[] {
    return this.queries.caseEntries(caseId).map(readEntry);
  }

  async #take(entries: AsyncIterable<ForeignEntry> | Iterable<ForeignEntry>, signal?: AbortSignal): Promise<void> {
    let some: ForeignEntry[] = [];
    const write = this.#database.transaction(() => {
      for (const entry of some) insertEntry(this.queries, entry);
    });
    for await (const entry of entries) {
      some.push(entry);
      if (some.length < entriesAtOnce) continue;
      write();
      some = [];
      await setImmediate();
      signal?.throwIfAborted();
    }
    write();
  }

  async #index(signal?: AbortSignal): Promise<void> {
    this.#database.transaction(() => {
      this.cases.begin(derivedVersion);
      for (const kind of deskKinds) for (const row of this.queries.deskEntries(kind)) this.#indexFiles(readEntry(row));
    })();
    const ids = this.queries.caseIds();
    for (let start = 0; start < ids.length; start += casesAtOnce) {
      const some = ids.slice(start, start + casesAtOnce);
      const index = this.#database.transaction(() => {
        const documents = some.map((id) => this.#indexCase(id));
        for (const [firstSeq, document] of documents) this.cases.putDocument(firstSeq, document);
      });
      index();
      await setImmediate();
      signal?.throwIfAborted();
    }
  }

  /** Of an entry of no case; throws PACKAGE_UNREADABLE {seq} where it names what is no file. */
  #indexFiles(entry: ReadEntry): void {
    const { seq, kind, fields } = entry;
    let named: readonly unknown[];
    try {
      named = [...evidenceNamed(kind, fields)];
    } catch (error) {
      throw unreadable({ seq }, error);
    }
    if (!named.every(isEvidence)) throw unreadable({ seq });
    indexEvidence(this.cases, entry);
  }

  #indexCase(caseId: string): [firstSeq: number, SearchDocument] {
    try {
      const read = this.#read(caseId);
      const whole = this.#whole(read);
      const summary = { ...summarise(whole), entries: read.length };
      for (const entry of read) indexEvidence(this.cases, entry);
      return [summary.firstSeq, putCase(this.cases, summary, whole)];
    } catch (error) {
      // SQLite's own errors and refusals with a better word pass; the rest comes of an entry that makes no sense.
      const code = systemCode(error);
      throw code === "" || code === "LOG_DOES_NOT_VERIFY" ? unreadable({ case: caseId }, error) : error;
    }
  }

  /** Every field of its type, and an opening where the case was opened before the first of these entries. */
  #whole(read: readonly ReadEntry[]): readonly CaseEntry[] {
    const [first] = read;
    const opening = { kind: "case.opened", actor: undefined, device: undefined, fields: {} } as const;
    const implied = first === undefined || first.kind === opening.kind ? [] : [{ ...first, ...opening }];
    const whole = [...implied, ...read].map(this.#fill);
    for (const entry of new Set([...whole, ...amended(whole)])) {
      const example = this.#fill({ ...entry, actor: undefined, device: undefined, fields: {} });
      if (!hasShape(entry, example)) throw unreadable({ seq: entry.seq });
    }
    return whole;
  }
}

/** One's own tables, without the guards that demand every entry from the first one on. It is thrown away: nothing has to be durable. */
function openEmpty(file: string): Database {
  const database = openDatabase(file, "write");
  database.pragma("synchronous = OFF");
  database.exec("DROP TRIGGER entry_insert; DROP TRIGGER disclosures_insert");
  return database;
}
