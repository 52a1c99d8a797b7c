import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tidyText } from "../../main/evidence-text/index.ts";

describe("text as it came out of a picture", () => {
  it("loses lines that hold no letter and no number", () => {
    expect(tidyText("~ - _ |\n\n  \nDuck pond\n=== * ===\n2 h\n")).toBe("Duck pond\n2 h");
    expect(tidyText("… — ·\n\n")).toBe("");
  });

  it("folds white space, and drops what can’t be seen", () => {
    expect(tidyText("a \t b\u00a0c\u200bd\u0000e\ufffd")).toBe("a b c d e");
  });

  it("reads a bar that stands alone as the word that it was", () => {
    expect(tidyText("will regret it, | know where")).toBe("will regret it, I know where");
    expect(tidyText("| am here\n|’m there")).toBe("I am here\n|’m there");
    expect(tidyText("Home | About\na||b")).toBe("Home I About\na||b");
  });

  it("is well-formed text of bounded length, whatever was found, and tidy when it is tidied again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (found) => {
        const tidy = tidyText(found);
        expect(tidy.isWellFormed()).toBe(true);
        expect(tidyText(tidy)).toBe(tidy);
      }),
    );
    expect(tidyText("a".repeat(300_000))).toHaveLength(100_000);
  });
});
