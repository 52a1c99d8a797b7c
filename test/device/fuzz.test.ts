import { describe, expect, it, vi } from "vitest";
import { tryCut, tryNonsense, trySpoilt } from "./fuzz-run.ts";

describe("the parsers of the checklist and answers that make no sense", () => {
  it("[A-6.h.iii] calls nothing met by 8,000 answers of nonsense, and never throws", () => {
    tryNonsense({ from: 1, count: 8_000 });
  });

  it("[A-6.h.iii] calls nothing met by 4,000 answers that end too early which it would not call so by the whole", () => {
    tryCut({ from: 1_000_001, count: 4_000 });
  });

  it("shows no text of 4,000 spoilt answers that could turn a line into something else", () => {
    trySpoilt({ from: 2_000_001, count: 4_000 });
  });

  it("says nothing of such answers on this program’s own output", () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    trySpoilt({ from: 3_000_001, count: 500 });
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });
});
