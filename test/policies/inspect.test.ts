import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { inspectPack, parsePack } from "../../main/policies/index.ts";
import { anchorage } from "../model/packs.ts";

const whole = readFileSync(new URL("../../assets/policies/anchorage-pp-16-5.json", import.meta.url), "utf8");

/** Faults as an editor would list them. */
function faultsOf(text: string): readonly string[] {
  return inspectPack("some.json", text).faults.map(({ place, says }) => `${place.line}:${place.column} ${says}`);
}

/** The file with some of its lines changed; their numbers count from 1. */
function withLine(pattern: RegExp, replacement: string): { text: string; line: number } {
  const lines = whole.split("\n");
  const at = lines.findIndex((line) => pattern.test(line));
  lines[at] = (lines[at] ?? "").replace(pattern, replacement);
  return { text: lines.join("\n"), line: at + 1 };
}

describe("a pack file that is looked through", () => {
  it("gives the pack when nothing is wrong", () => {
    expect(inspectPack("some.json", whole)).toEqual({ pack: anchorage, faults: [], more: 0 });
  });

  it("has every fault named, form and names alike, in the order of the file", () => {
    const pack = JSON.parse(whole);
    delete pack.title;
    pack.review.everyMonths = "12";
    pack.clauses[0].citation = "";
    pack.steps[0].colour = "red";
    pack.steps[1].kind = "lunch";
    pack.steps[2].clauses.push("9.z");
    pack.steps[3].after.push("siesta");
    pack.actions[0].clauses = [];
    pack.vault.custodians.least = 1;
    pack.register.creation.approver = "cook";
    pack.register.review.basis = " ";
    const faults = faultsOf(JSON.stringify(pack, null, 2));
    const says = faults.map((fault) => fault.replace(/^\d+:\d+ /, ""));
    expect(says).toEqual([
      "title: is missing (a text)",
      "review.everyMonths: must be a whole number",
      "clauses[0].citation: is empty",
      "steps[0].colour: no pack has such a member here: look for a typing mistake",
      "steps[1].kind: must be one of opening, evidence, grounds, viewpoint, consultation, message, action, after, closing",
      "step “grounds” names the clause “9.z”, which is not in the pack",
      "step “viewpoint” names the step “siesta”, which is not in the pack",
      "actions[0].clauses: must cite a clause",
      expect.stringMatching(/^vault\.custodians\.least: /),
      "the register’s rule “creation” names the role “cook”, which is not in the pack",
      "register.review.basis: is empty",
    ]);
    const lines = faults.map((fault) => Number(/^\d+/.exec(fault)?.[0]));
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });

  it("has the order of its steps checked once its names are right", () => {
    const pack = structuredClone(JSON.parse(whole));
    pack.steps[1].after.push("closing");
    pack.steps[5].template = "Dear {{mayor}} and {{king}}";
    expect(faultsOf(JSON.stringify(pack, null, 2)).map((fault) => fault.replace(/^\d+:\d+ /, ""))).toEqual([
      "step “evidence” comes after the closing",
      "the template of step “message” has the unknown placeholder “mayor”",
      "the template of step “message” has the unknown placeholder “king”",
    ]);
  });

  it("names the line and column of what is wrong", () => {
    const domain = withLine(/^ {2}"domain": "muni.org"/, '  "domain": "MUNI"');
    expect(faultsOf(domain.text)).toEqual([`${domain.line}:3 domain: must be an internet domain in lower case`]);
    const approver = withLine(/"approver": "director"/, '"approver": "mayor"');
    expect(faultsOf(approver.text)).toEqual([
      `${approver.line}:7 the register’s rule “creation” names the role “mayor”, which is not in the pack`,
    ]);
  });

  it.each<[string, string, readonly string[]]>([
    ["a missing comma", '{\n  "a": 1\n  "b": 2\n}', ["3:3 a comma is missing here"]],
    ["a comma too many", '{\n  "a": 1,\n}', [expect.stringMatching(/^3:1 .* or a comma is too many$/)]],
    ["curly quotes", '{\n  "a": “b”\n}', [expect.stringMatching(/^2:8 .*straight double quotes$/)]],
    ["a comment", '{\n  "a": 1 // why\n}', [expect.stringMatching(/^2:10 there are no comments/)]],
    ["a new line in a text", '{\n  "a": "b\nc"\n}', [expect.stringMatching(/^2:8 a closing double quote/)]],
    ["a bad escape", '{\n  "a": "C:\\q"\n}', [expect.stringMatching(/^2:8 a backslash/)]],
    ["an early end", '{\n  "a": [1', [expect.stringMatching(/^2:10 a closing bracket/)]],
    ["nothing", "", ["1:1 a value should stand here, or a comma is too many"]],
  ])("has %s named, one fault a line", (_, text, faults) => {
    expect(faultsOf(text).slice(0, faults.length)).toEqual(faults);
    const lines = inspectPack("some.json", text).faults.map(({ place }) => place.line);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("has a member that is there twice named: only the last would count", () => {
    const { text, line } = withLine(
      /^ {2}"shortTitle": "P&P 16-5",/,
      '  "shortTitle": "Another", "shortTitle": "P&P 16-5",',
    );
    expect(faultsOf(text)).toEqual([`${line}:28 the member “shortTitle” is there twice`]);
    expect(inspectPack("some.json", text).pack).toBeNull();
  });

  it("is refused when it is too long, nested too deeply, or of a newer format", () => {
    expect(() => inspectPack("some.json", JSON.stringify("x".repeat(5_000_000)))).toThrow("the file is too long");
    expect(faultsOf("[".repeat(1_000_000))).toEqual(["1:1 it is nested too deeply"]);
    expect(faultsOf(`{"a": "${"[".repeat(1000)}"}`)[0]).not.toContain("nested");
    expect(() => inspectPack("some.json", '{"format": 2, "new": "things"}')).toThrow("PACK_FROM_FUTURE");
  });

  it.each([
    ["a list of commas", ",".repeat(900_000), "1:1 it holds far more than any policy pack does"],
    ["a list of empty texts", '"" '.repeat(300_000), "1:1 it holds far more than any policy pack does"],
    ["a dictionary", JSON.stringify(dictionary(40_000)), "1:1 it holds far more than any policy pack does"],
    ["comments", "/**/".repeat(200_000), "1:1 it holds far more than any policy pack does"],
    ["brackets after an old Mac’s line end", `"\r${"[".repeat(300_000)}`, "1:1 it is nested too deeply"],
  ])("is refused as a whole when it is %s", (_, text, fault) => {
    expect(faultsOf(text)).toEqual([fault]);
    expect(loaded(text)).toBeNull();
  });

  it("has the first 200 faults named and the others counted, with no more of a long name than a person reads", () => {
    const wrong = { ...JSON.parse(whole), ...dictionary(5000), [`k${"x".repeat(100_000)}`]: 1 };
    const { pack, faults, more } = inspectPack("some.json", JSON.stringify(wrong));
    expect([pack, faults.length, more]).toEqual([null, 200, 4801]);
    const doubles = inspectPack("some.json", `{${'"a":1,'.repeat(500)}"a":1}`);
    expect([doubles.faults.length, doubles.more > 300]).toEqual([200, true]);
    const rows = inspectPack(
      "some.json",
      JSON.stringify({ ...JSON.parse(whole), rows: { ["r".repeat(99_999)]: ["q"] } }),
    );
    expect(rows.faults.length).toBeGreaterThan(0);
    for (const { says } of rows.faults) expect(says.length).toBeLessThan(450);
  });

  it.each(["constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf"])(
    "can’t give a part the name %s, which every object has",
    (name) => {
      const pack = JSON.parse(whole);
      pack.register.checklist.items[0].id = name;
      pack.register.workplan.parts[0].id = name;
      pack.rows[name] = ["6.g"];
      const said = faultsOf(JSON.stringify(pack));
      expect(said).toHaveLength(3);
      for (const fault of said)
        expect(fault).toMatch(/(id|rows\.\w+): is a word that can’t be a name here: choose another$/);
    },
  );

  it("has a row named __proto__ refused, which would be lost, and a list of no rows, whose report would be empty", () => {
    expect(faultsOf(whole.replace('"rows": {', '"rows": {"__proto__": ["6.g"],'))).toEqual([
      expect.stringMatching(/^\d+:12 rows\.__proto__: no row can have this name$/),
    ]);
    expect(faultsOf(JSON.stringify({ ...JSON.parse(whole), rows: {} }))).toEqual([
      expect.stringMatching(/rows: names no duty: the report would be empty$/),
    ]);
    expect(faultsOf(whole.replace("{", '{"__proto__": {"rows": {}},'))).toEqual([
      expect.stringMatching(/^1:2 __proto__: no pack has such a member here/),
    ]);
  });

  it("has what can’t even be made a text named, too", () => {
    const pack = JSON.parse(whole);
    pack.steps[0] = { id: { toString: 1 }, clauses: ["9.z"] };
    expect(faultsOf(JSON.stringify(pack)).join("\n")).toContain("step “…” names the clause “9.z”");
  });

  it("is sound exactly when the app loads it, whatever one member is changed to", () => {
    // A number above 1 as its format is another matter: see above.
    const paths = leaves(JSON.parse(whole), []).filter(([first]) => first !== "format");
    const odd = fc.constantFrom<unknown>(null, "", "nowhere", -1, 1.5, true, [], {}, ["6.g"], "x\u202Ey", "2020-03-09");
    fc.assert(
      fc.property(fc.constantFrom(...paths), odd, (path, value) => {
        const text = JSON.stringify(replaced(JSON.parse(whole), path, value), null, 2);
        const { pack, faults } = inspectPack("some.json", text);
        expect(pack === null).toBe(faults.length > 0);
        expect(pack).toEqual(loaded(text));
      }),
      { numRuns: 150 },
    );
  });
});

function dictionary(words: number): Readonly<Record<string, number>> {
  return Object.fromEntries(Array.from({ length: words }, (_, index) => [`word${index}`, index]));
}

function loaded(text: string) {
  try {
    return parsePack("some.json", text);
  } catch (error) {
    if (error instanceof AppError && error.code === "PACK_BROKEN" && typeof error.detail.line === "number") return null;
    throw error;
  }
}

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((one, place) => [place, one] as const) : Object.entries(value);
  return [path, ...entries.flatMap(([name, one]) => leaves(one, [...path, name]))].filter(({ length }) => length > 0);
}

function replaced(value: unknown, [first, ...rest]: Path, leaf: unknown): unknown {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return value.map((one, place) => (place === first ? replaced(one, rest, leaf) : one));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [first]: replaced(members[first], rest, leaf) };
}
