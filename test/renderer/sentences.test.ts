import { describe, expect, it } from "vitest";
import { errorCodes } from "../../main/model/error-code.ts";
import { sentencesFor } from "../../renderer/sentences.ts";

describe("refusals as sentences", () => {
  it("says for every code what happened and what to do next, even without any detail", () => {
    for (const code of errorCodes) {
      const { what, next } = sentencesFor({ code });
      for (const sentence of [what, next]) {
        expect(sentence, code).toMatch(/^[“\p{Lu}].*\.$/u);
        expect(sentence, code).not.toMatch(/undefined|null|NaN|\[object|\.\./);
      }
    }
  });

  it("gives each code words of its own", () => {
    const said = errorCodes.map((code) => sentencesFor({ code }).what);
    expect(new Set(said).size).toBe(errorCodes.length);
  });

  it("cites the policy when a step is shut", () => {
    const detail = { because: "“Seal a screenshot” comes first.", citation: "P&P 16-5, section 6.g.iii" };
    expect(sentencesFor({ code: "STEP_SHUT", detail }).what).toBe(
      "“Seal a screenshot” comes first (P&P 16-5, section 6.g.iii).",
    );
  });

  it("names sizes, files and lines where main knows them", () => {
    const large = sentencesFor({ code: "EVIDENCE_TOO_LARGE", detail: { bytes: 3_000_000_000, limit: 2_147_483_648 } });
    expect(large.what).toContain("(3 GB): at most 2.1 GB");
    const pixels = sentencesFor({ code: "EVIDENCE_TOO_MANY_PIXELS", detail: { width: 100_000, height: 100_000 } });
    expect(pixels.what).toContain("100,000 × 100,000 pixels");
    const pack = { file: "springfield.json", reason: "a comma is missing", line: 12 };
    expect(sentencesFor({ code: "PACK_BROKEN", detail: pack }).what).toBe(
      "The policy file springfield.json can’t be used: a comma is missing, line 12.",
    );
    const text = sentencesFor({ code: "TEXT_EMPTY", detail: { field: "reason" } });
    expect(text.what).toBe("The reason is empty.");
  });

  it("tells the vault's key from the log's when the keychain is silent, and sealed files from a key that is there", () => {
    expect(sentencesFor({ code: "KEYCHAIN_SILENT", detail: { keyId: "0badc0de" } }).what).toMatch(
      /^Your key for the vault/,
    );
    expect(sentencesFor({ code: "KEYCHAIN_SILENT", detail: { origin: "city.example" } }).what).toMatch(
      /signs this log/,
    );
    expect(sentencesFor({ code: "IDENTITY_EXISTS", detail: { files: 2 } }).what).toMatch(/^There are sealed vaults/);
    expect(sentencesFor({ code: "IDENTITY_EXISTS", detail: { keyId: "0badc0de" } }).what).toMatch(
      /has its custodian’s key/,
    );
  });

  it("names the people and the versions of a sealed file, and does without where main does not know them", () => {
    const older = sentencesFor({ code: "VAULT_OLDER", detail: { name: "Parks", revision: 7, seen: 9 } });
    expect(older.what).toContain("“Parks” (version 7; version 9 was here before)");
    const signer = sentencesFor({
      code: "VAULT_SIGNER_UNKNOWN",
      detail: { name: "Pat Lee", email: "pat@city.example" },
    });
    expect(signer.what).toMatch(/^Pat Lee sealed this file/);
    expect(sentencesFor({ code: "VAULT_SIGNER_REMOVED", detail: { email: "" } }).what).toMatch(/^Its sender/);
    expect(sentencesFor({ code: "CUSTODIAN_EXISTS", detail: { email: "pat@city.example" } }).what).toMatch(/^pat@city/);
  });

  it("has a reason for every way in which a secret for codes can be wrong", () => {
    const reasons = "empty long secret short hotp steam several address algorithm digits period".split(" ");
    const said = reasons.map((reason) => sentencesFor({ code: "TOTP_INVALID", detail: { reason } }).what);
    expect(new Set(said).size).toBe(reasons.length);
    for (const what of said) expect(what).toMatch(/^No codes can be made from that: .+\.$/);
  });
});
