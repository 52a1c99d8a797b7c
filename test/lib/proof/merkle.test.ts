import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, emptyRoot, leafHash, verifyConsistency, verifyInclusion } from "../../../main/lib/proof/merkle.ts";
import {
  consistencyPath,
  Frontier,
  inclusionPath,
  nodePlace,
  type ReadNode,
  rangeRoot,
} from "../../../main/lib/proof/tree.ts";

/** RFC 6962 section 2.1, word for word and on Buffers: the yardstick. */
function naiveRoot(leaves: readonly string[]): Buffer {
  const sha256 = (...parts: readonly Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), Buffer.from(leaves[0] ?? "", "utf8"));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.of(1), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)));
}

const leaves = Array.from({ length: 300 }, (_, seq) => `{"seq":${seq}}`);

/** Hashes stored as the log stores them: what each leaf completes. */
function store(count: number): { rows: string[]; frontier: Frontier; node: ReadNode } {
  const frontier = Frontier.empty();
  const rows = leaves.slice(0, count).map((leaf) => frontier.append(leaf));
  const node: ReadNode = (level, index) => {
    const { seq, offset } = nodePlace(level, index);
    const hash = rows[seq]?.slice(offset, offset + 32);
    if (hash?.length !== 32) throw new RangeError(`no node at level ${level}, index ${index}`);
    return hash;
  };
  return { rows, frontier, node };
}

const { node } = store(leaves.length);
const roots = Array.from({ length: leaves.length + 1 }, (_, size) => naiveRoot(leaves.slice(0, size)));
const root = (size: number) => roots[size] ?? Buffer.alloc(0);
const other = naiveRoot(["other"]);

describe("the Merkle tree of RFC 6962", () => {
  it("has the root that the standard's recursion gives, for every size up to 130", () => {
    const frontier = Frontier.empty();
    for (let size = 0; size <= 130; size += 1) {
      expect(bytesOf(frontier.root())).toEqual(root(size));
      expect(bytesOf(rangeRoot(0, size, node))).toEqual(root(size));
      expect(bytesOf(Frontier.read(size, node).root())).toEqual(root(size));
      frontier.append(leaves[size] ?? "");
    }
    expect(bytesOf(emptyRoot).toString("hex")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("goes on from a frontier that was read back as from one that was kept", () => {
    const kept = store(100).frontier;
    const read = Frontier.read(100, node);
    for (let seq = 100; seq < 150; seq += 1)
      expect(read.append(leaves[seq] ?? "")).toBe(kept.append(leaves[seq] ?? ""));
    expect(read.root()).toBe(kept.root());
  });

  it("stores one hash per trailing zero bit of the size beside the leaf's, so that appending stays O(log n)", () => {
    const { rows } = store(64);
    expect(rows.map((row) => row.length / 32).slice(0, 8)).toEqual([1, 2, 1, 3, 1, 2, 1, 4]);
    expect(rows.join("").length / 32).toBe(127);
  });

  it("proves that every leaf of every tree up to 70 is in it, and no other leaf", () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let seq = 0; seq < size; seq += 1) {
        const path = inclusionPath(seq, size, node).map(bytesOf);
        const leaf = bytesOf(leafHash(leaves[seq] ?? ""));
        const verdicts = [
          path.length <= Math.ceil(Math.log2(size)),
          verifyInclusion(seq, size, leaf, path, root(size)),
          verifyInclusion(seq, size, bytesOf(leafHash("other")), path, root(size)),
          verifyInclusion(seq, size + 1, leaf, path, root(size + 1)),
          verifyInclusion(seq, size, leaf, [...path, leaf], root(size)),
          verifyInclusion(seq, size, leaf, path.slice(1), root(size)),
        ];
        expect(verdicts).toEqual([true, true, false, false, false, size === 1]);
      }
    }
  });

  it("proves that every tree up to 70 begins every larger one, and no other tree does", () => {
    for (let size = 0; size <= 70; size += 1) {
      for (let old = 0; old <= size; old += 1) {
        const path = consistencyPath(old, size, node).map(bytesOf);
        expect(verifyConsistency(old, size, path, root(old), root(size))).toBe(true);
        expect(verifyConsistency(old, size, path, other, root(size))).toBe(false);
        if (old < size && old > 0) {
          expect(verifyConsistency(old, size, path, root(old), other)).toBe(false);
          expect(verifyConsistency(old, size, path.slice(1), root(old), root(size))).toBe(false);
          expect(verifyConsistency(old, size, [...path, root(old)], root(old), root(size))).toBe(false);
        }
      }
    }
    expect(verifyConsistency(5, 4, [], root(5), root(4))).toBe(false);
  });

  it("proves at any size what it proves at small ones", () => {
    const sizes = fc
      .tuple(fc.nat(leaves.length), fc.nat(leaves.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(sizes, fc.nat(), ([old = 0, size = 0], pick) => {
        const consistency = consistencyPath(old, size, node).map(bytesOf);
        expect(verifyConsistency(old, size, consistency, root(old), root(size))).toBe(true);
        if (size === 0) return;
        const seq = pick % size;
        const inclusion = inclusionPath(seq, size, node).map(bytesOf);
        expect(verifyInclusion(seq, size, bytesOf(leafHash(leaves[seq] ?? "")), inclusion, root(size))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it("refuses a proof in which any bit was turned", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), fc.nat(255), (size, pick, step, bit) => {
        const seq = pick % size;
        const path = inclusionPath(seq, size, node).map(bytesOf);
        const turned = path[step % path.length];
        if (turned === undefined) return;
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(verifyInclusion(seq, size, bytesOf(leafHash(leaves[seq] ?? "")), path, root(size))).toBe(false);
      }),
    );
  });
});
