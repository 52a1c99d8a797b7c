/** A list of numbers that grows, eight bytes each: a million entries are eight megabytes. */
export class Numbers {
  #items = new Float64Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.#items.length) {
      const longer = new Float64Array(this.length * 2);
      longer.set(this.#items);
      this.#items = longer;
    }
    this.#items[this.length] = number;
    this.length += 1;
  }

  at(place: number): number {
    return place < this.length ? (this.#items[place] ?? Number.NaN) : Number.NaN;
  }

  last(): number | null {
    return this.length === 0 ? null : this.at(this.length - 1);
  }

  /** Where the number stands in a list that rises; -1: nowhere. */
  find(number: number): number {
    let [low, high] = [0, this.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.at(middle);
      if (found === number) return middle;
      if (found < number) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  sort(): void {
    this.#items.subarray(0, this.length).sort();
  }

  *[Symbol.iterator](): Generator<number> {
    for (let place = 0; place < this.length; place += 1) yield this.at(place);
  }
}

/** Yes or no for each of many, an eighth of a byte each. */
export class Marks {
  readonly #bits: Uint8Array;

  constructor(count: number) {
    this.#bits = new Uint8Array((count + 7) >>> 3);
  }

  set(place: number): void {
    this.#bits[place >>> 3] = (this.#bits[place >>> 3] ?? 0) | (1 << (place & 7));
  }

  has(place: number): boolean {
    return ((this.#bits[place >>> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }
}
