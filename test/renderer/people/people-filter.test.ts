import { describe, expect, it } from "vitest";
import { byName, filteredPeople, noFilter, peopleTexts, shownCounts } from "../../../renderer/people/people-filter.ts";
import { personRow } from "./rows.ts";

const people = [
  personRow({ name: "Zoë Sample", title: "Recreation Assistant", accounts: 2, roles: ["Designee"] }),
  personRow({ name: "adam Sample", department: "Library", accounts: 1, signedOn: "2026-02-01" }),
  personRow({ name: "Bea Sample", accounts: 0 }),
  personRow({ name: "Cal Sample", accounts: 0, left: "2026-03-01" }),
  personRow({ name: "Dee Sample", accounts: 1, signedOn: "2026-02-01", forwardedOn: "2026-02-03" }),
];
const texts = peopleTexts(people);

function names(filter: Partial<typeof noFilter>): string[] {
  return filteredPeople(people, texts, { ...noFilter, ...filter }).map(({ name }) => name);
}

describe("the list of people", () => {
  it("shows at first everybody who has not left", () => {
    expect(names({})).toEqual(["Zoë Sample", "adam Sample", "Bea Sample", "Dee Sample"]);
    expect(names({ show: "left" })).toEqual(["Cal Sample"]);
  });

  it("finds every word wherever it stands, without regard to case and accents", () => {
    expect(names({ words: "zoe DESIGNEE" })).toEqual(["Zoë Sample"]);
    expect(names({ words: "sample librar" })).toEqual(["adam Sample"]);
    expect(names({ words: "sample nobody" })).toEqual([]);
  });

  it("[A-6.b.ii] misses a signature of those alone who may post and have not left", () => {
    expect(names({ show: "unsigned" })).toEqual(["Zoë Sample"]);
  });

  it("[A-6.b.ii] shows who has signed without its being forwarded", () => {
    expect(names({ show: "unforwarded" })).toEqual(["adam Sample"]);
  });

  it("counts what each choice would leave in the department that is chosen", () => {
    expect(shownCounts(people, "")).toEqual({ here: 4, unsigned: 1, unforwarded: 1, left: 1 });
    expect(shownCounts(people, "Library")).toEqual({ here: 1, unsigned: 0, unforwarded: 1, left: 0 });
  });

  it("sorts by name as people look each other up", () => {
    expect(byName(people).map(({ name }) => name[0])).toEqual(["a", "B", "C", "D", "Z"]);
  });

  it("narrows 5,000 people down to the one who is sought", () => {
    const many = Array.from({ length: 5000 }, (_, n) => personRow({ name: `Sample ${n}`, id: `p${n}` }));
    const found = filteredPeople(many, peopleTexts(many), { ...noFilter, words: "4711" });
    expect(found.map(({ id }) => id)).toEqual(["p4711"]);
  });
});
