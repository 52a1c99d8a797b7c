import type { Window } from "./window.ts";

/** Reads big-endian numbers one after another, up to `end`. */
class Cursor {
  readonly #file: Window;
  readonly #end: number;
  #position: number;

  constructor(file: Window, start: number, end: number) {
    this.#file = file;
    this.#position = start;
    this.#end = end;
  }

  /** `bytes` of 0, 2, 4 or 8; a field of no bytes is 0. Throws RangeError at the end. */
  async number(bytes: number): Promise<number> {
    // Also a field of no bytes is a look at the file: a box of a few bytes may claim millions of them.
    const read = this.#position + bytes > this.#end ? null : await this.#file.exactly(this.#position, bytes);
    if (read !== null && bytes === 0) return 0;
    if (read === null) throw new RangeError("the box ends here");
    this.#position += bytes;
    return bytes > 6 ? Number(read.readBigUInt64BE(0)) : read.readUIntBE(0, bytes);
  }
}

/**
 * Do all items that lie in the file itself (construction method 0) end inside it? ISO/IEC 14496-12 section 8.11.3, the box `iloc`
 * from `start` (after its header) to `end`. false also for a box that makes no sense.
 */
export async function itemsFit(file: Window, start: number, end: number): Promise<boolean> {
  const cursor = new Cursor(file, start, end);
  try {
    const version = (await cursor.number(4)) >>> 24;
    const sizes = await cursor.number(2);
    const nibble = (n: number) => (sizes >>> (12 - 4 * n)) & 0xf;
    const wide = version < 2 ? 2 : 4;
    for (let items = await cursor.number(wide); items > 0; items--) {
      await cursor.number(wide);
      const inFile = version === 0 || ((await cursor.number(2)) & 0xf) === 0;
      await cursor.number(2);
      const base = await cursor.number(nibble(2));
      for (let extents = await cursor.number(2); extents > 0; extents--) {
        if (version > 0) await cursor.number(nibble(3));
        const offset = await cursor.number(nibble(0));
        const length = await cursor.number(nibble(1));
        if (inFile && base + offset + length > file.size) return false;
      }
    }
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
