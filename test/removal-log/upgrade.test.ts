import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { migrations } from "../../main/database/migrations/index.ts";
import { openLog } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import { disposeCase, hashOf, picture } from "./disposing.ts";
import * as made from "./sample-log.ts";

/** Turns a database into one of version 30, as the app before wrote it. */
function asBefore(file: string): void {
  const database = new BetterSqlite(file);
  const blank = new BetterSqlite(":memory:");
  for (const { version, sql } of migrations) if (version <= 30) blank.exec(sql);
  const objects = "SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL";
  type Row = { name: string; type: string; sql: string };
  const old = new Map(
    blank
      .prepare<[], Row>(objects)
      .all()
      .map((row) => [row.name, row.sql]),
  );
  database.pragma("foreign_keys = OFF");
  for (const { name, type, sql } of database.prepare<[], Row>(`${objects} ORDER BY type = 'table'`).all()) {
    if (old.get(name) !== sql && !name.startsWith("case_search")) database.exec(`DROP ${type} IF EXISTS ${name}`);
  }
  database.exec(old.get("disclosures_update") ?? "");
  database.exec("UPDATE derived_state SET version = 1");
  database.pragma("user_version = 30");
  blank.close();
  database.close();
}

it("a log of the version before opens with its files indexed, verifies, and can be disposed of", async () => {
  const sample = made.sampleLog();
  const events = [made.opened(), picture(1), picture(2), made.closed()];
  const id = made.recordCase(sample.log, 1, events);
  const head = sample.log.checkpoint();
  sample.database.close();
  asBefore(sample.file);
  expect(() => openDatabase(sample.file, "read")).toThrow("DATABASE_OUTDATED");
  const database = openDatabase(sample.file, "write");
  try {
    const log = openLog({ ...sample.options, database }, made.seed);
    expect([log.checkpoint(), log.unreadCount()]).toEqual([head, 2]);
    expect(log.filesGone([0, 1, 2, 3]).gone.map(({ sha256 }) => sha256)).toEqual([hashOf(1), hashOf(2)]);
    disposeCase(log, id);
    expect(log.finishDisposals()).toBe(true);
    const evidenceFolder = join(sample.folder, "evidence");
    expect((await verifyLog({ database, evidenceFolder })).faults).toEqual([]);
  } finally {
    database.close();
    sample.close();
  }
});
