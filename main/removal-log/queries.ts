import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { systemCode } from "../lib/storage-error.ts";

export interface EntryRow {
  readonly seq: number;
  readonly public: string;
  readonly text: string;
}

export interface SummaryRow {
  readonly firstSeq: number;
  readonly summary: string;
}

export interface IdentityRow {
  readonly origin: string;
  readonly publicKey: Uint8Array;
  readonly keyStore: string;
}

/** Every statement on the log's recorded tables. Throws DATABASE_DAMAGED when one of them is gone. */
export type LogQueries = ReturnType<typeof prepareLog>;

const entryColumns = "seq, public, text FROM entry JOIN disclosures USING (seq)";

function prepareLog(database: Database) {
  const size = database.prepare<[], number>("SELECT coalesce(max(seq) + 1, 0) FROM entry").pluck();
  const insertIdentity = database.prepare<[string, Uint8Array, string]>(
    "INSERT INTO log_identity (one, origin, public_key, key_store) VALUES (1, ?, ?, ?)",
  );
  const head = database.prepare<[], { size: number; note: string }>("SELECT size, note FROM log_head");
  const insertHead = database.prepare<[number, string]>("INSERT INTO log_head (one, size, note) VALUES (1, ?, ?)");
  const updateHead = database.prepare<[number, string]>("UPDATE log_head SET size = ?, note = ?");
  const hashes = database.prepare<[number], Buffer>("SELECT hashes FROM entry WHERE seq = ?").pluck();
  const publicPart = database.prepare<[number], string>("SELECT public FROM entry WHERE seq = ?").pluck();
  const insertEntry = database.prepare<[number, string, Uint8Array]>(
    "INSERT INTO entry (seq, public, hashes) VALUES (?, ?, ?)",
  );
  const insertDisclosures = database.prepare<[number, string]>("INSERT INTO disclosures (seq, text) VALUES (?, ?)");
  const entry = database.prepare<[number], EntryRow>(`SELECT ${entryColumns} WHERE seq = ?`);
  const caseEntries = database.prepare<[string, number], EntryRow>(
    `SELECT ${entryColumns} WHERE case_id = ? AND seq < ? ORDER BY seq`,
  );
  const deskEntries = database.prepare<[string], EntryRow>(
    `SELECT ${entryColumns} WHERE case_id IS NULL AND kind = ? ORDER BY seq`,
  );
  const others = database.prepare<[number, number], EntryRow>(
    `SELECT ${entryColumns} WHERE case_id IS NULL AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const caseOf = database.prepare<[number], string | null>("SELECT case_id FROM entry WHERE seq = ?").pluck();
  const disposed = database.prepare<[number], 1>("SELECT 1 FROM disposal WHERE seq = ?").pluck();
  const caseIds = database
    .prepare<[], string>("SELECT case_id FROM entry WHERE case_id IS NOT NULL GROUP BY case_id ORDER BY min(seq)")
    .pluck();
  return {
    size: () => size.get() ?? 0,
    insertIdentity: (origin: string, key: Uint8Array, keyStore: string) =>
      written(insertIdentity.run(origin, key, keyStore)),
    head: () => head.get(),
    insertHead: (entries: number, note: string) => written(insertHead.run(entries, note)),
    updateHead: (entries: number, note: string) => written(updateHead.run(entries, note)),
    /** The leaf's hash and those of the subtrees that the entry completes. */
    hashes: (seq: number) => hashes.get(seq),
    publicPart: (seq: number) => publicPart.get(seq),
    insertEntry: (seq: number, text: string, bytes: Uint8Array) => written(insertEntry.run(seq, text, bytes)),
    insertDisclosures: (seq: number, text: string) => written(insertDisclosures.run(seq, text)),
    entry: (seq: number) => entry.get(seq),
    /** @param end the first entry that is left out */
    caseEntries: (caseId: string, end: number = Number.MAX_SAFE_INTEGER) => caseEntries.all(caseId, end),
    /** Entries of one kind that belong to no case, in order. */
    deskEntries: (kind: string) => deskEntries.all(kind),
    /** Entries of no case with higher numbers than this, in order. */
    others: (after: number, limit: number) => others.all(after, limit),
    /** undefined when there is no such entry, null when it belongs to no case. */
    caseOf: (seq: number) => caseOf.get(seq),
    isDisposed: (seq: number) => disposed.get(seq) !== undefined,
    /** Oldest case first. */
    caseIds: () => caseIds.all(),
  };
}

/**
 * A trigger can let a statement end well that has written nothing (RAISE(IGNORE)). Nothing is called saved that is not there.
 * Throws LOG_DOES_NOT_VERIFY.
 */
export function written({ changes }: { readonly changes: number }): void {
  if (changes !== 1)
    throw new AppError("LOG_DOES_NOT_VERIFY", { reason: "something keeps the log from being written" });
}

/** For rows that may stand there already. Throws LOG_DOES_NOT_VERIFY. */
export function writtenOrThere(result: { readonly changes: number }, isThere: () => boolean): void {
  if (result.changes !== 0 || !isThere()) written(result);
}

export function logQueries(database: Database): LogQueries {
  return prepared(() => prepareLog(database));
}

/** null when the log was not created yet. */
export function selectIdentity(database: Database): IdentityRow | null {
  const row = prepared(() =>
    database.prepare<[], IdentityRow>(
      "SELECT origin, public_key AS publicKey, key_store AS keyStore FROM log_identity",
    ),
  ).get();
  return row ?? null;
}

export function insertVerification(database: Database, report: string): void {
  database.prepare<[string]>("INSERT INTO verification (report) VALUES (?)").run(report);
}

/** null when there was none. */
export function lastVerification(database: Database): string | null {
  const row = prepared(() =>
    database.prepare<[], string>("SELECT report FROM verification ORDER BY id DESC LIMIT 1").pluck(),
  );
  return row.get() ?? null;
}

/** Our statements are fixed: one that SQLite can't compile means that a table is missing or another. */
export function prepared<T>(prepare: () => T): T {
  try {
    return prepare();
  } catch (error) {
    if (systemCode(error) !== "SQLITE_ERROR") throw error;
    throw new AppError("DATABASE_DAMAGED", { reason: "a table of the log is missing" }, { cause: error });
  }
}
