/** Where a custodian's private key lies: as the log's key does, in the OS keychain, under a passphrase in a file, or in plain sight. */

import type { CustodianKey, KeyStore } from "../custodians/index.ts";
import type { Keychain } from "../keychain/index.ts";
import { CustodianEntry } from "./custodian-entry.ts";
import { CustodianFile } from "./custodian-file.ts";
import { SampleCustodianFile } from "./sample-custodian-file.ts";

/** A key that could be taken up. */
export interface FoundKey {
  readonly keyId: string;
  /** The file's name, when only its passphrase could tell. */
  readonly email: string;
  readonly passphrase: boolean;
}

export interface FetchedKey {
  readonly key: CustodianKey;
  /** It lay under a passphrase. */
  readonly passphrase: boolean;
}

export interface CustodianPlace {
  readonly keyStore: KeyStore;
  /**
   * @throws AppError KEYCHAIN_SILENT {keyId} when nothing came back, KEYCHAIN_*, KEY_MISMATCH {keyId}, PASSPHRASE_WRONG, also for
   *   none where one is needed; KEY_FILE_MISSING, KEY_FILE_DAMAGED
   */
  fetch(keyId: string, passphrase: string | null): Promise<FetchedKey>;
  /**
   * Puts a new key away, never over another one.
   * @throws AppError IDENTITY_EXISTS {keyId}, PASSPHRASE_WEAK {least}, KEYCHAIN_*, TEXT_TOO_LONG, DISK_*, FOLDER_*: nothing is left then
   */
  keep(key: CustodianKey, passphrase: string | null, now: Date): Promise<void>;
  /** Puts the same key under another passphrase, or none. The old one stays when that fails. Throws as `keep`. */
  rewrap(key: CustodianKey, passphrase: string | null): Promise<void>;
  /** Takes a key back of which nothing came. */
  forget(keyId: string): Promise<void>;
  /** @throws AppError KEYCHAIN_*, DISK_*, FOLDER_* */
  found(): Promise<readonly FoundKey[]>;
}

export function custodianPlace(keyStore: KeyStore, from: { folder: string; keychain: Keychain }): CustodianPlace {
  if (keyStore === "keychain") return new CustodianEntry(from.keychain);
  return keyStore === "passphrase-file" ? new CustodianFile(from.folder) : new SampleCustodianFile(from.folder);
}
