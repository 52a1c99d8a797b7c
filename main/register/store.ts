import type { Database } from "../database/index.ts";
import type { Account } from "../model/account.ts";
import type { Evidence } from "../model/entry.ts";
import type { RegisterEvent, RegisterState, SubjectKind } from "../model/register-view.ts";

/** As they stand in the table; `actor` and `fields` are JSON. */
interface EventRow {
  readonly id: number;
  readonly subject_kind: SubjectKind;
  readonly subject: string;
  readonly kind: string;
  readonly happened_on: string;
  readonly at: string;
  readonly policy: string;
  readonly actor: string;
  readonly fields: string;
}

export interface KeptRow {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly record: string;
}

/** `event`: id of the one by which the person's part in the account ended; 0: not written down. */
export type WaitingReset = RegisterState["waitingResets"][number] & { readonly event: number };

/** The register's tables. Errors are SQLite's own. */
export class RegisterStore {
  readonly database: Database;
  readonly #sql;

  constructor(database: Database) {
    this.database = database;
    this.#sql = statements(database);
  }

  /** Id of the last event of all; 0: there is none. */
  lastId(): number {
    return this.#sql.lastId.get()?.id ?? 0;
  }

  /** Each subject with its last event. */
  heads(): readonly { kind: SubjectKind; id: string; last: number }[] {
    return this.#sql.heads.all();
  }

  /** Subjects that have events after this one. */
  subjectsAfter(id: number): readonly { kind: SubjectKind; id: string }[] {
    return this.#sql.after.all(id);
  }

  /** Oldest first. */
  events(kind: SubjectKind, subject: string): readonly RegisterEvent[] {
    return this.#sql.events.all(kind, subject).map(eventOf);
  }

