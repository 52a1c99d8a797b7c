import type { AppError } from "../lib/app-error.ts";
import type { ErrorCode, ErrorDetail } from "../model/error-code.ts";

type Say = (detail: ErrorDetail) => string;

/** `nothing was taken from it` and the like are promises: what refuses has changed nothing. */
const vaultSentences: Partial<Record<ErrorCode, Say>> = {
  IDENTITY_MISSING: () =>
    "There is no custodian's key for this folder. Make one in the app, or take up the key that this computer holds.",
  KEYCHAIN_ABSENT: () => "There is no keychain here. Run this inside your desktop session, where the keychain is.",
  KEYCHAIN_SILENT: () =>
    "The keychain did not give the custodian's key: it may be locked, or the entry may be gone. Unlock it, then try again.",
  KEYCHAIN_REFUSED: () => "The keychain refused. Unlock it and allow Custodia to use it, then try again.",
  KEY_MISMATCH: () => "The key found here is another one than this folder's. Nothing was changed.",
  KEY_FILE_MISSING: () => "The key file is missing from the folder. Put it back from a backup.",
  KEY_FILE_DAMAGED: () => "The key file is damaged or cut short. Put it back from a backup.",
  PASSPHRASE_WRONG: () => "That is not the right passphrase.",
  PASSPHRASE_WEAK: ({ least }) =>
    `The passphrase is too short${least === undefined ? "" : `: at least ${least} characters`}.`,
  EXPORT_KEY_UNREADABLE: () => "That is not an export key, or a part of it is missing.",
  EXPORT_KEY_UNSIGNED: () => "The export key was changed after it was made: its signature does not fit.",
  EXPORT_KEY_FROM_FUTURE: () => "The export key was made by a newer Custodia. Use that version.",
  VAULT_LOCKED: () => "The vault is locked.",
  VAULT_UNKNOWN: () => 'There is no such vault in this folder. "custodia vault list" shows those that there are.',
  VAULT_MISSING: ({ name }) =>
    `The file of the vault${named(name)} is missing from the folder. Put it back from a backup.`,
  VAULT_FOREIGN: () => "The file is not a sealed vault of Custodia.",
  VAULT_DAMAGED: () => "The sealed file is damaged or was changed: nothing was taken from it.",
  VAULT_CUT_SHORT: () => "The sealed file is cut short: its end is missing. Nothing was taken from it.",
  VAULT_FROM_FUTURE: () => "The vault was sealed by a newer Custodia. Use that version; nothing was changed.",
  VAULT_TOO_LARGE: ({ limit }) =>
    `The file is larger than any vault${limit === undefined ? "" : ` (${limit} bytes)`}: nothing was read.`,
  VAULT_NOT_FOR_YOU: () =>
    "The file is not sealed to your key. Ask a custodian of the vault to add you, and to send it again.",
  VAULT_SIGNER_UNKNOWN: ({ email, keyId }) =>
    `The file was sealed by somebody who is no custodian of the vault here${by(email, keyId)}: nothing was taken from it.`,
  VAULT_SIGNER_REMOVED: ({ email }) =>
    `The file was sealed by somebody who is no longer a custodian${by(email)}: nothing was taken from it.`,
  VAULT_SIGNATURE_WRONG: () => "The signature of the sealed file does not fit: nothing was taken from it.",
  VAULT_RECIPIENTS_CHANGED: () =>
    "The file is sealed to others than the custodians that were signed: nothing was taken from it.",
  VAULT_OLDER: ({ revision, seen }) =>
    `The file is older than what was here before${revision === undefined ? "" : ` (revision ${revision}, ${seen} was seen)`}: nothing was taken from it.`,
  VAULT_OTHER: () => "The file holds another vault than its name says.",
  VAULT_NAME_DIFFERS: () => "What was typed is not the vault's name: nothing was written.",
  FILE_UNREADABLE: ({ name }) => `The file${named(name)} can't be read.`,
  FILE_NOT_SAVED: ({ name }) => `The file${named(name)} could not be written there.`,
};

const packSentences: Partial<Record<ErrorCode, Say>> = {
  PACK_BROKEN: ({ file, reason, line }) =>
    `The policy pack${named(file)} can't be read${typeof line === "number" ? `, line ${line}` : ""}: ${reason ?? "it is damaged"}.`,
  PACK_FROM_FUTURE: ({ file, format }) =>
    `The policy pack${named(file)} was made for a newer Custodia${format === undefined ? "" : ` (format ${format})`}. Use that version.`,
  PACK_VERSION_TAKEN: ({ ref }) =>
    `A policy pack${named(ref)} is known already, and it says something else. Give this one another version.`,
};

/** `It` is the file that was named on the command line. */
const packageSentences: Partial<Record<ErrorCode, Say>> = {
  PACKAGE_UNREADABLE: ({ file, reason }) => `The package can't be read${inFile(file)}: ${reason ?? "it is damaged"}.`,
  PACKAGE_CUT_SHORT: () => "The package is cut short: its end is missing. Ask for it again.",
  PACKAGE_UNSAFE: ({ file, reason }) => `The package is not safe to open or unpack${inFile(file)}: ${reason}.`,
  PACKAGE_NOT_FOR_YOU: ({ reason }) =>
    reason === undefined ? "The package is sealed for somebody else: none of the identities opens it." : `${reason}.`,
  PACKAGE_SEALED: () => "The package is sealed. Give the file with your age identity: --identity FILE.",
  PACKAGE_FROM_FUTURE: ({ format }) =>
    `The package was made by a newer Custodia${format === undefined ? "" : ` (format ${format})`}. Use that version.`,
  PACKAGE_TOO_LARGE: ({ limit }) => `The package is larger than any that Custodia writes (more than ${limit}).`,
};

function inFile(file: ErrorDetail[string] | undefined): string {
  return typeof file === "string" && file !== "" ? ` (${file})` : "";
}

function named(name: ErrorDetail[string] | undefined): string {
  return name === undefined || name === null || name === "" ? "" : ` "${name}"`;
}

function by(...facts: readonly (ErrorDetail[string] | undefined)[]): string {
  const known = facts.filter((fact) => fact !== undefined && fact !== null && fact !== "");
  return known.length === 0 ? "" : ` (${known.join(", ")})`;
}

/** What the command line says of an error that its commands can meet; the window has fuller sentences of its own. */
const sentences: Partial<Record<ErrorCode, Say>> = {
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
  PACK_UNKNOWN: ({ ref }) => `There is no policy pack${named(ref)}.`,
  ...packSentences,
  DEVICE_DATA_BROKEN: ({ reason }) =>
    `The data on ends of support can't be read: ${reason ?? "it is damaged"}. Set the app up again, or regenerate the file.`,
  LOG_DOES_NOT_VERIFY: (detail) =>
    `The log does not verify${detail.reason === undefined ? "" : `: ${detail.reason}`}. "custodia check" says what is wrong with it.`,
  VERIFY_CANCELLED: () => "Stopped before the end: nothing is known about the rest.",
  ...vaultSentences,
  ...packageSentences,
};

/** One sentence for an error; an error without one says its code and facts. */
export function sentence(error: AppError): string {
  return sentences[error.code]?.(error.detail) ?? `Refused: ${error.code} ${JSON.stringify(error.detail)}.`;
}
