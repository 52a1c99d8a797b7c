import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccountRecord } from "../../../main/model/register-view.ts";
import { anchorage, anoka, harbour, packs } from "../../model/packs.ts";
import { refusal } from "../a-book.ts";
import { ADesk, lines } from "./a-desk.ts";

const header = "Department,Platform,Handle,Name";

/** As a spreadsheet of this country saves it: one byte a letter, the dash at 0x96. */
function windows1252(text: string): Uint8Array {
  return Buffer.from(text.replaceAll("–", "\u0096"), "latin1");
}

/** A register in which everything that a table shows has happened. */
function lively(pack = anchorage): ADesk {
  const desk = new ADesk(pack);
  const [role = ""] = pack.register.users.roles;
  const domain = pack.register.email?.domain ?? "city.example";
  const pat = desk.book.addPerson({
    details: { name: "Pat Sample", title: "=Editor", email: `pat+web@${domain}`, department: "Parks" },
    joinedOn: "2019-10-01",
    anyway: false,
  });
  const kim = desk.person("Kim, “K” Sample; Jr.");
  const take = desk.book.personStep.bind(desk.book);
  const given = take(
    pat.id,
    pat.lastEvent,
    { step: "give-role", on: "2024-05-01", role, department: "Parks, Trails" },
    null,
  );
  const signed = take(pat.id, given.lastEvent, { step: "acknowledge", on: "2024-05-02", source: null }, null);
  take(pat.id, signed.lastEvent, { step: "forward", on: "2024-05-03", to: "Human Relations" }, null);
  const gone = desk.person("Lee Sample", `lee@${domain}`);
  take(gone.id, gone.lastEvent, { step: "leave", on: "2026-01-31", because: "Moved away" }, null);
  const account = desk.takeIn({
    email: `parks@${domain}`,
    phone: "+1 555 0100",
    purpose: '\t"Trails"; parks,\n=HYPERLINK("x")\n',
  });
  for (const person of [pat, kim]) desk.step(account, { step: "add-user", on: "2024-05-01", person: person.id, role });
  desk.step(account, { step: "change", on: "2024-05-01", details: { coordinator: kim.id, director: pat.id }, why: "" });
  const closed = desk.takeIn({ handle: "'=old_page", email: null }, null);
  const by = { name: "Robin Sample", role: "Communications Manager" };
  desk.step(closed, { step: "deactivate", on: "2026-02-01", by, why: "Nobody reads it" });
  desk.takeIn({ handle: "'=old_page", email: null, department: "Library" }, null);
  desk.request({ handle: "-asked_for", email: `parks@${domain}` });
  lookedAfter(desk, account);
  seated(desk, pat.id, kim.id);
  return desk;
}

/** An approval, a post, a round and a checklist. */
function lookedAfter(desk: ADesk, account: AccountRecord): void {
  const by = { name: "=Robin (R.) Sample", role: "Manager (acting)" };
  desk.step(account, { step: "decide", approved: true, by, on: "2018-04-01", why: '\n=1+1; "fits",\tthe plan ' });
  desk.step(account, { step: "activity", on: "2026-02-27", what: " -A post\non trails" });
  const looked = desk.pack.register.review.looksAt;
  const round = { looked, found: "nothing", words: "=All; calm", cases: [], lastActivity: null } as const;
  desk.step(account, { step: "review", on: "2026-02-28", ...round });
  const [first] = desk.pack.register.checklist.items;
  const items = [{ item: first?.id ?? "", verdict: "not-met", why: "=Not there; yet" }] as const;
  desk.step(account, { step: "check", on: "2026-02-28", items, source: null });
}

/** One of them coordinates three departments, one of which only an account names; the other directs one. */
function seated(desk: ADesk, pat: string, kim: string): void {
  desk.takeIn({ handle: "hall", email: null, department: "City; Hall" });
  const names = ["Library", "City; Hall", "Parks, Trails"];
  for (const [at, name] of names.entries()) {
    const by = { name: at === 0 ? "Robin) Sample" : "Kim Sample; Jr.", role: at === 0 ? "" : "Director (acting)" };
    const on = `2024-05-0${at + 1}`;
    desk.book.departmentStep(name, 0, { step: "coordinator", on, person: pat, by, because: "" }, null);
  }
  desk.book.departmentStep("Parks", 0, { step: "director", on: "2020-02-29", person: kim, because: "" }, null);
}

