import { existsSync } from "node:fs";
import { join } from "node:path";
import { type CustodianKey, keyText, readKeyText } from "../custodians/index.ts";
import { checkPassphrase, openText, readKeyFile, sealText } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import type { CustodianPlace, FetchedKey, FoundKey } from "./custodian-place.ts";
import { putAside } from "./data-folder.ts";

/** The one file's name stands for a key id that only its passphrase would tell. */
const fileName = "custodian-key.age";

/** A custodian's key in an age file that a passphrase opens. */
export class CustodianFile implements CustodianPlace {
  readonly keyStore = "passphrase-file";
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, fileName);
  }

  async fetch(keyId: string, passphrase: string | null): Promise<FetchedKey> {
    const sealed = await readKeyFile(this.#file);
    if (passphrase === null) throw new AppError("PASSPHRASE_WRONG");
    const key = readKeyText((await openText(sealed, passphrase)).trimEnd());
    if (key === null) throw new AppError("KEY_FILE_DAMAGED");
    if (keyId !== fileName && key.keyId !== keyId) throw new AppError("KEY_MISMATCH", { keyId });
    return { key, passphrase: true };
  }

  async keep(key: CustodianKey, passphrase: string | null, now: Date): Promise<void> {
    checkPassphrase(passphrase ?? "");
    // What an interrupted first run left, or a key whose vaults are gone.
    putAside(this.#file, now);
    await this.rewrap(key, passphrase);
  }

  async rewrap(key: CustodianKey, passphrase: string | null): Promise<void> {
    writeAtomically(this.#file, await sealText(`${keyText(key)}\n`, passphrase ?? ""), { mode: 0o600 });
  }

  /** Left where it is: the next one puts it aside. */
  forget(): Promise<void> {
    return Promise.resolve();
  }

  async found(): Promise<readonly FoundKey[]> {
    return existsSync(this.#file) ? [{ keyId: fileName, email: fileName, passphrase: true }] : [];
  }
}
