import { describe, expect, it } from "vitest";
import { emailRuleWords, emailWords } from "../../../renderer/accounts/email-rule.ts";
import { anchorage, anoka } from "../../model/packs.ts";

describe("the official address beside its field", () => {
  it("[A-6.g.i] says the pack’s rule with its citation before anything is typed, and nothing where there is none", () => {
    expect(emailRuleWords(anchorage)).toBe(
      "Only an address of muni.org, or of a domain below it (P&P 16-5, section 6.g.i).",
    );
    expect(emailRuleWords(anoka)).toBeUndefined();
  });

  it("[A-6.g.i] tells another domain from the right one and from those that only look like it", () => {
    for (const email of ["x@notmuni.org", "x@muni.org.evil.example", "x@mail.example"]) {
      expect(emailWords(anchorage, email), email).toContain("not an address of muni.org");
      expect(emailWords(anoka, email), email).toBeNull();
    }
    for (const email of ["x@muni.org", " X@MUNI.ORG ", "x@parks.muni.org"]) {
      expect(emailWords(anchorage, email), email).toBeNull();
    }
  });

  it("says what an address is where it is none, under any pack, and lets the field stay empty", () => {
    expect(emailWords(anoka, "parks")).toMatch(/such as/);
    expect(emailWords(anchorage, "a@b@muni.org")).toMatch(/such as/);
    expect(emailWords(anchorage, "  ")).toBeNull();
  });
});
