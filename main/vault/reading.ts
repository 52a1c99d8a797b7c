import { AppError } from "../lib/app-error.ts";
import { isSignedBy } from "../lib/signed-note.ts";
import type { VaultContent, VaultStatement } from "../model/vault.ts";
import { damage } from "./damage.ts";
import type { KeyRing } from "./key-ring.ts";
import { farthestAhead, highestFirst } from "./limits.ts";
import type { IsKnown } from "./plain.ts";
import type { KnownKey, Me } from "./ports.ts";
import type { TrustedKey } from "./queries.ts";
import { checkWriter, type KnownCustodian, type OpenedVault, openVaultFile } from "./vault-file.ts";

/** What a reader checks before believing a vault file (FORMATS section 5): all but the revision, which depends on what was seen. */

/**
 * Opens a file with my identities. Its custodians must be who it says they are, and I must be among them.
 * @param signers who may sign for a vault, as far as is known here: a large file of anybody else is not read
 * @throws AppError VAULT_FOREIGN, VAULT_CUT_SHORT, VAULT_DAMAGED, VAULT_FROM_FUTURE, VAULT_TOO_LARGE, VAULT_NOT_FOR_YOU,
 * VAULT_RECIPIENTS_CHANGED
 */
export async function readSealed(
  keys: KeyRing,
  me: Me,
  bytes: Uint8Array,
  signers?: (vault: string) => readonly Signer[],
): Promise<OpenedVault> {
  const isKnown: IsKnown = (note, { vault }) => {
    const inOffice = signers?.(vault).filter(({ removed }) => !removed);
    return inOffice?.some(({ keyName, publicKey }) => isSignedBy(note, keyName, publicKey)) ?? true;
  };
  const opened = await openVaultFile(bytes, me.identities, isKnown);
  checkPeople(keys, opened.content);
  if (!opened.content.custodians.some(({ keyId }) => keyId === me.key.keyId)) throw new AppError("VAULT_NOT_FOR_YOU");
  return opened;
}

/**
 * Nobody saves so often. Whoever counts up to the highest number that there is would leave none for the others to save in.
 * @param seen the highest revision that was seen here; 0 for a vault that is new
 * @throws AppError VAULT_DAMAGED {reason}
 */
export function refuseAhead({ revision }: VaultStatement, seen: number): void {
  const most = seen === 0 ? highestFirst : seen + farthestAhead;
  if (revision > most) throw damage("revision too far ahead");
}

/** Are the listed export keys what the list says? @throws AppError VAULT_DAMAGED */
export function checkPeople(keys: KeyRing, { custodians, formerCustodians }: VaultContent): void {
  for (const custodian of [...custodians, ...formerCustodians]) keys.custodian(custodian);
}

/** A key that may sign: in office, or removed since. */
export interface Signer extends KnownCustodian {
  readonly key: KnownKey;
}

/** Those whom a vault's own list names. */
export function signersOf(keys: KeyRing, { custodians, formerCustodians }: VaultContent): Signer[] {
  return [...custodians, ...formerCustodians].map((custodian) =>
    signer(keys.custodian(custodian).key, custodian.removed !== null),
  );
}

/** Those whom this workstation trusts for a vault, as the database keeps them; I am always among them. */
export function trustedSigners(keys: KeyRing, me: Me, trusted: readonly TrustedKey[]): Signer[] {
  const others = trusted.map(({ key, removed }) => signer(keys.of(key), removed));
  return [signer(me.key, false), ...others.filter(({ keyId }) => keyId !== me.key.keyId)];
}

function signer(key: KnownKey, removed: boolean): Signer {
  return { keyId: key.keyId, keyName: key.email, publicKey: key.publicKey, removed, key };
}

/**
 * Who signed a file, as far as `trusted` goes; null when nobody here knows the signer, who is then the one that the vault itself lists.
 * @throws AppError VAULT_SIGNER_REMOVED, VAULT_SIGNATURE_WRONG; VAULT_SIGNER_UNKNOWN when not even the vault's own list names the signer
 */
export function signerOf(
  keys: KeyRing,
  opened: OpenedVault,
  trusted: readonly Signer[],
): { key: KnownKey; known: boolean } {
  try {
    return { key: checkWriter(opened, trusted).key, known: true };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "VAULT_SIGNER_UNKNOWN") throw error;
    return { key: checkWriter(opened, signersOf(keys, opened.content)).key, known: false };
  }
}
