import { describe, expect, it } from "vitest";
import { parseStatement, writeStatement } from "../../main/vault/statement.ts";
import { uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const statement = {
  vault: uuid(1),
  revision: 12,
  at: "2026-11-20T23:59:59.123Z",
  custodians: ["0a1b2c3d", "ffee0011"],
  content: "ab".repeat(32),
};
const text = `custodia/vault@v1
vault ${uuid(1)}
revision 12
at 2026-11-20T23:59:59.123Z
custodians 0a1b2c3d,ffee0011
content sha256:${"ab".repeat(32)}
`;

describe("a vault's statement", () => {
  it.each([
    ["an empty text", ""],
    ["another first line", text.replace("custodia/vault", "custodia/receipt")],
    ["a revision with a leading zero", text.replace("revision 12", "revision 012")],
    ["a revision of none", text.replace("revision 12", "revision 0")],
    ["a negative revision", text.replace("revision 12", "revision -1")],
    ["a revision beyond what is exact", text.replace("revision 12", "revision 9007199254740992")],
    ["a day that is none", text.replace("11-20T", "11-31T")],
    ["a time without milliseconds", text.replace(".123Z", "Z")],
    ["a time of another zone", text.replace(".123Z", ".123+01:00")],
    ["a vault id in capitals", text.replace(uuid(1), uuid(1).toUpperCase())],
    ["a vault id of another version", text.replace("-7", "-4")],
    ["no custodian", text.replace("0a1b2c3d,ffee0011", "")],
    ["custodians out of order", text.replace("0a1b2c3d,ffee0011", "ffee0011,0a1b2c3d")],
    ["a custodian twice", text.replace("ffee0011", "0a1b2c3d")],
    ["a space between custodians", text.replace(",ff", ", ff")],
    ["a hash in capitals", text.replace("ab".repeat(32), "AB".repeat(32))],
    ["a short hash", text.replace("abab", "ab")],
    ["a line more", `${text}more\n`],
    ["an empty line more", `${text}\n`],
    ["no last line feed", text.slice(0, -1)],
    ["CRLF", text.replaceAll("\n", "\r\n")],
    ["a space at a line's end", text.replace("12\n", "12 \n")],
    ["lines in another order", text.replace(/(revision .*\n)(at .*\n)/, "$2$1")],
  ])("is not read from %s", (_, wrong) => {
    expect(wrong).not.toBe(text);
    expect(parseStatement(wrong)).toBeNull();
  });

  it("of a later format says so", async () => {
    expect(await refusalOf(() => parseStatement(text.replace("@v1", "@v2")))).toBe("VAULT_FROM_FUTURE");
    expect(await refusalOf(() => parseStatement("custodia/vault@v17\nand what comes then"))).toBe("VAULT_FROM_FUTURE");
    expect(parseStatement(text.replace("@v1", "@v01"))).toBeNull();
    expect(parseStatement(text.replace("@v1", "@v0"))).toBeNull();
  });

  it("has exactly the lines of the format, and is read back", () => {
    expect(writeStatement(statement)).toBe(text);
    expect(parseStatement(text)).toEqual(statement);
  });
});
