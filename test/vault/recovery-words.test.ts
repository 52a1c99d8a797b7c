import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { recoveryPassphrase, typedRecoveryPassphrase, words } from "../../main/vault/recovery-words.ts";

describe("a recovery passphrase", () => {
  it("is never shorter than eight words", () => {
    for (const count of [7, 0, -8, 8.5, Number.NaN]) {
      expect(() => recoveryPassphrase(randomBytes, count)).toThrow(/at least 8/);
    }
  });

  it("is made of words of the list, parted by hyphens, that a person can type", () => {
    const known = new Set(words);
    expect(known.size).toBe(2048);
    for (let i = 0; i < 200; i += 1) {
      const passphrase = recoveryPassphrase(randomBytes);
      expect(passphrase).toMatch(/^[a-z]+(-[a-z]+){7}$/);
      expect(passphrase.split("-").every((word) => known.has(word))).toBe(true);
    }
    expect(recoveryPassphrase(randomBytes, 12).split("-")).toHaveLength(12);
  });

  it("takes every word as often as any other", () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 2_500; i += 1) {
      for (const word of recoveryPassphrase(randomBytes).split("-")) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const expected = 20_000 / 2_048;
    const chi = words.reduce((sum, word) => sum + ((counts.get(word) ?? 0) - expected) ** 2 / expected, 0);
    // 2,047 degrees of freedom: mean 2,047, standard deviation 64; seven of them away happens to nobody.
    expect(Math.abs(chi - 2_047)).toBeLessThan(7 * 64);
  });

  it("does not come out of a broken random source", () => {
    expect(() => recoveryPassphrase((bytes) => new Uint8Array(bytes - 1))).toThrow();
  });

  it("is understood however it was typed from paper, and any other text is left alone", () => {
    const passphrase = recoveryPassphrase(randomBytes);
    const spoken = passphrase.split("-");
    for (const typed of [
      spoken.join(" "),
      `  ${spoken.join(" - ")} \n`,
      spoken.join(", ").toUpperCase(),
      spoken.map((word, at) => `${at + 1}. ${word}`).join("\n"),
      passphrase,
    ]) {
      expect(typedRecoveryPassphrase(typed)).toBe(passphrase);
    }
    for (const other of [
      "",
      "My Own Passphrase",
      `${spoken.slice(0, 7).join(" ")} Zzyzx`,
      spoken.slice(0, 7).join(" "),
    ]) {
      expect(typedRecoveryPassphrase(other)).toBe(other);
    }
  });
});
