/** Words for what a vault holds. */
import type { AccessKind, CredentialHealth, CredentialRow, VersionView } from "../../main/model/vault-view.ts";
import { listed } from "../format.ts";
import type { CredentialFilter } from "../stores/place.ts";

export const filterWords: Record<CredentialFilter, string> = {
  weak: "Weak passwords",
  reused: "Used more than once",
  old: "Old passwords",
  empty: "Without a password",
  reset: "Reset due",
  conflict: "Copies disagree",
  alone: "Opened by one person only",
};

export const healthTags: Record<CredentialHealth, string> = {
  weak: "Weak",
  reused: "Reused",
  old: "Old",
  empty: "No password",
};

export const healthSentences: Record<CredentialHealth, string> = {
  weak: "This password is easy to guess. Change it at the platform, then here.",
  reused: "Another entry has the same password. If one is found out, so is the other.",
  old: "This password has not been changed for a long time.",
  empty: "There is no password here yet.",
};

const fieldWords: Readonly<Record<string, string>> = {
  label: "name",
  username: "user name",
  password: "password",
  address: "address",
  account: "account",
  totp: "secret for codes",
  recoveryCodes: "recovery codes",
  notes: "notes",
};

/** `password and notes` */
export function fieldsInWords(fields: readonly string[]): string {
  return listed(fields.map((field) => fieldWords[field] ?? field));
}

/** What one version did: `Password changed`, `Made`, `Deleted`. */
export function versionWords(version: VersionView, isFirst: boolean): string {
  if (version.movedTo !== null) return `Moved to “${version.movedTo}”`;
  if (version.deleted) return "Deleted";
  if (isFirst) return "Made";
  if (version.changed.length === 0) return "Kept as it was";
  const words = fieldsInWords(version.changed);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} changed`;
}

const accessWords: Record<AccessKind, string> = {
  "vault-unlocked": "unlocked the vaults",
  "vault-locked": "locked the vaults",
  "vault-locked-itself": "went away, and the vaults locked themselves",
  "vault-opened": "opened the vault",
  "password-shown": "looked at the password",
  "password-copied": "copied the password",
  "username-copied": "copied the user name",
  "code-shown": "looked at the one-time code",
  "code-copied": "copied the one-time code",
  "recovery-codes-shown": "looked at the recovery codes",
  "recovery-code-copied": "copied a recovery code",
  "notes-shown": "read the notes",
  "totp-secret-shown": "looked at the secret for codes",
  "handed-over": "handed the vault over",
  exported: "exported the vault",
  "recovery-made": "made a recovery copy",
  "older-copy-accepted": "went on with an older copy",
};

/** `copied the password`; a newer version’s kind as it is. */
export function accessWord(kind: AccessKind): string {
  return (accessWords as Readonly<Record<string, string>>)[kind] ?? kind;
}

export interface RowTag {
  readonly words: string;
  readonly tone: "bad" | "warn";
}

/** The one thing about a row that matters most; the detail says them all. */
export function rowTag(row: CredentialRow): RowTag | null {
  if (row.conflicts > 0) return { words: "Copies disagree", tone: "bad" };
  if (row.resetDue !== null) return { words: "Reset due", tone: "bad" };
  const [health] = row.health;
  return health === undefined ? null : { words: healthTags[health], tone: "warn" };
}