  /** All events in their order, read one by one. */
  *all(): IterableIterator<RegisterEvent> {
    for (const row of this.#sql.all.iterate()) yield eventOf(row);
  }

  /** Every name that an event has for a department, each once, the earliest first. */
  departmentNames(): readonly string[] {
    return this.#sql.departmentNames.all().map(({ name }) => name);
  }

  insert({ id, subjectKind, subject, kind, on, at, policy, actor, fields }: RegisterEvent): void {
    const [who, what] = [JSON.stringify(actor), JSON.stringify(fields)];
    this.#sql.insert.run(id, subjectKind, subject, kind, on, at, policy, who, what);
  }

  name(event: number, { sha256, bytes, mediaType, name }: Evidence): void {
    this.#sql.name.run(sha256, event, bytes, mediaType, name);
  }

  /** Files by the event that names them. */
  filesOf(kind: SubjectKind, subject: string): ReadonlyMap<number, readonly Evidence[]> {
    const files = new Map<number, Evidence[]>();
    for (const { event, ...evidence } of this.#sql.filesOf.all(kind, subject)) {
      files.set(event, [...(files.get(event) ?? []), evidence]);
    }
    return files;
  }

  /** In the order of their ids: UUIDv7 sort by time. */
  kept(): readonly KeptRow[] {
    return this.#sql.kept.all();
  }

  /** Of the subjects of the events after `from` up to `to`; `record` null: there is none. */
  keptBetween(from: number, to: number): readonly (Omit<KeptRow, "record"> & { readonly record: string | null })[] {
    return this.#sql.keptBetween.all(from, to);
  }

  keptOne(kind: SubjectKind, id: string): string | undefined {
    return this.#sql.keptOne.get(kind, id)?.record;
  }

  /** Who holds a key; undefined: nobody. */
  holder(kind: SubjectKind, key: string): string | undefined {
    return this.#sql.holder.get(kind, key)?.id;
  }

  keep(kind: SubjectKind, id: string, key: string | null, record: string): void {
    this.#sql.keep.run({ kind, id, key, record });
  }

  /** Of the person at this desk; empty: nobody is yet. */
  ownDepartment(): string {
    return this.#sql.ownDepartment.get()?.department ?? "";
  }

  /** The short form by which cases know an account. @param key no two accounts have the same */
  writeShort({ id, department, platform, handle, name, address, since }: Account, key: string, addedAt: string): void {
    this.#sql.writeShort.run({ id, key, department, platform, handle, name, address, since, addedAt });
  }

  deleteShort(id: string): void {
    this.#sql.deleteShort.run(id);
  }

  resets(): readonly WaitingReset[] {
    return this.#sql.resets.all();
  }

  /** The newest stands: what it asks for covers the ones before it. */
  addReset({ person, account, because, event }: WaitingReset): void {
    this.#sql.addReset.run(person, account, because, event);
  }

  removeReset({ person, account, event }: Omit<WaitingReset, "because">): void {
    this.#sql.removeReset.run(person, account, event);
  }
}

function eventOf({ subject_kind, happened_on, actor, fields, ...row }: EventRow): RegisterEvent {
  const event = { ...row, subjectKind: subject_kind, on: happened_on };
  // Only this program writes the table, and its triggers keep it: what is read is what was checked.
  return { ...event, actor: JSON.parse(actor), fields: JSON.parse(fields) } as RegisterEvent;
}

const eventColumns = "id, subject_kind, subject, kind, happened_on, at, policy, actor, fields";

function statements(database: Database) {
  const ofSubject = "WHERE subject_kind = ? AND subject = ?";
  return {
    lastId: database.prepare<[], { id: number | null }>("SELECT max(id) AS id FROM register_event"),
    heads: database.prepare<[], { kind: SubjectKind; id: string; last: number }>(
      `SELECT subject_kind AS kind, subject AS id, max(id) AS last FROM register_event
       GROUP BY subject_kind, subject ORDER BY subject_kind, subject`,
    ),
    after: database.prepare<[number], { kind: SubjectKind; id: string }>(
      "SELECT DISTINCT subject_kind AS kind, subject AS id FROM register_event WHERE id > ?",
    ),
    events: database.prepare<[SubjectKind, string], EventRow>(
      `SELECT ${eventColumns} FROM register_event ${ofSubject} ORDER BY id`,
    ),
    all: database.prepare<[], EventRow>(`SELECT ${eventColumns} FROM register_event ORDER BY id`),
    departmentNames: database.prepare<[], { name: string }>(
      `SELECT coalesce(fields ->> '$.department', fields ->> '$.details.department') AS name FROM register_event
       WHERE name IS NOT NULL GROUP BY name ORDER BY min(id)`,
    ),
    insert: database.prepare(`INSERT INTO register_event (${eventColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    name: database.prepare("INSERT INTO register_file (sha256, event, bytes, media_type, name) VALUES (?, ?, ?, ?, ?)"),
    filesOf: database.prepare<[SubjectKind, string], Evidence & { event: number }>(
      `SELECT event, sha256, bytes, media_type AS mediaType, name FROM register_file
       WHERE event IN (SELECT id FROM register_event ${ofSubject}) ORDER BY event, sha256`,
    ),
    kept: database.prepare<[], KeptRow>("SELECT kind, id, record FROM register_record ORDER BY kind, id"),
    keptBetween: database.prepare<[number, number], Omit<KeptRow, "record"> & { record: string | null }>(
      `SELECT one.kind, one.id, kept.record
       FROM (SELECT DISTINCT subject_kind AS kind, subject AS id FROM register_event WHERE id > ? AND id <= ?) AS one
       LEFT JOIN register_record AS kept ON kept.kind = one.kind AND kept.id = one.id`,
    ),
    keptOne: database.prepare<[SubjectKind, string], { record: string }>(
      "SELECT record FROM register_record WHERE kind = ? AND id = ?",
    ),
    holder: database.prepare<[SubjectKind, string], { id: string }>(
      "SELECT id FROM register_record WHERE kind = ? AND key = ?",
    ),
    keep: database.prepare(
      `INSERT INTO register_record (kind, id, key, record) VALUES (@kind, @id, @key, @record)
       ON CONFLICT (kind, id) DO UPDATE SET key = @key, record = @record`,
    ),
    ownDepartment: database.prepare<[], { department: string }>("SELECT department FROM profile"),
    writeShort: database.prepare(
      `INSERT INTO account (id, key, department, platform, handle, name, address, since, added_at)
       VALUES (@id, @key, @department, @platform, @handle, @name, @address, @since, @addedAt)
       ON CONFLICT (id) DO UPDATE SET key = @key, department = @department, platform = @platform, handle = @handle, name = @name,
         address = @address, since = @since`,
    ),
    deleteShort: database.prepare("DELETE FROM account WHERE id = ?"),
    resets: database.prepare<[], WaitingReset>(
      "SELECT person, account, because, event FROM leaving_reset ORDER BY person, account",
    ),
    addReset: database.prepare(
      `INSERT INTO leaving_reset (person, account, because, event) VALUES (?, ?, ?, ?)
       ON CONFLICT (person, account) DO UPDATE SET because = excluded.because, event = excluded.event`,
    ),
    removeReset: database.prepare("DELETE FROM leaving_reset WHERE person = ? AND account = ? AND event = ?"),
  };
}
