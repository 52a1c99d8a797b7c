/** Builds every service from a data folder, a clock and a keychain: the one place where the parts meet. */

import type { AppState, FirstRun, LogStatus, Theme, VerifyReport } from "../preload/contract.ts";
import { Cases } from "./cases/index.ts";
import type { Database } from "./database/index.ts";
import { EvidenceStore } from "./evidence/index.ts";
import { type Keychain, passphraseKeyFile } from "./keychain/index.ts";
import { AppError } from "./lib/app-error.ts";
import { storageError } from "./lib/storage-error.ts";
import { Turns } from "./lib/turns.ts";
import type { Person } from "./model/account.ts";
import type { Actor } from "./model/entry.ts";
import type { Refused } from "./model/error-code.ts";
import { loadPacks, PolicyPacks } from "./policies/index.ts";
import { checkPerson, Register } from "./register/index.ts";
import { originOf, signerOf } from "./removal-log/checkpoint.ts";
import { createLog, lastVerified, openLog, type RemovalLog, readIdentity, saveVerified } from "./removal-log/index.ts";
import { startVerification } from "./removal-log/verification.ts";
import { type DataFolder, databaseFile, evidenceFolder, openDataFolder } from "./services/data-folder.ts";
import { fetchSeed, type KeptSeed, keepInFile, keepInKeychain, passphraseFile } from "./services/log-key.ts";

export interface ServicesOptions {
  readonly folder: string;
  readonly packFolder: string;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly keychain: Keychain;
  readonly osUser: string;
  /** Id of the workstation, made once. */
  readonly device: string;
}

/** Everything a request may use once the app is ready. */
export interface Ready {
  readonly packs: PolicyPacks;
  readonly register: Register;
  readonly cases: Cases;
  readonly log: RemovalLog;
  readonly evidence: EvidenceStore;
  /** Checks the whole log and every file, off the main thread, and notes the result. @throws AppError VERIFY_RUNNING, VERIFY_CANCELLED */
  verify(
    onProgress: (done: number, total: number, what: "entries" | "files") => void,
    signal: AbortSignal,
  ): Promise<VerifyReport>;
}

/** `AppState` without what only the shell knows. */
export type Phase = AppState extends infer S ? (S extends AppState ? Omit<S, "host"> : never) : never;

/** A folder that is open, with what can be known before the key is there. */
interface Opened {
  readonly database: Database;
  readonly packs: PolicyPacks;
  readonly register: Register;
}

type State =
  | { readonly phase: "closed" }
  | { readonly phase: "stopped"; readonly refused: Refused }
  | { readonly phase: "first-run"; readonly opened: Opened; readonly keychain: Refused | null }
  | { readonly phase: "passphrase"; readonly opened: Opened }
  | { readonly phase: "ready"; readonly opened: Opened; readonly ready: Ready };

/** Shortest passphrase for a key file, in characters. */
const shortestPassphrase = 12;

