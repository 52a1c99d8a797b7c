import { describe, expect, it } from "vitest";
import { largestImport, type Moved, readMoved, recognise, writeCsv } from "../../../main/vault/moving/index.ts";
import { laterRefusal, refusal } from "../refused-with.ts";
import { sampleRows } from "./sample-rows.ts";

const bytes = (text: string) => Buffer.from(text, "utf8");

async function read(text: string | Uint8Array): Promise<Moved> {
  const file = typeof text === "string" ? bytes(text) : text;
  expect(recognise("passwords", file)).toEqual({ format: "csv", needsPassphrase: false });
  return await readMoved("csv", file, null);
}

const none = { address: null, totp: null, notes: "", recoveryCodes: [], group: "" };

describe("a file that is no export of passwords", () => {
  it.each([
    ["", "IMPORT_EMPTY"],
    ["just a letter to the department", "IMPORT_FORMAT_UNKNOWN"],
    ["name,address,town\nSample,1 Harbour St,Invented Harbour\n", "IMPORT_FORMAT_UNKNOWN"],
    ["password\nsecret\n", "IMPORT_FORMAT_UNKNOWN"],
    ["[1,2,3]", "IMPORT_FORMAT_UNKNOWN"],
    ["{", "IMPORT_FORMAT_UNKNOWN"],
    ["\u0000\u0001\u0002", "IMPORT_FORMAT_UNKNOWN"],
    ["PK\u0003\u0004", "IMPORT_FORMAT_UNKNOWN"],
  ])("%j is refused: %s", (text, code) => {
    expect(refusal(() => recognise("passwords.csv", bytes(text)))).toMatchObject({ code });
  });

  it("is refused above 64 MiB before it is looked at", async () => {
    const large = new Uint8Array(largestImport + 1);
    const refused = { code: "IMPORT_TOO_LARGE", detail: { limit: largestImport } };
    expect(refusal(() => recognise("passwords.csv", large))).toEqual(refused);
    expect(await laterRefusal(() => readMoved("csv", large, null))).toEqual(refused);
  });

  it("is empty when it has a header and nothing else", async () => {
    for (const rest of ["", "\r\n", "\r\n,,,\r\n  ,,,\n\n"]) {
      const file = bytes(`name,url,username,password${rest}`);
      expect(await laterRefusal(() => readMoved("csv", file, null))).toEqual({ code: "IMPORT_EMPTY", detail: {} });
    }
  });
});

describe("exports of other programs are known by their header", () => {
  const moved = {
    label: "Sample network",
    username: "parks@example.org",
    password: "p4ss,w;rd",
    address: "https://network.example/login",
  };

  it("Chrome and Edge", async () => {
    const { rows } = await read(
      'name,url,username,password,note\r\nSample network,https://network.example/login,parks@example.org,"p4ss,w;rd","two\r\nlines"\r\n',
    );
    expect(rows).toEqual([{ ...none, ...moved, notes: "two\nlines" }]);
  });

  it("Firefox, whose entries have no name", async () => {
    const { rows } = await read(
      '"url","username","password","httpRealm","formActionOrigin","guid","timeCreated","timeLastUsed","timePasswordChanged"\n' +
        '"https://network.example/login","parks@example.org","p4ss,w;rd",,"https://network.example","{0f}","1700000000000","1700000000000","1700000000000"\n' +
        '"https://www.network.example","","x","Staff only","","","","",""\n',
    );
    expect(rows).toEqual([
      { ...none, ...moved, label: "network.example" },
      {
        ...none,
        label: "network.example",
        username: "",
        password: "x",
        address: "https://www.network.example",
        notes: "httpRealm: Staff only",
      },
    ]);
  });

  it("Safari, with codes", async () => {
    const { rows } = await read(
      'Title,URL,Username,Password,Notes,OTPAuth\nSample network,https://network.example/login,parks@example.org,"p4ss,w;rd",,otpauth://totp/x?secret=JBSWY3DPEHPK3PXP\n',
    );
    expect(rows).toEqual([
      { ...none, ...moved, totp: "otpauth://totp/x?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30" },
    ]);
  });

  it("Bitwarden, with folders, fields, several addresses and things that are no passwords", async () => {
    const { rows, skipped } = await read(
      "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n" +
        'Parks/Summer,1,login,Sample network,,"PIN: 0000\nColor: blue",0,"https://network.example/login,https://m.network.example",parks@example.org,"p4ss,w;rd",jbsw y3dp ehpk 3pxp\n' +
        ",,note,House rules,Be kind.,,0,,,,\n" +
        ",,card,Town card,,,0,,,,\n",
    );
    expect(rows).toEqual([
      {
        ...none,
        ...moved,
        group: "Parks / Summer",
        totp: "otpauth://totp/Sample%20network?secret=JBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
        notes: "PIN: 0000\nColor: blue\n\nAddress: https://m.network.example",
      },
      { ...none, label: "House rules", username: "", password: "", notes: "Be kind." },
    ]);
    expect(skipped).toEqual([
      { line: 5, refused: { code: "IMPORT_FORMAT_UNKNOWN", detail: { name: "Town card", kind: "card" } } },
    ]);
  });

  it("columns in any order, with a title of their own kept in the notes", async () => {
    const { rows } = await read("Password;Colour;E-Mail;User Name;WEB SITE;Title\np4ss,w;x\n");
    expect(rows[0]).toMatchObject({ password: "p4ss,w", notes: "Colour: x" });
    const { rows: again } = await read(
      'Password;Colour;User Name;WEB SITE;Title\n"p4ss,w;rd";blue;parks@example.org;network.example/login;Sample network\n',
    );
    expect(again).toEqual([{ ...none, ...moved, notes: "Colour: blue" }]);
  });
});

