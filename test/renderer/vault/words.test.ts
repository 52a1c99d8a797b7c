import { describe, expect, it } from "vitest";
import { accessKinds } from "../../../main/model/vault-view.ts";
import { openDifferences } from "../../../renderer/vault/conflict.tsx";
import { passwordRuns } from "../../../renderer/vault/password-text.tsx";
import { spacedCode } from "../../../renderer/vault/totp-code.tsx";
import { accessWord, fieldsInWords, rowTag, versionWords } from "../../../renderer/vault/words.ts";
import { row, version } from "./rows.ts";

describe("a vault in words", () => {
  it("[N-II.1] says every kind of access as a sentence goes on after a name", () => {
    for (const kind of accessKinds) expect(accessWord(kind)).toMatch(/^[a-z]+ /);
    expect(accessWord("password-copied")).toBe("copied the password");
  });

  it("says what a version did", () => {
    expect(versionWords(version("v1"), true)).toBe("Made");
    expect(versionWords(version("v2", { changed: ["password", "recoveryCodes"] }), false)).toBe(
      "Password and recovery codes changed",
    );
    expect(versionWords(version("v3", { deleted: true }), false)).toBe("Deleted");
    expect(versionWords(version("v4", { deleted: true, movedTo: "City Clerk" }), false)).toBe("Moved to “City Clerk”");
    expect(versionWords(version("v5", { changed: [] }), false)).toBe("Kept as it was");
    expect(fieldsInWords(["totp"])).toBe("secret for codes");
  });

  it("marks a row with what matters most: a conflict, then a reset, then the password’s health", () => {
    expect(rowTag(row("a"))).toBeNull();
    expect(rowTag(row("a", { health: ["weak", "old"] }))).toEqual({ words: "Weak", tone: "warn" });
    expect(rowTag(row("a", { health: ["weak"], resetDue: "2026-11-20" }))?.words).toBe("Reset due");
    expect(rowTag(row("a", { conflicts: 1, resetDue: "2026-11-20" }))?.words).toBe("Copies disagree");
  });

  it("spaces a code as platforms print it", () => {
    expect(["123456", "1234567", "12345678", "1234"].map(spacedCode)).toEqual([
      "123 456",
      "1234 567",
      "1234 5678",
      "1234",
    ]);
  });

  it("parts a password into letters, digits and signs, and loses none of it", () => {
    const password = "Äb12-$ c9é\u0301";
    expect(passwordRuns(password).map((run) => run.className)).toEqual([
      "letter",
      "digit",
      "sign",
      "letter",
      "digit",
      "letter",
    ]);
    expect(
      passwordRuns(password)
        .map((run) => run.text)
        .join(""),
    ).toBe(password);
    expect(passwordRuns("")).toEqual([]);
  });

  it("leaves out of a comparison what copies agree on", () => {
    const heads = [version("a", { username: "one" }), version("b", { username: "two" })];
    expect(openDifferences(heads)).toEqual(["username"]);
    expect(openDifferences([version("a"), version("b", { address: "https://news.example/" })])).toEqual(["address"]);
  });
});
