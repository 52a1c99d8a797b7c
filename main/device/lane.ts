/** One after another: the next begins when the one before has ended, so that those that hang hold up one thread, not all that read files. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();

  /** @throws as `begin` */
  next<T>(begin: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(begin);
    // What went wrong is told to whoever asked for it; the next one begins all the same.
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
