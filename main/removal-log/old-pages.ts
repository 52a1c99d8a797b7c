import type { Database } from "../database/index.ts";
import { systemCode } from "../lib/storage-error.ts";

/** Above this a copy of the database in memory, which VACUUM makes, would not fit beside the rest of the app. */
const mostInMemory = 256 * 1024 * 1024;

/** How long to wait for whoever reads an old state, in milliseconds: the person is waiting, and it can be done another time. */
const patience = 250;

/**
 * Writes the database anew and empties the write-ahead log: pages that were freed or split, and earlier versions of pages, hold what stood
 * there before, long before anybody thought of overwriting it (sqlite.org/pragma.html#pragma_secure_delete).
 * @returns false when another connection writes, or still reads an old state
 */
export function emptyOldPages(database: Database): boolean {
  const before = Number(database.pragma("busy_timeout", { simple: true }));
  const store = Number(database.pragma("temp_store", { simple: true }));
  const pages = Number(database.pragma("page_count", { simple: true }));
  const bytes = pages * Number(database.pragma("page_size", { simple: true }));
  try {
    database.pragma(`busy_timeout = ${patience}`);
    if (bytes > mostInMemory) database.pragma("temp_store = FILE");
    database.exec("VACUUM");
    const [result] = database.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return result?.busy === 0;
  } catch (error) {
    if (systemCode(error) !== "SQLITE_BUSY") throw error;
    return false;
  } finally {
    database.pragma(`temp_store = ${store}`);
    database.pragma(`busy_timeout = ${before}`);
  }
}
