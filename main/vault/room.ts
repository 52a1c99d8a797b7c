import { v7 as uuidv7 } from "uuid";
import { AppError } from "../lib/app-error.ts";
import { storageError } from "../lib/storage-error.ts";
import { Turns } from "../lib/turns.ts";
import type { Time } from "../model/entry.ts";
import type { Refused } from "../model/error-code.ts";
import type { VaultContent } from "../model/vault.ts";
import { KeyRing } from "./key-ring.ts";
import { MarkQueue } from "./marks.ts";
import type { Me, VaultsOptions } from "./ports.ts";
import { readOwnKey } from "./queries.ts";

/** A vault that the key opened, as it lies on the disk. `content` is replaced at each change, never changed itself. */
export interface Session {
  readonly id: string;
  /** Work that is under way when the vault is locked ends with the key it began with. */
  readonly me: Me;
  content: VaultContent;
  revision: number;
  /** SHA-256 of the content, hex. */
  contentHash: string;
  /** SHA-256 of the sealed file, hex. */
  fileHash: string;
  /** The signed statement. */
  noteText: string;
  /** When and by whom (key id) this revision was sealed. */
  at: Time;
  by: string;
}

/** What is open: the custodian at work, with the vaults that the key opened. All of it goes when the vault is locked. */
export class Room {
  readonly options: VaultsOptions;
  readonly keys: KeyRing;
  readonly marks: MarkQueue;
  readonly sessions = new Map<string, Session>();
  /** Vaults whose list a person has asked for since the last unlocking. */
  readonly shown = new Set<string>();
  /** Why a vault that is known here could not be opened. */
  readonly failures = new Map<string, Refused>();
  readonly #turns = new Turns();
  readonly #busy = new Set<Promise<unknown>>();
  #me: Me | null = null;
  #who: string | null = null;
  /** Counts the unlockings: work that began before the last one is stale. */
  #epoch = 0;

  constructor(options: VaultsOptions) {
    this.options = options;
    this.keys = new KeyRing((text) => options.readKey(text));
    this.marks = new MarkQueue(options.marks);
  }

  get isOpen(): boolean {
    return this.#me !== null;
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** @throws AppError VAULT_LOCKED */
  get me(): Me {
    if (this.#me === null) throw new AppError("VAULT_LOCKED");
    return this.#me;
  }

  /** The name of the person whose vaults these are; known while they are locked, too. */
  get who(): string {
    if (this.#who === null) {
      const key = stored(() => readOwnKey(this.options.database));
      this.#who = key === null ? "" : this.keys.of(key).name;
    }
    return this.#who;
  }

  begin(me: Me): void {
    this.#epoch += 1;
    this.#me = me;
    this.#who = me.key.name;
  }

  /** Forgets keys and contents. */
  end(): void {
    this.#epoch += 1;
    this.#me = null;
    this.sessions.clear();
    this.shown.clear();
    this.failures.clear();
  }

  now(): Time {
    return this.options.clock().toISOString();
  }

  /** UUIDv7. */
  newId(): string {
    return uuidv7({ msecs: this.options.clock().getTime(), random: this.options.random(16) });
  }

  /** @throws AppError VAULT_LOCKED, VAULT_UNKNOWN {vault}, or why the vault could not be opened */
  session(vault: string): Session {
    if (!this.isOpen) throw new AppError("VAULT_LOCKED");
    const session = this.sessions.get(vault);
    if (session !== undefined) return session;
    const failure = this.failures.get(vault);
    if (failure !== undefined) throw new AppError(failure.code, failure.detail);
    throw new AppError("VAULT_UNKNOWN", { vault });
  }

  /** Keeps a vault open, unless the key went while it was read or taken in. */
  keepOpen(session: Session): void {
    if (session.me !== this.#me) return;
    this.sessions.set(session.id, session);
    this.failures.delete(session.id);
  }

  /** One thing after another for each vault. */
  inTurn<T>(vault: string, work: () => Promise<T> | T): Promise<T> {
    const done = this.#turns.take(vault, async () => work());
    const ended: Promise<unknown> = done.then(
      () => this.#busy.delete(ended),
      () => this.#busy.delete(ended),
    );
    this.#busy.add(ended);
    return done;
  }

  /** Ends when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy);
  }
}

/** What SQLite throws, in Custodia's words. */
export function stored<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageError(error);
  }
}
