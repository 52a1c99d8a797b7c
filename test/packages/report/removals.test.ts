import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { cell } from "../../../main/packages/report/csv.ts";
import { removalsColumns, removalsCsv, withheldCsv } from "../../../main/packages/report/index.ts";
import { release, SampleBag, text, uuid, withheldRow } from "./a-bag.ts";

/** Python's csv module, strict: a reader that shares nothing with ours. */
function readByPython(csv: string): string[][] {
  const program =
    "import csv,io,json,sys; csv.field_size_limit(10**9); print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode('utf-8-sig'),newline=''),strict=True))))";
  return JSON.parse(execFileSync("python3", ["-c", program], { input: csv, maxBuffer: 1e9, encoding: "utf8" }));
}

function rowsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = readByPython(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ""])));
}

function opening(
  bag: SampleBag,
  id: string,
  content: string,
  author = "sample_author",
  without: readonly string[] = [],
) {
  const account = { department: "Sample", handle: "@sample", id: uuid(1), name: "Sample" };
  const fields = { account, address: null, author, content, contentKind: "comment", platform: "X", postedAt: null };
  return bag.add(id, { kind: "case.opened", fields: { ...fields, contentKind: "comment", published: true } }, without);
}

describe("removals.csv", () => {
  it.each(["=1+1", "+1", "-1", "@cmd", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"])(
    "never begins a cell with the formula %j",
    (text) => {
      expect(cell(text).replace(/^"/, "")).toMatch(/^'/);
    },
  );

  it("is read back by another parser, whatever stands in the texts", () => {
    const bag = new SampleBag();
    const hard = ['a "quoted", text\nof two lines', '=HYPERLINK("http://x.example")', " padded ", "😀 שלום", "a\r\nb"];
    for (const [place, content] of hard.entries()) opening(bag, uuid(place + 1), content);
    const rows = rowsOf(text(removalsCsv(bag.input())));
    expect(rows.map(({ content }) => content)).toEqual(
      hard.map((content) => (content.startsWith("=") ? `'${content}` : content)),
    );
    expect(rows.every((row) => row.account_handle === "'@sample")).toBe(true);
  });

  it("[A-6.g.ii] has a row for each case with its grounds, outcome and files", () => {
    const bag = new SampleBag().tell(40, 7);
    const csv = text(removalsCsv(bag.input()));
    expect(csv.startsWith("\ufeffnumber,case,")).toBe(true);
    expect(csv.replaceAll("\r\n", "").includes("\r")).toBe(false);
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(40);
    expect(new Set(rows.map((row) => row.case)).size).toBe(40);
    for (const row of rows.filter(({ outcome }) => outcome?.startsWith("Removed"))) {
      expect(row.grounds).toMatch(/P&P 16-5/);
      expect(row.evidence_sha256).toMatch(/^[0-9a-f]{64}/);
    }
    expect(Object.keys(rows[0] ?? {})).toEqual(removalsColumns);
  });

  it("gives times with their distance from UTC, summer and winter", () => {
    const bag = new SampleBag();
    const closed = { kind: "case.closed", fields: { note: "" } } as const;
    opening(bag, uuid(1), "winter");
    bag.add(uuid(1), closed, [], new Date("2026-11-02T17:00:00.000Z"));
    const [winter] = rowsOf(text(removalsCsv(bag.input())));
    expect(winter?.opened_local).toBe("2026-11-02 08:34:00 -09:00");
    const summer = new SampleBag();
    summer.add(uuid(2), closed, [], new Date("2026-07-01T06:00:00.000Z"));
    opening(summer, uuid(3), "summer");
    expect(rowsOf(text(removalsCsv(summer.input())))[1]?.opened_local).toBe("2026-06-30 22:04:00 -08:00");
  });

  it("cuts a text that no spreadsheet would take in one cell, and says so", () => {
    const bag = new SampleBag();
    opening(bag, uuid(1), "x".repeat(31_999) + "😀".repeat(20_000));
    const [row] = rowsOf(text(removalsCsv(bag.input())));
    expect(row?.content?.length).toBeLessThan(32_767);
    expect(row?.content).toMatch(/cut, the whole stands in entries.jsonl/);
    expect(row?.content?.isWellFormed()).toBe(true);
  });

  it("marks a case that was begun in an earlier package", () => {
    const bag = new SampleBag();
    bag.add(uuid(1), { kind: "case.kept", fields: { because: "decided", reason: "It stays." } });
    const [row] = rowsOf(text(removalsCsv(bag.input())));
    expect(row).toMatchObject({ begun: "before these entries", author: "", outcome: "Kept", kept_reason: "It stays." });
  });

  it("[A-6.e.i] names what is withheld and under which provision, and never its value", () => {
    const bag = new SampleBag();
    const seq = opening(bag, uuid(1), "the words", "a_minor", ["author"]);
    const withheld = [withheldRow({ seq, field: "author" })];
    const csv = text(removalsCsv(bag.input({ kind: "release", release, withheld })));
    expect(rowsOf(csv)[0]).toMatchObject({
      author: "",
      withheld: `${seq} author: AS 40.25.120(a)(2)`,
      content: "the words",
    });
    expect(csv).not.toContain("a_minor");
  });
});

describe("withheld.csv", () => {
  it("has a row for each field and each picture, and comes through a parser", () => {
    const rows = [
      withheldRow({ seq: 3, field: "author", title: "=Title, with comma" }),
      withheldRow({ seq: 5, field: "evidence", original: "a".repeat(64), redacted: "data/evidence/b.png" }),
    ];
    expect(readByPython(withheldCsv(rows))).toEqual([
      ["seq", "field", "provision", "title", "original_sha256", "redacted_file"],
      ["3", "author", "juveniles", "'=Title, with comma", "", ""],
      ["5", "evidence", "juveniles", "Social Media Coordinator", "a".repeat(64), "data/evidence/b.png"],
    ]);
  });
});
