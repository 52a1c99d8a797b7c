/** The vaults as one person has them on the desk: locked or open, by whose key, and for how long. */

import type { QrMatrix, VaultDesk, VaultSettings } from "../../preload/contract.ts";
import {
  type Custodian,
  type CustodianPerson,
  exportKeyFileName,
  type IdentityRow,
  readExportKey,
  readSettings,
  writeSettings,
} from "../custodians/index.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { qrMatrix } from "../lib/qr.ts";
import { Turns } from "../lib/turns.ts";
import type { IdentityView, VaultView } from "../model/vault-view.ts";
import type { Vaults } from "../vault/index.ts";
import type { CustodianKeys, MadeKey } from "./custodian-keys.ts";
import type { FoundKey } from "./custodian-place.ts";
import { stored } from "./data-folder.ts";
import { IdleClock, type Timers } from "./idle-clock.ts";

export type LockReason = "person" | "idle" | "screen" | "suspend" | "close";

const usualSettings: VaultSettings = { idleMinutes: 5, clipboardSeconds: 10 };

export interface CustodyDeskOptions {
  readonly database: Database;
  readonly vaults: Vaults;
  readonly keys: CustodianKeys;
  readonly clock: () => Date;
  readonly timers: Timers;
  /** Who works here, as an export key says it. @throws AppError PROFILE_MISSING, PACK_UNKNOWN */
  person(): Omit<CustodianPerson, "email">;
  /** The desk is another one now. */
  changed(): void;
}

export class CustodyDesk {
  readonly #options: CustodyDeskOptions;
  readonly #turns = new Turns();
  readonly #idle: IdleClock;
  #custodian: Custodian | null = null;
  /** Counts the lockings: a key that arrives after one is not taken. */
  #lockings = 0;

