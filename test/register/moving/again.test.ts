import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName } from "../../../main/model/author.ts";
import { anchorage, anoka, harbour } from "../../model/packs.ts";
import { ADesk, lines } from "./a-desk.ts";

const peopleTable = [
  "Name,Title,E-mail,Department,Joined on,Roles,Coordinator of,Designated by,Designated on,Director of,Acknowledgement signed on,Forwarded on,Forwarded to,Left on",
  "Pat Sample,Editor,Pat@MUNI.org,Parks,2019-10-01,designee; social media coordinator in PARKS since 2024-01-31,parks,Kim Sample (Director),,,2024-05-02,2024-05-03,,",
  "Kim Sample,Director,,Parks,,,,,,Parks since 2020-01-01; Library,,,,",
  "Lee Sample,,lee@muni.org,parks,,Designee,,,,,,,,2025-12-31",
  "Lee Other,,,Parks,,Designee,,,,,,,,",
].join("\n");

const accountTable = [
  "Department,Platform,Handle,Name,Official e-mail,Coordinator,Authorized users,Standing,Standing since,Decision,Decided by,Decided on,Last activity on",
  "PARKS,facebook,@One,One,Parks@MUNI.org,pat@muni.org,Pat Sample; kim sample (designee),In use,2019-05-01,approved,Kim Sample (Director),2019-04-01,2026-01-01",
  "Parks,Facebook,@two,Two,,,,Closed,,,,,",
  "Parks,Facebook,@three,Three,,,,not in use yet,,,,,",
  "Parks,Facebook,@two,Two again,,,,,,,,,",
].join("\r\n");

function filled(): ADesk {
  const desk = new ADesk(anchorage);
  expect(desk.bring("people", peopleTable)).toBe(4);
  expect(desk.bring("accounts", accountTable)).toBe(4);
  return desk;
}

describe("[A-6.g] a file that was taken in before", () => {
  it("brings nothing, whatever it leaves out and however it writes what is there", () => {
    const desk = filled();
    for (const [what, table] of [
      ["people", peopleTable],
      ["accounts", accountTable],
    ] as const) {
      const { added, known, faults, warnings } = desk.read(what, table);
      expect({ added, known, faults, warnings }).toEqual({ added: 0, known: 4, faults: [], warnings: [] });
    }
  });

  it("brings nothing either when the register has learned more since", () => {
    const desk = filled();
    const account = desk.book.state().accounts.find(({ handle }) => handle === "@One");
    const lee = desk.book.state().people.find(({ name }) => name === "Lee Other");
    if (account === undefined || lee === undefined) throw new Error("not taken in");
    desk.step(account, { step: "activity", on: "2026-03-01", what: "A post" });
    desk.step(account, { step: "change", on: "2026-03-01", details: { phone: "555-0100" }, why: "" });
    desk.book.personStep(lee.id, lee.lastEvent, { step: "leave", on: "2026-03-01", because: "Moved" }, null);
    expect(desk.read("accounts", accountTable)).toMatchObject({ added: 0, known: 4, faultCount: 0 });
    expect(desk.read("people", peopleTable)).toMatchObject({ added: 0, known: 4, faultCount: 0 });
  });

  it("is faulty where it says something else, and only there", () => {
    const desk = filled();
    const other = accountTable.replace("2019-04-01", "2019-04-02").replace("; kim sample (designee)", "");
    expect(lines(desk.read("accounts", other).faults)).toEqual([
      "2 Handle: “@One” on facebook is in the register already, with another entry under Authorized users, Decided on.",
    ]);
    const others = peopleTable.replace("Kim Sample (Director)", "Kim Sample").replace("Editor", "Writer");
    expect(lines(desk.read("people", others).faults)).toEqual([
      "2 E-mail: “Pat@muni.org” is in the register already, with another entry under Title, Designated by.",
      "2 Coordinator of: parks has its coordinator in the register already: Pat Sample. Change it there.",
    ]);
  });

  it("is not asked for columns that it does not have", () => {
    const desk = filled();
    const account = desk.book.state().accounts.find(({ handle }) => handle === "@three");
    if (account === undefined) throw new Error("not taken in");
    const by = { name: "Robin Sample", role: "Director" };
    desk.step(account, { step: "pause", on: "2026-03-01", by, why: "Nobody is here" });
    const table = "Department,Platform,Handle,Name\nParks,Facebook,three,Three\n";
    expect(desk.read("accounts", table)).toMatchObject({ added: 0, known: 1, faultCount: 0 });
  });
});

describe("how a page stands", () => {
  it.each([
    ["active", "active"],
    ["in use", "active"],
    [" In  Use ", "active"],
    ["IN_USE", "active"],
    ["created", "active"],
    ["Not in use yet", "active"],
    ["", "active"],
    ["Paused", "paused"],
    ["archived", "archived"],
    ["Closed", "deactivated"],
    ["deactivated", "deactivated"],
  ])("[A-6.g] is understood as the screen says it and as the table writes it: %j", (cell, standing) => {
    const desk = new ADesk(anoka);
    desk.bring("accounts", `Department,Platform,Handle,Name,Standing\nParks,Facebook,@one,One,${cell}\n`);
    expect(desk.book.state().accounts[0]?.standing).toBe(standing);
  });

  it.each(["constructor", "__proto__", "requested", "approved"])("is not %j", (cell) => {
    const desk = new ADesk(anoka);
    const { faults } = desk.read(
      "accounts",
      `Department,Platform,Handle,Name,Standing\nParks,Facebook,@one,One,${cell}\n`,
    );
    expect(faults.map(({ column }) => column)).toEqual(["Standing"]);
  });
});

