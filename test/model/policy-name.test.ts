import { describe, expect, it } from "vitest";
import { policyInText } from "../../main/model/policy-name.ts";
import { anchorage, anoka } from "./packs.ts";

describe("a policy within a sentence", () => {
  it("has no article where its title is a number, and one where it is words", () => {
    expect(policyInText(anchorage)).toBe("P&P 16-5");
    expect(policyInText(anoka)).toBe("the Social Media Policy");
    expect(policyInText({ shortTitle: "Chapter 5.04" })).toBe("Chapter 5.04");
  });

  it("has one article only", () => {
    expect(policyInText({ shortTitle: "The Harbour Rules" })).toBe("The Harbour Rules");
    expect(policyInText({ shortTitle: "Theater Rules" })).toBe("the Theater Rules");
  });
});
