/** What happened to accounts, people and departments: written once, never changed, and the records that it comes to. [A-6.g] */

import { setImmediate } from "node:timers/promises";
import { type Database, impatient } from "../database/index.ts";
import { storageError } from "../lib/storage-error.ts";
import type { Evidence } from "../model/entry.ts";
import type { SubjectRecords } from "../model/register/subject.ts";
import type { DepartmentRecord, RegisterEvent, RegisterState, SubjectKind } from "../model/register-view.ts";
import { Hold, type HoldOptions } from "./hold.ts";
import { Keeper } from "./keeper.ts";
import type { RegisterStore, WaitingReset } from "./store.ts";

export interface HistoryOptions extends HoldOptions {
  readonly database: Database;
}

export class History {
  readonly #options: HistoryOptions;
  readonly #keeper: Keeper;
  #hold: Hold | null = null;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#keeper = new Keeper(options.database);
  }

  /**
   * All that `work` appends is written together, and durable when this returns; when `work` throws, nothing is written and nothing is
   * remembered. Inside of it, another change is part of it; of one that throws nothing stays, whoever catches it.
   * @throws AppError DISK_*, DATABASE_*, and what `work` throws
   */
  change<T>(work: (hold: Hold) => T): T {
    return this.#run((store) => {
      if (this.#hold !== null) return this.#inside(this.#hold, work);
      try {
        // The write lock comes first: what is looked at before writing can't be another one when it is written.
        const result = store.database.transaction(() => this.#begun(work)).immediate();
        this.#keeper.settle();
        return result;
      } catch (error) {
        // Nothing of it is in the tables.
        this.#keeper.undo();
        throw error;
      }
    });
  }

  /** A savepoint: whatever stands in the tables and in memory is as before when `work` throws. */
  #inside<T>(hold: Hold, work: (hold: Hold) => T): T {
    const keeper = this.#keeper;
    const mark = keeper.mark();
    try {
      const inner = keeper.store.database.transaction(() => {
        const result = work(hold);
        keeper.finish();
        return result;
      });
      return inner();
    } catch (error) {
      keeper.undoTo(mark);
      hold.rewound();
      throw error;
    }
  }

  /** What `work` looks at stands as it is now; it writes nothing. @throws AppError DISK_*, DATABASE_*, and what `work` throws */
  reading<T>(work: (hold: Omit<Hold, "append">) => T): T {
    return this.#run(() => work(this.#hold ?? new Hold(this.#read(), this.#options)));
  }

  #begun<T>(work: (hold: Hold) => T): T {
    this.#keeper.syncNow();
    this.#keeper.begin();
    const result = this.#held(work);
    this.#keeper.finish();
    return result;
  }

  #held<T>(work: (hold: Hold) => T): T {
    this.#hold = new Hold(this.#keeper, this.#options);
    try {
      return work(this.#hold);
    } finally {
      this.#hold = null;
    }
  }

  /**
   * While `work` is busy, another connection may write to the register. What it has written is read at the end, bit by bit; until then the
   * register shows as it was before. A change that is made here meanwhile waits for the other one no longer than a blink.
   * @throws AppError DISK_*, DATABASE_*, and what `work` throws
   */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const keeper = this.#keeper;
    this.#run(() => keeper.sync());
    using _impatient = impatient(keeper.store.database);
    keeper.calm = true;
    try {
      const result = await work();
      await keeper.catchUp(setImmediate);
      return result;
    } catch (error) {
      throw storageError(error);
    } finally {
      keeper.calm = false;
    }
  }

  /** Another one as soon as the register is. */
  mark(): string {
    return this.#run((store) => JSON.stringify([store.lastId(), store.ownDepartment()]));
  }

  /** The same object until something changes; a record that did not change is the same object as before. */
  state(): RegisterState {
    return this.#run(() => this.#read().memory.state());
  }

  get<K extends Exclude<SubjectKind, "department">>(kind: K, id: string): SubjectRecords[K] | undefined {
    return this.#run(() => this.#read().memory.get(kind, id));
  }

  /** However its name is written. */
  department(name: string): DepartmentRecord | undefined {
    return this.#run(() => this.#read().memory.department(name));
  }

  /** Oldest first, the struck ones too. */
  events(kind: SubjectKind, subject: string): readonly RegisterEvent[] {
    return this.#run((store) => store.events(kind, subject));
  }

  /** The files that each event names, by the event's id. */
  files(kind: SubjectKind, subject: string): ReadonlyMap<number, readonly Evidence[]> {
    return this.#run((store) => store.filesOf(kind, subject));
  }

  /** All events in their order. The database can't be written to while they are being read. */
  all(): IterableIterator<RegisterEvent> {
    return this.#keeper.store.all();
  }

  /** Passwords that somebody knew who left, to be asked for anew once their vault is open. [N-V.4] */
  waitingResets(): readonly WaitingReset[] {
    // Whoever unlocks a vault asks for them: that is no reason to read the whole register.
    return this.#run((store) => store.resets());
  }

  /** Once for a person and an account: a later event takes the place of the one before. */
  noteReset(reset: WaitingReset): void {
    this.#resets((store) => store.addReset(reset));
  }

  /** One that was noted for a later event since then goes on waiting. */
  resetDone(reset: Omit<WaitingReset, "because">): void {
    this.#resets((store) => store.removeReset(reset));
  }

  #resets(write: (store: RegisterStore) => void): void {
    this.#run((store) => {
      write(store);
      this.#read().memory.resets = store.resets();
    });
  }

  #read(): Keeper {
    if (this.#hold === null) this.#keeper.sync();
    return this.#keeper;
  }

  #run<T>(query: (store: RegisterStore) => T): T {
    try {
      return query(this.#keeper.store);
    } catch (error) {
      throw storageError(error);
    }
  }
}
