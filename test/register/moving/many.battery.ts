import { describe, expect, it } from "vitest";
import { anchorage } from "../../model/packs.ts";
import { ADesk } from "./a-desk.ts";

const many = 50_000;

describe("50,000 people and 50,000 accounts", () => {
  it("[A-6.g] are taken in, each of them, and known when they come back", () => {
    const desk = new ADesk(anchorage);
    const people = Array.from({ length: many }, (_, at) => `Person ${at},p${at}@muni.org,Dept ${at % 40}`);
    expect(desk.bring("people", `Name,E-mail,Department\n${people.join("\n")}\n`)).toBe(many);
    const accounts = Array.from(
      { length: many },
      (_, at) => `Dept ${at % 40},Facebook,@page.${at},Page ${at},p${at}@muni.org (Designee) since 2024-05-01`,
    );
    const header = "Department,Platform,Handle,Name,Authorized users";
    expect(desk.bring("accounts", `${header}\n${accounts.join("\n")}\n`)).toBe(many);
    desk.restart();
    expect(desk.book.state().accounts).toHaveLength(many);
    expect(desk.book.state().people).toHaveLength(many);
    for (const what of ["people", "accounts"] as const) {
      expect(desk.read(what, desk.csv(what))).toMatchObject({ added: 0, known: many, faultCount: 0 });
    }
  });
});
