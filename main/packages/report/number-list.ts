/** Numbers of one block. */
const blockLength = 16_384;
const max32 = 0xffffffff;

/**
 * Whole numbers from 0 that are added one by one: four bytes each, and eight in blocks where a larger one stands. In blocks, so that
 * growing copies nothing.
 */
export class NumberList {
  readonly #blocks: (Uint32Array | Float64Array)[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length % blockLength === 0) this.#blocks.push(new Uint32Array(blockLength));
    this.#length += 1;
    this.set(this.#length - 1, value);
  }

  /** The number at `place`, from 0. Throws RangeError where there is none. */
  at(place: number): number {
    const value = this.#blocks[Math.floor(place / blockLength)]?.[place % blockLength];
    if (value === undefined || place >= this.#length) throw new RangeError(`no number at ${place}`);
    return value;
  }

  /** Throws RangeError where there is none. */
  set(place: number, value: number): void {
    const at = Math.floor(place / blockLength);
    let block = this.#blocks[at];
    if (block === undefined || place >= this.#length) throw new RangeError(`no number at ${place}`);
    if (value > max32 && block instanceof Uint32Array) {
      block = Float64Array.from(block);
      this.#blocks[at] = block;
    }
    block[place % blockLength] = value;
  }
}
