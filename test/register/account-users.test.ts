import { expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { ABook, refusal } from "./a-book.ts";

const add = (person: string, role: string, on = "2026-03-01"): AccountStep => ({ step: "add-user", on, person, role });
const end = (person: string, role: string, on = "2026-03-02"): AccountStep => ({
  step: "end-user",
  on,
  person,
  role,
  because: "Other duties",
});

it("[A-6.b.i] lets people of the register post, in a role that the policy lets post, from a day to a day", () => {
  const desk = new ABook(anchorage);
  const [account, { id }] = [desk.takeIn(), desk.person()];
  expect(desk.step(account, add(id, "designee")).users).toEqual([
    { person: id, role: "designee", from: "2026-03-01", to: null, because: "" },
  ]);
  expect(desk.step(account, end(id, "designee")).users).toEqual([
    { person: id, role: "designee", from: "2026-03-01", to: "2026-03-02", because: "Other duties" },
  ]);
  expect(
    desk.book
      .accountHistory(account.id)
      .map(({ says }) => says)
      .slice(0, 2),
  ).toEqual(["Kim Sample may no longer post as Designee: Other duties.", "Kim Sample may post as Designee."]);
});

it("[A-6.b.i] refuses any other role, with the citation, and whoever is not in the register or has left", () => {
  for (const [pack, role] of [
    [anchorage, "administrator"],
    [anoka, "assistant-city-manager"],
  ] as const) {
    const desk = new ABook(pack);
    const [account, { id, lastEvent }] = [desk.takeIn(), desk.person()];
    const [may = ""] = pack.register.users.roles;
    const citation = pack.clauses.find((clause) => clause.id === pack.register.users.clauses[0])?.citation;
    expect(refusal(() => desk.step(account, add(id, role)))).toEqual({ code: "ROLE_UNKNOWN", role, citation });
    expect(refusal(() => desk.step(account, add("nobody", may)))).toMatchObject({ code: "PERSON_UNKNOWN" });
    desk.book.personStep(id, lastEvent, { step: "leave", on: "2026-03-01", because: "Moved" }, null);
    expect(refusal(() => desk.step(account, add(id, may)))).toMatchObject({ code: "PERSON_LEFT", name: "Kim Sample" });
    expect(
      refusal(() => desk.step(account, { step: "change", on: "2026-03-01", details: { director: id }, why: "" })),
    ).toMatchObject({ code: "PERSON_LEFT" });
  }
});

it("[A-6.b.i] knows one person in two roles on an account, each given and ended by itself", () => {
  const desk = new ABook(anchorage);
  const [account, { id }] = [desk.takeIn(), desk.person()];
  desk.step(account, add(id, "coordinator"));
  desk.step(account, add(id, "director"));
  expect(refusal(() => desk.step(account, add(id, "director")))).toEqual({
    code: "USER_EXISTS",
    name: "Kim Sample",
    role: "director",
  });
  const { users } = desk.step(account, end(id, "coordinator"));
  expect(users.map(({ role, to }) => [role, to])).toEqual([
    ["coordinator", "2026-03-02"],
    ["director", null],
  ]);
  expect(refusal(() => desk.step(account, end(id, "coordinator")))).toMatchObject({ code: "USER_UNKNOWN" });
});

it("[A-6.b.i] ends no authorization before it began, and gives it anew only after it ended", () => {
  const desk = new ABook(anchorage);
  const [account, { id }] = [desk.takeIn(), desk.person()];
  desk.step(account, add(id, "designee", "2026-02-10"));
  expect(refusal(() => desk.step(account, end(id, "designee", "2026-02-09")))).toMatchObject({
    code: "TIME_BEFORE_STEP",
    at: "2026-02-10",
  });
  desk.step(account, end(id, "designee", "2026-02-20"));
  expect(refusal(() => desk.step(account, add(id, "designee", "2026-02-19")))).toMatchObject({
    code: "TIME_BEFORE_STEP",
    at: "2026-02-20",
  });
  expect(desk.step(account, add(id, "designee", "2026-02-20")).users).toHaveLength(2);
});

it("ends the authorizations of somebody who leaves on every account, deactivated ones too", () => {
  const desk = new ABook(anchorage);
  const { id, lastEvent } = desk.person();
  const accounts = [desk.takeIn(), desk.takeIn({ handle: "@two" }), desk.takeIn({ handle: "@three" })];
  for (const account of accounts) desk.step(account, add(id, "designee"));
  const [gone] = accounts;
  if (gone !== undefined) {
    const by = { name: "Dana Sample", role: "Director" };
    desk.step(gone, { step: "deactivate", on: "2026-03-01", by, why: "Gone" });
  }
  desk.book.personStep(id, lastEvent, { step: "leave", on: "2026-03-02", because: "Moved" }, null);
  for (const account of desk.book.state().accounts) expect(account.users[0]?.to).toBe("2026-03-02");
});