describe("the template", () => {
  it.each(packs.map((pack) => [pack.id, pack] as const))(
    "of %s is read back, and its example brings nothing in",
    (_, pack) => {
      for (const what of ["accounts", "people"] as const) {
        const desk = new ADesk(pack);
        const { name, bytes } = desk.tables.template(what);
        expect(name).toBe(`${what}-template.csv`);
        const preview = desk.read(what, bytes);
        expect(preview).toMatchObject({ added: 0, known: 0, faultCount: 0, unread: [], encoding: "UTF-8" });
        expect(preview.rows.map(({ state }) => state)).toEqual(["example"]);
        expect(preview.warnings).toEqual([]);
      }
    },
  );

  it.each(packs.map((pack) => [pack.id, pack] as const))("of %s shows what is right", (_, pack) => {
    const desk = new ADesk(pack);
    for (const what of ["people", "accounts"] as const) {
      // The same line once more, with one letter more in a name.
      const text = Buffer.from(desk.tables.template(what).bytes).toString("utf8");
      const filled = text.replaceAll("Pat Example", "Pat Q. Example").replace("Example Parks", "Example Parks 2");
      const second = filled.replace(/^.*(Pat Q\. Example.*)$/m, (line) => {
        const other = line.replaceAll("Parks & Recreation", "Library");
        const sam = other.replaceAll("pat.example", "sam.example").replace("Pat Q.", "Sam");
        const third = line.replaceAll("Parks & Recreation", "Streets");
        const kim = third.replaceAll("pat.example", "kim.example").replace("Pat Q.", "Kim");
        return `${line}\n${sam}\n${kim}`;
      });
      const { faults, token, added } = desk.read(what, second);
      expect(lines(faults)).toEqual([]);
      expect(desk.takeTable(token)).toEqual({ added });
    }
    expect(desk.book.state().accounts[0]).toMatchObject({ since: "2019-02-28", standing: "active" });
    expect(desk.book.state().accounts[0]?.users).toHaveLength(2);
    expect(desk.book.state().accounts[0]?.decision?.by.name).toBe("Robin Example");
    const designated = desk.book.state().departments.filter(({ coordinator }) => coordinator !== null);
    expect(designated).toHaveLength(pack.register.designation === null ? 0 : 3);
  });
});

describe("a table of accounts", () => {
  const rows = "Grünanlagen;Facebook;@grün;Grünanlagen – Süd;2019-05-01";
  const titles = "DEPARTMENT;platform;Handle;Name;opened-on";

  it.each([
    ["UTF-8", ";", Buffer.from(`${titles}\n${rows}\n`, "utf8")],
    ["UTF-8", ";", Buffer.from(`\ufeff${titles}\r\n${rows}\r\n`, "utf8")],
    ["UTF-16", ";", Buffer.from(`\ufeff${titles}\r\n${rows}\r\n`, "utf16le")],
    ["UTF-16", ";", Buffer.from(`${titles}\r\n${rows}\r\n`, "utf16le")],
    ["UTF-16", ";", Buffer.from(`${titles}\r\n${rows}\r\n`, "utf16le").swap16()],
    ["UTF-8", "tab", Buffer.from(`${titles}\n${rows}\n`.replaceAll(";", "\t"), "utf8")],
    ["UTF-8", ",", Buffer.from(`${titles}\n${rows}\n`.replaceAll(";", ","), "utf8")],
    ["UTF-8", ";", Buffer.from(`sep=;\r\n${titles}\r${rows}`, "utf8")],
    ["Windows-1252", ";", windows1252(`${titles}\r\n${rows}\r\n`)],
  ])("[A-6.g] is read in %s with %j between the cells", (encoding, delimiter, bytes) => {
    const desk = new ADesk(anchorage);
    const preview = desk.read("accounts", bytes);
    expect(preview).toMatchObject({ encoding, delimiter, added: 1, faultCount: 0 });
    desk.takeTable(preview.token);
    expect(desk.book.state().accounts[0]).toMatchObject({
      department: "Grünanlagen",
      handle: "@grün",
      name: "Grünanlagen – Süd",
      since: "2019-05-01",
    });
  });

  it("[A-6.g.i] is taken in with people, roles and what is closed already, and says which columns were not read", () => {
    const desk = new ADesk(anchorage);
    expect(
      desk.bring(
        "people",
        [
          "Name,E-mail,Department,Roles,Acknowledgement signed on,Forwarded on,Left on",
          "Pat Sample,pat@muni.org,Parks,social media coordinator in Library since 2024-01-31; designee,2024-05-02,2024-05-03,",
          "Lee Sample,lee@muni.org,Parks,Designee,,,2025-12-31",
        ].join("\n"),
      ),
    ).toBe(2);
    const named = (name: string) => desk.book.state().people.find((person) => person.name === name);
    const [pat, lee] = [named("Pat Sample"), named("Lee Sample")];
    expect(pat).toMatchObject({
      roles: [
        { role: "coordinator", department: "Library", from: "2024-01-31", to: null },
        { role: "designee", department: "Parks", from: "2026-03-02", to: null },
      ],
      acknowledgement: { signedOn: "2024-05-02", forwardedOn: "2024-05-03", forwardedTo: "Human Relations" },
    });
    expect(lee?.left?.on).toBe("2025-12-31");
    const preview = desk.read(
      "accounts",
      [
        `${header},Followers,Coordinator,Authorised users,Standing,Standing since`,
        "Parks,Facebook,@one,One,12,pat@muni.org,PAT@muni.org (Designee) since 2024-02-29,active,",
        "Parks,Facebook,@two,Two,7,,Pat Sample,Archived,2025-06-30",
      ].join("\n"),
    );
    expect(preview.unread).toEqual(["Followers"]);
    expect(preview.rows[0]?.cells).toMatchObject({
      Handle: "@one",
      "Authorized users": expect.stringContaining("PAT"),
    });
    desk.takeTable(preview.token);
    const [one, two] = desk.book.state().accounts;
    expect(one).toMatchObject({
      standing: "active",
      coordinator: pat?.id,
      users: [{ person: pat?.id, role: "designee", from: "2024-02-29", to: null }],
    });
    expect(two).toMatchObject({
      standing: "archived",
      standingSince: "2025-06-30",
      users: [{ role: "coordinator", from: "2026-03-02" }],
    });
    expect(desk.database.prepare("SELECT count(*) AS n FROM account").get()).toEqual({ n: 2 });
  });
});