  constructor(options: CustodyDeskOptions) {
    this.#options = options;
    const { clock, timers } = options;
    this.#idle = new IdleClock({
      clock,
      timers,
      minutes: () => this.#settings().idleMinutes,
      over: () => this.#lockIdle(),
    });
  }

  /** The custodian while the vaults are open; null while they are locked. For main alone. */
  get custodian(): Custodian | null {
    this.#idle.check();
    return this.#custodian;
  }

  /** As it is now, for the window: no secret. @throws AppError DISK_*, DATABASE_* */
  desk(): VaultDesk {
    this.#idle.check();
    const row = this.#options.keys.row();
    return {
      lock: row === null ? "no-identity" : this.#custodian === null ? "locked" : "open",
      identity: row === null ? null : identityView(row),
      settings: this.#settings(),
      vaults: this.#options.vaults.summaries(),
    };
  }

  /**
   * Opens the vaults with the key from where it lies; does nothing when they are open.
   * @throws AppError IDENTITY_MISSING, KEYCHAIN_*, KEY_MISMATCH {keyId}, KEY_FILE_*, PASSPHRASE_WRONG (also for null where one is
   *   needed), VAULT_LOCKED when they were locked meanwhile
   */
  unlock(passphrase: string | null): Promise<void> {
    return this.#inTurn(async (lockings) => {
      if (this.#custodian !== null) return this.touch();
      await this.#open(await this.#options.keys.fetch(passphrase), lockings);
    });
  }

  /** Forgets keys and contents at once, whatever else fails. @throws AppError DISK_*, when that can't be noted: they are locked all the same */
  lock(why: LockReason): void {
    this.#lockings += 1;
    this.#idle.stop();
    const { vaults, changed } = this.#options;
    const wasOpen = this.#custodian !== null;
    this.#custodian = null;
    try {
      if (wasOpen) vaults.noteAccess(why === "person" ? "vault-locked" : "vault-locked-itself", null, null);
    } finally {
      vaults.lock();
      if (wasOpen) changed();
    }
  }

  /** The person is at work: the idle clock starts anew, unless it is over. */
  touch(): void {
    this.#idle.touch();
  }

  /** @throws AppError REQUEST_MALFORMED unless 1 to 60 minutes and 5 to 120 seconds */
  saveSettings({ idleMinutes, clipboardSeconds }: VaultSettings): void {
    const isWithin = (value: number, least: number, most: number) =>
      Number.isInteger(value) && value >= least && value <= most;
    if (!isWithin(idleMinutes, 1, 60) || !isWithin(clipboardSeconds, 5, 120)) {
      throw new AppError("REQUEST_MALFORMED", { reason: "settings" });
    }
    stored(() => writeSettings(this.#options.database, { idleMinutes, clipboardSeconds }));
    this.#idle.check();
    this.#options.changed();
  }

  /**
   * Makes this person's key, where there is none, and opens the desk with it.
   * @throws AppError IDENTITY_EXISTS {keyId} or {files}, EMAIL_INVALID, TEXT_* {field}, PASSPHRASE_WEAK, KEYCHAIN_*, PROFILE_MISSING,
   *   PACK_UNKNOWN, DISK_*, FOLDER_*
   */
  makeIdentity(email: string, passphrase: string | null): Promise<void> {
    const { keys, person } = this.#options;
    return this.#inTurn(async (lockings) => {
      await this.#open(await keys.makeIdentity({ ...person(), email }, passphrase), lockings);
    });
  }

  /** Opens the desk with a key that the first run has just made. Throws as `unlock`. */
  begin({ custodian }: Pick<MadeKey, "custodian">): Promise<void> {
    return this.#inTurn((lockings) => this.#open(custodian, lockings));
  }

  /** @throws AppError KEYCHAIN_*, DISK_*, FOLDER_* */
  foundIdentities(): Promise<readonly FoundKey[]> {
    return this.#options.keys.found();
  }

  /** Takes up a key that `foundIdentities` named, and opens the desk. @throws AppError IDENTITY_EXISTS {keyId}, and as `unlock` */
  adoptIdentity(keyId: string, passphrase: string | null): Promise<void> {
    return this.#inTurn(async (lockings) => {
      await this.#open(await this.#options.keys.adopt(keyId, passphrase), lockings);
    });
  }

  /** `qr` null: too long for one. @throws AppError IDENTITY_MISSING, also when the hybrid one was not made */
  exportKey(hybrid: boolean): { text: string; fileName: string; qr: QrMatrix | null } {
    const row = this.#options.keys.row();
    const text = hybrid ? row?.hybridExportKey : row?.exportKey;
    if (text === undefined || text === null) throw new AppError("IDENTITY_MISSING");
    return { text, fileName: exportKeyFileName(readExportKey(text)), qr: qrMatrix(text) };
  }

  /** Makes the post-quantum export key and puts it into all vaults. Again, when that was broken off. @throws AppError VAULT_LOCKED, VAULT_* */
  makeHybrid(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#custodian === null) throw new AppError("VAULT_LOCKED");
      const { text } = await this.#custodian.makeHybridKey();
      this.#options.keys.keepHybrid(text);
      await this.#options.vaults.addHybridKey(text);
      this.#options.changed();
    });
  }

  /** `next` null: none from now on. @throws AppError IDENTITY_MISSING, PASSPHRASE_WRONG, PASSPHRASE_WEAK {least}, KEYCHAIN_*, KEY_*, DISK_* */
  setPassphrase(current: string | null, next: string | null): Promise<void> {
    return this.#inTurn(async () => {
      await this.#options.keys.setPassphrase(current, next);
      this.#options.changed();
    });
  }

  /**
   * Opens a vault's file afresh, with the key fetched afresh where no passphrase is needed for it, and keeps the dated proof. [A-6.h.i]
   * @throws AppError VAULT_LOCKED, and as `unlock`; VAULT_*
   */
  async drill(vault: string): Promise<VaultView> {
    const { keys, vaults } = this.#options;
    if (this.#custodian === null) throw new AppError("VAULT_LOCKED");
    if (keys.row()?.passphrase === true) return await vaults.drill(vault);
    return await vaults.drill(vault, await keys.fetch(null));
  }

  /** Keys one after another; `lockings` as they were when the turn came. */
  #inTurn(work: (lockings: number) => Promise<void>): Promise<void> {
    return this.#turns.take("key", () => work(this.#lockings));
  }

  async #open(custodian: Custodian, lockings: number): Promise<void> {
    const { vaults, changed } = this.#options;
    const isLate = () => this.#lockings !== lockings;
    if (isLate()) throw new AppError("VAULT_LOCKED");
    try {
      await vaults.unlock(custodian);
      if (isLate()) throw new AppError("VAULT_LOCKED");
      vaults.noteAccess("vault-unlocked", null, null);
    } catch (error) {
      vaults.lock();
      throw error;
    }
    this.#custodian = custodian;
    this.#idle.start();
    changed();
  }

  #lockIdle(): void {
    try {
      this.lock("idle");
    } catch {
      // Only the note of it failed. The vaults are locked, nobody waits for an answer, and the next thing that is written fails aloud.
    }
  }

  #settings(): VaultSettings {
    return stored(() => readSettings(this.#options.database)) ?? usualSettings;
  }
}

function identityView(row: IdentityRow): IdentityView {
  const { name, title, organisation, email, keyId, fingerprint } = readExportKey(row.exportKey);
  const { passphrase } = row;
  return { name, title, organisation, email, keyId, fingerprint, hybrid: row.hybridExportKey !== null, passphrase };
}
