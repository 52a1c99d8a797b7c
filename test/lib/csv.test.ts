import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guarded, guardedToReturn, quoted, recordOf, unguarded } from "../../main/lib/csv.ts";
import { encodingOf, oneLineEnd, textOf } from "../../main/lib/csv-text.ts";

const signs = ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'", " ", "a", '"', ",", "\n"];
const text = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.array(fc.constantFrom(...signs), { maxLength: 6 }).map((parts) => parts.join("")),
);

describe("the guard against formulas", () => {
  it.each(["=1+1", "+1 555 0100", "-5", "@sample", "\t=1", "\r=1", "\uff1dA1"])("stands before %j", (formula) => {
    expect(guarded(formula)).toBe(`'${formula}`);
    expect(guardedToReturn(formula)).toBe(`'${formula}`);
    expect(unguarded(`'${formula}`)).toBe(formula);
  });

  it.each(["", "sample", "'tis", "a=b", "''"])("does not stand before %j", (plain) => {
    expect([guarded(plain), guardedToReturn(plain), unguarded(plain)]).toEqual([plain, plain, plain]);
  });

  it("leaves nothing that begins a formula, and gives back every text as it was", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(guardedToReturn(value)).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
        expect(unguarded(guardedToReturn(value))).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("records", () => {
  it("bring back what was written, by another program's reader", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
        const read = parse(recordOf(cells.map(quoted)), { relax_column_count: true });
        expect(read).toEqual([cells]);
      }),
    );
  });
});

describe("a text that another program wrote", () => {
  it.each([
    ["UTF-8", Buffer.from("Grünfläche – €", "utf8")],
    ["UTF-8", Buffer.from("\ufeffGrünfläche – €", "utf8")],
    ["UTF-16", Buffer.from("\ufeffGrünfläche – €", "utf16le")],
    ["UTF-16", Buffer.from("\ufeffGrünfläche – €", "utf16le").swap16()],
    ["Windows-1252", Buffer.from([...Buffer.from("Grünfläche ", "latin1"), 0x96, 0x20, 0x80])],
  ])("is read as %s", (encoding, bytes) => {
    expect([encodingOf(bytes), textOf(bytes)]).toEqual([encoding, "Grünfläche – €"]);
  });

  it.each([
    ["utf-16le", (text: string) => Buffer.from(text, "utf16le")],
    ["utf-16be", (text: string) => Buffer.from(text, "utf16le").swap16()],
  ])("is read as UTF-16 without a byte order mark, %s", (_, write) => {
    for (const text of [
      "Name,Department\nJörg,Grünfläche – €\n",
      "a,b",
      `Name,Department\n${"公園,河岸\n".repeat(30)}`,
    ]) {
      expect([encodingOf(write(text)), textOf(write(text))]).toEqual(["UTF-16", text]);
    }
    // Cut off in the middle of a letter.
    expect(textOf(Buffer.concat([write("Name,Department\n"), Buffer.of(0x50)]))).toBe("Name,Department\n\ufffd");
  });

  it.each(["", "a", "ab", "Na\0me,Department", "\0\0\0\0\0\0", "\u0001\u0000\u0002,\u0003", "公園"])(
    "is not taken for UTF-16 because of a zero in it: %j",
    (text) => {
      expect([encodingOf(Buffer.from(text)), textOf(Buffer.from(text))]).toEqual(["UTF-8", text]);
    },
  );

  it("gets line feeds for every kind of line end", () => {
    expect(oneLineEnd("a\r\nb\rc\nd\r\r\ne")).toBe("a\nb\nc\nd\n\ne");
  });
});
