import { describe, expect, it } from "vitest";
import { sentence } from "../../main/cli/sentence.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { errorCodes } from "../../main/model/error-code.ts";

/** Every refusal that opening, listing and exporting a vault can end in. */
const met = errorCodes.filter((code) =>
  /^(VAULT|KEYCHAIN|PASSPHRASE|KEY_FILE|EXPORT_KEY)_|^IDENTITY_MISSING$/.test(code),
);

describe("what the command line says of a refused vault", () => {
  it("is a sentence for every code, with and without facts", () => {
    expect(met.length).toBeGreaterThan(25);
    for (const code of met) {
      for (const detail of [
        {},
        { name: "Parks", email: "pat@parks.example", keyId: "0badcafe", revision: 3, seen: 9 },
      ]) {
        const said = sentence(new AppError(code, detail));
        expect(said, code).toMatch(/^[A-Z].*\.$/s);
        expect(said, code).not.toMatch(/Refused|undefined|null|\{|_/);
      }
    }
  });

  it("says another thing of each", () => {
    const said = met.map((code) => sentence(new AppError(code)));
    expect(new Set(said).size).toBe(met.length);
  });

  it("names who sealed a file, and which revision was here before", () => {
    const stranger = new AppError("VAULT_SIGNER_UNKNOWN", { email: "pat@parks.example", keyId: "0badcafe" });
    expect(sentence(stranger)).toContain("(pat@parks.example, 0badcafe)");
    expect(sentence(new AppError("VAULT_OLDER", { revision: 3, seen: 9 }))).toContain("(revision 3, 9 was seen)");
    expect(sentence(new AppError("VAULT_MISSING", { name: "Parks" }))).toContain('the vault "Parks" is missing');
    expect(sentence(new AppError("VAULT_MISSING", { name: "" }))).toContain("the vault is missing");
  });
});
