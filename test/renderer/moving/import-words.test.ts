import { describe, expect, it } from "vitest";
import {
  cellKey,
  cellRemarks,
  columnsOf,
  faultPlace,
  formatWords,
  moreWords,
  outcomeWords,
  stateWords,
} from "../../../renderer/moving/import-words.ts";

describe("a table on its way in", () => {
  it("[A-6.g] takes nothing in as long as there is a mistake", () => {
    const words = outcomeWords({ what: "people", added: 300, known: 0, faultCount: 1 });
    expect(words).toBe("Nothing is taken in as long as there is a mistake in the file.");
  });

  it("says what would be added and what is here already", () => {
    const of = (added: number, known: number) => outcomeWords({ what: "people", added, known, faultCount: 0 });
    expect(of(1200, 1)).toBe("1,200 people would be added; 1 person in it is here already.");
    expect(of(1, 0)).toBe("1 person would be added.");
    expect(of(0, 12)).toBe("Nothing new; 12 people in it are here already.");
    expect(of(0, 0)).toBe("The file has only the template’s example, which is left out.");
  });

  it("says that the template’s example is left out, and not that it is here already", () => {
    expect(stateWords.example.words).toBe("Example, left out");
  });

  it("names the line and the column of a mistake as the spreadsheet shows them", () => {
    expect(faultPlace({ line: 1204, column: "Handle" })).toBe("Line 1,204, Handle");
    expect(faultPlace({ line: 2, column: null })).toBe("Line 2");
    expect(moreWords(200, 1440)).toBe("and 1,240 more.");
    expect(moreWords(3, 3)).toBe("");
  });

  it("shows the columns in the file’s order, without those that no row fills", () => {
    const rows = [
      { line: 2, cells: { Name: "Dana", "E-mail": "", Title: "" }, state: "new" },
      { line: 3, cells: { Name: "Fern", "E-mail": "", Title: "Clerk" }, state: "faulty" },
    ] as const;
    expect(columnsOf(rows)).toEqual(["Name", "Title"]);
    expect(columnsOf([])).toEqual([]);
  });

  it("finds the remark of a cell", () => {
    const remarks = cellRemarks([
      { line: 3, column: "Handle", says: "is missing" },
      { line: 4, column: null, says: "too many cells" },
    ]);
    expect(remarks.get(cellKey(3, "Handle"))).toBe("is missing");
    expect(remarks.size).toBe(1);
  });

  it("says how the file is written", () => {
    expect(formatWords({ encoding: "Windows-1252", delimiter: ";" })).toBe(
      "Windows-1252, semicolons between the columns",
    );
  });
});
