/** The `limit` values used last; `drop` is told of each one that has to go, so that it can be released. */
export class LruCache<V> {
  readonly #values = new Map<string, V>();
  readonly #limit: number;
  readonly #drop: (value: V) => void;

  constructor(limit: number, drop: (value: V) => void) {
    this.#limit = limit;
    this.#drop = drop;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value === undefined) return undefined;
    this.#values.delete(key);
    this.#values.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    const earlier = this.#values.get(key);
    if (earlier !== undefined && earlier !== value) this.#drop(earlier);
    this.#values.delete(key);
    this.#values.set(key, value);
    while (this.#values.size > this.#limit) {
      const oldest = this.#values.entries().next().value;
      if (oldest === undefined) return;
      this.#values.delete(oldest[0]);
      this.#drop(oldest[1]);
    }
  }

  clear(): void {
    for (const value of this.#values.values()) this.#drop(value);
    this.#values.clear();
  }
}
