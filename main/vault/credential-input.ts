/** What a person typed for a credential, checked; `detail.field` of the error names the field, and nothing of what stands in it. */

import type { CredentialInput, SecretInput } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText, webAddress } from "../lib/field.ts";
import { textFault, textLimits } from "../model/text.ts";
import type { CredentialFields } from "../model/vault.ts";
import { mostRecoveryCodes } from "./limits.ts";
import { readTotp } from "./totp.ts";

/**
 * @param before the fields as they are, for what is to be kept; null for a new credential
 * @param isAccount is this the id of a registered account?
 * @throws AppError TEXT_* {field}, ADDRESS_INVALID {field}, TOTP_INVALID {reason}, ACCOUNT_UNKNOWN {account}
 */
export function fieldsFrom(
  input: CredentialInput,
  before: CredentialFields | null,
  isAccount: (id: string) => boolean,
): CredentialFields {
  const label = someText("label", input.label, "name");
  return {
    account: accountFrom(input.account, before, isAccount),
    address: webAddress("address", input.address),
    label,
    notes: secret(input.notes, before?.notes ?? "", notesFrom),
    password: secret(input.password, before?.password ?? "", passwordFrom),
    recoveryCodes: secret(input.recoveryCodes, before?.recoveryCodes ?? [], codesFrom),
    totp: secret(input.totp, before?.totp ?? null, (value) => totpFrom(value, label)),
    username: usernameFrom(input.username),
  };
}

function secret<T>(input: SecretInput, before: T, read: (value: string) => T): T {
  return input.keep ? before : read(input.value);
}

/** An account that has gone from the register since may stay. */
function accountFrom(
  account: string | null,
  before: CredentialFields | null,
  isAccount: (id: string) => boolean,
): string | null {
  if (account === null || account === before?.account || isAccount(account)) return account;
  throw new AppError("ACCOUNT_UNKNOWN", { account });
}

export function usernameFrom(value: string): string {
  return anyText("username", value, "name");
}

/** As it is, white space at its ends included. */
export function passwordFrom(value: string): string {
  const fault = textFault(value, "address");
  if (fault !== null) throw new AppError(fault, { field: "password", limit: textLimits.address });
  return value;
}

export function notesFrom(value: string): string {
  return anyText("notes", value, "passage");
}

/** One a line. */
function codesFrom(value: string): readonly string[] {
  return codesIn(anyText("recoveryCodes", value, "passage").split("\n"));
}

export function codesIn(lines: readonly string[]): readonly string[] {
  const codes = lines.map((line) => anyText("recoveryCodes", line, "name")).filter((code) => code !== "");
  if (codes.length > mostRecoveryCodes) {
    throw new AppError("TEXT_TOO_LONG", { field: "recoveryCodes", limit: mostRecoveryCodes });
  }
  return codes;
}

/** @throws AppError TOTP_INVALID {reason} */
export function totpFrom(value: string, label: string): string | null {
  return value.trim() === "" ? null : readTotp(value, label);
}
