/**
 * The custodian's key of a data folder: made once, fetched, taken up again, put under another passphrase.
 *
 * A new key is never made over an old one. When there is a row in the database, the key is the one that the row names, and a keychain that
 * gives nothing back is no reason for another. When the database is new and `vaults/` holds files, somebody begins anew beside vaults that
 * an older key opens: IDENTITY_EXISTS, until the person takes up a key that the keychain still holds, or moves those files away and so
 * says that they are to be left behind.
 */

import {
  Custodian,
  type CustodianKey,
  type CustodianPerson,
  type IdentityRow,
  insertIdentityRow,
  type KeyStore,
  newCustodianKey,
  readIdentityRow,
  updateHybridExportKey,
  updatePassphrase,
} from "../custodians/index.ts";
import type { Database } from "../database/index.ts";
import type { Keychain } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import { type CustodianPlace, custodianPlace, type FoundKey } from "./custodian-place.ts";
import { stored, vaultFiles } from "./data-folder.ts";

export interface CustodianKeysOptions {
  readonly folder: string;
  readonly database: Database;
  readonly keychain: Keychain;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** Where a new key goes: beside the log's. */
  readonly keyStore: KeyStore;
}

/** A key that was put away; the row that says so is still to be written. */
export interface MadeKey {
  readonly custodian: Custodian;
  readonly row: IdentityRow;
  /** Takes it back when no row comes of it. */
  forget(): Promise<void>;
}

export class CustodianKeys {
  readonly #options: CustodianKeysOptions;

  constructor(options: CustodianKeysOptions) {
    this.#options = options;
  }

  /** null when no key was made here. */
  row(): IdentityRow | null {
    return stored(() => readIdentityRow(this.#options.database));
  }

  /**
   * Makes a key and puts it away. The caller writes `row`, in a transaction of its own choice.
   * @throws AppError IDENTITY_EXISTS {keyId} or {files}, EMAIL_INVALID, TEXT_* {field}, PASSPHRASE_WEAK, KEYCHAIN_*, DISK_*, FOLDER_*:
   *   nothing was made then
   */
  async make(person: CustodianPerson, passphrase: string | null): Promise<MadeKey> {
    const { keyStore, clock, random } = this.#options;
    this.#refuseSecond();
    const place = this.#place(keyStore);
    const key = newCustodianKey(person, { at: clock(), random });
    const custodian = await Custodian.take(key, false);
    await place.keep(key, passphrase, clock());
    const row = rowOf(custodian, key, { keyStore, passphrase: passphrase !== null });
    return { custodian, row, forget: () => place.forget(key.keyId) };
  }

  /** Makes a key for a data folder that has none. Throws as `make`. */
  async makeIdentity(person: CustodianPerson, passphrase: string | null): Promise<Custodian> {
    const { custodian, row, forget } = await this.make(person, passphrase);
    try {
      stored(() => insertIdentityRow(this.#options.database, row));
    } catch (error) {
      if (this.row() === null) await forget();
      throw error;
    }
    return custodian;
  }

  /**
   * The key that the row names.
   * @throws AppError IDENTITY_MISSING, KEYCHAIN_*, KEY_MISMATCH {keyId}, KEY_FILE_*, PASSPHRASE_WRONG
   */
  async fetch(passphrase: string | null): Promise<Custodian> {
    const row = this.#known();
    const fetched = await this.#fetch(row, passphrase);
    const custodian = await Custodian.take(fetched.key, row.hybridExportKey !== null);
    if (custodian.key.text !== row.exportKey) throw new AppError("KEY_MISMATCH", { keyId: row.keyId });
    return custodian;
  }

  /** Keys that this folder could take up again; none once it has one. @throws AppError KEYCHAIN_*, DISK_*, FOLDER_* */
  async found(): Promise<readonly FoundKey[]> {
    return this.row() === null ? await this.#place(this.#options.keyStore).found() : [];
  }

  /**
   * Takes up a key that is there already: with it and a vault's file a lost data folder begins anew.
   * @throws AppError IDENTITY_EXISTS {keyId}, KEYCHAIN_*, KEY_MISMATCH, KEY_FILE_*, PASSPHRASE_WRONG
   */
  async adopt(keyId: string, passphrase: string | null): Promise<Custodian> {
    const { database, keyStore } = this.#options;
    const row = this.row();
    if (row !== null) throw new AppError("IDENTITY_EXISTS", { keyId: row.keyId });
    const fetched = await this.#place(keyStore).fetch(keyId, passphrase);
    const custodian = await Custodian.take(fetched.key, false);
    stored(() => insertIdentityRow(database, rowOf(custodian, fetched.key, { ...fetched, keyStore })));
    return custodian;
  }

  /**
   * Puts the key under another passphrase; `next` null: under none, which a key file must not be.
   * @throws AppError IDENTITY_MISSING, PASSPHRASE_WRONG, PASSPHRASE_WEAK {least}, KEYCHAIN_*, KEY_*, DISK_*: the old one holds then
   */
  async setPassphrase(current: string | null, next: string | null): Promise<void> {
    const row = this.#known();
    const { key } = await this.#fetch(row, current);
    await this.#place(row.keyStore).rewrap(key, next);
    stored(() => updatePassphrase(this.#options.database, next !== null));
  }

  /** Keeps the second export key. */
  keepHybrid(exportKey: string): void {
    stored(() => updateHybridExportKey(this.#options.database, exportKey));
  }

  /** The row follows what is found: a crash may have come between the two. */
  async #fetch(row: IdentityRow, passphrase: string | null) {
    const note = (isNeeded: boolean) => {
      if (row.passphrase !== isNeeded) stored(() => updatePassphrase(this.#options.database, isNeeded));
    };
    try {
      const fetched = await this.#place(row.keyStore).fetch(row.keyId, passphrase);
      note(fetched.passphrase);
      return fetched;
    } catch (error) {
      if (error instanceof AppError && error.code === "PASSPHRASE_WRONG") note(true);
      throw error;
    }
  }

  #known(): IdentityRow {
    const row = this.row();
    if (row === null) throw new AppError("IDENTITY_MISSING");
    return row;
  }

  #refuseSecond(): void {
    const row = this.row();
    if (row !== null) throw new AppError("IDENTITY_EXISTS", { keyId: row.keyId });
    const files = vaultFiles(this.#options.folder);
    if (files > 0) throw new AppError("IDENTITY_EXISTS", { files });
  }

  #place(keyStore: KeyStore): CustodianPlace {
    return custodianPlace(keyStore, this.#options);
  }
}

function rowOf(
  custodian: Custodian,
  { keyId, email, madeAt }: CustodianKey,
  { keyStore, passphrase }: { keyStore: KeyStore; passphrase: boolean },
): IdentityRow {
  return { keyId, email, exportKey: custodian.key.text, hybridExportKey: null, keyStore, passphrase, madeAt };
}
