import { AppError } from "../../lib/app-error.ts";

/** In characters, as for every passphrase of ours. */
const shortest = 12;

/** @throws AppError PASSPHRASE_WEAK {least} */
export function checkPassphrase(passphrase: string): void {
  if ([...passphrase.normalize("NFC").trim()].length < shortest) {
    throw new AppError("PASSPHRASE_WEAK", { least: shortest });
  }
}
