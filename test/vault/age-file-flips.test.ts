import { describe, expect, it } from "vitest";
import { refusalOf, refusals } from "./refusal.ts";
import { twentyFiles } from "./twenty-files.ts";

const files = await twentyFiles();

/** The file with one bit turned; `bit` counts from the first byte on. */
function flipped(file: Uint8Array, bit: number): Uint8Array {
  const bytes = Uint8Array.from(file);
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes;
}

describe("twenty files of different kinds", () => {
  it("open as they are", async () => {
    expect(files).toHaveLength(20);
    for (const { open, file } of files) await open(file);
  });

  it("[A-6.h.i] are refused with any one bit of the smallest turned", async () => {
    const [smallest] = files.toSorted((a, b) => a.file.length - b.file.length);
    if (smallest === undefined) throw new Error("no file");
    for (let bit = 0; bit < smallest.file.length * 8; bit++) {
      expect(await refusalOf(() => smallest.open(flipped(smallest.file, bit))), `bit ${bit}`).toMatch(refusals);
    }
  });

  it.each(files)("are refused with a bit turned here and there: $what", async ({ file, open }) => {
    // Odd steps, so that every position within a byte has its turn; the battery takes all of them.
    const step = Math.max(7, Math.ceil((file.length * 8) / 150) | 1);
    for (let bit = 0; bit < file.length * 8; bit += step) {
      expect(await refusalOf(() => open(flipped(file, bit))), `bit ${bit}`).toMatch(refusals);
    }
  });

  it.each(files)("are refused when their end is missing: $what", async ({ file, open }) => {
    const step = Math.max(1, Math.ceil(file.length / 100));
    for (let length = 0; length < file.length; length += step) {
      expect(await refusalOf(() => open(file.subarray(0, length))), `${length} bytes`).toMatch(refusals);
    }
    for (const missing of [1, 2, 15, 16, 17, 32]) {
      expect(await refusalOf(() => open(file.subarray(0, file.length - missing)))).toMatch(refusals);
    }
  });

  it.each(files)("are refused with something behind them: $what", async ({ file, open }) => {
    for (const more of [Buffer.from("\n"), Buffer.alloc(16), Buffer.alloc(64 * 1024 + 16), file]) {
      expect(await refusalOf(() => open(Buffer.concat([file, more])))).toMatch(refusals);
    }
  });
});