describe("what a spreadsheet makes of a CSV file", () => {
  const header = "name;url;username;password";
  const row = "Grünfläche;https://network.example;jörg;geheim-ß-€";
  const expected = [
    { ...none, label: "Grünfläche", username: "jörg", password: "geheim-ß-€", address: "https://network.example" },
  ];

  it.each([
    ["UTF-8", bytes(`${header}\n${row}\n`)],
    ["UTF-8 with a byte order mark", bytes(`\ufeff${header}\r\n${row}\r\n`)],
    ["UTF-16", Buffer.from(`\ufeff${header}\r\n${row}\r\n`, "utf16le")],
    ["UTF-16 without a byte order mark", Buffer.from(`${header}\r\n${row}\r\n`, "utf16le")],
    ["Windows-1252", Buffer.concat([Buffer.from(`${header}\r\n${row}`.replace("€", ""), "latin1"), Buffer.of(0x80)])],
    ["a delimiter named above", bytes(`sep=;\r\n${header}\r\n${row}`)],
    ["blank lines above", bytes(`\r\n\r\n${header}\r\n${row}`)],
    ["tabs", bytes(`${header}\n${row}`.replaceAll(";", "\t"))],
    ["old line ends", bytes(`${header}\r${row}\r`)],
  ])("is read: %s", async (_, file) => {
    expect((await read(file)).rows).toEqual(expected);
  });
});

describe("rows that can't be read", () => {
  it("are named by their lines, and those around them are taken", async () => {
    const { rows, skipped } = await read(
      [
        "name,url,username,password",
        "one,,u,p1",
        '"a field',
        'of two lines",,u,p2',
        'broken"ly,"quo"ted,u,p3',
        "four,,u,p,4",
        "five,,u,p5",
        "short,,u",
        `long,,u,${"x".repeat(10_001)}`,
        'half,,u,pass"word',
        '"never closed,,u,p9',
        "ten,,u,p10",
      ].join("\n"),
    );
    expect(rows.map(({ label, password }) => [label, password])).toEqual([
      ["one", "p1"],
      ["a field of two lines", "p2"],
      ["five", "p5"],
      ["short", ""],
      ["half", 'pass"word'],
      ["ten", "p10"],
    ]);
    expect(skipped).toEqual([
      { line: 5, refused: { code: "IMPORT_DAMAGED", detail: { line: 5 } } },
      { line: 6, refused: { code: "IMPORT_DAMAGED", detail: { line: 6 } } },
      { line: 9, refused: { code: "TEXT_TOO_LONG", detail: { field: "password", limit: 10_000 } } },
      { line: 11, refused: { code: "IMPORT_DAMAGED", detail: { line: 11 } } },
    ]);
  });

  it("are counted right behind fields of many lines when the file is sound", async () => {
    const { skipped } = await read(
      'name,url,username,password\r\n"a\r\nb\r\nc",,u,p\r\n\r\ntoo,many,cells,in,here\r\n',
    );
    expect(skipped.map(({ line }) => line)).toEqual([6]);
  });

  it("tell nothing of what stands in them", async () => {
    const moved = await read('name,url,username,password\n"CANARY"x,CANARY,u,CANARY\na,b,CANARY,d,CANARY\n');
    expect(moved.rows).toEqual([]);
    expect(JSON.stringify(moved.skipped)).not.toContain("CANARY");
  });
});

describe("50,000 rows", () => {
  it("are read, each of them", async () => {
    const lines = Array.from(
      { length: 50_000 },
      (_, at) => `page ${at},https://network.example/${at},user${at},"p,${at}"`,
    );
    const { rows, skipped } = await read(`name,url,username,password\r\n${lines.join("\r\n")}\r\n`);
    expect(skipped).toEqual([]);
    expect(rows).toHaveLength(50_000);
    expect(rows.at(-1)).toMatchObject({ label: "page 49999", password: "p,49999" });
  });

  it("are read, with a broken one among them, and more than 100,000 are refused", async () => {
    const lines = Array.from({ length: 50_000 }, (_, at) =>
      at === 25_000 ? '"bro"ken,,,' : `page ${at},,user${at},p${at}`,
    );
    const { rows, skipped } = await read(`name,url,username,password\n${lines.join("\n")}\n`);
    expect([rows.length, skipped.map(({ line }) => line)]).toEqual([49_999, [25_002]]);
    const many = bytes(`name,password\n${"a,b\n".repeat(100_001)}`);
    expect(await laterRefusal(() => readMoved("csv", many, null))).toMatchObject({ code: "IMPORT_TOO_LARGE" });
    const broken = bytes(`name,password\n${'"a"b\n'.repeat(100_001)}`);
    expect(await laterRefusal(() => readMoved("csv", broken, null))).toMatchObject({ code: "IMPORT_TOO_LARGE" });
  });
});

describe("our own CSV file", () => {
  it("brings back every credential as it was, formulas and blanks at the ends included", async () => {
    const rows = sampleRows(200);
    const moved = await read(writeCsv(rows));
    expect(moved.skipped).toEqual([]);
    expect(moved.rows).toEqual(rows);
  });

  it("changes no password to please a spreadsheet", () => {
    const [row] = sampleRows(1);
    if (row === undefined) throw new Error("no row");
    const text = Buffer.from(writeCsv([{ ...row, password: "=cmd|x" }])).toString("utf8");
    expect(text).toContain('"=cmd|x"');
    expect(text.startsWith('"Group","Title","Username","Password","URL","Notes","TOTP","Recovery codes"\r\n')).toBe(
      true,
    );
  });
});