describe("[A-5.a.ii] who coordinates and directs", () => {
  it("is designated by the table: nobody is asked to note it again", () => {
    const desk = filled();
    const [pat, kim] = ["Pat Sample", "Kim Sample"].map((name) =>
      desk.book.state().people.find((person) => person.name === name),
    );
    const department = (name: string) =>
      desk.book.state().departments.find((one) => foldName(one.name) === foldName(name));
    expect(department("Parks")).toMatchObject({
      coordinator: { person: pat?.id, by: { name: "Kim Sample", role: "Director" }, since: "2026-03-02" },
      director: { person: kim?.id, since: "2020-01-01" },
    });
    expect(department("Library")).toMatchObject({ coordinator: null, director: { person: kim?.id } });
  });

  it("gives a department that nothing else names its name, also after a restart and once its pages come", () => {
    const desk = filled();
    desk.restart();
    expect(desk.book.state().departments.map(({ name }) => name)).toContain("Library");
    desk.bring("accounts", "Department,Platform,Handle,Name\nLIBRARY,Facebook,@books,Books\n");
    desk.restart();
    expect(desk.book.state().accounts.find(({ handle }) => handle === "@books")?.department).toBe("Library");
    expect(desk.book.state().departments.filter(({ name }) => foldName(name) === "library")).toHaveLength(1);
  });
});

const word = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      "=1+1",
      "'=x",
      "a;b",
      ";x;",
      "x;;",
      " since ",
      "(x)",
      "x)",
      "((x",
      "x of y",
      "-",
      "__proto__",
      "A, B",
    ),
  )
  .map((text) => text.replace(/\p{C}/gu, "").trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const passage = fc
  .array(fc.oneof(word, fc.constantFrom("\n", "\t", " ", '"', "'", "=", "\u00a0=")), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(""))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const seat = fc.record({ department: word, name: word, role: fc.oneof(word, fc.constant("")) });
const typed = fc.record({
  people: fc.uniqueArray(word, { minLength: 1, maxLength: 4, selector: foldName }),
  seats: fc.uniqueArray(seat, { maxLength: 5, selector: ({ department }) => foldName(department) }),
  decision: fc.option(fc.record({ name: word, role: word, why: passage }), { nil: null }),
  activity: fc.option(passage, { nil: null }),
});

/** What sorts alike stands in the order in which it was added. */
function sorted(csv: string): readonly string[] {
  return parse(csv, { bom: true })
    .map((cells: string[]) => JSON.stringify(cells))
    .sort();
}

/** A register with seats, a decision and an activity of whatever can be typed. */
function seated({ people, seats, decision, activity }: typeof typed extends fc.Arbitrary<infer T> ? T : never): ADesk {
  const desk = new ADesk(harbour);
  for (const [at, name] of people.entries()) {
    const details = { name, title: name, email: `person.${at}@city.example`, department: name };
    desk.book.addPerson({ details, joinedOn: null, anyway: true });
  }
  const all = desk.book.state().people;
  const account = desk.takeIn({ email: null });
  for (const [at, { department, name, role }] of seats.entries()) {
    desk.takeIn({ department, handle: `@page${at}`, email: null });
    const person = all[at % all.length]?.id ?? "";
    const by = { name, role };
    const on = `2024-05-0${1 + (at % 2)}`;
    desk.book.departmentStep(department, 0, { step: "coordinator", on, person, by, because: "" }, null);
    const { lastEvent } =
      desk.book.state().departments.find((one) => foldName(one.name) === foldName(department)) ?? {};
    const director = { step: "director", on, person, because: "" } as const;
    desk.book.departmentStep(department, lastEvent ?? 0, director, null);
  }
  if (decision !== null) {
    const { why, ...by } = decision;
    desk.step(account, { step: "decide", approved: true, by, on: "2024-05-01", why });
  }
  if (activity !== null) desk.step(account, { step: "activity", on: "2026-01-01", what: activity });
  return desk;
}

describe("[A-6.g] whatever was typed into seats, decisions and activities", () => {
  it("changes nothing when it comes back, and makes the same tables of an empty register", () => {
    fc.assert(
      fc.property(typed, (content) => {
        const from = seated(content);
        const to = new ADesk(harbour);
        for (const what of ["people", "accounts"] as const) {
          const table = from.csv(what);
          expect(from.read(what, table)).toMatchObject({ added: 0, faultCount: 0 });
          expect(lines(to.read(what, table).faults)).toEqual([]);
          to.bring(what, table);
        }
        expect(sorted(to.csv("people"))).toEqual(sorted(from.csv("people")));
        const table = (desk: ADesk) =>
          sorted(desk.csv("accounts").replaceAll(/,active,\d{4}-\d{2}-\d{2}/g, ",active,"));
        expect(table(to)).toEqual(table(from));
      }),
      { numRuns: 25 },
    );
  });
});
