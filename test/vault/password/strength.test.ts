import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { generatePassword } from "../../../main/vault/password/generate.ts";
import { loadMeter } from "../../../main/vault/password/strength.ts";
import { strengthOf } from "./weigh.ts";

describe("the strength of a password", () => {
  it.each(["", "a", "password", "Password1", "12345678", "qwertyuiop", "aaaaaaaaaaaaaaaa", "19991231", "P4ssw0rd!"])(
    "%j is next to nothing, and why is said",
    async (password) => {
      const strength = await strengthOf(password, []);
      expect(strength.score).toBeLessThanOrEqual(1);
      expect(strength.warning !== null || strength.suggestions.length > 0).toBe(true);
    },
  );

  it("counts what others would try first", async () => {
    const password = "Invented Harbour Parks";
    const unknown = await strengthOf(password, []);
    const known = await strengthOf(password, ["Invented Harbour", "Parks Department", "@harbour_parks"]);
    expect(known.guessesLog10).toBeLessThan(unknown.guessesLog10 - 2);
    expect(known.score).toBeLessThan(unknown.score);
    expect((await strengthOf("harbourparks", ["harbourparks"])).score).toBe(0);
    // The words of one question are not those of the next.
    expect(await strengthOf(password, [])).toEqual(unknown);
  });

  it("is the highest for what the generator makes", async () => {
    const strong = generatePassword(
      {
        kind: "characters",
        length: 20,
        lower: true,
        upper: true,
        digits: true,
        symbols: true,
        plain: true,
        platform: null,
      },
      randomBytes,
    );
    const phrase = generatePassword(
      { kind: "words", words: 6, separator: "-", capital: false, digit: false },
      randomBytes,
    );
    for (const password of [strong, phrase]) {
      expect(await strengthOf(password, ["parks"])).toMatchObject({ score: 4, warning: null, suggestions: [] });
    }
  });

  it("is given for anything that can be typed or pasted, in numbers with one decimal", async () => {
    const meter = await loadMeter();
    for (const password of [
      "x".repeat(1_000_000),
      randomBytes(50_000).toString("base64"),
      "@4$5!1|".repeat(1_000),
      "((((((((((".repeat(50),
      "🎈".repeat(400),
      "漢字かな混じり文のパスワード",
      "\ud800\udfff\u0000\n\t",
      "constructor",
      "__proto__",
      "hasOwnProperty",
    ]) {
      const strength = meter(password, ["constructor", "__proto__", "", "x".repeat(100_000)]);
      expect([0, 1, 2, 3, 4]).toContain(strength.score);
      expect(Number.isFinite(strength.guessesLog10)).toBe(true);
      expect(strength.guessesLog10).toBe(Math.round(strength.guessesLog10 * 10) / 10);
    }
  });

  it("judges a long password by its beginning", async () => {
    const start = randomBytes(75).toString("base64");
    expect(start).toHaveLength(100);
    expect(await strengthOf(`${start}password`, [])).toEqual(await strengthOf(start, []));
  });

  it("speaks in sentences", async () => {
    const { warning, suggestions } = await strengthOf("password", []);
    for (const text of [warning, ...suggestions]) expect(text).toMatch(/^[A-Z].* .*\.$/);
  });
});
