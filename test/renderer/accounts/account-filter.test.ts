import { describe, expect, it } from "vitest";
import {
  type AccountFilters,
  accountTexts,
  filteredAccounts,
  isNarrowed,
  noAccountFilters,
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

  it("takes a query for text and not for a pattern", () => {
    expect(found({ query: ".*" })).toEqual([]);
    expect(found({ query: "(" })).toEqual([]);
  });
});

describe("the accounts that a line of Today counts", () => {
  const need = { kind: "review", urgency: "overdue", thisWeek: null } as const;

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
