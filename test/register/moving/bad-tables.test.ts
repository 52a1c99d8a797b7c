import { describe, expect, it } from "vitest";
import { anchorage, anoka } from "../../model/packs.ts";
import { refusal } from "../a-book.ts";
import { ADesk, lines } from "./a-desk.ts";

const header = "Department,Platform,Handle,Name";

describe("a file that is no table", () => {
  it.each([
    ["", { code: "TABLE_UNREADABLE", name: "accounts.csv", reason: "it is empty" }],
    ["PK\u0003\u0004rest", { code: "TABLE_UNREADABLE", reason: "it is a workbook of a spreadsheet program" }],
    ["%PDF-1.7", { code: "TABLE_UNREADABLE", reason: "it is a PDF" }],
    ["\u0000\u0001\u0002", { code: "TABLE_COLUMNS_MISSING", columns: "Department, Platform, Handle, Name" }],
    ["just a letter", { code: "TABLE_COLUMNS_MISSING", columns: "Department, Platform, Handle, Name" }],
    ["Department;Handle;Name\nParks;a;b\n", { code: "TABLE_COLUMNS_MISSING", columns: "Platform" }],
    [
      `${header},HANDLE\nParks,Facebook,a,b,c\n`,
      { code: "TABLE_UNREADABLE", reason: "the column “Handle” is there twice" },
    ],
    [`${header}\n`, { code: "TABLE_UNREADABLE", reason: "it has headings, but no rows" }],
    [`${header}\n,,,\n \n`, { code: "TABLE_UNREADABLE", reason: "it has headings, but no rows" }],
  ])("%j is refused", (text, refused) => {
    const desk = new ADesk(anchorage);
    expect(refusal(() => desk.read("accounts", text))).toMatchObject(refused);
  });

  it("is refused when its letters are no UTF-8 and no UTF-16, with what to choose in the spreadsheet", () => {
    const desk = new ADesk(anchorage);
    const wide = Buffer.from([...`${header}\nParks,Facebook,a,b\n`].flatMap((sign) => [sign.charCodeAt(0), 0, 0, 0]));
    const reason = "it is not written as text in UTF-8; in the spreadsheet, choose “CSV UTF-8”";
    expect(refusal(() => desk.read("accounts", wide))).toMatchObject({ code: "TABLE_UNREADABLE", reason });
  });

  it("is refused above a hundred thousand rows that can't be read, and above what a spreadsheet has", () => {
    const desk = new ADesk(anchorage);
    const refused = { code: "TABLE_TOO_LARGE", limit: 100_000 };
    const broken = `${header}\n${'"a"b\n'.repeat(100_001)}`;
    expect(refusal(() => desk.read("accounts", broken))).toMatchObject({ ...refused, rows: 100_001 });
    const blank = `${header}\n${",,,\n".repeat(1_048_576)}`;
    expect(refusal(() => desk.read("accounts", blank))).toMatchObject(refused);
  });

  it("is refused above a hundred thousand rows, and above 64 MiB before it is looked at", () => {
    const desk = new ADesk(anchorage);
    const many = `${header}\n${"Parks,Facebook,a,b\n".repeat(100_001)}`;
    expect(refusal(() => desk.read("accounts", many))).toMatchObject({ code: "TABLE_TOO_LARGE", limit: 100_000 });
    const large = new Uint8Array(64 * 1024 * 1024 + 1);
    expect(refusal(() => desk.read("accounts", large))).toMatchObject({ code: "TABLE_TOO_LARGE" });
  });
});

