import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { authorKey } from "../model/author.ts";
import type { Evidence } from "../model/entry.ts";
import { hasPage, hasPageNow } from "../model/register/account-key.ts";
import { foldSubject, keyOf, type SubjectRecords } from "../model/register/subject.ts";
import type { AccountRecord, RegisterEvent, SubjectKind } from "../model/register-view.ts";
import { FirstNames, namedIn } from "./first-names.ts";
import { kept, readKept, taken } from "./kept-record.ts";
import { type Mark, Memory } from "./memory.ts";
import { type KeptRow, RegisterStore } from "./store.ts";

type Subject = { readonly kind: SubjectKind; readonly id: string };
type AnyRecord = SubjectRecords[SubjectKind];

/** The subject to which a change has added last: its record goes into the tables once, when the next one's turn comes. */
interface Latest extends Subject {
  /** All of it, oldest first. */
  readonly events: RegisterEvent[];
  /** What they come to; null: one was added since. */
  record: AnyRecord | null;
}

/** Events that are read between two breaths, when what another connection has written is caught up with. */
const atOnce = 1000;

/**
 * Keeps the records beside the events that they come to: in the tables and in memory. What the tables lack, or hold as an older version
 * reckoned it, is computed anew.
 */
export class Keeper {
  readonly store: RegisterStore;
  readonly #memory: Memory;
  /** The last event that memory knows; null: nothing was read yet. */
  #known: number | null = null;
  #latest: Latest | null = null;
  #calm = false;

  constructor(database: Database) {
    this.store = new RegisterStore(database);
    this.#memory = new Memory(() => this.store.ownDepartment());
  }

  /** With all that was appended. @throws AppError ACCOUNT_EXISTS {platform, handle}, PERSON_EXISTS {name} */
  get memory(): Memory {
    this.#fold();
    return this.#memory;
  }

  /** While it is set, what another connection writes is not looked for: `catchUp` reads it bit by bit. */
  set calm(calm: boolean) {
    this.#calm = calm;
  }

