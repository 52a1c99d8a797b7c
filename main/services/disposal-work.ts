/** Carries disposals out to the end as soon as nothing reads an old state of the log any more. [A-6.e.i] */

import { setImmediate } from "node:timers/promises";
import { AppError } from "../lib/app-error.ts";

export interface DisposalWorkOptions {
  /** `Retention.finish`: false when something still reads what was there before. */
  finish(): Promise<boolean>;
}

export class DisposalWork {
  readonly #options: DisposalWorkOptions;
  readonly #readings = new Set<Promise<unknown>>();
  /** The tries, one after another. */
  #last: Promise<void> = Promise.resolve();
  #state: "open" | "closing" | "closed" = "open";

  constructor(options: DisposalWorkOptions) {
    this.#options = options;
  }

  /** `work` reads the log over a connection of its own: when it is over, what was disposed of meanwhile goes. Throws what `work` throws. */
  async reading<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    this.#readings.add(running);
    try {
      return await running;
    } finally {
      this.#readings.delete(running);
      // Whoever waited for the work goes on first: an export is recorded before anything else is written.
      if (this.#state === "open") void this.carryOut();
    }
  }

  /** Does nothing where nothing is left to do. Never throws an AppError. */
  carryOut(): Promise<void> {
    this.#last = this.#last.then(setImmediate).then(() => this.#try());
    return this.#last;
  }

  /** Waits for what still reads, and tries once more; afterwards the database may be closed. Safe twice. */
  async close(): Promise<void> {
    if (this.#state !== "open") return await this.#last;
    this.#state = "closing";
    await Promise.allSettled([...this.#readings]);
    await this.carryOut();
    this.#state = "closed";
  }

  async #try(): Promise<void> {
    if (this.#state === "closed") return;
    try {
      await this.#options.finish();
    } catch (error) {
      // It is tried again: after the next reading, within the hour, at the next start. A disk that fails now says so at the next entry, too.
      if (!(error instanceof AppError)) throw error;
    }
  }
}
