import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { PasswordRecipe } from "../../../main/model/vault-view.ts";
import { drawFrom } from "../../../main/vault/password/draw.ts";
import { generatePassword } from "../../../main/vault/password/generate.ts";
import { platformRules } from "../../../main/vault/password/platform-rules.ts";
import { words } from "../../../main/vault/recovery-words.ts";
import { refusal } from "../refused-with.ts";

type Characters = Extract<PasswordRecipe, { kind: "characters" }>;
type Words = Extract<PasswordRecipe, { kind: "words" }>;

const characters: Characters = {
  kind: "characters",
  length: 20,
  lower: true,
  upper: true,
  digits: true,
  symbols: true,
  plain: false,
  platform: null,
};
const phrase: Words = { kind: "words", words: 6, separator: "-", capital: false, digit: false };

const make = (recipe: PasswordRecipe) => generatePassword(recipe, randomBytes);
const kinds = { lower: /[a-z]/, upper: /[A-Z]/, digit: /[0-9]/, symbol: /[^a-zA-Z0-9]/ };

/** Are these counts as even as chance makes them? Seven standard deviations away from the mean of chi square. */
function expectEven(counts: readonly number[]): void {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  expect(Math.abs(chi - freedom)).toBeLessThan(7 * Math.sqrt(2 * freedom));
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

describe("a recipe that makes no password", () => {
  it.each<[string, PasswordRecipe, string]>([
    [
      "no kind of character",
      { ...characters, lower: false, upper: false, digits: false, symbols: false },
      "characters",
    ],
    ["too short", { ...characters, length: 7 }, "length"],
    ["too long", { ...characters, length: 129 }, "length"],
    ["half a character", { ...characters, length: 12.5 }, "length"],
    ["no number", { ...characters, length: Number.NaN }, "length"],
    ["an unknown platform", { ...characters, platform: "sample-network" }, "platform"],
    ["longer than the platform takes", { ...characters, length: 21, platform: "tiktok" }, "length"],
    ["shorter than the platform wants", { ...characters, length: 9, platform: "x" }, "length"],
    ["three words", { ...phrase, words: 3 }, "words"],
    ["a hundred words", { ...phrase, words: 100 }, "words"],
    ["a separator that is a sentence", { ...phrase, separator: " and " }, "separator"],
    ["a separator that nobody sees", { ...phrase, separator: "\u200b" }, "separator"],
    ["a separator that ends the line", { ...phrase, separator: "\n" }, "separator"],
  ])("%s is refused", (_, recipe, field) => {
    expect(refusal(() => make(recipe))).toMatchObject({ code: "RECIPE_INVALID", detail: { field } });
  });

  it("is not waited for when the random source is broken", () => {
    for (const broken of [
      (bytes: number) => new Uint8Array(bytes),
      (bytes: number) => new Uint8Array(bytes).fill(255),
      () => new Uint8Array(0),
    ]) {
      expect(() => generatePassword(characters, broken)).toThrow();
    }
  });
});

describe("numbers by chance", () => {
  it("leave out the end of the range that does not divide evenly", () => {
    const given = [0xff_ff_ff_ff, 0xff_ff_ff_fe, 41];
    const draw = drawFrom(() => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(given.shift() ?? 0);
      return bytes;
    });
    // 2^32 = 42 * 102,261,126 + 4: the last four numbers would favour 0 to 3.
    expect(draw(42)).toBe(41);
    expect(given).toEqual([]);
  });

  it.each([2, 3, 10, 78, 2048])("are even up to %i", (bound) => {
    const draw = drawFrom(randomBytes);
    const counts = new Array<number>(bound).fill(0);
    for (let i = 0; i < bound * 30; i += 1) {
      const number = draw(bound);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    expectEven(counts);
  });
});

describe("a password of characters", () => {
  it.each([8, 20, 64, 128])("of %i has that length and something of every kind, each time", (length) => {
    for (let i = 0; i < 300; i += 1) {
      const password = make({ ...characters, length });
      expect(password).toHaveLength(length);
      for (const kind of Object.values(kinds)) expect(password).toMatch(kind);
      expect(password).toMatch(/^[!-~]+$/);
    }
  });

  it("holds only the kinds that were chosen", () => {
    const only = { ...characters, lower: false, upper: false, digits: false, symbols: false };
    expect(make({ ...only, digits: true })).toMatch(/^[0-9]{20}$/);
    expect(make({ ...only, lower: true, digits: true })).toMatch(/^[a-z0-9]{20}$/);
    expect(make({ ...only, symbols: true })).toMatch(/^[^a-zA-Z0-9]{20}$/);
  });

  it("has nothing that looks like something else, when it is to be plain", () => {
    for (let i = 0; i < 300; i += 1) expect(make({ ...characters, plain: true, length: 64 })).not.toMatch(/[0O1lI|]/);
  });

  it("takes each character as often as any other, at each place", () => {
    const recipe = { ...characters, length: 16, upper: false, symbols: false, digits: false };
    const made = Array.from({ length: 2_000 }, () => make(recipe));
    expectEven([...counted(made.flatMap((password) => [...password])).values()]);
    for (const place of [0, 7, 15]) {
      expectEven([...counted(made.map((password) => password[place] ?? "")).values()]);
    }
  });

  it("is, of all that have every kind, each as likely: the first place holds as many digits as the last", () => {
    const recipe = { ...characters, length: 8, upper: false, symbols: false };
    const made = Array.from({ length: 4_000 }, () => make(recipe));
    const digitsAt = Array.from(
      { length: 8 },
      (_, at) => made.filter((password) => /[0-9]/.test(password[at] ?? "")).length,
    );
    // Of 36 characters 10 are digits; that one must be there makes it (10/36) / (1 - (26/36)^8 - (10/36)^8).
    const expected = (4_000 * (10 / 36)) / (1 - (26 / 36) ** 8 - (10 / 36) ** 8);
    for (const count of digitsAt) expect(Math.abs(count - expected)).toBeLessThan(7 * Math.sqrt(expected));
  });

  it("never comes twice", () => {
    const made = Array.from({ length: 1_000 }, () => make(characters));
    expect(new Set(made).size).toBe(1_000);
  });
});

describe("platform rules", () => {
  it("say where they come from, or that they are our choice, and contradict nothing", () => {
    expect(new Set(platformRules.map(({ id }) => id)).size).toBe(platformRules.length);
    for (const rule of platformRules) {
      expect(rule.source).toMatch(/https:\/\/|careful choice of ours/);
      expect(rule.minLength).toBeGreaterThanOrEqual(8);
      expect(rule.maxLength).toBeGreaterThanOrEqual(Math.max(rule.minLength, 16));
      expect(rule.symbols ?? "!").toMatch(/^[!-/:-@[-`{-~]+$/);
    }
  });

  it.each(platformRules)("of $name are met by the shortest and the longest, though nothing was chosen", (rule) => {
    const none = { ...characters, lower: false, upper: false, digits: false, symbols: false };
    for (const length of [rule.minLength, rule.maxLength]) {
      for (let i = 0; i < 100; i += 1) {
        const password = make({ ...none, platform: rule.id, length, plain: i % 2 === 0 });
        expect(password).toHaveLength(length);
        for (const kind of rule.requires) expect(password).toMatch(kinds[kind]);
        for (const symbol of password.match(/[^a-zA-Z0-9]/g) ?? []) expect(rule.symbols).toContain(symbol);
      }
    }
  });
});

describe("a password of words", () => {
  it("has as many as were asked for, of the list, each as often as any other", () => {
    const made = Array.from({ length: 3_000 }, () => make({ ...phrase, separator: " " }).split(" "));
    expect(made.every((one) => one.length === 6)).toBe(true);
    const counts = counted(made.flat());
    expectEven(words.map((word) => counts.get(word) ?? 0));
  });

  it("has capitals and one digit where they were asked for", () => {
    for (let i = 0; i < 200; i += 1) {
      const password = make({ ...phrase, capital: true, digit: true, separator: "." });
      expect(password).toMatch(/^[A-Z][a-z]+[0-9]?(\.[A-Z][a-z]+[0-9]?){5}$/);
      expect(password.match(/[0-9]/g)).toHaveLength(1);
    }
  });

  it("may be written without anything between", () => {
    expect(make({ ...phrase, separator: "" })).toMatch(/^[a-z]{18,48}$/);
  });
});
