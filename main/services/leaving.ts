/**
 * Somebody goes who knew passwords: new ones are asked for in open vaults at once, in locked ones when they are opened. [N-V.4]
 *
 * What is to be asked is noted in the same transaction as the going, and crossed off when every vault has taken it. Killed in between,
 * it is asked again, and a vault that was asked for the same person and event before does nothing.
 */

import { createHash } from "node:crypto";
import { AppError } from "../lib/app-error.ts";
import { Turns } from "../lib/turns.ts";
import type { RegisterState } from "../model/register-view.ts";
import type { WaitingReset } from "../register/index.ts";
import type { Vaults } from "../vault/index.ts";
import { type Knowing, knownOtherwise } from "./knowing.ts";

/** Longest reason that a vault is told, in characters: it stands with each password there, and in full in the register. */
const longestReason = 1_000;

export interface LeavingBook {
  state(): RegisterState;
  waitingResets(): readonly WaitingReset[];
  noteReset(reset: WaitingReset): void;
  resetDone(reset: Omit<WaitingReset, "because">): void;
}

export interface LeavingOptions {
  readonly book: LeavingBook;
  readonly vaults: Pick<Vaults, "isOpen" | "askOnLeaving">;
  /** Roles of the pack in force that let their holders post. */
  roles(): readonly string[];
  /** Called when passwords were asked for, or wait for it no longer. */
  changed(): void;
}

/** A step of the register, as it may end somebody's part in an account. */
export interface Ending {
  /** Id of the event that the step has written. */
  readonly event: number;
  readonly because: string;
  /**
   * It takes something back: what waits of those who know the password again is not asked. `slip`: what it takes back was never so, and
   * nobody learnt a password by it.
   */
  readonly takesBack: "no" | "yes" | "slip";
}

export class Leaving {
  readonly #options: LeavingOptions;
  readonly #turns = new Turns();

  constructor(options: LeavingOptions) {
    this.#options = options;
  }

  /**
   * To be called in the transaction of a step, after it: whoever knew a password before and does not any more goes on the list, however
   * the step came to that.
   * @param before the register as it stood before the step
   * @returns whether there is something to settle
   */
  note(before: RegisterState, { event, because, takesBack }: Ending): boolean {
    const { book, roles } = this.#options;
    const after = book.state();
    const { ended, begun } = knownOtherwise(before, after, roles());
    const gone = new Set(after.people.filter(({ left }) => left !== null).map(({ id }) => id));
    const listed = ended.filter(({ person }) => takesBack !== "slip" || gone.has(person));
    for (const { person, account } of listed) book.noteReset({ person, account, because, event });
    if (takesBack !== "no") this.#forget(begun);
    return listed.length > 0;
  }

  /** They know the password again. */
  #forget(begun: readonly Knowing[]): void {
    const { book } = this.#options;
    const again = new Set(begun.map(({ person, account }) => `${person}\n${account}`));
    for (const waiting of book.waitingResets()) {
      if (again.has(`${waiting.person}\n${waiting.account}`)) book.resetDone(waiting);
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
    const { book, vaults } = this.#options;
    if (!vaults.isOpen) return;
    const waiting = book.waitingResets();
    const names = new Map(waiting.length === 0 ? [] : book.state().people.map(({ id, name }) => [id, name]));
    for (const group of Map.groupBy(waiting, keyOf).values()) {
      const name = names.get(group[0]?.person ?? "") ?? "";
      try {
        await this.#ask(group, name);
      } catch (error) {
        // Those who left after this one are asked for all the same; this goes on waiting, as above.
        if (!(error instanceof AppError)) throw error;
      }
    }
  }

  /** @param group of one person and one event */
  async #ask(group: readonly WaitingReset[], name: string): Promise<void> {
    const { book, vaults, changed } = this.#options;
    const [first] = group;
    if (first === undefined) return;
    const about = { person: name === "" ? first.person : name, because: clipped(first.because), event: markOf(first) };
    const accounts = group.map(({ account }) => account);
    const everywhere = await vaults.askOnLeaving(accounts, about);
    if (!everywhere) return;
    for (const reset of group) book.resetDone(reset);
    changed();
  }
}

function keyOf({ person, event, because }: WaitingReset): string {
  return `${person}\n${event}\n${because}`;
}

/**
 * 12 hex digits by which a vault knows that it was asked for this event. The reason is part of it: after going back to an older copy of
 * the register, another event may have the same number.
 */
function markOf(reset: WaitingReset): string {
  return createHash("sha256").update(keyOf(reset)).digest("hex").slice(0, 12);
}

/** Half a character is not left over. */
function clipped(because: string): string {
  if (because.length <= longestReason) return because;
  const start = because.slice(0, longestReason - 1);
  return `${start.isWellFormed() ? start : start.slice(0, -1)}…`;
}
