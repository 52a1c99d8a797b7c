import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import { AppError } from "../lib/app-error.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import { storageError, systemCode } from "../lib/storage-error.ts";
import { openText, sealText } from "./passphrase.ts";

export const seedBytes = 32;
/** A key file has a few hundred bytes; more is something else. */
const longestFile = 4096;

export interface PassphraseKeyFile {
  /** Replaces the file whole. Throws PASSPHRASE_WEAK {least} under 12 characters, DISK_*, FOLDER_*. */
  write(seed: Uint8Array, passphrase: string): Promise<void>;
  /** The 32-byte seed. Throws KEY_FILE_MISSING, KEY_FILE_DAMAGED, PASSPHRASE_WRONG, FOLDER_READ_ONLY, DISK_FAILED. */
  read(passphrase: string): Promise<Uint8Array>;
  exists(): boolean;
}

/**
 * A key where there is no keychain: one age v1 file (age-encryption.org/v1) with one scrypt recipient, holding the seed in base64 and a
 * line feed. `age -d` opens it. `workFactor` is the base-2 logarithm of scrypt's cost; 18 takes about a second.
 */
export function passphraseKeyFile(file: string, workFactor = 18): PassphraseKeyFile {
  return {
    async write(seed, passphrase) {
      const sealed = await sealText(`${Buffer.from(seed).toString("base64")}\n`, passphrase, workFactor);
      writeAtomically(file, sealed, { mode: 0o600 });
    },
    async read(passphrase) {
      return seedFrom(await openText(await readKeyFile(file), passphrase), "base64");
    },
    exists: () => existsSync(file),
  };
}

/** Throws KEY_FILE_MISSING, KEY_FILE_DAMAGED for a file that is far too long, FOLDER_READ_ONLY, DISK_FAILED. */
export async function readKeyFile(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file, "r");
    const buffer = Buffer.alloc(longestFile + 1);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    if (bytesRead > longestFile) throw new AppError("KEY_FILE_DAMAGED");
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (systemCode(error) === "ENOENT") throw new AppError("KEY_FILE_MISSING", {}, { cause: error });
    if (systemCode(error) === "EISDIR") throw new AppError("KEY_FILE_DAMAGED", {}, { cause: error });
    throw storageError(error);
  }
}

/** Throws KEY_FILE_DAMAGED unless the text is exactly 32 bytes and one line feed. */
export function seedFrom(text: string, encoding: "base64" | "hex"): Uint8Array {
  const seed = Buffer.from(text, encoding);
  if (seed.length !== seedBytes || `${seed.toString(encoding)}\n` !== text) throw new AppError("KEY_FILE_DAMAGED");
  return new Uint8Array(seed);
}
