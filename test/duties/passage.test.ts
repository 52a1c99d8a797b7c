import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginning, shortPassages } from "../../main/duties/print/passage.ts";

describe("passages in short", () => {
  const titles = ["Rules of the Harbour", "Rules"];

  it("leaves the policy’s name out and tells what is below a passage as a run, a part or a number", () => {
    const of = (...parts: readonly string[]) => parts.map((part) => `Rules, section 6.f${part}`);
    expect(shortPassages(of(""), titles)).toBe("section 6.f");
    expect(shortPassages(of("", ".a", ".b", ".c"), titles)).toBe("section 6.f, a to c");
    expect(shortPassages(of("", ".b"), titles)).toBe("section 6.f, b");
    expect(shortPassages(of("", ".a", ".c"), titles)).toBe("section 6.f and 2 parts of it");
  });

  it("names a passage once, keeps two apart, and keeps the name of another policy", () => {
    expect(shortPassages(["Rules, section V", "Rules, section V", "Rules, section II"], titles)).toBe(
      "section V; section II",
    );
    expect(shortPassages(["Charter, article 2"], titles)).toBe("Charter, article 2");
    expect(shortPassages([], titles)).toBe("");
  });
});

describe("the beginning of a text", () => {
  it("is cut after a word, and left alone where it is short", () => {
    expect(beginning("Pages are  looked\nat.", 40)).toBe("Pages are looked at.");
    expect(beginning("Pages are looked at, and what was found is noted.", 21)).toBe("Pages are looked at…");
  });

  it("is never longer than asked for by more than the dots, and never half a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), fc.integer({ min: 10, max: 90 }), (text, most) => {
        const cut = beginning(text, most);
        expect(cut.length).toBeLessThanOrEqual(most + 1);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
