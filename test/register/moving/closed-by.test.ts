import { expect, it } from "vitest";
import { registerChecks } from "../../../main/model/register-rules/index.ts";
import { anoka } from "../../model/packs.ts";
import { ADesk } from "./a-desk.ts";

it("[N-II.2] a page that a table brings as closed was closed by nobody who is known, and least of all by whoever brings the table in", () => {
  const desk = new ADesk(anoka);
  desk.bring("accounts", "Department,Platform,Handle,Name,Standing\nParks,Facebook,@old,Old page,archived\n");
  const [account] = desk.book.state().accounts;
  expect(account).toMatchObject({ standing: "archived", shut: { by: { name: "", role: "" } } });
  const [closing] = desk.book.accountHistory(account?.id ?? "");
  expect(closing?.says).toBe("The page was archived: it stays to be read; Noted in the table that was brought in.");
  const checks = registerChecks(anoka, desk.book.state(), "2026-03-02").flatMap((outcome) => outcome.checks);
  expect(checks.find(({ clauses }) => clauses[0] === "II.shut-down")?.state).toBe("unknown");
});

it("[A-6.b.ii] a signature that a table dates before the policy stays the day that it says", () => {
  const desk = new ADesk(anoka);
  desk.bring("people", "Name,Department,Acknowledgement signed on\nPat Sample,Parks,2001-05-02\n");
  expect(desk.book.state().people[0]?.acknowledgement?.signedOn).toBe("2001-05-02");
});
