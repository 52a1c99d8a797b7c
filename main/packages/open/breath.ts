import { setImmediate } from "node:timers/promises";

/** Milliseconds after which others have their turn, and how many steps are taken between two looks at the clock. */
const [turn, steps] = [15, 512];

/** Lets the thread answer others while many small things are looked at: a package may hold millions of them, and a window be open. */
export class Breath {
  #last = performance.now();
  #steps = 0;

  /** Counts a step. Is it time to `take` one? */
  isDue(): boolean {
    this.#steps += 1;
    return this.#steps % steps === 0 && performance.now() - this.#last > turn;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.#last = performance.now();
  }
}
