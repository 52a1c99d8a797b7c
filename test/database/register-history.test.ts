import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { migrations } from "../../main/database/migrations/index.ts";
import { RegisterBook } from "../../main/register/index.ts";
import { anchorage } from "../model/packs.ts";
import { ABook, refusal, shot } from "../register/a-book.ts";

const rows = [
  [
    "id-2",
    "facebook\nparks",
    "Parks",
    "Facebook",
    "@Parks",
    "Parks “now”",
    "https://facebook.example/parks",
    "2018-05-01",
    "2026-01-05T02:00:00.000Z",
  ],
  ["id-1", "instagram\nlib", "Library", "Instagram", "lib", "L'ibrary", null, null, "2025-12-31T23:30:00.000Z"],
];

/** A database as the version before left it. @param until the first migration that it has not seen */
function older(profile: boolean, until = 50): string {
  const folder = mkdtempSync(join(tmpdir(), "older-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "log.sqlite");
  const database = new BetterSqlite(file);
  for (const { version, sql } of migrations.filter((one) => one.version < until)) {
    database.exec(sql);
    database.pragma(`user_version = ${version}`);
  }
  database.pragma(`application_id = ${0x43757374}`);
  const insert = database.prepare("INSERT INTO account VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  for (const row of rows) insert.run(...row);
  if (profile) database.exec("INSERT INTO profile VALUES (1, 'Alex Sample', 'Coordinator', 'Parks', 'p@1', 'system')");
  database.close();
  return file;
}

function bookOver(file: string, now = "2026-03-02T18:00:00.000Z"): RegisterBook {
  const database = openDatabase(file, "write");
  onTestFinished(() => void database.close());
  return new RegisterBook({
    database,
    clock: () => new Date(now),
    random: () => new Uint8Array(16),
    policy: () => anchorage,
    actor: () => ({ name: "Alex Sample", role: "Coordinator", osUser: "alex" }),
    caseExists: () => false,
  });
}

describe("accounts that were there before the register had a history", () => {
  it("[A-6.g] are taken in as they stand, in the order in which they came, by the person at the desk", () => {
    const book = bookOver(older(true));
    const accounts = book.state().accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(accounts).toMatchObject([
      {
        id: "id-1",
        name: "L'ibrary",
        address: null,
        since: null,
        standing: "active",
        addedOn: "2025-12-31",
        lastEvent: 1,
      },
      { id: "id-2", name: "Parks “now”", handle: "@Parks", since: "2018-05-01", addedOn: "2026-01-04", lastEvent: 2 },
    ]);
    expect(accounts).toMatchObject([
      { request: null, decision: null, purpose: "" },
      { users: [], checklist: {}, email: null },
    ]);
    const [line] = book.accountHistory("id-2");
    expect(line).toMatchObject({ kind: "account.taken-in", policy: "p@1", at: "2026-01-05T02:00:00.000Z" });
    expect(line?.actor).toEqual({ name: "Alex Sample", role: "Coordinator", osUser: "" });
  });

  it("were taken in on a day that had begun at the organisation, and wait for no day to come", () => {
    // At 11 in the evening of the same day in Alaska, by a window that took the day of UTC for the city’s.
    const file = older(true);
    const before = new BetterSqlite(file);
    before.exec("UPDATE account SET added_at = '2026-03-03T08:00:00.000Z', since = '2026-03-03' WHERE id = 'id-2'");
    before.close();
    const book = bookOver(file, "2026-03-03T08:30:00.000Z");
    expect(book.today()).toBe("2026-03-02");
    const { addedOn, lastEvent } = book.account("id-2");
    expect(addedOn).toBe("2026-03-02");
    const step = { step: "activity", on: "2026-03-02", what: "A post" } as const;
    expect(book.accountStep("id-2", lastEvent, step, null).lastActivity?.on).toBe("2026-03-02");
    const pause = { step: "pause", on: "2026-03-02", by: { name: "Robin Sample", role: "" }, why: "Quiet." } as const;
    expect(book.accountStep("id-2", book.account("id-2").lastEvent, pause, null).standing).toBe("paused");
  });

  it("go on like any other, and keep their handles", () => {
    const book = bookOver(older(false));
    const details = { department: "Parks", platform: "facebook", handle: "PARKS", name: "x", address: null };
    const asked = {
      details: { ...details, email: null, phone: null, purpose: "" },
      since: null,
      note: "",
      anyway: true,
    };
    expect(refusal(() => book.takeIn(asked)).code).toBe("ACCOUNT_EXISTS");
    const step = { step: "activity", on: "2025-06-01", what: "A post" } as const;
    expect(book.accountStep("id-1", 1, step, null)).toMatchObject({ lastActivity: { on: "2025-06-01" }, lastEvent: 3 });
  });
});

describe("what the register recorded", () => {
  it.each([
    "UPDATE register_event SET fields = '{}' WHERE id = 1",
    "UPDATE OR REPLACE register_event SET id = 9 WHERE id = 1",
    "DELETE FROM register_event",
    "INSERT OR REPLACE INTO register_event SELECT * FROM register_event WHERE id = 1",
    "INSERT INTO register_event SELECT 9, subject_kind, subject, kind, happened_on, at, policy, actor, fields FROM register_event",
    "UPDATE register_file SET bytes = 1",
    "DELETE FROM register_file",
  ])("stays as it is against: %s", (sql) => {
    const desk = new ABook(anchorage);
    const items = [{ item: "contact", verdict: "met", why: "" }] as const;
    desk.step(desk.takeIn(), { step: "check", on: "2026-03-01", items, source: null }, shot);
    const recorded = () =>
      ["register_event", "register_file"].map((table) => desk.database.prepare(`SELECT * FROM ${table}`).all());
    const before = recorded();
    expect(() => desk.database.exec(sql)).toThrow("the register's history is append-only");
    expect(recorded()).toEqual(before);
  });
});

it("[N-V.4] what waits to be asked for anew goes on waiting where no event was written down with it", () => {
  const file = older(true, 51);
  const database = new BetterSqlite(file);
  database.exec("INSERT INTO leaving_reset VALUES ('kim', 'id-1', 'Left on 2026-03-01: Retired.')");
  database.close();
  const waits = { person: "kim", account: "id-1", because: "Left on 2026-03-01: Retired.", event: 0 };
  const book = bookOver(file);
  expect(book.waitingResets()).toEqual([waits]);
  book.resetDone(waits);
  expect(book.waitingResets()).toEqual([]);
});
