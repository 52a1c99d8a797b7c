import { emptyRoot, type Hash, hashLength, leafHash, nodeHash, split } from "./merkle.ts";

/** The hash of the complete subtree `index` of 2^level leaves. */
export type ReadNode = (level: number, index: number) => Hash;

/** Where a complete subtree's hash is kept: in the row of its last entry, `offset` bytes into the row's hashes. */
export function nodePlace(level: number, index: number): { seq: number; offset: number } {
  return { seq: (index + 1) * 2 ** level - 1, offset: level * hashLength };
}

/**
 * The right edge of a tree: the roots of its complete subtrees, largest first. All that is needed to append (RFC 6962 section 2.1):
 * log2(n) hashes.
 */
export class Frontier {
  #size: number;
  readonly #roots: Hash[];

  private constructor(size: number, roots: Hash[]) {
    this.#size = size;
    this.#roots = roots;
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Reads one node for each bit that is set in `size`. */
  static read(size: number, node: ReadNode): Frontier {
    const roots: Hash[] = [];
    let start = 0;
    for (let level = 52; level >= 0; level -= 1) {
      const width = 2 ** level;
      if (start + width > size) continue;
      roots.push(node(level, start / width));
      start += width;
    }
    return new Frontier(size, roots);
  }

  get size(): number {
    return this.#size;
  }

  /** Appends a leaf; returns its hash and those of the subtrees that it completes, smallest first, one after the other. */
  append(leaf: string): Hash {
    return this.appendHash(leafHash(leaf));
  }

  appendHash(leaf: Hash): Hash {
    let [hash, finished] = [leaf, leaf];
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#roots.pop();
      if (left === undefined) throw new RangeError("a frontier has a root for each bit of its size");
      hash = nodeHash(left, hash);
      finished += hash;
    }
    this.#roots.push(hash);
    this.#size += 1;
    return finished;
  }

  /** Puts another hash in the place of the last complete subtree: a verification goes on from what is stored, to find each fault once. */
  replaceLast(hash: Hash): void {
    this.#roots[this.#roots.length - 1] = hash;
  }

  root(): Hash {
    return (
      this.#roots.reduceRight<Hash | null>((right, left) => (right === null ? left : nodeHash(left, right)), null) ??
      emptyRoot
    );
  }
}

/** Root over the leaves `start` to `end`, `end` not included, where `start` is a multiple of the largest power of two that fits. */
export function rangeRoot(start: number, end: number, node: ReadNode): Hash {
  const n = end - start;
  if (n === 0) return emptyRoot;
  const level = Math.log2(n);
  if (Number.isInteger(level)) return node(level, start / n);
  const k = split(n);
  return nodeHash(rangeRoot(start, start + k, node), rangeRoot(start + k, end, node));
}

/** RFC 9162 section 2.1.3.1: the hashes that lead from leaf `index` to the root of the first `size` leaves. */
export function inclusionPath(index: number, size: number, node: ReadNode): Hash[] {
  const path: Hash[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      path.push(rangeRoot(middle, end, node));
      end = middle;
    } else {
      path.push(rangeRoot(start, middle, node));
      start = middle;
    }
  }
  return path.reverse();
}

/** RFC 9162 section 2.1.4.1: the hashes that show the first `oldSize` leaves to be a beginning of the first `size`. */
export function consistencyPath(oldSize: number, size: number, node: ReadNode): Hash[] {
  if (oldSize === 0 || oldSize === size) return [];
  const path: Hash[] = [];
  let [start, end, whole] = [0, size, true];
  while (end !== oldSize) {
    const middle = start + split(end - start);
    if (oldSize <= middle) {
      path.push(rangeRoot(middle, end, node));
      end = middle;
    } else {
      path.push(rangeRoot(start, middle, node));
      start = middle;
      whole = false;
    }
  }
  // The old root itself is known to the verifier; a part of it is not.
  if (!whole) path.push(rangeRoot(start, end, node));
  return path.reverse();
}
