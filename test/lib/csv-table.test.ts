import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { firstRecord, mostRecords, recordsOf } from "../../main/lib/csv-records.ts";
import { findTable } from "../../main/lib/csv-table.ts";

vi.mock("csv-parse/sync", async (original) => {
  const real = await original<typeof import("csv-parse/sync")>();
  return { ...real, parse: vi.fn(real.parse) };
});
beforeEach(() => vi.mocked(parse).mockClear());

const two = (header: readonly string[]) => (header.length === 2 ? header : null);

describe("a table", () => {
  it.each(["", "\n \n", "one\n", "a,b,c\n", '"never closed,b\n'])("is not found in %j", (text) => {
    expect(findTable(text, two)).toBeNull();
  });

  it.each([
    ["a,b\n1,2", ",", 0],
    ["a;b\n1;2", ";", 0],
    ["a\tb\n1\t2", "\t", 0],
    ["\n\na;b\n", ";", 2],
    ["sep=;\na;b\n", ";", 1],
    ["\uFEFF\nSEP=;\na;b\n", ";", 2],
  ])("is found in %j", (text, delimiter, above) => {
    expect(findTable(text, two)).toMatchObject({ delimiter, above, columns: ["a", "b"] });
  });
});

describe("records", () => {
  it("carry the line on which they begin, behind cells of many lines and around what can't be read", () => {
    const sound = 'a,b\n"one\ntwo\nthree",x\ny,z\n';
    expect(recordsOf(sound, ",")?.map(({ line }) => line)).toEqual([1, 2, 5]);
    const broken = 'a,b\n"one\ntwo",x\n"bro"ken,y\nlast,z\n';
    expect(recordsOf(broken, ",")).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["one\ntwo", "x"] },
      { line: 4, cells: null },
      { line: 5, cells: ["last", "z"] },
    ]);
  });

  it.each([
    ['"a', null],
    ['"a"b,c', null],
    ['a,"b" ,c', null],
    ['"x",pass"word', null],
    ['pass"word,x', ['pass"word', "x"]],
    ['"",""""', ["", '"']],
    ['"a,b",', ["a,b", ""]],
    [",", ["", ""]],
    ["", [""]],
  ])("begin with %j as %j", (line, cells) => {
    expect(firstRecord(`${line}\nnext`, ",")).toEqual(cells);
  });

  it("leave out blank lines and rows of blank cells", () => {
    const rows = [
      { line: 1, cells: ["a", "b"] },
      { line: 5, cells: ["c", "d"] },
    ];
    expect(recordsOf('a,b\n\n , \n"",\nc,d\n\n', ",")).toEqual(rows);
    const broken = [...rows, { line: 6, cells: null }];
    expect(recordsOf('a,b\n\n , \n"",\nc,d\n"bro"ken,e\n', ",")).toEqual(broken);
  });

  const cell = fc
    .array(fc.constantFrom("a", '"', ",", "\n", " ", "é"), { maxLength: 5 })
    .map((parts) => parts.join(""));
  const written = (rows: readonly (readonly string[])[]) =>
    rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");

  it("are the same when they are read line by line, because of a broken one at the end, as when they are not", () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const sound = `first\n${written(rows)}`;
        const whole = recordsOf(sound, ",");
        const last = { line: sound.split("\n").length + 1, cells: null };
        expect(recordsOf(`${sound}\n"bro"ken`, ",")).toEqual([...(whole ?? []), last]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are named on every line that can't be read, whatever stands in a file", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        const records = recordsOf(text, ",") ?? [];
        const lines = records.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        // What is not in a cell stands on a line of its own that is named.
        const held = records.flatMap(({ cells }) => cells ?? []).join("");
        const unread = text.split("\n").filter((_, at) => records.some((one) => one.line === at + 1 && !one.cells));
        expect([...held, ...unread.join("")].filter((sign) => sign === "é")).toHaveLength(text.split("é").length - 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("go through the parser once, however many of them can't be read", () => {
    const line = `"${"x".repeat(20_000)}`;
    const open = [`${line}\n${"y,z\n".repeat(300)}`, `a,${line}\n`, `${line}"z\n`.repeat(3)].join("");
    const text = `a,b\n${open.repeat(20)}last,z`;
    const records = recordsOf(text, ",");
    expect(records?.at(-1)?.cells).toEqual(["last", "z"]);
    expect(records?.filter(({ cells }) => cells === null).length).toBeGreaterThan(60);
    expect(vi.mocked(parse).mock.calls.map(([input]) => input)).toEqual([text]);
  });

  it("are not told at all when there are more than any spreadsheet has, blank ones counted", () => {
    const full = `a,b\n${",\n".repeat(mostRecords - 1)}`;
    expect(recordsOf(full, ",")).toEqual([{ line: 1, cells: ["a", "b"] }]);
    expect(recordsOf(`${full}c,d\n`, ",")).toBeNull();
    expect(recordsOf(`"bro"ken,b\n${"c,d\n".repeat(mostRecords)}`, ",")).toBeNull();
  });
});
