import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName } from "../../main/lib/file-name.ts";

describe("the name of a person's file", () => {
  it.each([
    ["Screenshot 2026-11-20 at 10.14.png", "Screenshot 2026-11-20 at 10.14.png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\pat\\shot.png", "shot.png"],
    ["/", "file"],
    ["", "file"],
    ["..", "file"],
    [". . .", "file"],
    ["folder/", "folder"],
    ["a\u0000b\u001f.png\r\n", "ab.png"],
    ["annexe\u202Egnp.exe", "annexegnp.exe"],
    ["\u200Bzero\uFEFF.png", "zero.png"],
    ["a\u2028b.png", "ab.png"],
    ["lone\ud800.png", "lone.png"],
    ["e\u0301te\u0301.png", "été.png"],
    ["👩‍👩‍👧 family.png", "👩‍👩‍👧 family.png"],
    ["hid\u200Dden.png", "hidden.png"],
    ["  two   spaces .png ", "two spaces .png"],
    ["name.", "name"],
  ])("%j becomes %j", (name, clean) => {
    expect(cleanFileName(name)).toBe(clean);
  });

  it("keeps the extension of a name of 400 characters, and no character is cut in two", () => {
    expect(cleanFileName(`${"x".repeat(400)}.jpeg`)).toBe(`${"x".repeat(115)}.jpeg`);
    expect(cleanFileName(`${"😀".repeat(400)}.png`)).toBe(`${"😀".repeat(116)}.png`);
    expect([...cleanFileName("y".repeat(400))]).toHaveLength(120);
    expect([...cleanFileName(`a.${"z".repeat(400)}`)]).toHaveLength(120);
  });

  it("is soon ready, however long the name is", () => {
    const started = performance.now();
    expect(cleanFileName(`a${".".repeat(2_000_000)}a`)).toMatch(/^a/);
    expect(cleanFileName(`a${". ".repeat(2000)}b.png`)).toMatch(/\.png$/);
    expect(cleanFileName(`${"a/".repeat(1_000_000)}shot.png`)).toBe("shot.png");
    expect([...cleanFileName(`a${"\u0315\u0300".repeat(1_000_000)}.png`)].length).toBeLessThanOrEqual(120);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it("is whole, short and without tricks, whatever came, and cleaning again changes nothing", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.string({
        unit: fc.constantFrom("/", "\\", ".", " ", "\u202e", "\u200d", "é", "👩", "\ud800", "a"),
        maxLength: 300,
      }),
    );
    fc.assert(
      fc.property(name, (given) => {
        const clean = cleanFileName(given);
        expect(clean).not.toBe("");
        expect(clean.isWellFormed()).toBe(true);
        expect([...clean].length).toBeLessThanOrEqual(120);
        expect(clean).not.toMatch(/[/\\\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]|^\.|\.$/u);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 1000 },
    );
  });
});
