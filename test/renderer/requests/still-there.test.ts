import { describe, expect, it } from "vitest";
import type { StillThere } from "../../../main/model/records-view.ts";
import { fieldsOfLeak, leaksOf, leakWords } from "../../../renderer/requests/still-there.ts";
import { view } from "./sample.ts";

const place = (seq: number, field: string, part: Partial<StillThere> = {}): StillThere => ({
  seq,
  case: "a",
  field,
  excerpt: "@sample_heron",
  withheld: false,
  text: "@sample_heron",
  provision: "minor",
  places: 1,
  ...part,
});

describe("[A-6.e.i] a text that is withheld and would still go out", () => {
  it("is told once, with all of its places", () => {
    const other = place(4, "text", { text: "Dana Sampleton", places: 2 });
    const leaks = leaksOf(view({ stillThere: [place(2, "author"), other, place(3, "picture"), place(3, "note")] }));
    expect(leaks.map(({ text }) => text)).toEqual(["@sample_heron", "Dana Sampleton"]);
    expect(leaks.map(leakWords)).toEqual([
      "is withheld in one place and would go out in 3 others.",
      "is withheld in 2 places and would go out in one other.",
    ]);
    expect(leaksOf(view())).toEqual([]);
  });

  it("is withheld with each field once, and in a picture with the whole file", () => {
    const [leak] = leaksOf(view({ stillThere: [place(3, "picture"), place(3, "evidence"), place(2, "author")] }));
    expect(leak && fieldsOfLeak(leak)).toEqual([
      { seq: 3, field: "evidence" },
      { seq: 2, field: "author" },
    ]);
  });
});
