import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Duty } from "../../../main/model/duty.ts";
import { type AccountRow, standings } from "../../../main/model/register-view.ts";
import {
  type AccountFilters,
  accountFacets,
  accountsInNeed,
  accountTexts,
  filteredAccounts,
  isNarrowed,
  listLines,
  noAccountFilters,
  sortedAccounts,
  withCoordinators,
} from "../../../renderer/accounts/account-filter.ts";
import { row } from "./sample.ts";

const rows = [
  row({ id: "a", name: "Bibliothèque", department: "Public Library", handle: "@books", coordinator: "Lee Inventado" }),
  row({ id: "b", name: "Trails", department: "Parks & Recreation", pressing: 2 }),
  row({ id: "c", name: "Old news", department: "Parks & Recreation", standing: "deactivated" }),
  row({ id: "d", name: "Zoo", department: "Parks & Recreation", platform: "Instagram" }),
];
const texts = accountTexts(rows);
const found = (part: Partial<AccountFilters>) =>
  filteredAccounts(rows, texts, { ...noAccountFilters, ...part }).map(({ id }) => id);

describe("the filters of the list of accounts", () => {
  it("gives the very same list back while nothing is filtered", () => {
    expect(filteredAccounts(rows, texts, noAccountFilters)).toBe(rows);
    expect(filteredAccounts(rows, texts, { ...noAccountFilters, query: "  " })).toBe(rows);
    expect(isNarrowed(noAccountFilters)).toBe(false);
  });

  it("finds every word wherever it stands: name without accents, handle, coordinator, department", () => {
    expect(found({ query: "bibliotheque" })).toEqual(["a"]);
    expect(found({ query: "INVENTADO @books" })).toEqual(["a"]);
    expect(found({ query: "parks instagram" })).toEqual(["d"]);
    expect(found({ query: "parks nothing" })).toEqual([]);
  });

  it("narrows down by department, by standing, and by what needs something, all at once", () => {
    expect(found({ department: "Parks & Recreation" })).toEqual(["b", "c", "d"]);
    expect(found({ standing: "deactivated" })).toEqual(["c"]);
    expect(found({ pressing: true })).toEqual(["b"]);
    expect(found({ pressing: true, department: "Public Library" })).toEqual([]);
  });

  it("[A-5.a.ii] shows the department’s coordinator where the account has none of its own, however it is written", () => {
    const departments = [
      { name: "PARKS & Recreation", coordinator: "Fern Invented" },
      { name: "Public Library", coordinator: "Robin Nobody" },
    ];
    const shown = withCoordinators(rows, departments);
    expect(shown.map(({ coordinator }) => coordinator)).toEqual(["Lee Inventado", ...Array(3).fill("Fern Invented")]);
    expect(withCoordinators(rows, [])[1]).toBe(rows[1]);
  });

  it("takes a query for text and not for a pattern", () => {
    expect(found({ query: ".*" })).toEqual([]);
    expect(found({ query: "(" })).toEqual([]);
  });

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
    const facets = accountFacets(rows);
    expect(facets.departments).toEqual(["Parks & Recreation", "Public Library"]);
    expect(facets.standings).toEqual([
      { standing: "active", accounts: 3 },
      { standing: "deactivated", accounts: 1 },
    ]);
    expect(facets.pressing).toBe(1);
  });

  it("loses no account and shows none twice, however they are named", () => {
    const some = fc.array(
      fc.record({
        name: fc.string(),
        department: fc.constantFrom("A", "a", "", "constructor", "__proto__", "Parks"),
        standing: fc.constantFrom(...standings),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(some, (parts) => {
        const many: AccountRow[] = parts.map((part, n) => row({ ...part, id: `id-${n}` }));
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

describe("the accounts that a line of Today counts", () => {
  const duty = (change: Partial<Duty>): Duty => ({
    ...{ id: "review:b", row: null, title: "", why: "", citation: "", due: "2026-11-01", urgency: "overdue" },
    ...{ vault: null, credential: null, place: "account", subject: "b" },
    ...change,
  });
  const need = { kind: "review", urgency: "overdue" } as const;

  it("are those of which the same is due as urgently, and no others", () => {
    const duties = [
      duty({}),
      duty({ id: "review:d", subject: "d", urgency: "soon" }),
      duty({ id: "checklist:a", subject: "a" }),
    ];
    expect([...accountsInNeed(duties, need)]).toEqual(["b"]);
  });

  it("narrow the list down together with the other filters", () => {
    const filters = { ...noAccountFilters, needs: need };
    expect(isNarrowed(filters)).toBe(true);
    const of = (ids: readonly string[], part: Partial<AccountFilters> = {}) =>
      filteredAccounts(rows, texts, { ...filters, ...part }, new Set(ids)).map(({ id }) => id);
    expect(of(["b", "c"])).toEqual(["b", "c"]);
    expect(of(["b", "c"], { query: "trails" })).toEqual(["b"]);
    expect(of([])).toEqual([]);
  });
});
