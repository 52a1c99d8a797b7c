import { setImmediate } from "node:timers/promises";
import type { VerifyReport } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { openCheckpoint } from "../lib/proof/checkpoint.ts";
import { bytesOf, emptyRoot, type Hash } from "../lib/proof/merkle.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { Faults } from "./faults.ts";
import { type LogIdentity, readIdentity } from "./identity.ts";
import { DisposalVerifier } from "./verify-disposals.ts";
import { EntryVerifier } from "./verify-entries.ts";
import { countUnnamed, verifyFile, verifyFolders } from "./verify-files.ts";
import { verifyGuards } from "./verify-guards.ts";
import { type VerifyQueries, verifyQueries } from "./verify-queries.ts";
import { type NamedFile, SummaryVerifier } from "./verify-summaries.ts";

/** @param what entries are counted, files too */
export type OnProgress = (done: number, total: number, what: "entries" | "files") => void;

/** Sealed files that something beside the log names: the register of accounts. */
export type AlsoNamed = readonly { readonly sha256: string; readonly bytes: number }[];

export interface VerifyOptions {
  /** A connection of its own ("read"): it stays inside one transaction until the end, so that appending goes on meanwhile. */
  readonly database: Database;
  readonly evidenceFolder: string;
  /** They are looked at too, and count as named. */
  readonly alsoNamed?: AlsoNamed;
  /** At most twenty times a second. */
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
  readonly clock?: () => Date;
}

/**
 * Recomputes the whole log: every entry's form, number and disclosures, every hash of the tree, the signed head, the list of cases, and
 * every evidence file that an entry names, or that something beside the log does.
 *
 * The search index is computed from the entries and is no part of the proof: it must hold every case once, but which words it holds is not
 * looked at, for that would take as long as making it anew. What is found and shown is read from what was verified; somebody who can write
 * the file can keep a case from being found by its words. `rebuildDerived` makes the index anew.
 * @throws AppError VERIFY_CANCELLED, PROFILE_MISSING (there is no log), DATABASE_BUSY, DISK_FAILED
 */
export async function verifyLog(options: VerifyOptions): Promise<VerifyReport> {
  const { database, clock = () => new Date() } = options;
  try {
    database.exec("BEGIN");
    try {
      return await verifySnapshot(options, clock().toISOString());
    } finally {
      database.exec("ROLLBACK");
    }
  } catch (error) {
    throw options.signal?.aborted === true ? new AppError("VERIFY_CANCELLED") : storageError(error);
  }
}

async function verifySnapshot(options: VerifyOptions, at: string): Promise<VerifyReport> {
  const faults = new Faults();
  const turns = new Turns(options);
  const read = verifyGuards(options.database, faults) ? await verifyTables(options.database, faults, turns) : nothing;
  const files = withOthers(read.files, options.alsoNamed ?? [], faults);
  const bytes = await verifyFiles(options.evidenceFolder, files, faults, turns);
  return {
    ok: faults.count === 0,
    at,
    entries: read.entries,
    files: files.size,
    bytes,
    root: bytesOf(read.root).toString("base64"),
    faults: faults.list,
    faultCount: faults.count,
    unnamedFiles: await countUnnamed(options.evidenceFolder, files),
  };
}

/** What an entry says of a file counts first. */
function withOthers(
  named: ReadonlyMap<string, NamedFile>,
  others: AlsoNamed,
  faults: Faults,
): ReadonlyMap<string, NamedFile> {
  const files = new Map(named);
  for (const { sha256, bytes } of others) {
    const known = files.get(sha256);
    if (known === undefined) files.set(sha256, { bytes, seq: null });
    else if (known.bytes !== bytes) {
      faults.file(sha256, `named with ${known.bytes} bytes by entry ${known.seq}, with ${bytes} by the register`);
    }
  }
  return files;
}

interface Tables {
  readonly entries: number;
  /** Over the entries; where some are missing, the one that was signed. */
  readonly root: Hash;
  readonly files: ReadonlyMap<string, NamedFile>;
}

const nothing: Tables = { entries: 0, root: emptyRoot, files: new Map() };

