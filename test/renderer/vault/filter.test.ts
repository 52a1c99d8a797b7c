import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Account } from "../../../main/model/account.ts";
import { credentialFilters } from "../../../renderer/stores/place.ts";
import { byLabel, filterCounts, filtered, ordered, searchTexts } from "../../../renderer/vault/filter.ts";
import { row } from "./rows.ts";

const account: Account = {
  id: "account-1",
  department: "Public Library",
  platform: "Facebook",
  handle: "@samplelibrary",
  name: "Sample Library",
  address: null,
  since: null,
};

const rows = [
  row("Bibliothèque", { username: "lecture", address: "https://books.example/login" }),
  row("Facebook page", { account: account.id, health: ["weak", "old"] }),
  row("Newsletter", { username: "news@sample.invalid", proved: 1, resetDue: "2026-11-20" }),
  row("Photo library", { conflicts: 1, health: ["reused"], changedAt: "2026-11-05T00:00:00.000Z" }),
];
const texts = searchTexts(rows, [account]);

function found(query: string, filter: Parameters<typeof filtered>[3] = null): string[] {
  return filtered(rows, texts, query, filter).map((one) => one.label);
}

describe("looking for a credential", () => {
  it("finds nothing for words that stand nowhere, and everything for none", () => {
    expect(found("no such thing")).toEqual([]);
    expect(found("  ")).toEqual(rows.map((one) => one.label));
  });

  it("looks into the name, the user name, the address and the account", () => {
    expect(found("photo")).toEqual(["Photo library"]);
    expect(found("news@")).toEqual(["Newsletter"]);
    expect(found("books.example")).toEqual(["Bibliothèque"]);
    expect(found("samplelibrary")).toEqual(["Facebook page"]);
  });

  it("wants every word, wherever each stands, whatever its case and accents", () => {
    expect(found("LIBRARY photo")).toEqual(["Photo library"]);
    expect(found("bibliotheque")).toEqual(["Bibliothèque"]);
    expect(found("photo newsletter")).toEqual([]);
  });

  it("[A-6.h.i] narrows down to what only one person has opened, and to each other thing that wants attention", () => {
    expect(found("", "alone")).toEqual(["Newsletter"]);
    expect(found("", "reset")).toEqual(["Newsletter"]);
    expect(found("", "conflict")).toEqual(["Photo library"]);
    expect(found("", "weak")).toEqual(["Facebook page"]);
    expect(found("", "reused")).toEqual(["Photo library"]);
    expect(found("", "empty")).toEqual([]);
    expect(found("library", "old")).toEqual(["Facebook page"]);
  });

  it("counts for each filter what that filter leaves", () => {
    const counts = filterCounts(rows);
    for (const filter of credentialFilters) expect(counts[filter]).toBe(found("", filter).length);
  });
});

describe("the order of the list", () => {
  it("is by name as people look things up: without regard to case, numbers by value", () => {
    const labels = ["Site 10", "site 2", "Übersicht", "apple", "Banana"].map((label) => row(label)).sort(byLabel);
    expect(labels.map((one) => one.label)).toEqual(["apple", "Banana", "site 2", "Site 10", "Übersicht"]);
  });

  it("puts what was changed last first, and the oldest password first, each on asking", () => {
    expect(ordered(rows, "changed")[0]?.label).toBe("Photo library");
    const old = row("Zoo", { passwordSince: "2020-01-01T00:00:00.000Z" });
    expect(ordered([...rows, old], "password")[0]?.label).toBe("Zoo");
    expect(ordered(rows, "label")).toBe(rows);
  });

  it("is the same from whatever order the rows come in", () => {
    const some = Array.from({ length: 12 }, (_, n) => row(`Entry ${n % 4}`, { id: `id-${n}` }));
    const sorted = [...some].sort(byLabel);
    fc.assert(
      fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (shuffled) => {
        expect([...shuffled].sort(byLabel)).toEqual(sorted);
      }),
    );
  });
});
