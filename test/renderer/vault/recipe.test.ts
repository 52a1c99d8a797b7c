import { describe, expect, it } from "vitest";
import type { PlatformRule } from "../../../main/model/vault-view.ts";
import { lengthsFor, ruleFor, underRule, usualCharacters } from "../../../renderer/vault/recipe.ts";

const rule: PlatformRule = {
  id: "sample-site",
  name: "Sample Site",
  minLength: 6,
  maxLength: 16,
  symbols: "",
  requires: ["upper", "digit"],
  source: "https://sample-site.example/help",
};

describe("the recipe of a password", () => {
  it("keeps within the lengths that a platform allows, and never goes below what is offered at all", () => {
    expect(lengthsFor(rule)).toEqual({ least: 8, most: 16 });
    expect(lengthsFor({ ...rule, minLength: 12, maxLength: 500 })).toEqual({ least: 12, most: 64 });
    expect(lengthsFor({ ...rule, maxLength: 6 })).toEqual({ least: 6, most: 6 });
    expect(underRule(usualCharacters, rule).length).toBe(16);
  });

  it("takes the characters that a platform asks for, and leaves out signs where it allows none", () => {
    const bare = { ...usualCharacters, upper: false, digits: false };
    expect(underRule(bare, rule)).toMatchObject({ upper: true, digits: true, symbols: false, platform: "sample-site" });
    expect(underRule(usualCharacters, { ...rule, symbols: null }).symbols).toBe(true);
  });

  it("goes back to no platform in particular", () => {
    expect(underRule(underRule(usualCharacters, rule), null)).toMatchObject({ platform: null, length: 16 });
  });

  it("finds the rule of an account’s platform by its name, and none for an unknown one", () => {
    expect(ruleFor([rule], "SAMPLE SITE")?.id).toBe("sample-site");
    expect(ruleFor([rule], "Elsewhere")).toBeNull();
    expect(ruleFor([rule], null)).toBeNull();
  });
});
