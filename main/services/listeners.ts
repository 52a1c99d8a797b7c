/** Those who want to hear of something. */
export class Listeners<T> {
  readonly #all = new Set<(told: T) => void>();

  /** The returned function stops it. */
  add(listener: (told: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  /** Does anybody listen? */
  get any(): boolean {
    return this.#all.size > 0;
  }

  tell(told: T): void {
    for (const listener of this.#all) listener(told);
  }
}
