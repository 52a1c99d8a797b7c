import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorKey, foldName, normaliseHandle } from "../../main/model/author.ts";

describe("an author", () => {
  it.each([
    ["@River_Walker", "river_walker"],
    ["  ＠ＲＩＶＥＲ_walker ", "RIVER_WALKER"],
    ["river\u200b_wal\u202eker\ufe0f", "river_walker"],
    ["Pat   Lee\u00a0\n77", "pat lee 77"],
    ["STRASSE", "straße"],
    ["ΟΔΟΣ", "οδος"],
    ["e\u0301cole", "\u00c9COLE"],
  ])("[A-6.f.ii] is the same whether written %j or %j", (one, other) => {
    expect(authorKey("Facebook", one)).toBe(authorKey(" FACEBOOK ", other));
  });

  it("is another one on another platform, or with a look-alike letter", () => {
    expect(authorKey("Facebook", "pat")).not.toBe(authorKey("Instagram", "pat"));
    expect(authorKey("Facebook", "p\u0430t")).not.toBe(authorKey("Facebook", "pat"));
    expect(authorKey("a", "b c")).not.toBe(authorKey("a b", "c"));
  });

  it("is nobody when nothing visible is left", () => {
    expect(normaliseHandle(" @\u200b ")).toBe("");
  });

  it("keeps its key when the key is normalised again, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
        expect(normaliseHandle(normaliseHandle(text))).toBe(normaliseHandle(text));
        expect(foldName(text)).not.toMatch(/\n/);
      }),
      { numRuns: 2000 },
    );
  });
});
