/** Makes a log: its key first, put away where it comes back from, then the log itself. */

import type { FirstRun } from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import type { Keychain } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import { signerOf } from "../lib/signed-note.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Refused } from "../model/error-code.ts";
import { checkPerson } from "../register/index.ts";
import { originOf } from "../removal-log/checkpoint.ts";
import { createLog, readIdentity } from "../removal-log/index.ts";
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

/**
 * Key first, then log and profile in one transaction: a log that exists has a profile, and a key that came back once.
 * @returns the key's seed
 * @throws AppError PACK_UNKNOWN, TEXT_*, PASSPHRASE_WEAK, KEYCHAIN_*, FOLDER_READ_ONLY, DISK_*: there is no log then
 */
export async function makeLog(options: ServicesOptions, opened: Opened, answers: FirstRun): Promise<Uint8Array> {
  const { clock, random } = options;
  const { database, packs, register } = opened;
  const person = checkPerson(answers.person);
  const { domain } = packs.get(answers.pack);
  const seed = random(seedBytes);
  const kept = await keepSeed(options, originOf(domain, signerOf(seed).publicKey), seed, answers.passphrase);
  try {
    const make = database.transaction(() => {
      register.save({ person, pack: answers.pack, theme: register.theme() });
      createLog({ database, clock, random }, { domain, seed, keyStore: kept.keyStore });
    });
    make();
  } catch (error) {
    await forget(kept, database);
    throw storageError(error);
  }
  return seed;
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

/** Takes a key back of which no log came. If the log is there after all, or nobody can tell, the key must stay. */
async function forget(kept: KeptSeed, database: Database): Promise<void> {
  try {
    if (readIdentity(database) === null) await kept.forget();
  } catch (error) {
    // The reason why there is no log matters more than a key that nothing uses.
    if (!(error instanceof AppError)) throw storageError(error);
  }
}
