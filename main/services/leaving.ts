/**
 * Somebody goes who knew passwords: new ones are asked for in open vaults at once, in locked ones when they are opened. [N-V.4]
 *
 * What is to be asked is noted in the same transaction as the going, and crossed off when every vault has taken it. Killed in between,
 * it is asked again, and a vault that was asked for the same person and reason before does nothing.
 */

import { AppError } from "../lib/app-error.ts";
import { Turns } from "../lib/turns.ts";
import type { AccountRecord, Day, RegisterState } from "../model/register-view.ts";
import type { Vaults } from "../vault/index.ts";

export interface LeavingBook {
  state(): RegisterState;
  waitingResets(): RegisterState["waitingResets"];
  noteReset(person: string, account: string, because: string): void;
  resetDone(person: string, account: string): void;
}

export interface LeavingOptions {
  readonly book: LeavingBook;
  readonly vaults: Pick<Vaults, "isOpen" | "askOnLeaving">;
  /** Called when passwords were asked for, or wait for it no longer. */
  changed(): void;
}

export class Leaving {
  readonly #options: LeavingOptions;
  readonly #turns = new Turns();

  constructor(options: LeavingOptions) {
    this.#options = options;
  }

  /** To be called in the transaction of the leaving, before it: all that the person can log in to. */
  noteLeaving(person: string, on: Day, because: string): void {
    const { book } = this.#options;
    for (const account of book.state().accounts) {
      if (knows(account, person)) book.noteReset(person, account.id, `Left on ${on}: ${because}`);
    }
  }

  /** To be called in the transaction of the step, before it: one account that the person will no longer post to. */
  noteEnd(person: string, role: string, account: AccountRecord, on: Day, because: string): void {
    const others = account.users.filter((user) => !(user.person === person && user.role === role));
    // In another role the person goes on posting there.
    if (knows({ ...account, users: others }, person)) return;
    this.#options.book.noteReset(person, account.id, `No longer posts there since ${on}: ${because}`);
  }

  /**
   * To be called in the transaction of a step that takes a leaving or an ending back, after it: what waits still is not asked.
   * @param subject id of the person or account whose event was taken back
   */
  forgetStruck(subject: string): void {
    const { book } = this.#options;
    const { accounts, waitingResets } = book.state();
    for (const waiting of waitingResets) {
      if (waiting.person !== subject && waiting.account !== subject) continue;
      const account = accounts.find(({ id }) => id === waiting.account);
      if (account !== undefined && knows(account, waiting.person)) book.resetDone(waiting.person, waiting.account);
    }
  }

  /** Asks for what waits, as far as the vaults are open. What a vault refuses goes on waiting, and the list of duties says so. */
  settle(): Promise<void> {
    return this.#turns.take("settle", async () => {
      try {
        await this.#settle();
      } catch (error) {
        // The going stands, and what waits is noted: it is tried again when the vaults are next unlocked or changed.
        if (!(error instanceof AppError)) throw error;
      }
    });
  }

  /** Ends when nothing is under way. */
  settled(): Promise<void> {
    return this.#turns.take("settle", () => Promise.resolve());
  }

  async #settle(): Promise<void> {
    const { book, vaults, changed } = this.#options;
    if (!vaults.isOpen) return;
    const waiting = book.waitingResets();
    const names = new Map(waiting.length === 0 ? [] : book.state().people.map(({ id, name }) => [id, name]));
    for (const group of Map.groupBy(waiting, ({ person, because }) => `${person}\n${because}`).values()) {
      const [{ person, because } = { person: "", because: "" }] = group;
      const accounts = group.map(({ account }) => account);
      const everywhere = await vaults.askOnLeaving(accounts, names.get(person) ?? person, because);
      if (!everywhere) continue;
      for (const account of accounts) book.resetDone(person, account);
      changed();
    }
  }
}

/** Those who post to an account and those who look after it have its password. [A-6.b.i] */
function knows({ coordinator, users }: AccountRecord, person: string): boolean {
  return coordinator === person || users.some((user) => user.person === person && user.to === null);
}
