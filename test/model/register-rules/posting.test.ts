import { describe, expect, it } from "vitest";
import { anchorage, anoka } from "../packs.ts";
import { account, dana, person } from "./a-register.ts";
import { accountDuties, checksOn, dutiesOn } from "./on-a-day.ts";

const day = "2026-03-20";
const user = { person: "casey", role: "coordinator", from: "2026-01-05", to: null, because: "" };

describe("who may post", () => {
  it("[A-6.b.i] is shown with name and role, since the last change", () => {
    const users = [user, { ...user, person: "dana", role: "director", from: "2026-02-03" }];
    expect(checksOn(anchorage, "6.b.i", { accounts: [account({ users })] }, day)[0]).toMatchObject({
      state: "met",
      says: "On “Sample Harbor” on Facebook may post: Casey Sample (Social Media Coordinator) and Dana Invented (Department Director).",
      on: "2026-02-03",
    });
  });

  it("[A-6.b.i] is nobody with a role that the pack does not let post", () => {
    const [duty] = accountDuties(anchorage, "user-role", { users: [{ ...user, role: "intern" }] }, day);
    expect(duty).toMatchObject({ row: "A-6.b.i", urgency: "now", citation: "P&P 16-5, section 6.b.i" });
    expect(duty?.why).toContain("Social Media Coordinator, Department Director and Designee");
    const ended = { ...user, role: "intern", to: "2026-02-01", because: "moved" };
    expect(accountDuties(anchorage, "user-role", { users: [user, ended] }, day)).toEqual([]);
  });

  it("[A-6.b.i] is unknown where nobody is noted, and never counts as met", () => {
    const checks = checksOn(anchorage, "6.b.i", { accounts: [account({ users: [] })] }, day);
    expect(checks.map(({ state }) => state)).toEqual(["unknown", "shown"]);
  });

  it("[A-6.b.i] is to be noted once a page is in use, and not before", () => {
    const duty = (change: object) => accountDuties(anchorage, "users", { users: [], ...change }, day);
    expect(duty({})).toMatchObject([
      { urgency: "now", row: "A-6.b.i", title: "Note who may post on “Sample Harbor” on Facebook", place: "account" },
    ]);
    expect(duty({ users: [{ ...user, to: "2026-02-01", because: "moved" }] })).toHaveLength(1);
    for (const standing of ["created", "paused", "archived", "deactivated"]) expect(duty({ standing })).toEqual([]);
  });

  it("[A-6.b.i] is also whoever holds a role that the policy lets post, in the department itself", () => {
    const roles = [
      { role: "director", department: "HARBOR and parks", from: "2020-01-01", to: null },
      { role: "designee", department: "Library", from: "2020-01-01", to: null },
      { role: "designee", department: "Harbor and Parks", from: "2020-01-01", to: "2021-01-01" },
    ];
    const people = [person(), { ...dana, roles }];
    expect(checksOn(anchorage, "6.b.i", { people }, day)[1]).toMatchObject({
      state: "shown",
      says: "By role may post on the pages of Harbor and Parks: Casey Sample (Social Media Coordinator) and Dana Invented (Department Director).",
    });
  });

  it("[A-6.b.i] names no id of a role that only an earlier policy knew", () => {
    const accounts = [account({ users: [{ ...user, role: "administrator" }] })];
    const [check] = checksOn(anchorage, "6.b.i", { accounts }, day);
    expect(check).toMatchObject({
      state: "not-met",
      says: "Casey Sample posts on “Sample Harbor” on Facebook as a role of an earlier policy, which may not post.",
    });
  });
});

describe("somebody who has left", () => {
  const left = person({ left: { on: "2026-03-18", because: "retired" } });

  it("[N-V.4] is to be taken off each account that still names them", () => {
    const state = { accounts: [account({ users: [{ ...user, role: "administrator" }] })], people: [left, dana] };
    const duties = dutiesOn(anoka, state, day).filter(({ id }) => id.startsWith("user-left:"));
    expect(duties).toMatchObject([
      {
        id: "user-left:account-1:casey:administrator",
        urgency: "now",
        title: "Take Casey Sample off “Sample Harbor” on Facebook",
      },
    ]);
    const ended = account({ users: [{ ...user, role: "administrator", to: "2026-03-18", because: "retired" }] });
    expect(
      dutiesOn(anoka, { ...state, accounts: [ended] }, day).filter(({ id }) => id.startsWith("user-left:")),
    ).toEqual([]);
  });

  it("[A-5.a.ii] is replaced where an account names them as its own coordinator or director", () => {
    const state = { accounts: [account({ coordinator: "casey", director: "casey", users: [] })], people: [left, dana] };
    const ids = dutiesOn(anchorage, state, day).map(({ id }) => id);
    expect(ids).toContain("coordinator:account-1:left");
    expect(ids).toContain("director:account-1:left");
  });
});
