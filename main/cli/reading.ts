import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { openDatabase } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { openLog, type RemovalLog, readIdentity, type StoredEntry } from "../removal-log/index.ts";

/** A log opened to be read: no key is needed, nothing is written. */
export interface Reading {
  readonly log: RemovalLog;
  entries(caseId: string | null): Iterable<StoredEntry>;
  close(): void;
}

/** Opens the log of a data folder; throws FOLDER_MISSING, PROFILE_MISSING or DATABASE_*. */
export function readLog(folder: string): Reading {
  const file = join(folder, "log.sqlite");
  if (statSync(file, { throwIfNoEntry: false }) === undefined) throw new AppError("FOLDER_MISSING", { folder });
  const database = openDatabase(file, "read");
  try {
    if (readIdentity(database) === null) throw new AppError("PROFILE_MISSING", { folder });
    const log = openLog({ database, clock: () => new Date(), random: randomBytes }, null);
    return { log, entries: (caseId) => entriesOf(log, caseId), close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}

function* entriesOf(log: RemovalLog, caseId: string | null): Iterable<StoredEntry> {
  if (caseId === null) {
    yield* log.entries(0, log.counts().entries);
    return;
  }
  for (const entry of log.caseEntries(caseId)) {
    const stored = log.entry(entry.seq);
    if (stored !== null) yield stored;
  }
}
