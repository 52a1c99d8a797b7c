/** A clock on the wall and timers that a test moves by hand. */
export class ByHand {
  now = Date.parse("2026-11-20T09:00:00.000Z");
  readonly #ticks = new Set<() => void>();
  readonly clock = () => new Date(this.now);
  readonly timers = {
    every: (_milliseconds: number, work: () => void) => {
      this.#ticks.add(work);
      return () => void this.#ticks.delete(work);
    },
  };

  /** How many timers run. */
  get running(): number {
    return this.#ticks.size;
  }

  /** The time passes, and the timers with it, a second at a time. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1000;
      for (const tick of [...this.#ticks]) tick();
    }
  }

  /** The time passes while every timer stands still. */
  sleep(hours: number): void {
    this.now += hours * 3_600_000;
  }
}
