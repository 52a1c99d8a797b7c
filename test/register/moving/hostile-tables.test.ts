import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { Tables } from "../../../main/register/moving/index.ts";
import { anoka } from "../../model/packs.ts";
import { ADesk, lines } from "./a-desk.ts";

/** The beginnings of a formula, wide and small ones too, behind whatever a program may leave out. */
const signs = [
  "=",
  "+",
  "-",
  "@",
  "\uff1d",
  "\uff0b",
  "\uff0d",
  "\uff20",
  "\ufe66",
  "\ufe62",
  "\ufe63",
  "\ufe6b",
  "\u2212",
];
const before = ["", " ", "\t", "\n", "\n\n \t", "\u00a0", "\u3000", "\u200b", "\ufeff", "'", "''", " '", "' "];
const formulas = before.flatMap((start) => signs.map((sign) => `${start}${sign}1+1`));
const startsFormula = new RegExp(`^(?:[\\t\\r\\n]|[\\s\\p{Cf}]*[${signs.join("").replace("-", "\\-")}])`, "u");

describe("[A-6.g] a cell that somebody outside has written", () => {
  it("never begins a formula, and comes back as it was", () => {
    const desk = new ADesk(anoka);
    for (const [at, purpose] of formulas.entries()) {
      desk.takeIn({ handle: `page${at}`, name: `Page ${at}`, purpose, email: null }, null);
    }
    const csv = desk.csv("accounts");
    const cells: string[][] = parse(csv, { bom: true });
    expect(cells).toHaveLength(1 + formulas.length);
    for (const cell of cells.flat()) expect(cell).not.toMatch(startsFormula);
    const to = new ADesk(anoka);
    to.bring("accounts", csv);
    const purposes = ({ book }: ADesk) =>
      new Map(book.state().accounts.map(({ handle, purpose }) => [handle, purpose]));
    expect(purposes(to)).toEqual(purposes(desk));
  });

  it("never does in 50,000 rows", () => {
    const desk = new ADesk(anoka);
    const account = desk.takeIn();
    const accounts = Array.from({ length: 50_000 }, (_, at) => {
      const text = formulas[at % formulas.length] ?? "";
      const checklist = { [text]: { verdict: "met", why: text, on: text, by: text, evidence: null } } as const;
      return { ...account, id: `${at}`, department: text, name: text, purpose: text, phone: text, checklist };
    });
    const book = {
      state: () => ({ ...desk.book.state(), accounts }),
      allEvents: () => [],
      names: () => desk.book.names(),
    };
    const tables = new Tables({ book, clock: () => desk.now, pack: () => anoka });
    const cells: string[][] = parse(Buffer.from(tables.csv("accounts").bytes), { bom: true });
    expect(cells).toHaveLength(50_001);
    expect(cells.flat().filter((cell) => startsFormula.test(cell))).toEqual([]);
  });
});

describe("names that a program may take for its own", () => {
  const hostile = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  it("are columns like others: not read, and named", () => {
    const desk = new ADesk(anoka);
    const table = `Name,Department,${hostile.join(",")}\nKim Sample,Parks,1,2,3,4\n`;
    const { rows, unread, added } = desk.read("people", table);
    expect([added, unread]).toEqual([1, hostile]);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(["Name", "Department"]);
    const { faults } = desk.read("people", `Name,Department,__proto__,__proto__\nKim Sample,Parks,1,2\n`);
    expect(faults).toEqual([]);
  });

  it("are departments, people and handles like others", () => {
    const desk = new ADesk(anoka);
    const people = hostile.map((name) => `${name},${name},Account Administrator of ${name},${name},${name},${name}`);
    const titles = "Name,Department,Roles,Coordinator of,Designated by,Director of";
    desk.bring("people", `${titles}\n${people.join("\n")}\n`);
    const accounts = hostile.map(
      (name) => `${name},${name},${name},${name},${name},${name},Approved,${name},2024-05-01`,
    );
    const header = "Department,Platform,Handle,Name,Coordinator,Authorized users,Decision,Decided by,Decided on";
    desk.bring("accounts", `${header}\n${accounts.join("\n")}\n`);
    const { departments } = desk.book.state();
    expect(departments.map(({ name, coordinator }) => [name, coordinator?.by.name])).toEqual(
      hostile.map((name) => [name, name]),
    );
    for (const what of ["people", "accounts"] as const) {
      const { known, faults, warnings } = desk.read(what, desk.csv(what));
      expect([known, lines(faults), lines(warnings)]).toEqual([4, [], []]);
    }
  });
});
