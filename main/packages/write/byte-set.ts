/**
 * Keys of one width, each once, in the order in which they came. A million of them take a tenth of what a Set of their texts takes:
 * an export may name as many files.
 */
export class ByteSet {
  readonly #width: number;
  #keys: Buffer;
  /** Open addressing: a key's place plus one; 0 is free. Keys are hashes or random, so their own first bytes spread them. */
  #table: Uint32Array;
  #size = 0;

  constructor(width: number) {
    this.#width = width;
    this.#keys = Buffer.alloc(64 * width);
    this.#table = new Uint32Array(128);
  }

  get size(): number {
    return this.#size;
  }

  /** false when the key was there already. @param key of the set's width */
  add(key: Buffer): boolean {
    const slot = this.#slot(key);
    if (this.#table[slot] !== 0) return false;
    if ((this.#size + 1) * 2 > this.#table.length) {
      this.#grow();
      return this.add(key);
    }
    key.copy(this.#keys, this.#size * this.#width);
    this.#size += 1;
    this.#table[slot] = this.#size;
    return true;
  }

  has(key: Buffer): boolean {
    return this.#table[this.#slot(key)] !== 0;
  }

  /** A view: the key at `place`, from 0. */
  at(place: number): Buffer {
    return this.#keys.subarray(place * this.#width, (place + 1) * this.#width);
  }

  /** Where the key is, or where it would go. */
  #slot(key: Buffer): number {
    const mask = this.#table.length - 1;
    // The last bytes: a UUIDv7 begins with its time and ends at random.
    let slot = key.readUInt32LE(this.#width - 4) & mask;
    for (;;) {
      const taken = this.#table[slot] ?? 0;
      if (taken === 0 || this.at(taken - 1).equals(key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const keys = Buffer.alloc(this.#keys.length * 2);
    this.#keys.copy(keys);
    this.#keys = keys;
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let place = 0; place < this.#size; place += 1) this.#table[this.#slot(this.at(place))] = place + 1;
  }
}