describe("rows of accounts that can't be taken in", () => {
  it("are named by line and column, each mistake in a sentence, and keep out all the others", () => {
    const desk = new ADesk(anchorage);
    desk.person("Pat Sample", "pat@muni.org");
    const text = [
      `${header},Address,Official e-mail,Phone,Purpose,Opened on,Coordinator,Authorised users`,
      'Parks,Facebook,@sound,Sound,https://facebook.example/sound,parks@muni.org,,"Trails,\nparks",2019-05-01,pat@muni.org,pat@muni.org',
      " ,Facebook,@one,One,facebook.example,parks@notmuni.org,,,11/5/2026,nobody@muni.org,Nobody Sample",
      "Parks,Facebook,@,Two,,parks,,,25/12/2024,,pat@muni.org (Mayor); pat@muni.org since May",
      "Parks,Facebook,@SOUND,Three,,,,,2026-02-30,,pat@muni.org; pat@muni.org",
      "Parks,Facebook,@four,Fo\u0000ur,,,,,2027-01-01,,",
      "Parks,Facebook,@five,Five,,,,,,,,and one more",
      "Parks,Facebook,@six",
      '"never closed,Facebook,@seven',
    ].join("\n");
    const { token, faults, faultCount, added, rows } = desk.read("accounts", text);
    expect(lines(faults)).toEqual([
      "4 Department: This cell must not be empty.",
      "4 Address: “facebook.example” is not a web address. It starts with https://.",
      "4 Official e-mail: “parks@notmuni.org” is not an address of muni.org, which the policy wants (P&P 16-5, section 6.g.i).",
      "4 Opened on: “11/5/2026” can be read as two days. Write the year first: 2026-11-05 or 2026-05-11.",
      "4 Coordinator: Nobody in the register is “nobody@muni.org”. Bring in the people first, with their e-mail addresses.",
      "4 Authorized users: Nobody in the register is “Nobody Sample”. Bring in the people first, with their e-mail addresses.",
      "5 Handle: This cell must not be empty.",
      "5 Official e-mail: “parks” is not an e-mail address.",
      "5 Opened on: “25/12/2024” is not in the form that is wanted. Write the year first: 2024-12-25.",
      "5 Authorized users: “Mayor” is not one of the roles: Social Media Coordinator, Department Director, Designee.",
      "5 Authorized users: “May” is not a day of the calendar. Write year, month, and day, as in 2026-11-05.",
      "6 Handle: “@SOUND” on Facebook stands on line 2 already.",
      "6 Opened on: “2026-02-30” is not a day of the calendar. Write year, month, and day, as in 2026-11-05.",
      "6 Authorized users: Somebody is listed twice in the same role.",
      "7 Name: This cell holds invisible control characters. Type it anew.",
      "7 Opened on: “2027-01-01” is still to come.",
      "8: This line has 12 cells, the headings 11. What holds the character between the cells must stand in quotation marks.",
      "9: This line has 3 cells, the headings 11. What holds the character between the cells must stand in quotation marks.",
      "10: This line can’t be read: a quotation mark is not closed, or text follows behind one that is.",
    ]);
    expect([added, faultCount, rows.map(({ line, state }) => [line, state])]).toEqual([
      1,
      19,
      [
        [2, "new"],
        [4, "faulty"],
        [5, "faulty"],
        [6, "faulty"],
        [7, "faulty"],
        [8, "faulty"],
        [9, "faulty"],
        [10, "faulty"],
      ],
    ]);
    expect(refusal(() => desk.takeTable(token))).toEqual({ code: "TABLE_FAULTY", faults: 19 });
    expect(desk.book.state().accounts).toEqual([]);
  });

  it("are those whose handle is in the register with other details, however it is written", () => {
    const desk = new ADesk(anchorage);
    desk.takeIn({ handle: "@sample_parks", phone: "555-0100" });
    const text = `${header},Phone\nParks,FACEBOOK,Sample_Parks,Parks (sample),555-0199\n`;
    expect(lines(desk.read("accounts", text).faults)).toEqual([
      "2 Handle: “Sample_Parks” on FACEBOOK is in the register already, with another entry under Phone.",
    ]);
  });

  it("are those of people who have left or share a name, and those that were only asked for", () => {
    const desk = new ADesk(anoka);
    const gone = desk.person("Pat Sample", "pat@city.example");
    desk.book.personStep(gone.id, gone.lastEvent, { step: "leave", on: "2026-02-01", because: "Moved" }, null);
    for (const email of ["k1@city.example", "k2@city.example"]) {
      const details = { name: "Kim Sample", title: "", email, department: "Parks" };
      desk.book.addPerson({ details, joinedOn: null, anyway: true });
    }
    const text = `${header},Coordinator,Director,Standing\nParks,Facebook,@one,One,pat@city.example,kim sample,Requested\n`;
    expect(lines(desk.read("accounts", text).faults)).toEqual([
      "2 Coordinator: Pat Sample left on 2026-02-01, so nothing can be entrusted to them.",
      "2 Director: 2 people are called “kim sample”. Write the e-mail address.",
      "2 Standing: “Requested” can’t be brought in: write in use, paused, archived, or closed.",
    ]);
  });
});