describe("the register as CSV", () => {
  it("[A-6.g] has every account and person, with no cell that begins a formula in a spreadsheet", () => {
    const desk = lively();
    for (const what of ["accounts", "people", "history"] as const) {
      const text = desk.csv(what);
      expect(text.startsWith("\ufeff")).toBe(true);
      const records: string[][] = parse(text, { bom: true });
      for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const { accounts, people } = desk.book.state();
      if (what !== "history") expect(records).toHaveLength(1 + (what === "accounts" ? accounts : people).length);
    }
    expect(desk.csv("accounts")).toContain("'@sample_parks");
    expect(desk.csv("accounts")).toContain("'+1 555 0100");
    expect(desk.csv("people")).toContain("'=Editor");
  });

  it("[A-6.g] tells the whole history in order, what was taken back too", () => {
    const desk = lively();
    const account = desk.book.state().accounts.find(({ handle }) => handle === "@sample_parks");
    if (account === undefined) throw new Error("no account");
    const noted = desk.step(account, { step: "activity", on: "2026-03-01", what: "A post" });
    desk.step(account, { step: "strike", event: noted.lastEvent, because: "It was another page" });
    const records: Record<string, string>[] = parse(desk.csv("history"), { bom: true, columns: true });
    expect(records.map(({ Number: number }) => Number(number))).toEqual(records.map((_, at) => at + 1));
    expect(records[0]).toMatchObject({
      About: "Person",
      Name: "Pat Sample",
      "What happened": "Pat Sample, =Editor, was added under Parks, here since 2019-10-01.",
      On: "2026-03-02",
      "Recorded by": "Alex Sample",
      Policy: `${anchorage.id}@${anchorage.version}`,
    });
    expect(records.at(-2)).toMatchObject({ Name: "'@sample_parks on Facebook", "Taken back": "It was another page" });
    expect(records.at(-1)).toMatchObject({
      "What happened": `Number ${records.length - 1} was taken back: It was another page`,
    });
  });

  it.each(packs.map((pack) => [pack.id, pack] as const))(
    "changes nothing when it is brought in again, under %s",
    (_, pack) => {
      const desk = lively(pack);
      const before = desk.book.state();
      for (const what of ["people", "accounts"] as const) {
        const preview = desk.read(what, desk.csv(what));
        const all = what === "people" ? before.people.length : before.accounts.length;
        // What was looked at is proved by whoever looked: it goes out, and is said to be not read when it comes back.
        const unread = what === "people" ? [] : ["Last round", "Checklist"];
        expect(preview).toMatchObject({ added: 0, known: all, faultCount: 0, warnings: [], unread });
        expect(desk.takeTable(preview.token)).toEqual({ added: 0 });
      }
      expect(desk.book.state()).toBe(before);
    },
  );
});

