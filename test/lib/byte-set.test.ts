import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteSet } from "../../main/lib/byte-set.ts";

const sha256 = (number: number) => createHash("sha256").update(`${number}`).digest();

describe("a set of keys", () => {
  it("has each key once, in the order in which it came", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 3000 }), (numbers) => {
        const keys = new ByteSet(32);
        const known = new Map<number, number>();
        for (const number of numbers) {
          const key = sha256(number);
          expect(keys.place(key)).toBe(known.get(number) ?? null);
          expect(keys.add(key)).toBe(!known.has(number));
          if (!known.has(number)) known.set(number, known.size);
          expect(keys.has(key)).toBe(true);
        }
        expect(keys.size).toBe(known.size);
        const inOrder = [...known.keys()].map((number) => sha256(number).toString("hex"));
        expect(inOrder.map((_, place) => keys.at(place).toString("hex"))).toEqual(inOrder);
        expect(() => keys.at(keys.size)).toThrow(RangeError);
      }),
    );
  });

  it("finds every one of many, though they differ in a few bytes only", () => {
    const keys = new ByteSet(16);
    const numbered = (number: number) => Buffer.from(number.toString(16).padStart(8, "0").padEnd(32, "0"), "hex");
    for (let number = 0; number < 50_000; number += 1) keys.add(numbered(number));
    let found = 0;
    for (let number = 0; number < 50_000; number += 1) if (keys.place(numbered(number)) === number) found += 1;
    expect([found, keys.has(numbered(50_000))]).toEqual([50_000, false]);
  });
});
