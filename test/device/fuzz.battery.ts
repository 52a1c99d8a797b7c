import { describe, it } from "vitest";
import { tryCut, tryNonsense, trySpoilt } from "./fuzz-run.ts";

/** All 100,000; the daily tests try a sixth of them. */
describe("the parsers of the checklist and a hundred thousand answers that make no sense", () => {
  it("[A-6.h.iii] calls nothing met by 50,000 answers of nonsense, and never throws", () => {
    tryNonsense({ from: 10_000_001, count: 50_000 });
  });

  it("[A-6.h.iii] calls nothing met by 25,000 answers that end too early which it would not call so by the whole", () => {
    tryCut({ from: 11_000_001, count: 25_000 });
  });

  it("shows no text of 25,000 spoilt answers that could turn a line into something else", () => {
    trySpoilt({ from: 12_000_001, count: 25_000 });
  });
});
