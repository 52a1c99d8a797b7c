import { hash } from "node:crypto";

/**
 * The Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1): what is hashed, and what proofs prove.
 *
 * Hashes are 32 characters of Latin-1 in here, one per byte: Node hashes to such a string three times as fast as to a Buffer.
 */
export type Hash = string;

export const hashLength = 32;

export function hashOf(bytes: Uint8Array): Hash {
  return Buffer.from(bytes).toString("latin1");
}

export function bytesOf(hashes: Hash): Buffer {
  return Buffer.from(hashes, "latin1");
}

/** SHA-256(0x00 || leaf), the leaf being text. */
export function leafHash(leaf: string): Hash {
  return hash("sha256", `\0${leaf}`, "binary");
}

const pair = Buffer.alloc(1 + 2 * hashLength, 1);

/** SHA-256(0x01 || left || right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  pair.write(left, 1, hashLength, "latin1");
  pair.write(right, 1 + hashLength, hashLength, "latin1");
  return hash("sha256", pair, "binary");
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot: Hash = hash("sha256", "", "binary");

/** The largest power of two below n (n > 1): where RFC 6962 splits a tree of n leaves. */
export function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** RFC 9162 section 2.1.3.2: does `proof` lead from the leaf hash at `index` to the root of the tree of `size` leaves? */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  let [fn, sn] = [index, size - 1];
  let reached = hashOf(leaf);
  for (const step of proof) {
    if (sn === 0 || step.length !== hashLength) return false;
    if (fn % 2 === 1 || fn === sn) {
      reached = nodeHash(hashOf(step), reached);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      reached = nodeHash(reached, hashOf(step));
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && reached === hashOf(root);
}

/** RFC 9162 section 2.1.4.2: is the tree of `oldSize` leaves a beginning of the tree of `size` leaves? A tree of none begins every tree. */
export function verifyConsistency(
  oldSize: number,
  size: number,
  proof: readonly Uint8Array[],
  oldRoot: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isIndex(oldSize) || !isIndex(size) || oldSize > size) return false;
  if (proof.some((step) => step.length !== hashLength)) return false;
  if (oldSize === size) return proof.length === 0 && hashOf(oldRoot) === hashOf(root);
  if (oldSize === 0) return proof.length === 0 && hashOf(oldRoot) === emptyRoot;
  const steps = proof.map(hashOf);
  let [fn, sn] = [oldSize - 1, size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  // A tree of 2^k leaves is a node of the larger one: its root stands for the first step.
  const first = fn === 0 ? hashOf(oldRoot) : steps.shift();
  if (first === undefined) return false;
  let [fr, sr] = [first, first];
  for (const step of steps) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [nodeHash(step, fr), nodeHash(step, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = nodeHash(sr, step);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && fr === hashOf(oldRoot) && sr === hashOf(root);
}

function isIndex(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** Shifting would cut sizes to 32 bits. */
function half(n: number): number {
  return Math.floor(n / 2);
}
