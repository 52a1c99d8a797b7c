import { AppError } from "../lib/app-error.ts";
import type { Time } from "../model/entry.ts";
import type { VaultContent, VaultStatement } from "../model/vault.ts";
import {
  type AgeIdentity,
  ageDecrypt,
  ageDecryptWithPassphrase,
  ageEncrypt,
  ageEncryptWithPassphrase,
  type Decrypted,
} from "./age-file.ts";
import { type IsKnown, type Plain, plainFor, readPlain } from "./plain.ts";
import { isRevision } from "./scalar.ts";
import { writeStatement } from "./statement.ts";

export { checkWriter, type KnownCustodian } from "./writer.ts";

/** A vault sealed to all its custodians, at rest and in every hand-over; and the recovery copy (FORMATS section 5). */

/** A custodian who signs. `signNote` gives the whole note over a text, signed under `keyName`, the e-mail address. */
export interface Writer {
  readonly keyId: string;
  readonly keyName: string;
  signNote(text: string): string;
}

export interface SealedVault {
  readonly file: Uint8Array;
  readonly statement: VaultStatement;
  /** The signed statement. */
  readonly note: string;
}

export interface OpenedVault extends Plain {
  /** How many recipients the file was sealed to; 1 for a recovery copy. */
  readonly stanzas: number;
  readonly hybrid: boolean;
}

/** 256 MiB: far more than any department's credentials, and less than what would stop the app. */
export const largestVault = 256 * 1024 * 1024;

/**
 * Writes, signs and seals. `recipients`: one age recipient for each custodian in office, all of one kind.
 * @throws AppError VAULT_RECIPIENTS_CHANGED when that is not so, VAULT_DAMAGED {reason} for content that could not be read again,
 * VAULT_TOO_LARGE {limit}
 */
export async function sealVault(
  content: VaultContent,
  at: { readonly revision: number; readonly at: Time },
  writer: Writer,
  recipients: readonly string[],
): Promise<SealedVault> {
  const custodians = content.custodians.map(({ keyId }) => keyId);
  if (!isRevision(at.revision)) throw new AppError("VAULT_DAMAGED", { reason: "revision" });
  if (recipients.length !== custodians.length) throw new AppError("VAULT_RECIPIENTS_CHANGED");
  let statement: VaultStatement | null = null;
  let note = "";
  const plain = plainFor(content, (hash) => {
    statement = { vault: content.id, revision: at.revision, at: at.at, custodians, content: hash };
    note = writer.signNote(writeStatement(statement));
    return note;
  });
  try {
    if (statement === null) throw new Error("nothing was signed");
    const file = await ageEncrypt(plain, recipients);
    if (file.length > largestVault) throw new AppError("VAULT_TOO_LARGE", { limit: largestVault });
    return { file, statement, note };
  } finally {
    plain.fill(0);
  }
}

/**
 * Opens a vault and checks all of it but who wrote it: that is for `checkWriter`.
 * @param isKnown see `readPlain`
 * @throws AppError VAULT_TOO_LARGE {limit}, VAULT_FOREIGN, VAULT_CUT_SHORT, VAULT_DAMAGED {reason}, VAULT_NOT_FOR_YOU,
 * VAULT_FROM_FUTURE {format}; VAULT_RECIPIENTS_CHANGED when statement, content and file do not name the same custodians
 */
export async function openVaultFile(
  file: Uint8Array,
  identities: readonly AgeIdentity[],
  isKnown?: IsKnown,
): Promise<OpenedVault> {
  checkSize(file);
  const opened = read(await ageDecrypt(file, identities), isKnown);
  if (opened.stanzas !== opened.statement.custodians.length) throw new AppError("VAULT_RECIPIENTS_CHANGED");
  return opened;
}

/** The bytes inside a vault file, signature included: what a recovery copy holds as well. Wipe them after use. */
export function plainOf({ content, noteText }: Pick<OpenedVault, "content" | "noteText">): Buffer {
  return plainFor(content, () => noteText);
}

/** A recovery copy: the same bytes under one passphrase. `workFactor` is the base-2 logarithm of scrypt's cost. */
export async function sealRecovery(plain: Uint8Array, passphrase: string, workFactor = 18): Promise<Uint8Array> {
  return ageEncryptWithPassphrase(plain, passphrase, workFactor);
}

/**
 * Opens a recovery copy, checked as a vault file is.
 * @throws AppError PASSPHRASE_WRONG; VAULT_NOT_FOR_YOU for a file that no passphrase opens; otherwise as `openVaultFile`
 */
export async function openRecovery(file: Uint8Array, passphrase: string): Promise<OpenedVault> {
  checkSize(file);
  return read(await ageDecryptWithPassphrase(file, passphrase));
}

function checkSize(file: Uint8Array): void {
  if (file.length > largestVault) throw new AppError("VAULT_TOO_LARGE", { limit: largestVault });
}

function read({ plain, stanzas, hybrid }: Decrypted, isKnown?: IsKnown): OpenedVault {
  try {
    const { content, statement, note, noteText } = readPlain(plain, isKnown);
    const custodians = content.custodians.map(({ keyId }) => keyId).join();
    if (custodians !== statement.custodians.join()) throw new AppError("VAULT_RECIPIENTS_CHANGED");
    return { content, statement, note, noteText, stanzas, hybrid };
  } finally {
    plain.fill(0);
  }
}
