import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRows } from "../../../main/packages/verify/rows.ts";

describe("a list of rows", () => {
  it.each([
    ["a quote that nothing ends", `"${"a".repeat(2_000_000)}`],
    ["pairs of quotes that nothing ends", `"${'""'.repeat(1_000_000)}`],
    ["pairs and words that nothing ends", `a,"${'a""'.repeat(500_000)}`],
    ["a quote within a cell", 'a,b"c"\r\n'],
    ["something behind a quoted cell", 'a,"b"c\r\n'],
    ["a last line that does not end", "a,b"],
    ["a bare line feed", "a,b\n"],
    ["a bare carriage return", "a\r,b\r\n"],
    ["a row that is too short", "a\r\n"],
    ["a row that is too long", "a,b,c\r\n"],
    ["a row without an end that grows and grows", "a,".repeat(1_000_000)],
  ])("is none with %s", (_, text) => {
    expect(readRows(text, 2)).toBe(null);
  });

  it("is read as another parser reads it", () => {
    const plain = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", '"', "\r", "\n", "=", "\t") });
    const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain, plain)), fc.boolean(), (rows, isMarked) => {
        const text = `${isMarked ? "\ufeff" : ""}${rows.map((row) => `${row.map(quoted).join()}\r\n`).join("")}`;
        expect(readRows(text, 3)).toEqual(rows);
        expect(readRows(text, 3)).toEqual(parse(text, { bom: true, record_delimiter: "\r\n" }));
      }),
      { seed: 4 },
    );
  });
});
