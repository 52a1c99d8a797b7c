import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LruCache } from "../../renderer/lru-cache.ts";

describe("the cache of thumbnails", () => {
  it("lets go of the one that was looked at longest ago, and says so", () => {
    const gone: number[] = [];
    const cache = new LruCache<number>(2, (value) => gone.push(value));
    cache.set("a", 1);
    cache.set("b", 2);
    expect(cache.get("a")).toBe(1);
    cache.set("c", 3);
    expect(gone).toEqual([2]);
    expect(cache.get("b")).toBeUndefined();
    cache.clear();
    expect(gone.sort()).toEqual([1, 2, 3]);
  });

  it("lets go of every value exactly once, and never holds more than its limit", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("get", "set"), fc.constantFrom("a", "b", "c", "d", "e")));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), steps, (limit, moves) => {
        const gone: number[] = [];
        const cache = new LruCache<number>(limit, (value) => gone.push(value));
        let made = 0;
        for (const [move, key] of moves) {
          if (move === "set") cache.set(key, ++made);
          else cache.get(key);
          expect(cache.size).toBeLessThanOrEqual(limit);
        }
        cache.clear();
        expect(gone.sort((a, b) => a - b)).toEqual(Array.from({ length: made }, (_, n) => n + 1));
      }),
    );
  });
});
