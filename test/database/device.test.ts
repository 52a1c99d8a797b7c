import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { latestVersion, migrations } from "../../main/database/migrations/index.ts";
import { DeviceBook } from "../../main/device-book/index.ts";
import { aCheck, aLine } from "../model/a-check.ts";

/** A database as the version before the device checklist left it, with an entry in its log. */
function older(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-device-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "log.sqlite");
  const database = new BetterSqlite(file);
  database.pragma("application_id = 0x43757374");
  for (const { version, sql } of migrations.filter((one) => one.version < 60)) {
    database.exec(sql);
    database.pragma(`user_version = ${version}`);
  }
  database.exec("INSERT INTO entry (seq, public, hashes) VALUES (0, '{}', x'00')");
  database.close();
  return file;
}

it("[A-6.h.iii] a database from before the device checklist is copied, keeps all, and takes answers and checks", () => {
  const file = older();
  const database = openDatabase(file, "write");
  onTestFinished(() => void database.close());
  expect(database.pragma("user_version", { simple: true })).toBe(latestVersion);
  expect(readdirSync(join(file, "../backup"))).toEqual(["log-version-51.sqlite"]);
  expect(database.prepare("SELECT count(*) FROM entry").pluck().get()).toBe(1);
  const [device, computer] = ["device-1", "computer-1"];
  const book = new DeviceBook({ database, device, computer });
  expect([book.last(), book.answers(), book.contact(), book.checkedWhere()]).toEqual([null, [], "", null]);
  const answered = { answer: "yes", at: "2026-03-19T20:00:00.000Z", by: "Robin Sample" } as const;
  const ask = { id: "look:app", text: "Is it new?", hint: "Look.", answered, everyDays: 7 };
  const check = aCheck(
    { updates: "unknown" },
    { lines: [aLine("app", "met", { source: "answered", ask })], seq: null },
  );
  book.keep(check, 0);
  expect(book.last()).toEqual({ ...check, seq: 0 });
  const actor = { name: "Robin Sample", role: "Coordinator", osUser: "rsample" };
  const given = { question: ask, at: answered.at, policy: "sample@1", actor };
  for (const answer of ["no", "yes"] as const) book.answer({ ...given, answer });
  expect(book.answers()).toEqual([{ question: "look:app", text: "Is it new?", ...answered }]);
  expect(new DeviceBook({ database, device: "device-2", computer }).answers()).toEqual([]);
  const elsewhere = new DeviceBook({ database, device, computer: "computer-2" });
  expect([elsewhere.answers(), elsewhere.last(), elsewhere.checkedWhere()]).toEqual([[], null, "elsewhere"]);
  elsewhere.keep(aCheck(), 0);
  expect([book.last()?.platform, book.checkedWhere(), elsewhere.checkedWhere()]).toEqual([
    check.platform,
    "here",
    "here",
  ]);
});

it("a check belongs to an entry of the log: there is none without one", () => {
  const database = openDatabase(older(), "write");
  onTestFinished(() => void database.close());
  const book = new DeviceBook({ database, device: "device-1", computer: "computer-1" });
  expect(() => book.keep(aCheck(), 7)).toThrow();
  expect(book.last()).toBeNull();
});

it("an answer of which the time is none, or that is no answer, is as if it had not been given", () => {
  const database = openDatabase(older(), "write");
  onTestFinished(() => void database.close());
  const insert = database.prepare(
    "INSERT INTO device_answer VALUES (?, 'device-1', 'computer-1', ?, 'Is it?', 'yes', ?, 'p@1', '')",
  );
  const times = ["", "yesterday", "2026-02-30T00:00:00.000Z", "2026-03-19T20:00:00.000Z"];
  for (const [index, at] of times.entries()) insert.run(index + 1, `look:${index}`, at);
  const book = new DeviceBook({ database, device: "device-1", computer: "computer-1" });
  expect(book.answers().map(({ question }) => question)).toEqual(["look:3"]);
});
