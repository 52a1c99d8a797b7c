/** Builds every service from a data folder, a clock and a keychain: the one place where the parts meet. */

import type { DutyCounts, FirstRun, LogStatus, Theme, VaultDesk, VaultEvents } from "../preload/contract.ts";
import { passphraseKeyFile } from "./keychain/index.ts";
import { AppError } from "./lib/app-error.ts";
import { storageError } from "./lib/storage-error.ts";
import { Turns } from "./lib/turns.ts";
import type { Person } from "./model/account.ts";
import type { DeviceStanding } from "./model/device-view.ts";
import type { Refused } from "./model/error-code.ts";
import type { RecordsDesk } from "./model/records-view.ts";
import { loadPacks, PolicyPacks } from "./policies/index.ts";
import { Register } from "./register/index.ts";
import { readIdentity } from "./removal-log/index.ts";
import { atMost } from "./services/at-most.ts";
import type { MadeKey } from "./services/custodian-keys.ts";
import { type DataFolder, openDataFolder } from "./services/data-folder.ts";
import { makeLog, probe } from "./services/first-run.ts";
import { Listeners } from "./services/listeners.ts";
import { fetchSeed, passphraseFile } from "./services/log-key.ts";
import type { Opened, ServicesOptions } from "./services/options.ts";
import { packFolders } from "./services/pack-folders.ts";
import { listed, logStatus, type Phase, readyPhase } from "./services/phase.ts";
import { assemble, type Ready } from "./services/ready.ts";

export type { ServicesOptions } from "./services/options.ts";
export type { Phase } from "./services/phase.ts";
export type { Ready } from "./services/ready.ts";

/** In milliseconds. */
const closingPatience = 10_000;

type State =
  | { readonly phase: "closed" }
  | { readonly phase: "stopped"; readonly refused: Refused }
  | { readonly phase: "first-run"; readonly opened: Opened; readonly keychain: Refused | null }
  | { readonly phase: "passphrase"; readonly opened: Opened }
  | { readonly phase: "ready"; readonly opened: Opened; readonly ready: Ready };

export class Services {
  readonly #options: ServicesOptions;
  readonly #logChanged = new Listeners<void>();
  readonly #recordsChanged = new Listeners<RecordsDesk>();
  readonly #vaultChanged = new Listeners<VaultDesk>();
  readonly #vaultMerged = new Listeners<VaultEvents["vault.merged"]>();
  readonly #vaultChecked = new Listeners<VaultEvents["vault.checked"]>();
  readonly #readingWaiting = new Listeners<number>();
  readonly #readingFailed = new Listeners<unknown>();
  readonly #registerChanged = new Listeners<void>();
  readonly #dutiesChanged = new Listeners<DutyCounts>();
  readonly #deviceChanged = new Listeners<DeviceStanding>();
  readonly #deviceProgress = new Listeners<{ readonly done: number; readonly of: number }>();
  readonly #turns = new Turns();
  #state: State = { phase: "closed" };
  #data: DataFolder | null = null;
  #closing = new AbortController();
  /** Ends when the last closing is over. */
  #closed: Promise<void> = Promise.resolve();

  private constructor(options: ServicesOptions) {
    this.#options = options;
  }

  /** Touches nothing yet. */
  static create(options: ServicesOptions): Services {
    return new Services(options);
  }

  /** Opens the folder, fetches the key, opens the log; `phase` says how far it came. Never throws. */
  start(): Promise<void> {
    return this.#turns.take("phase", () => this.#start());
  }

