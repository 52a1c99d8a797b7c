import { expect, it } from "vitest";
import { faultWords, seqOf } from "../../renderer/fault-place.ts";

it("says what a fault is about without numbers that stand beside it already", () => {
  const hash = "ab".repeat(32);
  const file = { seq: null, file: hash, what: `file ${hash}: named by entry 5, has 1 bytes instead of 8120` };
  expect(faultWords(file)).toBe("has 1 byte instead of 8,120");
  expect(seqOf(file)).toBe(5);
  expect(faultWords({ seq: 7, file: null, what: "entry 7: is missing" })).toBe("is missing");
  expect(faultWords({ seq: null, file: null, what: "checkpoint: is not signed" })).toBe("is not signed");
});
