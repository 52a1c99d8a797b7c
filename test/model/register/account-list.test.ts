import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  accountFacets,
  accountsOpening,
  listLines,
  sortedAccounts,
} from "../../../main/model/register/account-list.ts";
import { type AccountRow, standings } from "../../../main/model/register-view.ts";
import { row } from "../../renderer/accounts/sample.ts";

const rows = [
  row({ id: "a", name: "Bibliothèque", department: "Public Library", handle: "@books" }),
  row({ id: "b", name: "Trails", department: "Parks & Recreation", pressing: 2 }),
  row({ id: "c", name: "Old news", department: "Parks & Recreation", standing: "deactivated" }),
  row({ id: "d", name: "Zoo", department: "Parks & Recreation", platform: "Instagram" }),
];

const some = fc
  .array(
    fc.record({
      name: fc.string(),
      department: fc.constantFrom("A", "a", "", "constructor", "__proto__", "Parks"),
      standing: fc.constantFrom(...standings),
      pressing: fc.nat(2),
    }),
    { maxLength: 300, size: "max" },
  )
  .map((parts): AccountRow[] => parts.map((part, n) => row({ ...part, id: `id-${n}` })));

describe("the list of accounts", () => {
  it("stands in departments, with what is closed last in each", () => {
    const lines = listLines(sortedAccounts(rows));
    expect(lines.map((line) => (line.kind === "department" ? `# ${line.name}` : line.row.id))).toEqual([
      "# Parks & Recreation",
      "b",
      "d",
      "c",
      "# Public Library",
      "a",
    ]);
    expect(lines[0]).toEqual({ kind: "department", name: "Parks & Recreation", accounts: 3, pressing: 1 });
  });

  it("offers only what there is, with its number", () => {
    expect(accountFacets(rows)).toEqual({
      departments: [
        { name: "Parks & Recreation", accounts: 3, pressing: 1 },
        { name: "Public Library", accounts: 1, pressing: 0 },
      ],
      standings: [
        { standing: "active", accounts: 3 },
        { standing: "deactivated", accounts: 1 },
      ],
      pressing: 1,
    });
  });

  it("loses no account and shows none twice, however they are named", () => {
    fc.assert(
      fc.property(some, (many) => {
        const lines = listLines(sortedAccounts(many));
        const ids = lines.flatMap((line) => (line.kind === "account" ? [line.row.id] : []));
        expect(ids.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
        const headings = lines.filter((line) => line.kind === "department");
        expect(headings.length).toBe(new Set(many.map(({ department }) => department)).size);
        expect(headings.reduce((sum, one) => sum + one.accounts, 0)).toBe(many.length);
      }),
    );
  });
});

describe("what the list of accounts begins with", () => {
  it("is nothing where there is no account", () => {
    expect(accountsOpening([])).toEqual({ first: [], facets: { departments: [], standings: [], pressing: 0 } });
  });

  it("is the first two hundred of the very list that follows, under the very headings", () => {
    fc.assert(
      fc.property(some, (many) => {
        const { first, facets } = accountsOpening(many);
        expect(first).toEqual(sortedAccounts(many).slice(0, 200));
        expect(facets).toEqual(accountFacets(many));
        const whole = listLines(sortedAccounts(many));
        const begins = listLines(first, facets.departments);
        expect(begins).toEqual(whole.slice(0, begins.length));
      }),
    );
  });
});
