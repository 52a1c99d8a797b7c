import { type CustodianKey, readKept } from "../custodians/index.ts";
import type { Keychain } from "../keychain/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { CustodianPlace, FetchedKey, FoundKey } from "./custodian-place.ts";
import { keptKey, keptText } from "./kept-key.ts";

/** The keychain can't be asked what it holds (see keychain/index.ts): one more entry names the keys, their ids parted by spaces. */
const listAccount = "custodian-keys";
/** So many ids fit into an entry. */
const mostListed = 250;

/** The keychain's name for a custodian's key. */
export function custodianAccount(keyId: string): string {
  return `custodian-key:${keyId}`;
}

/** A custodian's key in the OS keychain. */
export class CustodianEntry implements CustodianPlace {
  readonly keyStore = "keychain";
  readonly #keychain: Keychain;

  constructor(keychain: Keychain) {
    this.#keychain = keychain;
  }

  async fetch(keyId: string, passphrase: string | null): Promise<FetchedKey> {
    const text = await this.#keychain.read(custodianAccount(keyId));
    if (text === null) throw new AppError("KEYCHAIN_SILENT", { keyId });
    return await keptKey(text, keyId, passphrase);
  }

  async keep(key: CustodianKey, passphrase: string | null): Promise<void> {
    const account = custodianAccount(key.keyId);
    const text = await keptText(key, passphrase);
    await this.#keychain.probe();
    if ((await this.#keychain.read(account)) !== null) throw new AppError("IDENTITY_EXISTS", { keyId: key.keyId });
    // Named first: a name without a key is passed over, a key without a name would not be found.
    const others = (await this.#listed()).filter((keyId) => keyId !== key.keyId);
    await this.#keychain.write(listAccount, [key.keyId, ...others].slice(0, mostListed).join(" "));
    try {
      await this.#keychain.write(account, text);
    } catch (error) {
      await this.#try(() => this.#keychain.remove(account));
      throw error;
    }
  }

  async rewrap(key: CustodianKey, passphrase: string | null): Promise<void> {
    const account = custodianAccount(key.keyId);
    const text = await keptText(key, passphrase);
    const before = await this.#keychain.read(account);
    if (before === null) throw new AppError("KEYCHAIN_SILENT", { keyId: key.keyId });
    try {
      await this.#keychain.write(account, text);
    } catch (error) {
      await this.#try(() => this.#keychain.write(account, before));
      throw error;
    }
  }

  forget(keyId: string): Promise<void> {
    return this.#keychain.remove(custodianAccount(keyId));
  }

  async found(): Promise<readonly FoundKey[]> {
    const found: FoundKey[] = [];
    for (const keyId of await this.#listed()) {
      const kept = readKept((await this.#keychain.read(custodianAccount(keyId))) ?? "");
      if (kept === null || kept.keyId !== keyId) continue;
      found.push({ keyId: kept.keyId, email: kept.email, passphrase: kept.sealed !== null });
    }
    return found;
  }

  /** The newest first. */
  async #listed(): Promise<string[]> {
    const listed = (await this.#keychain.read(listAccount)) ?? "";
    return listed.split(" ").filter((keyId) => /^[0-9a-f]{8}$/.test(keyId));
  }

  /** To have it as it was. */
  async #try(undo: () => Promise<void>): Promise<void> {
    try {
      await undo();
    } catch {
      // Why the new value could not be written is what the person must hear; a keychain that failed once may well fail again.
    }
  }
}
