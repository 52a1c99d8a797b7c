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
  // the custodian's own key
  "IDENTITY_MISSING",
  "IDENTITY_EXISTS",
  "EMAIL_INVALID",
  // export keys and receipts
  "EXPORT_KEY_UNREADABLE",
  "EXPORT_KEY_UNSIGNED",
  "EXPORT_KEY_FROM_FUTURE",
  "RECEIPT_UNREADABLE",
  "RECEIPT_UNSIGNED",
  "RECEIPT_FOREIGN",
  "QR_NOT_FOUND",
  "PICTURE_TOO_LARGE",
  // custodians of a vault
  "CUSTODIAN_EXISTS",
  "CUSTODIAN_UNKNOWN",
  "CUSTODIAN_LAST",
  "CUSTODIAN_IS_ME",
  "ROLE_UNKNOWN",
  // vaults
  "VAULT_LOCKED",
  "VAULT_UNKNOWN",
  "VAULT_MISSING",
  "VAULT_FOREIGN",
  "VAULT_DAMAGED",
  "VAULT_CUT_SHORT",
  "VAULT_FROM_FUTURE",
  "VAULT_TOO_LARGE",
  "VAULT_NOT_FOR_YOU",
  "VAULT_SIGNER_UNKNOWN",
  "VAULT_SIGNER_REMOVED",
  "VAULT_SIGNATURE_WRONG",
  "VAULT_RECIPIENTS_CHANGED",
  "VAULT_OLDER",
  "VAULT_OTHER",
  "VAULT_NAME_DIFFERS",
  "SHARED_FOLDER_MISSING",
  "SHARED_FOLDER_OWN",
  // credentials
  "CREDENTIAL_UNKNOWN",
  "CREDENTIAL_CHANGED",
  "CREDENTIAL_EMPTY_FIELD",
  "CREDENTIAL_NOT_IN_CONFLICT",
  "TOTP_INVALID",
  "RECIPE_INVALID",
  // moving in and out
  "IMPORT_FORMAT_UNKNOWN",
  "IMPORT_DAMAGED",
  "IMPORT_PASSPHRASE_WRONG",
  "IMPORT_ENCRYPTED",
  "IMPORT_TOO_LARGE",
  "IMPORT_EMPTY",
  // files that a person chooses in a dialog
  "FILE_UNREADABLE",
  "FILE_NOT_SAVED",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts that a sentence may need: names, sizes, citations. Never a secret, never a stack. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What crosses the bridge when a request is refused. */
export interface Refused {
  readonly code: ErrorCode;
  readonly detail?: ErrorDetail;
}
