import { randomBytes } from "node:crypto";

/** Keys of one block. */
const blockKeys = 4096;

/**
 * Keys of one width, each once, in the order in which they came. A million of them take a tenth of what a Set of their texts takes:
 * a package may name as many files.
 */
export class ByteSet {
  readonly #width: number;
  /** In blocks, so that growing moves no key. */
  readonly #blocks: Buffer[] = [];
  /** Open addressing: a key's place plus one; 0 is free. */
  #table = new Uint32Array(128);
  /** Nobody can choose keys that all want the same place: a package may be a stranger's. */
  readonly #seed = randomBytes(4).readUInt32LE();
  #size = 0;

  /** @param width of every key in bytes, a multiple of 4 */
  constructor(width: number) {
    this.#width = width;
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
    if (this.#size % blockKeys === 0) this.#blocks.push(Buffer.alloc(blockKeys * this.#width));
    this.#size += 1;
    key.copy(this.at(this.#size - 1));
    this.#table[slot] = this.#size;
    return true;
  }

  has(key: Buffer): boolean {
    return this.place(key) !== null;
  }

  /** How many keys came before this one; null when it isn't there. */
  place(key: Buffer): number | null {
    const taken = this.#table[this.#slot(key)] ?? 0;
    return taken === 0 ? null : taken - 1;
  }

  /** A view: the key at `place`, from 0. Throws RangeError where there is none. */
  at(place: number): Buffer {
    const block = this.#blocks[Math.floor(place / blockKeys)];
    if (block === undefined || place >= this.#size) throw new RangeError(`no key at ${place}`);
    const at = (place % blockKeys) * this.#width;
    return block.subarray(at, at + this.#width);
  }

  /** Where the key is, or where it would go. */
  #slot(key: Buffer): number {
    const mask = this.#table.length - 1;
    let slot = this.#hash(key) & mask;
    for (;;) {
      const taken = this.#table[slot] ?? 0;
      if (taken === 0 || this.#isAt(taken - 1, key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #hash(key: Buffer): number {
    let hash = this.#seed;
    for (let at = 0; at < this.#width; at += 4) {
      hash = Math.imul(hash ^ key.readUInt32LE(at), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  #isAt(place: number, key: Buffer): boolean {
    const at = (place % blockKeys) * this.#width;
    return this.#blocks[Math.floor(place / blockKeys)]?.compare(key, 0, this.#width, at, at + this.#width) === 0;
  }

  #grow(): void {
    this.#table = new Uint32Array(this.#table.length * 2);
    for (let place = 0; place < this.#size; place += 1) this.#table[this.#slot(this.at(place))] = place + 1;
  }
}
