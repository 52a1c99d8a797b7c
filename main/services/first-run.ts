/** Makes a log and a custodian: their keys first, put away where they come back from, then log, profile and custodian in one transaction. */

import type { FirstRun } from "../../preload/contract.ts";
import { checkPerson as checkCustodian, insertIdentityRow, type KeyStore } from "../custodians/index.ts";
import type { Database } from "../database/index.ts";
import { checkPassphrase, type Keychain } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import { originOf } from "../lib/proof/checkpoint.ts";
import { signerOf } from "../lib/signed-note.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Refused } from "../model/error-code.ts";
import { checkPerson } from "../register/index.ts";
import { createLog, readIdentity } from "../removal-log/index.ts";
import { CustodianKeys, type MadeKey } from "./custodian-keys.ts";
import { vaultFiles } from "./data-folder.ts";
import { type KeptSeed, keepInFile, keepInKeychain } from "./log-key.ts";
import type { Opened, ServicesOptions } from "./options.ts";

const seedBytes = 32;

/** Why the keychain can't be used; null when it can. */
export async function probe(keychain: Keychain): Promise<Refused | null> {
  try {
    await keychain.probe();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.refused();
    throw error;
  }
}

/** What the first run has made. */
export interface Made {
  /** The key of the log. */
  readonly seed: Uint8Array;
  /** null where `vaults/` holds files already: the key that opens them is to be taken up, not another one made (custodian-keys.ts). */
  readonly custodian: MadeKey | null;
}

/**
 * Keys first, then log, profile and custodian in one transaction: what exists has a profile, and keys that came back once.
 * @throws AppError PACK_UNKNOWN, TEXT_*, EMAIL_INVALID, PASSPHRASE_WEAK, KEYCHAIN_*, FOLDER_READ_ONLY, DISK_*: nothing is there then
 */
export async function makeLog(options: ServicesOptions, opened: Opened, answers: FirstRun): Promise<Made> {
  const { clock, random } = options;
  const { database, packs, register } = opened;
  const person = checkPerson(answers.person);
  const { domain, organisation } = packs.get(answers.pack);
  const custodianPerson = { name: person.name, title: person.role, organisation, email: answers.email };
  checkCustodian(custodianPerson);
  if (answers.passphrase !== null) checkPassphrase(answers.passphrase);
  const seed = random(seedBytes);
  const kept = await keepSeed(options, originOf(domain, signerOf(seed).publicKey), seed, answers.passphrase);
  let custodian: MadeKey | null = null;
  try {
    custodian = await makeCustodian(options, opened, custodianPerson, { ...kept, passphrase: answers.passphrase });
    const make = database.transaction(() => {
      register.save({ person, pack: answers.pack, theme: register.theme() });
      createLog({ database, clock, random }, { domain, seed, keyStore: kept.keyStore });
      if (custodian !== null) insertIdentityRow(database, custodian.row);
    });
    make();
  } catch (error) {
    await forget([kept, ...(custodian === null ? [] : [custodian])], database);
    throw storageError(error);
  }
  return { seed, custodian };
}

/** In the keychain there is no passphrase on top at first; in a file it is the log's. */
async function makeCustodian(
  options: ServicesOptions,
  { database }: Opened,
  person: Parameters<CustodianKeys["make"]>[0],
  { keyStore, passphrase }: { keyStore: KeyStore; passphrase: string | null },
): Promise<MadeKey | null> {
  if (vaultFiles(options.folder) > 0) return null;
  return await new CustodianKeys({ ...options, database, keyStore }).make(person, passphrase);
}

async function keepSeed(
  { folder, keychain, clock }: ServicesOptions,
  origin: string,
  seed: Uint8Array,
  passphrase: string | null,
): Promise<KeptSeed> {
  if (passphrase === null) return await keepInKeychain(keychain, origin, seed);
  return await keepInFile(folder, seed, passphrase, clock());
}

/** Takes keys back of which nothing came. If the log is there after all, or nobody can tell, they must stay. */
async function forget(kept: readonly { forget(): Promise<void> }[], database: Database): Promise<void> {
  try {
    if (readIdentity(database) !== null) return;
    for (const key of kept) await key.forget();
  } catch (error) {
    // The reason why there is no log matters more than a key that nothing uses.
    if (!(error instanceof AppError)) throw storageError(error);
  }
}