const word = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
    fc.constantFrom("=1+1", "@x", "'=x", "''+y", '"q"', "a;b", "a,b", " since ", "(x)", "x of y", "-", "'"),
  )
  .map((text) => text.replace(/\p{C}/gu, "").trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const passage = fc
  .array(fc.oneof(word, fc.constantFrom("\n", "\t", " ", '"', "'", "=")), { maxLength: 6 })
  .map((parts) => parts.join(""));
const day = fc.constantFrom(null, "2016-02-29", "2024-12-31", "2026-03-02");

const content = fc.record({
  people: fc.uniqueArray(
    fc.record({
      name: word,
      title: fc.oneof(word, fc.constant("")),
      department: word,
      joinedOn: day,
      email: fc.boolean(),
    }),
    { maxLength: 5, selector: ({ name }) => name.toLowerCase().normalize("NFKC") },
  ),
  accounts: fc.uniqueArray(
    fc.record({
      department: word,
      platform: word,
      handle: word,
      name: word,
      phone: word,
      purpose: passage,
      since: day,
    }),
    {
      maxLength: 5,
      selector: ({ handle }) =>
        handle
          .toLowerCase()
          .normalize("NFKC")
          .replace(/^[@\s]+/, ""),
    },
  ),
});

/** Fills a register with whatever can be typed; what is refused is left out. */
function filled({ people, accounts }: typeof content extends fc.Arbitrary<infer T> ? T : never): ADesk {
  const desk = new ADesk(harbour);
  for (const [at, { joinedOn, email, ...details }] of people.entries()) {
    const address = email ? `person.${at}@city.example` : null;
    desk.book.addPerson({ details: { ...details, email: address }, joinedOn, anyway: true });
  }
  const [first] = desk.book.state().people;
  for (const { since, ...details } of accounts) {
    const account = desk.takeIn({ ...details, email: null }, since, true);
    if (first === undefined) continue;
    desk.step(account, { step: "add-user", on: "2026-01-01", person: first.id, role: "editor" });
  }
  return desk;
}

describe("whatever was typed into the register", () => {
  it("comes back from its CSV as it was: nothing is added, nothing is faulty", () => {
    fc.assert(
      fc.property(content, (typed) => {
        const desk = filled(typed);
        for (const what of ["people", "accounts"] as const) {
          const all = desk.book.state()[what].length;
          if (all === 0) continue;
          const { known, added, faults } = desk.read(what, desk.csv(what));
          expect({ known, added, faults }).toEqual({ known: all, added: 0, faults: [] });
        }
      }),
      { numRuns: 40 },
    );
  });

  it("moves to an empty register, whose CSV is then the same", () => {
    const from = lively(anoka);
    const to = new ADesk(anoka);
    to.bring("people", from.csv("people"));
    // A page that was only asked for has not been decided on here.
    const once = from.csv("accounts").replace(/^.*-asked_for.*\r\n/m, "");
    to.bring("accounts", once);
    // A page in use is in use since the day on which this register took it in.
    const cells = (text: string) => parse(text.replaceAll(/,active,\d{4}-\d{2}-\d{2}/g, ",active,"));
    const read = (text: string) => cells(text).map((row) => row.slice(0, -2));
    expect(read(to.csv("accounts"))).toEqual(read(once));
    expect(to.csv("people")).toBe(from.csv("people"));
    const seats = (desk: ADesk) =>
      desk.book
        .state()
        .departments.map(({ name, coordinator, director }) => [
          name,
          coordinator?.by,
          coordinator?.since,
          director?.since,
        ])
        .sort();
    expect(seats(to)).toEqual(seats(from));
  });
});

describe("50,000 rows", () => {
  it("are read, each of them, and one bad one keeps them all out", () => {
    const desk = new ADesk(anchorage);
    desk.person("Pat Sample", "pat@muni.org");
    const rows = Array.from(
      { length: 50_000 },
      (_, at) => `Dept ${at % 40},Facebook,@page.${at},Page ${at},pat@muni.org`,
    );
    const table = [`${header},Authorized users`, ...rows];
    expect(desk.read("accounts", table.join("\n"))).toMatchObject({ added: 50_000, faultCount: 0 });
    const { token, added, faultCount, faults } = desk.read(
      "accounts",
      table.with(40_000, 'Dept 1,Facebook,"@bro"ken,x,').join("\n"),
    );
    expect([added, faultCount, faults[0]?.line]).toEqual([49_999, 1, 40_001]);
    expect(refusal(() => desk.takeTable(token))).toEqual({ code: "TABLE_FAULTY", faults: 1 });
  });
});
