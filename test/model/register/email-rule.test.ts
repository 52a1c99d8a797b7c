import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailAddress, emailFault } from "../../../main/model/register/email-rule.ts";
import { anchorage, anoka } from "../packs.ts";

describe("an official e-mail address", () => {
  it.each([
    ["parks@muni.org", "parks@muni.org"],
    ["  Parks@MUNI.Org ", "Parks@muni.org"],
    ["parks+alerts@social.muni.org", "parks+alerts@social.muni.org"],
    ["o'brien@muni.org", "o'brien@muni.org"],
    ["müller@muni.org", "müller@muni.org"],
    ["parks@ｍuni.org", "parks@muni.org"],
    ["parks@muni。org", "parks@muni.org"],
  ])("[A-6.g.i] may be %j, kept as %j", (text, kept) => {
    expect(emailAddress(text)).toBe(kept);
    expect(emailFault(anchorage, kept)).toBeNull();
  });

  it.each([
    "parks@muni.org.evil.example",
    "parks@notmuni.org",
    "parks@muni.com",
    "parks@xn--mun-lza.org",
    "parks@munı.org",
    "parks@mυni.org",
  ])("[A-6.g.i] is not %j under the rule of muni.org", (text) => {
    const address = emailAddress(text);
    expect(address).toBe(text);
    const citation = anchorage.clauses.find(({ id }) => id === "6.g.i")?.citation;
    expect(emailFault(anchorage, text)).toEqual({ email: text, domain: "muni.org", citation });
  });

  it.each([
    "",
    "parks",
    "@muni.org",
    "parks@",
    "parks@muni",
    "parks@muni.org.",
    "parks@@muni.org",
    "parks@evil.example@muni.org",
    '"parks@evil.example"@muni.org',
    "parks@evil.example/@muni.org",
    "parks@evil.example#.muni.org",
    "parks@evil.example%2f.muni.org",
    "parks@evil.example:25.muni.org",
    "parks@[127.0.0.1]",
    "parks@1.2.3.4",
    "pa rks@muni.org",
    "parks\n@muni.org",
    ".parks@muni.org",
    "parks@muni..org",
    "parks@.muni.org",
    "parks@-.muni.org",
    "parks@-social.muni.org",
    "parks@social-.muni.org",
    "parks@muni.org-",
    "parks@xn--.muni.org",
    "parks@\u00ad.muni.org",
    "parks@social\u3002\u3002muni.org",
    `parks@${"p".repeat(64)}.muni.org`,
    `${"p".repeat(250)}@muni.org`,
  ])("is none at all: %j", (text) => {
    expect(emailAddress(text)).toBeNull();
  });

  it("[A-6.g.i] is of the domain or below it, whatever stands before", () => {
    const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
    fc.assert(
      fc.property(label, fc.array(label, { maxLength: 3 }), label, (local, below, other) => {
        const inside = `${local}@${[...below, "muni.org"].join(".")}`;
        expect(emailAddress(inside)).toBe(inside);
        expect(emailFault(anchorage, inside)).toBeNull();
        for (const outside of [`${local}@${other}muni.org`, `${local}@muni.org.${other}`]) {
          expect(emailFault(anchorage, outside)?.domain).toBe("muni.org");
        }
      }),
    );
  });

  it("is free where the policy says nothing about it", () => {
    expect(emailFault(anoka, "parks@gmail.example")).toBeNull();
  });
});
