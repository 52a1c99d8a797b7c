/** Where the key that signs the log lies: in the OS keychain, in a file under a passphrase, or, for sample data only, in a plain file. */

import { join } from "node:path";
import { checkPassphrase, type Keychain, passphraseKeyFile, sampleKeyFile } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { LogIdentity } from "../removal-log/index.ts";
import { putAside } from "./data-folder.ts";

const seedBytes = 32;

/** The last part of an origin: what tells two logs of one organisation apart. */
function hexOf(origin: string): string {
  return origin.slice(origin.lastIndexOf("/") + 1);
}

/** The keychain's name for a log's key. */
export function keychainAccount(origin: string): string {
  return `log-key:${hexOf(origin)}`;
}

export function passphraseFile(folder: string): string {
  return join(folder, "log-key.age");
}

export function sampleFile(folder: string): string {
  return join(folder, "sample-log.key");
}

/**
 * The key of a log that exists. A keychain that gives nothing back may just be locked: that is never a reason for a new key.
 * @throws AppError KEYCHAIN_SILENT {origin}, KEYCHAIN_ABSENT, KEY_MISMATCH, KEY_FILE_MISSING, KEY_FILE_DAMAGED
 */
export async function fetchSeed(
  identity: LogIdentity,
  from: { readonly folder: string; readonly keychain: Keychain },
): Promise<Uint8Array> {
  if (identity.keyStore === "sample-file") return await sampleKeyFile(sampleFile(from.folder)).read();
  const { origin } = identity;
  const value = await from.keychain.read(keychainAccount(origin));
  if (value === null) throw new AppError("KEYCHAIN_SILENT", { origin });
  const seed = Buffer.from(value, "base64");
  if (seed.length !== seedBytes || seed.toString("base64") !== value) throw new AppError("KEY_MISMATCH", { origin });
  return seed;
}

/** Puts a new log's key away. `forget` takes it back when no log comes of it. */
export interface KeptSeed {
  readonly keyStore: LogIdentity["keyStore"];
  forget(): Promise<void>;
}

/**
 * Writes the seed to the keychain and reads it back.
 * @throws AppError KEYCHAIN_ABSENT, KEYCHAIN_REFUSED, KEYCHAIN_SILENT
 */
export async function keepInKeychain(keychain: Keychain, origin: string, seed: Uint8Array): Promise<KeptSeed> {
  const account = keychainAccount(origin);
  await keychain.probe();
  await keychain.write(account, Buffer.from(seed).toString("base64"));
  return { keyStore: "keychain", forget: () => keychain.remove(account) };
}

/**
 * Writes the seed to a file under the passphrase. A key file that an interrupted first run left is put aside, never overwritten.
 * @throws AppError PASSPHRASE_WEAK, FOLDER_READ_ONLY, DISK_*
 */
export async function keepInFile(folder: string, seed: Uint8Array, passphrase: string, now: Date): Promise<KeptSeed> {
  const file = passphraseFile(folder);
  checkPassphrase(passphrase);
  putAside(file, now);
  await passphraseKeyFile(file).write(seed, passphrase);
  // Left where it is if no log comes of it: the next first run puts it aside.
  return { keyStore: "passphrase-file", forget: () => Promise.resolve() };
}