describe("a quotation mark that was forgotten", () => {
  it("costs its own line and no other", () => {
    const desk = new ADesk(anchorage);
    const rows = Array.from({ length: 1_000 }, (_, at) => `Parks,Facebook,@page${at},Page ${at}`);
    const table = [header, ...rows];
    for (const at of [10, 400, 401, 1_000]) table[at] = `"${table[at]}`;
    const { added, faults } = desk.read("accounts", table.join("\n"));
    expect([added, faults.map(({ line }) => line)]).toEqual([996, [11, 401, 402, 1_001]]);
  });
});

describe("rows of people that can't be taken in", () => {
  it("are named by line and column", () => {
    const desk = new ADesk(anoka);
    desk.person("Kim Sample", "kim@city.example");
    const text = [
      "Name,E-Mail,Department,Joined on,Roles,Acknowledgement signed on,Forwarded on,Left on",
      ",kim,,5.13.2026,Mayor of Parks,,2024-05-01,",
      "Kim Other,KIM@city.example,Parks,,Communications Manager of Parks; communications manager,2024-05-02,2024-05-01,",
      "Sam Sample,sam@city.example,Parks,2024-05-01,,2024-05-02,2024-05-03,2024-04-30",
      "Sam Sample,SAM@city.example,Parks,,,,,",
    ].join("\r\n");
    expect(lines(desk.read("people", text).faults)).toEqual([
      "2 Name: This cell must not be empty.",
      "2 E-mail: “kim” is not an e-mail address.",
      "2 Department: This cell must not be empty.",
      "2 Joined on: “5.13.2026” is not in the form that is wanted. Write the year first: 2026-05-13.",
      "2 Roles: “Mayor” is not one of the policy’s roles: Account Administrator, Communications Manager, Assistant City Manager.",
      "2 Forwarded on: What was forwarded was signed on a day: write it under Acknowledgement signed on.",
      "3 E-mail: “KIM@city.example” is in the register already, with another entry under Name, Acknowledgement signed on.",
      "3 Roles: The same role is listed twice for one department.",
      "3 Forwarded on: That is before the day of signing, 2024-05-02.",
      "4 Forwarded to: Write to whom it was forwarded.",
      "4 Left on: That is before the day of joining, 2024-05-01.",
    ]);
  });
});

describe("seats of a department that can't be taken in", () => {
  const titles = "Name,Department,Coordinator of,Designated by,Designated on,Director of,Left on";

  it("[A-5.a.ii] are named by line and column: nobody is designated by nobody, and a department has one of each", () => {
    const desk = new ADesk(anchorage);
    const kim = desk.person("Kim Sample");
    desk.book.departmentStep("Parks", 0, { step: "director", on: "2024-05-01", person: kim.id, because: "" }, null);
    const text = [
      titles,
      "One,Parks,Parks,,,Parks,",
      "Two,Parks,,Kim Sample (Director),2024-05-01,,",
      "Three,Parks,Library; Streets; Trails,A; B,5/6/2024,,",
      "Four,Parks,Library,Kim Sample,2027-01-01,Library since May,",
      "Five,Parks,Pier; pier,Kim Sample,,,",
      "Six,Parks,Pond,Kim Sample,,,2025-01-01",
      "Seven,Parks,,,,Harbor,",
      "Eight,Parks,,,,HARBOR since 2024-01-01,",
    ].join("\n");
    expect(lines(desk.read("people", text).faults)).toEqual([
      "2 Designated by: Write who designated them: the name, with the title in brackets behind it.",
      "2 Director of: Parks has its director in the register already: Kim Sample. Change it there.",
      "3 Designated by: Write under Coordinator of which department.",
      "3 Designated on: Write under Coordinator of which department.",
      "4 Designated by: There are 2 entries here: write one for all, or one for each of the 3 departments.",
      "4 Designated on: “5/6/2024” can be read as two days. Write the year first: 2024-05-06 or 2024-06-05.",
      "5 Coordinator of: Library has its coordinator on line 4 already.",
      "5 Designated on: “2027-01-01” is still to come.",
      "5 Director of: “May” is not a day of the calendar. Write year, month, and day, as in 2026-11-05.",
      "6 Coordinator of: The same department is listed twice.",
      "6 Coordinator of: pier has its coordinator on line 6 already.",
      "7 Coordinator of: Whoever left on 2025-01-01 is it no longer.",
      "9 Director of: HARBOR has its director on line 8 already.",
    ]);
  });

  it("[A-5.a.ii] are pointed out where somebody only holds the role", () => {
    const desk = new ADesk(anchorage);
    const text = "Name,Department,Roles\nKim Sample,Parks,Social Media Coordinator of Library\n";
    const { faults, warnings } = desk.read("people", text);
    expect([faults, lines(warnings)]).toEqual([
      [],
      ["2 Roles: To note the designation for Library, write Library under Coordinator of, and by whom."],
    ]);
  });
});

