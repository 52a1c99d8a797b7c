import type { AppError } from "../lib/app-error.ts";
import type { ErrorCode, ErrorDetail } from "../model/error-code.ts";

/** What the command line says of an error that its commands can meet; the window has fuller sentences of its own. */
const sentences: Partial<Record<ErrorCode, (detail: ErrorDetail) => string>> = {
  FOLDER_MISSING: (detail) => `There is no Custodia data folder at ${detail.folder ?? detail.file ?? "that place"}.`,
  FOLDER_IN_USE: () => "Another Custodia has this folder open. Close it, then try again.",
  FOLDER_READ_ONLY: (detail) =>
    /^E(ACCES|PERM)$/.test(String(detail.reason))
      ? "The folder, or a file in it, may not be opened by you."
      : "This folder can't be written to. Choose one that you may change.",
  DISK_FULL: () => "The disk is full. Nothing half-written was kept; make room, then try again.",
  DISK_FAILED: () => "The disk reported an error. Nothing half-written was kept.",
  DATABASE_NOT_SQLITE: () => "log.sqlite is not a database. Restore it from a backup; nothing was changed.",
  DATABASE_FOREIGN: () => "log.sqlite belongs to another program. Nothing was changed.",
  DATABASE_CUT_SHORT: () =>
    "log.sqlite is cut short: part of the file is missing. Restore it from a backup; nothing was changed.",
  DATABASE_DAMAGED: () => "log.sqlite is damaged. Restore it from a backup; nothing was changed.",
  DATABASE_FROM_FUTURE: () => "log.sqlite was written by a newer Custodia. Use that version; nothing was changed.",
  DATABASE_OUTDATED: () =>
    "log.sqlite was written by an older Custodia. Open the folder once in the app, which brings it up to date.",
  DATABASE_BUSY: () => "Another program is writing to the log. Try again in a moment.",
  PROFILE_MISSING: () => "This folder holds no log yet.",
  PROFILE_EXISTS: () => "This folder already holds a log. Sample data goes into an empty folder.",
  CASE_UNKNOWN: () => "There is no such case in this log.",
  PACK_UNKNOWN: (detail) => `There is no policy pack "${detail.ref}".`,
  PACK_BROKEN: (detail) => `The policy pack ${detail.file} can't be read: ${detail.reason}.`,
  LOG_DOES_NOT_VERIFY: (detail) =>
    `The log does not verify${detail.reason === undefined ? "" : `: ${detail.reason}`}. "custodia check" says what is wrong with it.`,
  VERIFY_CANCELLED: () => "Stopped before the end: nothing is known about the rest.",
};

/** One sentence for an error; an error without one says its code and facts. */
export function sentence(error: AppError): string {
  return sentences[error.code]?.(error.detail) ?? `Refused: ${error.code} ${JSON.stringify(error.detail)}.`;
}
