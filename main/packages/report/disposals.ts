/** Which entry was disposed of by which, kept small: after some years it is so for most of a log. */

import { ByteSet } from "../../lib/byte-set.ts";
import type { Disposal } from "./gaps.ts";
import { NumberList } from "./number-list.ts";

export class Disposals {
  readonly #read: (seq: number) => Disposal;
  /** Numbers of the entries that were disposed of; by the same places that of the entry which says so. */
  readonly #gone = new ByteSet(8);
  readonly #by = new NumberList();
  readonly #key = Buffer.alloc(8);
  /** The entries of a case were disposed of together, and are asked for one after the other. */
  #last: Disposal | null = null;

  /** @param seqs of entries `record.disposed`, in order: the last one that names an entry is right. @param read what such an entry says */
  constructor(seqs: readonly number[], read: (seq: number) => Disposal) {
    this.#read = read;
    for (const seq of seqs) for (const gone of read(seq).entries) this.#add(gone, seq);
  }

  /** The disposal that took an entry's fields; null when none names it. Throws what reading throws. */
  of(seq: number): Disposal | null {
    if (this.#gone.size === 0) return null;
    const place = this.#gone.place(this.#keyOf(seq));
    if (place === null) return null;
    const by = this.#by.at(place);
    if (this.#last?.seq !== by) this.#last = this.#read(by);
    return this.#last;
  }

  #add(gone: number, by: number): void {
    const key = this.#keyOf(gone);
    const place = this.#gone.place(key);
    if (place !== null) {
      this.#by.set(place, by);
      return;
    }
    this.#gone.add(key);
    this.#by.push(by);
  }

  /** A view, good until the next one. */
  #keyOf(seq: number): Buffer {
    // Without the sign that a zero may have.
    this.#key.writeDoubleLE(seq + 0);
    return this.#key;
  }
}
