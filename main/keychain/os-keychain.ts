import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Keychain } from "./index.ts";
import { keychainError, refused } from "./keytar-error.ts";
import { Patience } from "./patience.ts";

type Keytar = typeof import("keytar");

/** Windows Credential Manager takes 2,560 bytes; the others take more. */
const longestValue = 2_560;
/** How often a change is made that does not last. */
const mostAttempts = 3;
const printableAscii = /^[\x20-\x7e]+$/;

/**
 * The keychain of the operating system: Credential Manager, macOS Keychain, or the Secret Service on Linux.
 * @param service the name under which the entries are kept
 * @param patience milliseconds after which an unanswered call is given up: a prompt may wait for somebody who is not there
 */
export function osKeychain(service = "Custodia", patience = 15_000): Keychain {
  return new OsKeychain(service, new Patience(patience));
}

class OsKeychain implements Keychain {
  readonly #service: string;
  readonly #patience: Patience;

  constructor(service: string, patience: Patience) {
    this.#service = service;
    this.#patience = patience;
  }

  read(account: string): Promise<string | null> {
    return this.#ask((keytar) => keytar.getPassword(this.#service, account));
  }

  async write(account: string, value: string): Promise<void> {
    if (!printableAscii.test(value) || value.length >= longestValue) throw refused("value");
    const put = () => this.#ask((keytar) => keytar.setPassword(this.#service, account, value));
    if (!(await this.#until(put, account, value))) throw refused("value");
  }

  async remove(account: string): Promise<void> {
    await this.#take(account);
  }

  async probe(): Promise<void> {
    const account = `probe:${randomBytes(8).toString("hex")}`;
    await this.write(account, "probe");
    if (!(await this.#until(() => this.#take(account), account, null))) throw refused("value");
  }

  async #take(account: string): Promise<void> {
    await this.#ask((keytar) => keytar.deletePassword(this.#service, account));
  }

  /**
   * Does it, and again where it did not last: GNOME's keyring, when several programs write to it at once, reads its file anew and forgets
   * what it had not written yet. The same value twice is the same entry.
   */
  async #until(change: () => Promise<unknown>, account: string, value: string | null): Promise<boolean> {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      await change();
      if (await this.#comesToHold(account, value)) return true;
    }
    return false;
  }

  /** Does the keychain give this back? Asked a few times: for a moment it may give back what stood there before. */
  async #comesToHold(account: string, value: string | null): Promise<boolean> {
    for (const wait of [0, 50, 150, 400]) {
      if (wait > 0) await setTimeout(wait);
      if ((await this.read(account)) === value) return true;
    }
    return false;
  }

  async #ask<T>(call: (keytar: Keytar) => Promise<T>): Promise<T> {
    try {
      // Loaded when it is first asked for: a machine without libsecret must still be able to say so in a sentence.
      const { default: keytar } = await import("keytar");
      return await this.#patience.call(() => call(keytar as unknown as Keytar));
    } catch (error) {
      throw keychainError(error);
    }
  }
}