describe("a decision that can't be taken in", () => {
  it("[A-6.g.i] is one without a word, a person or a day", () => {
    const desk = new ADesk(anchorage);
    const text = [
      `${header},Decision,Decided by,Decided on,Reasons for the decision,Last activity on,Last activity`,
      "Parks,Facebook,@one,One,perhaps,,,,,A post",
      "Parks,Facebook,@two,Two,,Kim Sample (Director),2024-05-01,,5/6/2024,",
    ].join("\n");
    expect(lines(desk.read("accounts", text).faults)).toEqual([
      "2 Decision: “perhaps”: write Approved or Declined.",
      "2 Decided by: Write who decided: the name, with the title in brackets behind it.",
      "2 Decided on: Write the day of the decision.",
      "2 Last activity on: Write the day of the last activity.",
      "3 Decision: Write Approved or Declined.",
      "3 Last activity on: “5/6/2024” can be read as two days. Write the year first: 2024-05-06 or 2024-06-05.",
    ]);
  });
});

describe("what is taken in, but should be looked at", () => {
  it("are look-alike handles, new departments, and people of the same name", () => {
    const desk = new ADesk(anchorage);
    desk.takeIn();
    desk.person("Kim Sample");
    const accounts = desk.read(
      "accounts",
      `${header}\nParks,Facebook,@sample.parks,A\nPark,Facebook,@sаmple_parks,B\nPark,Instagram,@sample.parks,C\nPark,Instagram,@samp1e_parks,D\n`,
    );
    expect(lines(accounts.faults)).toEqual([]);
    expect(lines(accounts.warnings)).toEqual([
      "2 Handle: “@sample.parks” looks almost like “@sample_parks” on the same platform.",
      "3 Handle: “@sаmple_parks” looks almost like “@sample_parks” on the same platform.",
      "3 Department: There is no department “Park” yet: it would be a new one.",
      "5 Handle: “@samp1e_parks” looks almost like “@sample.parks” on the same platform.",
    ]);
    expect(desk.takeTable(accounts.token)).toEqual({ added: 4 });
    const people = desk.read(
      "people",
      "Name,Department,E-mail\nKim Sample,Parks,kim@muni.org\nLee Sample,Parks,\nlee sample,Parks,\n",
    );
    expect(lines(people.warnings)).toEqual([
      "2 Name: Somebody called “Kim Sample” is in the register already.",
      "4 Name: Somebody called “lee sample” stands on line 3 already.",
    ]);
    expect(desk.takeTable(people.token)).toEqual({ added: 3 });
  });

  it("are all counted, though only the first two hundred are told", () => {
    const desk = new ADesk(anchorage);
    const rows = Array.from({ length: 300 }, (_, at) => `Kim Sample,Parks,kim${at}@muni.org`);
    const { warnings, warningCount } = desk.read("people", `Name,Department,E-mail\n${rows.join("\n")}\n`);
    expect([warnings.length, warningCount]).toEqual([200, 299]);
  });
});

describe("a table that is taken in", () => {
  it("leaves nothing behind when the disk fails halfway", () => {
    const desk = new ADesk(anchorage);
    const rows = Array.from({ length: 20 }, (_, at) => `Parks,Facebook,@page${at},Page ${at}`);
    const { token } = desk.read("accounts", `${header}\n${rows.join("\n")}\n`);
    desk.database.exec(
      "CREATE TEMP TRIGGER fail BEFORE INSERT ON register_event WHEN NEW.id > 10 BEGIN SELECT RAISE(ABORT, 'disk'); END",
    );
    expect(() => desk.takeTable(token)).toThrow();
    expect(desk.book.state().accounts).toEqual([]);
    desk.restart();
    expect(desk.book.state().accounts).toEqual([]);
  });
});
