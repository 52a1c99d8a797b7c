import { Decrypter, Encrypter } from "age-encryption";
import { AppError } from "../lib/app-error.ts";

/** Small texts under a passphrase: age v1 files (age-encryption.org/v1) with one scrypt recipient. `age -d` opens them. */

/** In characters. */
const shortestPassphrase = 12;

/** @throws AppError PASSPHRASE_WEAK {least} under 12 characters */
export function checkPassphrase(passphrase: string): void {
  if ([...normalise(passphrase).trim()].length < shortestPassphrase) {
    throw new AppError("PASSPHRASE_WEAK", { least: shortestPassphrase });
  }
}

/**
 * @param workFactor the base-2 logarithm of scrypt's cost; 18 takes about a second
 * @throws AppError PASSPHRASE_WEAK {least}
 */
export async function sealText(text: string, passphrase: string, workFactor = 18): Promise<Uint8Array> {
  checkPassphrase(passphrase);
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalise(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  return await encrypter.encrypt(text);
}

/** @throws AppError PASSPHRASE_WRONG, KEY_FILE_DAMAGED for what no passphrase opens */
export async function openText(sealed: Uint8Array, passphrase: string): Promise<string> {
  // Any other recipient would be a file that no passphrase opens.
  if (!Buffer.from(sealed).includes("\n-> scrypt ")) throw new AppError("KEY_FILE_DAMAGED");
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalise(passphrase));
  try {
    return await decrypter.decrypt(sealed, "text");
  } catch (error) {
    // The library has sentences, not codes; this is the one for a stanza that the passphrase does not open.
    const isWrong = error instanceof Error && error.message.startsWith("no identity matched");
    throw new AppError(isWrong ? "PASSPHRASE_WRONG" : "KEY_FILE_DAMAGED", {}, { cause: error });
  }
}

/** One and the same passphrase, whether the keyboard composed its accents or not (Unicode NFC). */
function normalise(passphrase: string): string {
  return passphrase.normalize("NFC");
}
