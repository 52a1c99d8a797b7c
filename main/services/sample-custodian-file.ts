import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CustodianKey, readKept } from "../custodians/index.ts";
import { readKeyFile } from "../keychain/index.ts";
import { writeAtomically } from "../lib/atomic-file.ts";
import type { CustodianPlace, FetchedKey, FoundKey } from "./custodian-place.ts";
import { putAside } from "./data-folder.ts";
import { keptKey, keptText } from "./kept-key.ts";

/** A custodian's key in plain sight: for invented cases that anyone may see. */
export class SampleCustodianFile implements CustodianPlace {
  readonly keyStore = "sample-file";
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, "sample-custodian.key");
  }

  async fetch(keyId: string, passphrase: string | null): Promise<FetchedKey> {
    return await keptKey(await this.#read(), keyId, passphrase);
  }

  async keep(key: CustodianKey, passphrase: string | null, now: Date): Promise<void> {
    putAside(this.#file, now);
    await this.rewrap(key, passphrase);
  }

  async rewrap(key: CustodianKey, passphrase: string | null): Promise<void> {
    writeAtomically(this.#file, `${await keptText(key, passphrase)}\n`, { mode: 0o600 });
  }

  async forget(): Promise<void> {
    rmSync(this.#file, { force: true });
  }

  async found(): Promise<readonly FoundKey[]> {
    const kept = existsSync(this.#file) ? readKept(await this.#read()) : null;
    return kept === null ? [] : [{ keyId: kept.keyId, email: kept.email, passphrase: kept.sealed !== null }];
  }

  async #read(): Promise<string> {
    return (await readKeyFile(this.#file)).toString("latin1").trimEnd();
  }
}
