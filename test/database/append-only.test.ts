import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../main/removal-log/verify.ts";
import { closed, opened, recordCase, removed, type SampleLog, sampleLog } from "../removal-log/sample-log.ts";

let sample: SampleLog;
beforeEach(() => {
  sample = sampleLog();
  recordCase(sample.log, 1, [opened(), removed(), closed()]);
});
afterEach(() => sample.close());

const attempts = [
  "UPDATE entry SET public = '{}' WHERE seq = 1",
  "UPDATE entry SET seq = 7 WHERE seq = 2",
  "UPDATE OR REPLACE entry SET seq = 1 WHERE seq = 2",
  "DELETE FROM entry WHERE seq = 2",
  "DELETE FROM entry",
  "INSERT OR REPLACE INTO entry (seq, public, hashes) VALUES (1, '{}', x'00')",
  "REPLACE INTO entry (seq, public, hashes) VALUES (2, '{}', x'00')",
  "INSERT INTO entry (seq, public, hashes) VALUES (1, '{}', x'00') ON CONFLICT (seq) DO UPDATE SET public = '{}'",
  "INSERT INTO entry (seq, public, hashes) VALUES (9, '{}', x'00')",
  "INSERT INTO entry (public, hashes) VALUES ('{}', x'00')",
  "UPDATE disclosures SET text = '' WHERE seq = 1",
  "DELETE FROM disclosures WHERE seq = 2",
  "INSERT OR REPLACE INTO disclosures (seq, text) VALUES (1, '')",
  "INSERT INTO disclosures (seq, text) VALUES (1, '') ON CONFLICT (seq) DO UPDATE SET text = ''",
  "UPDATE log_identity SET origin = 'elsewhere'",
  "DELETE FROM log_identity",
  "INSERT OR REPLACE INTO log_identity VALUES (1, 'elsewhere', zeroblob(32), 'keychain')",
  "UPDATE log_head SET size = 1",
  "DELETE FROM log_head",
  "INSERT OR REPLACE INTO log_head VALUES (1, 1, 'nothing')",
];

const recorded = (database = sample.database) =>
  ["entry", "disclosures", "log_identity", "log_head"].map((table) => database.prepare(`SELECT * FROM ${table}`).all());

describe("what the log recorded", () => {
  it.each(attempts)("stays as it is against: %s", (sql) => {
    const before = recorded();
    expect(() => sample.database.exec(sql)).toThrow(/append-only|identity|head/);
    expect(recorded()).toEqual(before);
  });

  it("stays as it is against a second process that has switched every setting off", () => {
    const before = recorded();
    const program = `
      const BetterSqlite = require(${JSON.stringify(createRequire(import.meta.url).resolve("better-sqlite3"))});
      const database = new BetterSqlite(${JSON.stringify(sample.file)});
      for (const name of ["recursive_triggers", "foreign_keys"]) database.pragma(name + " = OFF");
      const refused = ${JSON.stringify(attempts)}.filter((sql) => {
        try { database.exec(sql); return false; } catch (error) { return error.code === "SQLITE_CONSTRAINT_TRIGGER"; }
      });
      process.stdout.write(String(refused.length));`;
    const run = spawnSync(process.execPath, ["--eval", program], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout).toBe(String(attempts.length));
    expect(recorded()).toEqual(before);
  });

  it("shows it when somebody takes the guards away: that can't be prevented, but not hidden either", async () => {
    const other = new BetterSqlite(sample.file);
    other.exec(
      "DROP TRIGGER entry_update; UPDATE entry SET public = replace(public, 'removed', 'hidden!') WHERE seq = 1",
    );
    other.close();
    const report = await verifyLog({ database: sample.database, evidenceFolder: sample.folder });
    expect(report.ok).toBe(false);
    expect(report.faults.map(({ what }) => what)).toContain("log: the trigger entry_update is missing");
    expect(report.faults.map(({ what }) => what)).toContain("entry 1: its public part was changed");
  });

  it("shows it when somebody drops the table itself, or adds a trigger of his own", async () => {
    const other = new BetterSqlite(sample.file);
    other.pragma("foreign_keys = OFF");
    other.exec("CREATE TRIGGER quiet AFTER INSERT ON disclosures BEGIN SELECT 1; END; DROP TABLE entry");
    other.close();
    const report = await verifyLog({ database: sample.database, evidenceFolder: sample.folder });
    expect(report.ok).toBe(false);
    const found = report.faults.map(({ what }) => what);
    expect(found).toContain("log: the table entry is missing");
    expect(found).toContain("log: the trigger quiet was added");
  });
});