export class Services {
  readonly #options: ServicesOptions;
  readonly #listeners = new Set<() => void>();
  readonly #turns = new Turns();
  #state: State = { phase: "closed" };
  #data: DataFolder | null = null;
  #closing = new AbortController();
  #verifying = false;

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
      this.#settle(() => this.#becomeReady(opened, seed));
    });
  }

  /**
   * Makes the log's key, puts it away, makes the log.
   * @throws AppError PROFILE_EXISTS, PACK_UNKNOWN, TEXT_*, PASSPHRASE_WEAK, KEYCHAIN_*, DISK_*: nothing was made then
   */
  firstRun(answers: FirstRun): Promise<void> {
    return this.#turns.take("phase", async () => {
      if (this.#state.phase !== "first-run") throw new AppError("PROFILE_EXISTS");
      const { opened } = this.#state;
      const seed = await this.#makeLog(opened, answers);
      this.#settle(() => this.#becomeReady(opened, seed));
    });
  }

  /** @throws AppError PROFILE_MISSING, PACK_UNKNOWN, TEXT_* {field} */
  saveProfile(profile: { person: Person; pack: string; theme: Theme }): void {
    const { packs, register } = this.ready;
    // A pack whose file is gone may stay as it is: the person may still change the theme.
    if (profile.pack !== register.pack()) packs.get(profile.pack);
    register.save(profile);
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
    const verified = stored(() => lastVerified(opened.database));
    return { ...ready.log.counts(), origin: ready.log.identity.origin, lastVerified: verified };
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
        return this.#readyPhase(state.ready);
    }
  }

  /** Calls `listener` after each recorded entry; the returned function stops that. */
  onLogChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops a verification, closes the database, lets go of the folder. Safe twice. */
  close(): void {
    this.#closing.abort();
    this.#closing = new AbortController();
    this.#data?.close();
    this.#data = null;
    this.#state = { phase: "closed" };
  }

  async #start(): Promise<void> {
    this.close();
    try {
      const { folder, packFolder, clock, random } = this.#options;
      this.#data = openDataFolder(folder, clock);
      const { database } = this.#data;
      const packs = new PolicyPacks(loadPacks(packFolder));
      await this.#unlock({ database, packs, register: new Register({ database, clock, random }) });
    } catch (error) {
      this.#stop(error);
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

  /** Key first, then log and profile in one transaction: a log that exists has a profile and a key that came back once. */
  async #makeLog({ database, packs, register }: Opened, answers: FirstRun): Promise<Uint8Array> {
    const { clock, random } = this.#options;
    const person = checkPerson(answers.person);
    const { domain } = packs.get(answers.pack);
    const seed = random(32);
    const kept = await this.#keepSeed(originOf(domain, signerOf(seed).publicKey), seed, answers.passphrase);
    try {
      database.transaction(() => {
        register.save({ person, pack: answers.pack, theme: register.theme() });
        createLog({ database, clock, random }, { domain, seed, keyStore: kept.keyStore });
      })();
    } catch (error) {
      await forget(kept, database);
      throw storageError(error);
    }
    return seed;
  }

  async #keepSeed(origin: string, seed: Uint8Array, passphrase: string | null): Promise<KeptSeed> {
    const { folder, keychain, clock } = this.#options;
    if (passphrase === null) return await keepInKeychain(keychain, origin, seed);
    if ([...passphrase].length < shortestPassphrase) {
      throw new AppError("PASSPHRASE_WEAK", { least: shortestPassphrase });
    }
    return await keepInFile(folder, seed, passphrase, clock());
  }

  #becomeReady(opened: Opened, seed: Uint8Array): void {
    const { folder, clock, random, device } = this.#options;
    const { database, packs, register } = opened;
    const log = openLog({ database, clock, random }, seed);
    const evidence = EvidenceStore.open(evidenceFolder(folder), {
      random,
      isNamed: (sha256) => log.evidence(sha256) !== null,
    });
    const changed = () => {
      for (const listener of this.#listeners) listener();
    };
    const actor = () => this.#actor(register);
    const cases = new Cases({ log, evidence, packs, register, actor, device, clock, random, changed });
    const verify: Ready["verify"] = (onProgress, signal) => this.#verify(database, onProgress, signal);
    this.#state = { phase: "ready", opened, ready: { packs, register, cases, log, evidence, verify } };
  }

  /** Goes on, or stops with the reason why not. */
  #settle(go: () => void): void {
    try {
      go();
    } catch (error) {
      this.#stop(error);
    }
  }

  /** Nothing stays open while the app is stopped: the folder can be mended, or opened by another program. */
  #stop(error: unknown): void {
    this.close();
    this.#state = { phase: "stopped", refused: storageError(error).refused() };
  }

  #actor(register: Register): Actor {
    const person = register.person();
    if (person === null) throw new AppError("PROFILE_MISSING");
    return { name: person.name, role: person.role, osUser: this.#options.osUser };
  }

  async #verify(
    database: Database,
    onProgress: Parameters<Ready["verify"]>[0],
    signal: AbortSignal,
  ): Promise<VerifyReport> {
    if (this.#verifying) throw new AppError("VERIFY_RUNNING");
    this.#verifying = true;
    try {
      const { folder } = this.#options;
      const report = await startVerification({
        file: databaseFile(folder),
        evidenceFolder: evidenceFolder(folder),
        onProgress,
        signal: AbortSignal.any([signal, this.#closing.signal]),
      });
      stored(() => saveVerified(database, report));
      return report;
    } finally {
      this.#verifying = false;
    }
  }

  #readyPhase({ log, packs, register }: Ready): Phase {
    const person = register.person();
    const pack = register.pack();
    if (person === null || pack === null) throw new AppError("PROFILE_MISSING");
    return {
      phase: "ready",
      person,
      pack,
      ...listed(packs),
      log: this.status(),
      keyStore: log.identity.keyStore,
      folder: this.#options.folder,
      theme: register.theme(),
    };
  }
}

/** What SQLite throws, in Custodia's words. */
function stored<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageError(error);
  }
}

function listed(packs: PolicyPacks) {
  return { packs: packs.summaries(), refusedPacks: packs.refused };
}

async function probe(keychain: Keychain): Promise<Refused | null> {
  try {
    await keychain.probe();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.refused();
    throw error;
  }
}

/** Takes a key back of which no log came. If the log is there after all, or nobody can tell, the key must stay. */
async function forget(kept: KeptSeed, database: Database): Promise<void> {
  try {
    if (readIdentity(database) === null) await kept.forget();
  } catch (error) {
    // The reason why there is no log matters more than a key that nothing uses.
    if (!(error instanceof AppError)) throw storageError(error);
  }
}
