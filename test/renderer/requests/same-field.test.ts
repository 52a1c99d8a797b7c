import { describe, expect, it } from "vitest";
import { fieldsWithin, leftOutEntries, standingBefore } from "../../../renderer/requests/same-field.ts";
import { entry, field, previewCase, view } from "./sample.ts";

const seen = view({
  cases: [
    previewCase("a", 5, [
      entry(1),
      entry(2, { kind: "message.sent", fields: [field("author"), field("text")] }),
      entry(3, { leftOut: true, leftOutUnder: "safety" }),
    ]),
    previewCase("b", 9, [
      entry(7),
      entry(8, { fields: [field("author", { withheld: "safety", value: null })] }),
      entry(9, { fields: [field("author", { disposed: true, value: null })] }),
    ]),
  ],
  withheld: [{ seq: 8, field: "author", provision: "safety" }],
});

describe("withholding the same field elsewhere", () => {
  const at = { seq: 1, kind: "case.opened", field: "author" };

  it("[A-6.e.i] means this field alone, the same in entries of its kind, or wherever it stands", () => {
    const seqs = (reach: "here" | "kind" | "everywhere") => fieldsWithin(seen, at, reach).map(({ seq }) => seq);
    expect(seqs("here")).toEqual([1]);
    expect(seqs("kind")).toEqual([1, 7]);
    expect(seqs("everywhere")).toEqual([1, 2, 7]);
  });

  it("passes over what is left out, what is withheld already and what is no longer kept", () => {
    const seqs = fieldsWithin(seen, at, "everywhere").map(({ seq }) => seq);
    for (const gone of [3, 8, 9]) expect(seqs).not.toContain(gone);
  });

  it("knows what was in force before, to take a change back", () => {
    const before = standingBefore(seen, [
      { seq: 1, field: "author" },
      { seq: 8, field: "author" },
    ]);
    expect([...before]).toEqual([
      [null, [{ seq: 1, field: "author" }]],
      ["safety", [{ seq: 8, field: "author" }]],
    ]);
  });

  it("finds every entry that is left out", () => {
    expect(leftOutEntries(seen)).toEqual([{ seq: 3, provision: "safety" }]);
  });
});
