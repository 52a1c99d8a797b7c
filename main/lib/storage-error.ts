import { constants } from "node:os";
import type { ErrorCode, ErrorDetail } from "../model/error-code.ts";
import { AppError } from "./app-error.ts";

/** What the operating system and SQLite say, in Custodia's words. SQLite's extended codes begin with their primary code. */
const codes: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, "DISK_FULL"],
  [/^SQLITE_(READONLY|PERM|AUTH)/, "FOLDER_READ_ONLY"],
  [/^(EROFS|EACCES|EPERM)$/, "FOLDER_READ_ONLY"],
  // A database page that ends early is damage; every other input/output error is the disk's.
  [/^SQLITE_(CORRUPT|IOERR_SHORT_READ|IOERR_CORRUPTFS)/, "DATABASE_DAMAGED"],
  [/^SQLITE_IOERR|^EIO$|^ENXIO$|^ENODEV$|^EUCLEAN$/, "DISK_FAILED"],
  [/^SQLITE_NOTADB/, "DATABASE_NOT_SQLITE"],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, "DATABASE_BUSY"],
  [/^(SQLITE_CANTOPEN.*|ENOENT|ENOTDIR)$/, "FOLDER_MISSING"],
];

/**
 * Turns an error of better-sqlite3 or of the file system into an AppError; an AppError passes unchanged.
 * `detail.reason` is the code that SQLite or the system gave, for a fault report; an unknown error becomes UNEXPECTED.
 */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = systemCode(error);
  const code = codes.find(([pattern]) => pattern.test(reason))?.[1] ?? "UNEXPECTED";
  const detail: ErrorDetail = reason === "" ? {} : { reason };
  return new AppError(code, detail, { cause: error });
}

/** `code` of a SqliteError or an ErrnoException; "" when the error has none. */
export function systemCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  if (typeof error.code !== "string") return "";
  // Node has no name for some codes of the system, a full quota (EDQUOT) among them: it gives "Unknown system error -122", and from its
  // synchronous calls "UNKNOWN". The number is there both times.
  return error.code === "UNKNOWN" || /^Unknown system error/.test(error.code) ? errnoName(error) : error.code;
}

function errnoName(error: object): string {
  const errno = "errno" in error && typeof error.errno === "number" ? Math.abs(error.errno) : 0;
  const known = Object.entries(constants.errno).find(([, number]) => number === errno);
  return known?.[0] ?? (errno === 0 ? "UNKNOWN" : `errno ${errno}`);
}