/** All that the database holds. */
async function verifyTables(database: Database, faults: Faults, turns: Turns): Promise<Tables> {
  const queries = verifyQueries(database);
  const disposals = new DisposalVerifier(queries, faults);
  const entries = new EntryVerifier(faults, disposals);
  const summaries = new SummaryVerifier(queries, faults, disposals);
  try {
    const whole = await verifyEntries(queries, entries, summaries, faults, turns);
    if (whole) disposals.finish();
    const signed = whole ? verifyHead(database, queries, entries, faults) : null;
    return { entries: entries.entries, root: entries.root() ?? signed ?? emptyRoot, files: summaries.files };
  } finally {
    summaries.stop();
  }
}

/** @returns false when the database is damaged, so that not all entries could be read */
async function verifyEntries(
  queries: VerifyQueries,
  entries: EntryVerifier,
  summaries: SummaryVerifier,
  faults: Faults,
  turns: Turns,
): Promise<boolean> {
  try {
    const total = queries.entries();
    for (const row of queries.rows()) {
      const verified = entries.check(row);
      if (verified !== null) summaries.check(row[0], verified);
      if (turns.due()) await turns.take(entries.entries, total, "entries");
    }
    summaries.finish();
    const strays = queries.strayDisclosures();
    if (strays > 0) faults.log("log", `there are fields of ${strays} entries that do not exist`);
    await turns.take(entries.entries, total, "entries");
    return true;
  } catch (error) {
    // A page that can't be read is what verifying is there to tell.
    if (!/^SQLITE_(CORRUPT|IOERR_SHORT_READ)/.test(systemCode(error))) throw error;
    faults.log("log", `the database is damaged: nothing can be read after ${entries.entries} entries`);
    return false;
  }
}

/** @returns the root that was signed; null when no head is signed by this log's key */
function verifyHead(database: Database, queries: VerifyQueries, entries: EntryVerifier, faults: Faults): Hash | null {
  const identity = verifyIdentity(database, faults);
  if (identity === null) return null;
  const note: unknown = queries.note();
  const head = typeof note === "string" ? openCheckpoint(note, identity.origin, identity.publicKey) : null;
  if (head === null) {
    faults.log("checkpoint", "it is not signed with this log's key");
    return null;
  }
  const [signed, held] = [head.size, entries.entries];
  if (signed > held) {
    faults.log(
      "checkpoint",
      `it covers ${signed} entries, the log holds ${held}: the last ${signed - held} are missing`,
    );
  } else if (signed < held) {
    faults.log(
      "checkpoint",
      `it covers ${signed} entries, the log holds ${held}: the last ${held - signed} were added past it`,
    );
  } else if (entries.root() !== null && entries.root() !== head.root) {
    faults.log("checkpoint", "its root hash is not that of the entries");
  }
  return head.root;
}

/** null when the log is not who it says; throws PROFILE_MISSING */
function verifyIdentity(database: Database, faults: Faults): LogIdentity | null {
  try {
    const identity = readIdentity(database);
    if (identity === null) throw new AppError("PROFILE_MISSING");
    return identity;
  } catch (error) {
    const told = error instanceof AppError && /^(LOG_DOES_NOT_VERIFY|DATABASE_DAMAGED)$/.test(error.code);
    if (!told) throw error;
    faults.log("checkpoint", String(error.detail.reason));
    return null;
  }
}

async function verifyFiles(
  evidenceFolder: string,
  files: ReadonlyMap<string, NamedFile>,
  faults: Faults,
  turns: Turns,
): Promise<number> {
  let [done, bytes] = [0, 0];
  await verifyFolders(evidenceFolder, files.keys(), faults);
  for (const [sha256, named] of files) {
    bytes += await verifyFile(evidenceFolder, sha256, named, faults, turns.signal);
    done += 1;
    if (turns.due()) await turns.take(done, files.size, "files");
  }
  await turns.take(done, files.size, "files");
  return bytes;
}

/** Lets the thread answer others now and then: tells the progress, hears the signal. */
class Turns {
  readonly signal: AbortSignal;
  readonly #onProgress: OnProgress;
  #last = performance.now();
  #steps = 0;

  constructor({ signal, onProgress }: VerifyOptions) {
    this.signal = signal ?? new AbortController().signal;
    this.#onProgress = onProgress ?? (() => {});
  }

  due(): boolean {
    this.#steps += 1;
    return this.#steps % 16 === 0 && performance.now() - this.#last >= 50;
  }

  async take(done: number, total: number, what: "entries" | "files"): Promise<void> {
    this.#onProgress(done, total, what);
    await setImmediate();
    this.signal.throwIfAborted();
    this.#last = performance.now();
  }
}
