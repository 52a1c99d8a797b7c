import { describe, expect, it } from "vitest";
import { isWhole, parseRegistry, parseSearch } from "../../../main/device/windows/registry.ts";
import { ok } from "../recording.ts";

const key = "HKLM\\SOFTWARE\\Example";
const head = "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Example\r\n";

describe("what reg.exe writes", () => {
  it("knows nothing of a key that was not there, in no language", () => {
    for (const errors of [
      "ERROR: The system was unable to find the specified registry key or value.\r\n",
      "FEHLER: …\r\n",
    ]) {
      const found = parseRegistry(ok("", { code: 1, errors }));
      expect(found.has(key)).toBe(false);
      expect(found.value(key, "One")).toBeNull();
    }
    expect(parseRegistry({ state: "timed-out" }).has(key)).toBe(false);
  });

  it("does not take half a number for a number", () => {
    const text = `${head}    Limit    REG_DWORD    0x384\r\n`;
    expect(parseRegistry(ok(text)).number(key, "Limit")).toBe(900);
    for (let length = 1; length <= 4; length += 1) {
      expect(parseRegistry(ok(text.slice(0, -length - 1))).number(key, "Limit")).toBeNull();
    }
  });

  it("reads names with spaces, empty values and a default value in any language", () => {
    const found = parseRegistry(
      ok(`${head}    (Standard)    REG_SZ    \r\n    Two words    REG_SZ    a    b\r\n    Empty    REG_SZ\r\n\r\n`),
    );
    expect(found.value(key, "two WORDS")).toBe("a    b");
    expect(found.value(key, "Empty")).toBe("");
    expect(found.value("HKEY_LOCAL_MACHINE\\software\\EXAMPLE", "(standard)")).toBe("");
  });

  it("is not looked at where it has far more lines than any answer to these questions", () => {
    const value = "    A    REG_DWORD    0x1\r\n";
    expect(parseRegistry(ok(`${head}${value}${"\r\n".repeat(1_000)}`)).number(key, "A")).toBe(1);
    expect(parseRegistry(ok(`${head}${value}${"\r\n".repeat(20_000)}`)).number(key, "A")).toBeNull();
  });

  it("takes no text for a number, and no number past all sense", () => {
    const found = parseRegistry(
      ok(
        `${head}    A    REG_SZ    0x1\r\n    B    REG_DWORD    1\r\n    C    REG_QWORD    0xffffffffffffffff\r\n\r\n`,
      ),
    );
    expect([found.number(key, "A"), found.number(key, "B"), found.number(key, "C")]).toEqual([null, null, null]);
  });

  it("believes the first of two values of one name", () => {
    const found = parseRegistry(ok(`${head}    A    REG_DWORD    0x1\r\n    a    REG_DWORD    0x0\r\n\r\n`));
    expect(found.number(key, "A")).toBe(1);
  });
});

describe("a search of the registry", () => {
  const one = `${head}    Name    REG_DWORD    0x1\r\n\r\n`;

  it("tells “there is none” from “it may not be read”, in every language", () => {
    for (const end of [
      "End of search: 0 match(es) found.",
      "Suche beendet: 0 \ufffdbereinstimmungen.",
      "\ufffd\ufffd: 0 \ufffd",
    ]) {
      expect(parseSearch(ok(`\r\n${end}\r\n`, { code: 1 }), "values")?.has(key)).toBe(false);
    }
    expect(parseSearch(ok("", { code: 1, errors: "FEHLER: Zugriff verweigert\r\n" }), "values")).toBeNull();
    const partly = ok("\r\nEnd of search: 0 match(es) found.\r\n", { code: 1, errors: "ERROR: Access is denied.\r\n" });
    expect(parseSearch(partly, "values")).toBeNull();
  });

  it("believes nothing that ends before the count of what was found, or beside it", () => {
    expect(parseSearch(ok(`${one}End of search: 1 match(es) found.\r\n`), "values")?.number(key, "Name")).toBe(1);
    expect(parseSearch(ok(one), "values")).toBeNull();
    expect(parseSearch(ok(`${one}End of search: 2 match(es) found.\r\n`), "values")).toBeNull();
    expect(parseSearch(ok(`${one}End of search: 1 match(es)`), "values")).toBeNull();
    expect(parseSearch(ok(`${head}\r\nEnd of search: 1 match(es) found.\r\n`), "keys")?.has(key)).toBe(true);
  });
});

describe("whether a key was read to its end", () => {
  it("is told by the empty line behind its values", () => {
    const whole = `${head}    A    REG_DWORD    0x1\r\n    B    REG_DWORD    0x2\r\n\r\n`;
    expect(isWhole(ok(whole))).toBe(true);
    expect(isWhole(ok(`${whole}HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\Below\r\n`))).toBe(true);
    for (let length = 0; length < whole.length; length += 1) expect(isWhole(ok(whole.slice(0, length)))).toBe(false);
    expect(isWhole(ok(whole, { code: 1 }))).toBe(false);
  });
});
