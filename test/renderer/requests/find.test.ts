import { describe, expect, it } from "vitest";
import { filterFault } from "../../../renderer/requests/use-find.ts";

describe("the days between which a case was opened", () => {
  it("are at fault when the first is after the last, and only then", () => {
    expect(filterFault({ from: "2026-04-01", to: "2026-03-31" })).toBe("The first day is after the last.");
    expect(filterFault({ from: "2026-03-31", to: "2026-03-31" })).toBeNull();
    expect(filterFault({ from: "2026-04-01", to: null })).toBeNull();
    expect(filterFault({ from: null, to: "2026-03-31" })).toBeNull();
  });
});
