import { describe, expect, it } from "vitest";
import { releaseWarnings } from "../../../renderer/requests/release-warnings.ts";
import { entry, previewCase, view } from "./sample.ts";

const hit = { seq: 1, case: "a", field: "actor", excerpt: "", withheld: false };
const leak = { ...hit, text: "Jordan", provision: "privacy", places: 1 };
const line = { item: "Author", provision: "Privacy", citation: "Sample Code 2" };
const chosen = { cases: [previewCase("a", 9, [entry(9)])], slip: [line] };

describe("what stands against a release", () => {
  it("names what would still go out, the cases nobody went through, and the slip, the worst first", () => {
    const warnings = releaseWarnings(view({ ...chosen, stillThere: [leak] }), { cases: {}, slip: null });
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toBe("1 text is withheld in one place and would still go out in another.");
    expect(warnings[1]).toBe("You have not gone through 1 case.");
    expect(warnings[2]).toContain("not confirmed the withholding slip since the last change");
  });

  it("is there again once the case went on or the choice was changed, and nothing when all was gone through", () => {
    const looked = { cases: { a: 9 }, slip: 3 };
    expect(releaseWarnings(view(chosen), looked)).toEqual([]);
    expect(releaseWarnings(view({ ...chosen, revision: 4 }), looked)).toHaveLength(1);
    expect(releaseWarnings(view(chosen), { ...looked, cases: { a: 8 } })).toHaveLength(1);
    expect(releaseWarnings(view({ ...chosen, slip: [] }), { ...looked, slip: null })).toEqual([]);
  });
});
