import { describe, expect, it } from "vitest";
import { recordsOf } from "../../main/lib/csv-records.ts";
import { findTable } from "../../main/lib/csv-table.ts";

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
    expect(recordsOf(sound, ",").map(({ line }) => line)).toEqual([1, 2, 5]);
    const broken = 'a,b\n"one\ntwo",x\n"bro"ken,y\nlast,z\n';
    expect(recordsOf(broken, ",")).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ["one\ntwo", "x"] },
      { line: 4, cells: null },
      { line: 5, cells: ["last", "z"] },
    ]);
  });
});
