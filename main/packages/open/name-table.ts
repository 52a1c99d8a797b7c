import { randomInt } from "node:crypto";
import { foldedName } from "./zip-name.ts";

/** Which member has which name: an open hash table over numbers, because a million strings would not fit beside everything else. */
export class NameTable {
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #nameOf: (place: number) => string;
  /** So that nobody can make names that all fall into one slot. */
  readonly #seed = randomInt(2 ** 32);
  readonly #factor = randomInt(2 ** 30) * 2 + 1;

  /** @param nameOf the name of a member that was added */
  constructor(count: number, nameOf: (place: number) => string) {
    let size = 16;
    while (size < count * 2) size *= 2;
    this.#slots = new Int32Array(size).fill(-1);
    this.#mask = size - 1;
    this.#nameOf = nameOf;
  }

  /** The member that has this name or one that is the same on some system; -1 for none: then it is added. */
  add(name: string, place: number): number {
    const folded = foldedName(name);
    let slot = this.#hash(folded) & this.#mask;
    for (let other = this.#slots[slot] ?? -1; other !== -1; other = this.#slots[slot] ?? -1) {
      if (foldedName(this.#nameOf(other)) === folded) return other;
      slot = (slot + 1) & this.#mask;
    }
    this.#slots[slot] = place;
    return -1;
  }

  /** -1: there is none of exactly this name. */
  find(name: string): number {
    let slot = this.#hash(foldedName(name)) & this.#mask;
    for (let other = this.#slots[slot] ?? -1; other !== -1; other = this.#slots[slot] ?? -1) {
      if (this.#nameOf(other) === name) return other;
      slot = (slot + 1) & this.#mask;
    }
    return -1;
  }

  #hash(text: string): number {
    let hash = this.#seed;
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), this.#factor);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }
}
