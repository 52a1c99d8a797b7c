import { join } from "node:path";
import { type IdentityRow, readExportKey, readIdentityRow } from "../../custodians/index.ts";
import type { Database } from "../../database/index.ts";
import { type Keychain, osKeychain } from "../../keychain/index.ts";
import { AppError } from "../../lib/app-error.ts";
import { revisionMarks } from "../../services/revision-marks.ts";
import type { AgeIdentity } from "../../vault/age-file.ts";
import { KeyRing } from "../../vault/key-ring.ts";
import { localVaults, readLocal } from "../../vault/local-file.ts";
import type { KnownKey, Me } from "../../vault/ports.ts";
import { readVault, readVaults } from "../../vault/queries.ts";
import { readSealed, signerOf, trustedSigners } from "../../vault/reading.ts";
import type { OpenedVault } from "../../vault/vault-file.ts";
import { readDatabase } from "../reading.ts";

/** The vaults of a data folder, to be read: nothing in it is changed, and the app may run. */
export interface VaultPlace {
  readonly folder: string;
  readonly database: Database;
  readonly keychain: Keychain;
  close(): void;
}

/** A vault that opens, and is what its custodians signed. */
export interface CheckedVault {
  readonly opened: OpenedVault;
  readonly signer: KnownKey;
}

/** @throws AppError FOLDER_MISSING, PROFILE_MISSING, DATABASE_* */
export function openPlace(folder: string): VaultPlace {
  return { folder, keychain: osKeychain(), ...readDatabase(folder) };
}

/** The custodian of this folder. @throws AppError IDENTITY_MISSING */
export function custodianOf({ database }: VaultPlace): IdentityRow {
  const row = readIdentityRow(database);
  if (row === null) throw new AppError("IDENTITY_MISSING");
  return row;
}

/** Ids of those that the database knows, and of those that only lie there. */
export function vaultIds({ folder, database }: VaultPlace): string[] {
  const known = readVaults(database).map(({ id }) => id);
  return [...new Set([...known, ...localVaults(vaultFolder(folder))])].sort();
}

/**
 * Opens a vault and checks what the app checks: custodians, signature, content, and that no newer revision was seen here.
 * @throws AppError VAULT_UNKNOWN, VAULT_MISSING, VAULT_*, EXPORT_KEY_*, KEYCHAIN_*
 */
export async function checkVault(
  place: VaultPlace,
  identities: readonly AgeIdentity[],
  vault: string,
): Promise<CheckedVault> {
  const custodian = custodianOf(place);
  const keys = new KeyRing(readExportKey);
  const me: Me = { key: keys.of(custodian.exportKey), hybridKey: null, identities, signNote: refuseToSign };
  // The app writes the file before the database and the keychain: read after them, it is at least as new.
  const row = readVault(place.database, vault);
  const mark = await revisionMarks(custodian.keyStore, place.keychain).read(vault);
  const bytes = readLocal(vaultFolder(place.folder), vault);
  if (bytes === null && row === null) throw new AppError("VAULT_UNKNOWN", { vault });
  if (bytes === null) throw new AppError("VAULT_MISSING", { name: row?.summary.name ?? "" });
  const signers = trustedSigners(keys, me, row?.custodians ?? []);
  const opened = await readSealed(keys, me, bytes, () => signers);
  const { content, statement } = opened;
  if (content.id !== vault) throw new AppError("VAULT_OTHER", { name: content.name });
  const { key, known } = signerOf(keys, opened, signers);
  if (!known) throw new AppError("VAULT_SIGNER_UNKNOWN", { name: key.name, email: key.email, keyId: key.keyId });
  const seen = Math.max(row?.revision ?? 0, mark ?? 0);
  const { revision } = statement;
  if (revision < seen) throw new AppError("VAULT_OLDER", { name: content.name, revision, seen });
  return { opened, signer: key };
}

function vaultFolder(folder: string): string {
  return join(folder, "vaults");
}

/** Reading needs no signature. */
function refuseToSign(): never {
  throw new Error("nothing is signed here");
}
