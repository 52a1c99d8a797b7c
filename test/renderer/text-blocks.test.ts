import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textBlocks } from "../../renderer/text-blocks.ts";

describe("a long text in blocks", () => {
  it("loses and adds nothing, and never parts a character", () => {
    const pieces = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(pieces, fc.integer({ min: 1, max: 3000 }), (words, times) => {
        const text = words.join("").repeat(times);
        const blocks = textBlocks(text);
        expect(blocks.join("")).toBe(text);
        for (const block of blocks) {
          expect(block.isWellFormed()).toBe(text.isWellFormed());
          expect(block.length).toBeLessThanOrEqual(20_000);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("parts at the ends of lines where there are any", () => {
    const blocks = textBlocks("a line of words\n".repeat(5000));
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks.slice(0, -1)) expect(block.endsWith("\n")).toBe(true);
  });
});
