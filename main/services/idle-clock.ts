/** Tells when nobody has used the vaults for a while. */

export interface Timers {
  /** Calls `work` every so many milliseconds until the returned function is called; does not keep the process from ending. */
  every(milliseconds: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  every(milliseconds, work) {
    const timer = setInterval(work, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
};

/** In milliseconds. */
const checkEvery = 1_000;
const minute = 60_000;

export interface IdleClockOptions {
  readonly clock: () => Date;
  readonly timers: Timers;
  /** Minutes without use after which `over` is called. */
  minutes(): number;
  over(): void;
}

/**
 * Looks at the clock on the wall, again and again: a timer alone stands still while a laptop sleeps, and would go on counting after it
 * woke. Somebody who comes back too late finds it over, whatever he does first.
 */
export class IdleClock {
  readonly #options: IdleClockOptions;
  #lastUse = 0;
  #stop: (() => void) | null = null;

  constructor(options: IdleClockOptions) {
    this.#options = options;
  }

  start(): void {
    this.stop();
    this.#lastUse = this.#now();
    this.#stop = this.#options.timers.every(checkEvery, () => this.check());
  }

  stop(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** The person is at work. Too late is too late. */
  touch(): void {
    this.check();
    if (this.#stop !== null) this.#lastUse = this.#now();
  }

  /** Stops and calls `over` when the time is up. */
  check(): void {
    if (this.#stop === null) return;
    const now = this.#now();
    // A clock that was set back must not give more time than there was.
    this.#lastUse = Math.min(this.#lastUse, now);
    if (now - this.#lastUse < this.#options.minutes() * minute) return;
    this.stop();
    this.#options.over();
  }

  #now(): number {
    return this.#options.clock().getTime();
  }
}
