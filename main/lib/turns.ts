/** Lets work under one key happen one after another, in the order in which it was asked for; other keys don't wait. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Gives what `work` gives, or throws what it throws; a failure doesn't hold up the next. */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work, work);
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }
}
