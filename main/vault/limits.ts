import { AppError } from "../lib/app-error.ts";
import type { CredentialFields } from "../model/vault.ts";

/**
 * The most that a credential may hold, in characters (UTF-16 units). What people type has narrower limits of its own; these keep a
 * file that somebody else wrote from filling the memory, and every file that is written here can be read again.
 */
export const longest = {
  account: 200,
  address: 4_000,
  label: 4_000,
  notes: 1_048_576,
  password: 10_000,
  recoveryCodes: 4_000,
  totp: 10_000,
  username: 4_000,
} as const satisfies Record<keyof CredentialFields, number>;

export const mostRecoveryCodes = 1_000;
/** Of one credential. */
export const mostVersions = 100_000;
/** A name, a role, a reason. */
export const longestLine = 20_000;
/** A signed note. */
export const longestNote = 64 * 1024;

/** How many revisions another's copy may be ahead of what was seen here; and the highest of a vault that is new here. */
export const farthestAhead = 1_000_000;
export const highestFirst = 2 ** 40;

/** @throws AppError TEXT_TOO_LONG {field, limit}, TEXT_NOT_WELL_FORMED {field} */
export function checkFields(fields: CredentialFields): void {
  checkText("account", fields.account ?? "");
  checkText("address", fields.address ?? "");
  checkText("label", fields.label);
  checkText("notes", fields.notes);
  checkText("password", fields.password);
  checkText("totp", fields.totp ?? "");
  checkText("username", fields.username);
  for (const code of fields.recoveryCodes) checkText("recoveryCodes", code);
  if (fields.recoveryCodes.length > mostRecoveryCodes) {
    throw new AppError("TEXT_TOO_LONG", { field: "recoveryCodes", limit: mostRecoveryCodes });
  }
}

function checkText(field: keyof CredentialFields, text: string): void {
  if (text.length > longest[field]) throw new AppError("TEXT_TOO_LONG", { field, limit: longest[field] });
  if (!text.isWellFormed()) throw new AppError("TEXT_NOT_WELL_FORMED", { field });
}
