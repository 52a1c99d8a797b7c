/** Every way in which Custodia says no. Closed list: the renderer has one sentence for each (renderer/sentences.ts). */
export const errorCodes = [
  // the bridge
  "REQUEST_UNKNOWN",
  "REQUEST_MALFORMED",
  "SENDER_REFUSED",
  "UNEXPECTED",
  // the data folder and its database
  "FOLDER_IN_USE",
  "FOLDER_READ_ONLY",
  "FOLDER_MISSING",
  "DISK_FULL",
  "DISK_FAILED",
  "DATABASE_NOT_SQLITE",
  "DATABASE_FOREIGN",
  "DATABASE_CUT_SHORT",
  "DATABASE_DAMAGED",
  "DATABASE_FROM_FUTURE",
  "DATABASE_OUTDATED",
  "DATABASE_BUSY",
  // keys
  "KEYCHAIN_ABSENT",
  "KEYCHAIN_SILENT",
  "KEYCHAIN_REFUSED",
  "KEY_MISMATCH",
  "KEY_FILE_MISSING",
  "KEY_FILE_DAMAGED",
  "PASSPHRASE_WRONG",
  "PASSPHRASE_WEAK",
  // policy packs
  "PACK_BROKEN",
  "PACK_FROM_FUTURE",
  "PACK_UNKNOWN",
  // first run
  "PROFILE_MISSING",
  "PROFILE_EXISTS",
  // accounts
  "ACCOUNT_UNKNOWN",
  "ACCOUNT_EXISTS",
  "ACCOUNT_EMAIL_DOMAIN",
  // text and times
  "TEXT_EMPTY",
  "TEXT_TOO_LONG",
  "TEXT_NOT_WELL_FORMED",
  "TEXT_CONTROL_CHARACTER",
  "ADDRESS_INVALID",
  "TIME_INVALID",
  "TIME_IN_FUTURE",
  "TIME_BEFORE_ACCOUNT",
  "TIME_BEFORE_STEP",
  // evidence
  "EVIDENCE_EMPTY",
  "EVIDENCE_TRUNCATED",
  "EVIDENCE_TYPE_UNKNOWN",
  "EVIDENCE_TOO_LARGE",
  "EVIDENCE_TOO_MANY_PIXELS",
  "EVIDENCE_SIZE_CHANGED",
  "EVIDENCE_UNREADABLE",
  "EVIDENCE_CANCELLED",
  "EVIDENCE_MISSING",
  "EVIDENCE_DAMAGED",
  "EVIDENCE_TOO_LARGE_TO_SHOW",
  "EVIDENCE_FOLDER_FOREIGN",
  "SOURCE_UNKNOWN",
  "CAPTURE_FAILED",
  // the workflow
  "CASE_UNKNOWN",
  "CASE_CHANGED",
  "STEP_SHUT",
  "STEP_NOT_WAIVABLE",
  "GROUND_UNKNOWN",
  "ACTION_UNKNOWN",
  "ENTRY_UNKNOWN",
  "FIELD_NOT_AMENDABLE",
  // the log
  "LOG_DOES_NOT_VERIFY",
  "VERIFY_RUNNING",
  "VERIFY_CANCELLED",
  "SEARCH_EMPTY",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts that a sentence may need: names, sizes, citations. Never a secret, never a stack. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What crosses the bridge when a request is refused. */
export interface Refused {
  readonly code: ErrorCode;
  readonly detail?: ErrorDetail;
}
