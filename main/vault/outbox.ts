import { AppError } from "../lib/app-error.ts";
import { fileHash, readLocal } from "./local-file.ts";
import { clearOutbox, type OutboxRow, readOutbox } from "./queries.ts";
import { type Room, stored } from "./room.ts";

/**
 * Entries that were put down before a vault was written, by whoever was interrupted since: recorded if that very file is on the disk,
 * dropped if it is not. So the log never says what did not happen, and never misses what did. Needs no key.
 * @throws AppError DISK_*, FOLDER_*, and what recording throws
 */
export function settleOutbox(room: Room): void {
  const { database } = room.options;
  const waiting = Map.groupBy(
    stored(() => readOutbox(database)),
    ({ vault }) => vault,
  );
  for (const [vault, rows] of waiting) recordWritten(room, vault, rows);
}

function recordWritten(room: Room, vault: string, rows: readonly OutboxRow[]): void {
  const { database, folder, record } = room.options;
  const file = hashAt(folder, vault);
  const written = rows.filter((row) => row.file === file).map(({ event }) => event);
  const settle = database.transaction(() => {
    if (written.length > 0) record(written);
    clearOutbox(database, vault);
  });
  stored(() => settle.immediate());
}

/** null when what lies there is no vault that could have been written here. @throws AppError DISK_*, FOLDER_* */
function hashAt(folder: string, vault: string): string | null {
  try {
    const bytes = readLocal(folder, vault);
    return bytes === null ? null : fileHash(bytes);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("VAULT_")) return null;
    throw error;
  }
}