  /** Reads what memory does not know yet: all of it the first time, later what another connection or part has written. */
  sync(): void {
    if (!this.#calm || this.#known === null) this.syncNow();
  }

  /** Before anything is changed, the calm counts for nothing. */
  syncNow(): void {
    const last = this.store.lastId();
    if (this.#known === last) return;
    if (this.#known === null || this.#known > last) this.#load();
    else for (const { kind, id } of this.store.subjectsAfter(this.#known)) this.#reread(kind, id);
    this.#known = last;
  }

  /**
   * Reads what another connection has written, bit by bit; memory shows all of it at once, at the end.
   * @param breath lets others have their turn
   */
  async catchUp(breath: () => Promise<void>): Promise<void> {
    const from = this.#known;
    if (from === null) return;
    const to = this.store.lastId();
    const read: (readonly [Subject, AnyRecord])[] = [];
    for (let at = from; at < to; at += atOnce) {
      for (const row of this.store.keptBetween(at, Math.min(to, at + atOnce))) {
        read.push([row, (row.record === null ? null : readKept(row.record)) ?? this.#folded(row.kind, row.id)]);
      }
      await breath();
      // A change was made here meanwhile, and has read all of it.
      if (this.#known !== from) return;
    }
    this.#memory.putMany(read);
    this.#known = to;
  }

  /** From now on what is added can be undone. */
  begin(): void {
    this.#memory.begin();
  }

  /** Nothing of what was added since it began is in the tables. Does nothing where nothing has begun. */
  undo(): void {
    this.#latest = null;
    this.#memory.undo();
  }

  /** Where `undoTo` goes back to: all that was added until now stands in the tables. @throws AppError as `memory` */
  mark(): Mark {
    this.#write();
    return this.#memory.mark();
  }

  /** Nothing of what was added since the mark is remembered; the tables are the caller's. */
  undoTo(mark: Mark): void {
    this.#latest = null;
    this.#memory.undoTo(mark);
  }

  /** All that was added stands in the tables, as far as its transaction does. @throws AppError as `memory` */
  finish(): void {
    this.#write();
  }

  /** The transaction stands. */
  settle(): void {
    this.#memory.settle();
    this.#known = this.store.lastId();
  }

  /**
   * Writes an event. What its subject comes to is written with it before another subject's event is, or by `finish`.
   * @throws AppError as `memory`
   */
  append(event: RegisterEvent, files: readonly Evidence[]): void {
    const { subjectKind: kind, subject: id } = event;
    if (this.#latest?.kind !== kind || this.#latest.id !== id) {
      this.#write();
      // Of a new subject there is nothing to read: an import brings thousands of them.
      const isNew = this.#memory.get(kind, id) === undefined;
      this.#latest = { kind, id, events: isNew ? [] : [...this.store.events(kind, id)], record: null };
    }
    this.store.insert(event);
    for (const file of files) this.store.name(event.id, file);
    this.#latest.events.push(event);
    this.#latest.record = null;
  }

  #fold(): void {
    if (this.#latest !== null) this.#recordOf(this.#latest);
  }

  #recordOf(latest: Latest): AnyRecord {
    if (latest.record !== null) return latest.record;
    const { kind, id, events } = latest;
    const record: AnyRecord = this.#folded(kind, id, events);
    const key = keyOf(kind, record);
    if (key !== null && (this.store.holder(kind, key) ?? id) !== id) throw taken(record);
    this.#memory.put(kind, id, record);
    latest.record = record;
    return record;
  }

  #write(): void {
    const latest = this.#latest;
    if (latest === null) return;
    const { kind, id, events } = latest;
    const record = this.#recordOf(latest);
    this.store.keep(kind, id, keyOf(kind, record), kept(record));
    if ("standing" in record) this.#keepShort(record, events.at(-1)?.at ?? "");
    this.#latest = null;
  }

  #folded<K extends SubjectKind>(
    kind: K,
    id: string,
    events = this.store.events(kind, id),
    names = new FirstNames(this.store),
  ): SubjectRecords[K] {
    const record = foldSubject(kind, this.#nameOf(kind, id, events, names), events);
    if (record === null) throw new AppError("DATABASE_DAMAGED", { reason: `${kind} ${id} begins with another event` });
    return record;
  }

  /** A department as it was first written, also where no account and no person names it any more. */
  #nameOf(kind: SubjectKind, id: string, events: readonly RegisterEvent[], names: FirstNames): string {
    if (kind !== "department") return id;
    const known = namedIn(events) ?? this.#memory.get(kind, id)?.name;
    return known ?? names.of(id) ?? this.#memory.department(id)?.name ?? id;
  }

  /** The short form that cases know accounts by. */
  #keepShort(account: AccountRecord, at: string): void {
    const key = authorKey(account.platform, account.handle);
    // A page that is gone leaves its handle to another one, but its cases keep their account.
    if (hasPage(account)) this.store.writeShort(account, hasPageNow(account) ? key : `${key}\n${account.id}`, at);
    else this.store.deleteShort(account.id);
  }

  #load(): void {
    for (const records of Object.values(this.#memory.records)) records.clear();
    this.#memory.forgetIndexes();
    const heads = this.store.heads();
    const rows = new Map(this.store.kept().map((row) => [`${row.kind}\n${row.id}`, row]));
    const stale = heads.filter((head) => !this.#take(rows.get(`${head.kind}\n${head.id}`), head.last));
    this.#memory.resets = this.store.resets();
    // Departments last: where no event names one, it is called as at accounts and people.
    const inOrder = [
      ...stale.filter(({ kind }) => kind !== "department"),
      ...stale.filter(({ kind }) => kind === "department"),
    ];
    if (inOrder.length > 0) this.#rebuild(inOrder);
  }

  /** Returns false when it has to be computed anew. */
  #take(row: KeptRow | undefined, last: number): boolean {
    const record = row === undefined ? null : readKept(row.record);
    if (row === undefined || record === null || record.lastEvent !== last) return false;
    this.#memory.put(row.kind, row.id, record);
    return true;
  }

  #reread(kind: SubjectKind, id: string): void {
    const row = this.store.keptOne(kind, id);
    this.#memory.put(kind, id, (row === undefined ? null : readKept(row)) ?? this.#folded(kind, id));
  }

  /** A connection that only reads computes them for itself alone. */
  #rebuild(subjects: readonly Subject[]): void {
    const { database } = this.store;
    const names = new FirstNames(this.store);
    const compute = () => {
      for (const { kind, id } of subjects) {
        const record = this.#folded(kind, id, this.store.events(kind, id), names);
        this.#memory.put(kind, id, record);
        if (!database.readonly) this.#keepAnew(kind, id, record);
      }
    };
    if (database.readonly) compute();
    else database.transaction(compute).immediate();
  }

  /** Whoever came first keeps the key, should an older version have let two in that are the same now. */
  #keepAnew(kind: SubjectKind, id: string, record: AnyRecord): void {
    const key = keyOf(kind, record);
    const free = key === null || (this.store.holder(kind, key) ?? id) === id;
    this.store.keep(kind, id, free ? key : null, kept(record));
  }
}
