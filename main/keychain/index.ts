/** Where small secrets are kept: the operating system's keychain, or a key file where there is none. */

export { osKeychain } from "./os-keychain.ts";
export { checkPassphrase, openText, sealText } from "./passphrase.ts";
export { type PassphraseKeyFile, passphraseKeyFile, readKeyFile } from "./passphrase-file.ts";
export { type SampleKeyFile, sampleKeyFile } from "./sample-file.ts";

/**
 * Entries of the keychain that belong to Custodia, by account name. There is no way to list them: keytar's `findCredentials` ends the
 * process where a keyring is locked or its owner declines to unlock it (atom/node-keytar issue 477).
 */
export interface Keychain {
  /**
   * The value of an entry; null both when there is none and when the keychain is locked: the caller decides what that means.
   * @throws AppError KEYCHAIN_ABSENT, KEYCHAIN_SILENT
   */
  read(account: string): Promise<string | null>;
  /**
   * Writes an entry and reads it back.
   * @param value ASCII, under 2,560 bytes
   * @throws AppError KEYCHAIN_ABSENT, KEYCHAIN_SILENT, KEYCHAIN_REFUSED
   */
  write(account: string, value: string): Promise<void>;
  /** Nothing happens when there is no such entry. Throws what `read` throws. */
  remove(account: string): Promise<void>;
  /** Writes, reads back and removes an entry of its own. Throws what `write` throws when the keychain does not work. */
  probe(): Promise<void>;
}
