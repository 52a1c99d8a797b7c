/** The form of a credential: what may outlive it, and what it sends. Secrets are in the component's memory alone. */
import type { CredentialView } from "../../main/model/vault-view.ts";
import type { CredentialInput, SecretInput } from "../../preload/contract.ts";
import { webAddress } from "../web-address.ts";

/** Half-typed, this may be kept on the disk: none of it is secret. */
export interface OpenDraft {
  readonly label: string;
  readonly username: string;
  readonly address: string;
  /** Id of an account of the register; empty: none. */
  readonly account: string;
}

/** Never kept anywhere. null: as it is. */
export interface SecretDraft {
  readonly password: string | null;
  readonly totp: string | null;
  readonly recoveryCodes: string | null;
  readonly notes: string | null;
}

export const untouched: SecretDraft = { password: null, totp: null, recoveryCodes: null, notes: null };

export const emptyDraft: OpenDraft = { label: "", username: "", address: "", account: "" };

/** The fields as they are now. */
export function openDraftOf(credential: CredentialView | null): OpenDraft {
  if (credential === null) return emptyDraft;
  const { label, username, address, account } = credential;
  return { label, username, address: address ?? "", account: account ?? "" };
}

/** Under which name a half-typed form is kept. */
export function draftKey(vault: string, credential: string | null): string {
  return `vault:${vault}:${credential ?? "new"}`;
}

function secret(value: string | null, isNew: boolean): SecretInput {
  if (value !== null) return { keep: false, value };
  return isNew ? { keep: false, value: "" } : { keep: true };
}

/** Recovery codes as they are kept: one a line, without blank lines and without the blanks around them. */
export function recoveryLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** What is sent. Passwords and notes go as they were typed, blanks and all. */
export function inputOf(open: OpenDraft, secrets: SecretDraft, isNew: boolean): CredentialInput {
  const codes = secrets.recoveryCodes === null ? null : recoveryLines(secrets.recoveryCodes).join("\n");
  const totp = secrets.totp === null ? null : secrets.totp.trim();
  return {
    account: open.account || null,
    address: webAddress(open.address) || null,
    label: open.label.trim(),
    username: open.username,
    password: secret(secrets.password, isNew),
    totp: secret(totp, isNew),
    recoveryCodes: secret(codes, isNew),
    notes: secret(secrets.notes, isNew),
  };
}

/** Has anything been typed that saving would change? */
export function isChanged(open: OpenDraft, secrets: SecretDraft, before: CredentialView | null): boolean {
  const was = openDraftOf(before);
  const members = Object.keys(was) as (keyof OpenDraft)[];
  return members.some((name) => open[name] !== was[name]) || Object.values(secrets).some((value) => value !== null);
}

/** The fields, in words, in which the credential went on while the form was open: versions since the one that was looked at. */
export function changedSince(credential: CredentialView, version: string): readonly string[] {
  const at = credential.history.findIndex((one) => one.version === version);
  const newer = at < 0 ? credential.history.slice(0, 1) : credential.history.slice(0, at);
  return [...new Set(newer.flatMap((one) => one.changed))];
}
