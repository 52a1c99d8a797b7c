import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { Register } from "../../main/register/index.ts";

const page = {
  department: "Parks & Recreation",
  platform: "Facebook",
  handle: "@sample_parks",
  name: "Parks (sample)",
  address: "https://facebook.example/sample_parks",
  since: "2018-05-01",
};
const person = { name: "Alex Sample", role: "Social Media Coordinator", department: "Parks & Recreation" };

describe("the register", () => {
  let folder: string;
  let database: Database;
  let register: Register;
  const open = () => {
    database = openDatabase(join(folder, "log.sqlite"), "write");
    register = new Register({
      database,
      clock: () => new Date("2026-03-02T09:00:00.000Z"),
      random: (n) => randomBytes(n),
    });
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "register-"));
    open();
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  it("knows nobody before the first run, and remembers the person after a restart", () => {
    expect([register.person(), register.pack(), register.theme()]).toEqual([null, null, "system"]);
    register.save({ person, pack: "harbour-rules@7", theme: "dark" });
    register.save({ person: { ...person, role: " Coordinator " }, pack: "harbour-rules@7", theme: "light" });
    database.close();
    open();
    expect(register.person()).toEqual({ ...person, role: "Coordinator" });
    expect([register.pack(), register.theme()]).toEqual(["harbour-rules@7", "light"]);
  });

  it("takes no day that has not begun where the organisation is", () => {
    const clock = () => new Date("2026-03-02T03:00:00.000Z");
    const there = new Register({ database, clock, random: (n) => randomBytes(n), today: () => "2026-03-01" });
    expect(() => there.add({ ...page, since: "2026-03-02" })).toThrow('TIME_IN_FUTURE {"field":"since"}');
    expect(there.add({ ...page, since: "2026-03-01" }).since).toBe("2026-03-01");
    expect(database.prepare("SELECT happened_on FROM register_event").pluck().all()).toEqual(["2026-03-01"]);
  });

  it("refuses a person without a name, a title or a department", () => {
    for (const field of ["name", "role", "department"]) {
      expect(() => register.save({ person: { ...person, [field]: " \u200b" }, pack: "p@1", theme: "dark" })).toThrow(
        `TEXT_EMPTY {"field":"${field}"}`,
      );
    }
    expect(register.person()).toBeNull();
  });

  it("keeps accounts in order and gives each an id", () => {
    const one = register.add(page);
    const two = register.add({ ...page, platform: "Instagram", address: " ", since: null });
    const three = register.add({ ...page, department: "Library", handle: "sample_library" });
    expect(register.accounts()).toEqual([three, one, two]);
    expect(two).toMatchObject({ address: null, since: null });
    expect(register.account(one.id)).toEqual({ ...page, id: one.id });
    expect(register.departments()).toEqual(["Library", "Parks & Recreation"]);
    expect(() => register.account("nobody")).toThrow("ACCOUNT_UNKNOWN");
  });

  it("[A-6.g] writes into the account’s history who registered it, and when", () => {
    const { id } = register.add(page);
    register.save({ person, pack: "harbour-rules@7", theme: "dark" });
    register.add({ ...page, handle: "@second" });
    const events = database.prepare("SELECT subject, kind, happened_on, policy, actor FROM register_event").all();
    expect(events[0]).toMatchObject({ subject: id, kind: "account.taken-in", happened_on: "2026-03-02", policy: "" });
    expect(events[1]).toMatchObject({
      policy: "harbour-rules@7",
      actor: '{"name":"Alex Sample","role":"Social Media Coordinator","osUser":""}',
    });
  });

  it("registers a handle once on a platform, however it is written", () => {
    register.add(page);
    expect(() => register.add({ ...page, platform: "FACEBOOK", handle: "Sample_Parks " })).toThrow("ACCOUNT_EXISTS");
    expect(register.accounts()).toHaveLength(1);
  });

  it.each([
    [{ handle: "@" }, "TEXT_EMPTY"],
    [{ name: "" }, "TEXT_EMPTY"],
    [{ platform: "x".repeat(201) }, "TEXT_TOO_LONG"],
    [{ department: "a\u0000" }, "TEXT_CONTROL_CHARACTER"],
    [{ name: "\udfff" }, "TEXT_NOT_WELL_FORMED"],
    [{ address: "ftp://social.example" }, "ADDRESS_INVALID"],
    [{ since: "2020-13-01" }, "TIME_INVALID"],
    [{ since: "2026-03-04" }, "TIME_IN_FUTURE"],
  ])("refuses %j with %s and adds nothing", (change, code) => {
    expect(() => register.add({ ...page, ...change })).toThrow(code);
    expect(register.accounts()).toEqual([]);
  });
});