  /** Starts again where something stood in the way; does nothing once the app is ready or waits for a passphrase. */
  retry(): Promise<void> {
    return this.#turns.take("phase", async () => {
      if (this.#state.phase === "ready" || this.#state.phase === "passphrase") return;
      await this.#start();
    });
  }

  /** @throws AppError PASSPHRASE_WRONG, KEY_FILE_MISSING, KEY_FILE_DAMAGED: the app goes on waiting for a passphrase */
  passphrase(passphrase: string): Promise<void> {
    return this.#turns.take("phase", async () => {
      if (this.#state.phase !== "passphrase") return;
      const { opened } = this.#state;
      const seed = await passphraseKeyFile(passphraseFile(this.#options.folder)).read(passphrase);
      await this.#settle(() => this.#becomeReady(opened, seed));
    });
  }

  /**
   * Makes the keys of the log and of its custodian, puts them away, makes the log; the vaults are open then. Where `vaults/` holds files
   * already, no custodian's key is made: the desk says `no-identity`, and an older key is to be taken up.
   * @throws AppError PROFILE_EXISTS, PACK_UNKNOWN, TEXT_*, EMAIL_INVALID, PASSPHRASE_WEAK, KEYCHAIN_*, DISK_*: nothing was made then
   */
  firstRun(answers: FirstRun): Promise<void> {
    return this.#turns.take("phase", async () => {
      if (this.#state.phase !== "first-run") throw new AppError("PROFILE_EXISTS");
      const { opened } = this.#state;
      const { seed, custodian } = await makeLog(this.#options, opened, answers);
      await this.#settle(() => this.#becomeReady(opened, seed));
      if (custodian !== null) await this.#beginVaults(custodian);
    });
  }

  /** @throws AppError PROFILE_MISSING, PACK_UNKNOWN, TEXT_* {field} */
  saveProfile(profile: { person: Person; pack: string; theme: Theme }): void {
    const { packs, register, profileChanged } = this.ready;
    // A pack whose file is gone may stay as it is: the person may still change the theme.
    if (profile.pack !== register.pack()) packs.get(profile.pack);
    register.save(profile);
    profileChanged();
  }

  /** @throws AppError PROFILE_MISSING unless the phase is ready */
  get ready(): Ready {
    if (this.#state.phase !== "ready") throw new AppError("PROFILE_MISSING");
    return this.#state.ready;
  }

  /** How large the log is and how it was last verified. @throws AppError PROFILE_MISSING unless the phase is ready */
  status(): LogStatus {
    if (this.#state.phase !== "ready") throw new AppError("PROFILE_MISSING");
    const { opened, ready } = this.#state;
    return logStatus(ready.log, opened.database, this.#options.clock());
  }

  phase(): Phase {
    const { folder } = this.#options;
    const state = this.#state;
    switch (state.phase) {
      case "closed":
        return { phase: "stopped", refused: { code: "UNEXPECTED" }, folder };
      case "stopped":
        return { phase: "stopped", refused: state.refused, folder };
      case "passphrase":
        return { phase: "passphrase", folder };
      case "first-run":
        return { phase: "first-run", ...listed(state.opened.packs), keychain: state.keychain, folder };
      case "ready":
        return readyPhase(state.ready, this.status(), folder);
    }
  }

  /** Calls `listener` after each recorded entry; the returned function stops that. */
  onLogChanged(listener: () => void): () => void {
    return this.#logChanged.add(listener);
  }

  /** Calls `listener` when anything on the records desk is another one, after each recorded entry, too; the returned function stops that. */
  onRecordsChanged(listener: (desk: RecordsDesk) => void): () => void {
    return this.#recordsChanged.add(listener);
  }

  /** Calls `listener` when vaults were locked, unlocked, made or changed; the returned function stops that. */
  onVaultChanged(listener: (desk: VaultDesk) => void): () => void {
    return this.#vaultChanged.add(listener);
  }

  /** Calls `listener` when somebody else's changes came into a vault; the returned function stops that. */
  onVaultMerged(listener: (merged: VaultEvents["vault.merged"]) => void): () => void {
    return this.#vaultMerged.add(listener);
  }

  /** Calls `listener` when the weak passwords of a vault were looked for; the returned function stops that. */
  onVaultChecked(listener: (checked: VaultEvents["vault.checked"]) => void): () => void {
    return this.#vaultChecked.add(listener);
  }

  /** Calls `listener` with the number of sealed pictures that wait for being read, when it changed; the returned function stops that. */
  onReadingWaiting(listener: (waiting: number) => void): () => void {
    return this.#readingWaiting.add(listener);
  }

  /** Calls `listener` with the reason for which sealed pictures are not read; the returned function stops that. */
  onReadingFailed(listener: (error: unknown) => void): () => void {
    return this.#readingFailed.add(listener);
  }

  /** Calls `listener` when something in the register is another one; the returned function stops that. */
  onRegisterChanged(listener: () => void): () => void {
    return this.#registerChanged.add(listener);
  }

  /**
   * Calls `listener` with the counts of all departments when what is due is another list, or the day has turned, once somebody has asked
   * for it; the returned function stops that.
   */
  onDutiesChanged(listener: (counts: DutyCounts) => void): () => void {
    return this.#dutiesChanged.add(listener);
  }

  /** Calls `listener` when this workstation was checked, or stands otherwise by the day or the policy; the returned function stops that. */
  onDeviceChanged(listener: (standing: DeviceStanding) => void): () => void {
    return this.#deviceChanged.add(listener);
  }

  /** Calls `listener` while this workstation is being checked; the returned function stops that. */
  onDeviceProgress(listener: (progress: { readonly done: number; readonly of: number }) => void): () => void {
    return this.#deviceProgress.add(listener);
  }

  /** Locks the vaults and stops a verification at once; then lets the vaults finish, closes the database, lets go of the folder. Safe twice. */
  close(): Promise<void> {
    const [state, data] = [this.#state, this.#data];
    this.#closing.abort();
    this.#closing = new AbortController();
    this.#data = null;
    this.#state = { phase: "closed" };
    if (data !== null) this.#closed = this.#close(state, data);
    return this.#closed;
  }

  async #close(state: State, data: DataFolder): Promise<void> {
    try {
      if (state.phase !== "ready") return;
      const { vaults, vaultDesk, texts, records, stop } = state.ready;
      const stopped = stop();
      try {
        vaultDesk.lock("close");
      } finally {
        await atMost(closingPatience, Promise.all([vaults.close(), texts.close(), records.close(), stopped]));
      }
    } finally {
      data.close();
    }
  }

  async #start(): Promise<void> {
    try {
      await this.close();
      const { folder, clock, random } = this.#options;
      this.#data = openDataFolder(folder, clock);
      const { database } = this.#data;
      const packs = new PolicyPacks(loadPacks(...packFolders(this.#options)));
      await this.#unlock({ database, packs, register: new Register({ database, clock, random }) });
    } catch (error) {
      await this.#stop(error);
    }
  }

  /** From an open folder to the phase that its log allows. */
  async #unlock(opened: Opened): Promise<void> {
    const { folder, keychain } = this.#options;
    const identity = readIdentity(opened.database);
    if (identity === null) {
      this.#state = { phase: "first-run", opened, keychain: await probe(keychain) };
    } else if (opened.register.person() === null) {
      throw new AppError("PROFILE_MISSING", { folder });
    } else if (identity.keyStore === "passphrase-file") {
      if (!passphraseKeyFile(passphraseFile(folder)).exists()) throw new AppError("KEY_FILE_MISSING", { folder });
      this.#state = { phase: "passphrase", opened };
    } else {
      this.#becomeReady(opened, await fetchSeed(identity, { folder, keychain }));
    }
  }

  #becomeReady(opened: Opened, seed: Uint8Array): void {
    const listeners = {
      changed: (desk: VaultDesk) => this.#vaultChanged.tell(desk),
      merged: (merged: VaultEvents["vault.merged"]) => this.#vaultMerged.tell(merged),
      checked: (checked: VaultEvents["vault.checked"]) => this.#vaultChecked.tell(checked),
    };
    const deskChanged = () => this.#tellRecords();
    const changed = () => {
      this.#logChanged.tell();
      deskChanged();
    };
    const reading = {
      waiting: (pictures: number) => this.#readingWaiting.tell(pictures),
      failed: (error: unknown) => this.#readingFailed.tell(error),
    };
    const around = {
      ...{ changed, deskChanged, listeners, reading },
      closing: this.#closing.signal,
      registerChanged: () => this.#registerChanged.tell(),
      dutiesChanged: (counts: DutyCounts) => this.#dutiesChanged.tell(counts),
      device: {
        changed: (standing: DeviceStanding) => this.#deviceChanged.tell(standing),
        progress: (progress: { readonly done: number; readonly of: number }) => this.#deviceProgress.tell(progress),
      },
    };
    const ready = assemble(this.#options, opened, seed, around);
    this.#state = { phase: "ready", opened, ready };
  }

  /** What was recorded stands, whether or not the desk can be put together: the next request for it says why not. */
  #tellRecords(): void {
    if (this.#state.phase !== "ready" || !this.#recordsChanged.any) return;
    try {
      this.#recordsChanged.tell(this.#state.ready.records.desk());
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  async #beginVaults(custodian: MadeKey): Promise<void> {
    if (this.#state.phase !== "ready") return;
    try {
      await this.#state.ready.vaultDesk.begin(custodian);
    } catch (error) {
      // The log is made and the keys are kept: the vaults stay locked, and whoever unlocks them hears why they don't open.
      if (!(error instanceof AppError)) throw error;
    }
  }

  /** Goes on, or stops with the reason why not. */
  async #settle(go: () => void | Promise<void>): Promise<void> {
    try {
      await go();
    } catch (error) {
      await this.#stop(error);
    }
  }

  /** Nothing stays open while the app is stopped: the folder can be mended, or opened by another program. */
  async #stop(error: unknown): Promise<void> {
    try {
      await this.close();
    } catch {
      // A disk that failed once fails again at closing: the first reason is the one to tell, and the process lets go of the rest.
    }
    this.#state = { phase: "stopped", refused: storageError(error).refused() };
  }
}
