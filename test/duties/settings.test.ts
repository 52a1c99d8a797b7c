import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { readNotification, writeNotification } from "../../main/duties/index.ts";

function aDatabase(): Database {
  const folder = mkdtempSync(join(tmpdir(), "duties-"));
  const database = openDatabase(join(folder, "log.sqlite"), "write");
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return database;
}

describe("the daily notification's memory", () => {
  it.each(["24:00", "9:00", "09:60", "", "09:00\n", "noon"])("refuses %j as a time of day", (at) => {
    const database = aDatabase();
    expect(() => writeNotification(database, { notify: true, at, shown: [] })).toThrow("REQUEST_MALFORMED");
    expect(readNotification(database).at).toBe("09:00");
  });

  it.each(["nonsense", "null", "[]", '{"notify":"yes","at":"25:00","shown":["2026-02-30",3]}'])(
    "takes the usual settings where %s is what it finds",
    (text) => {
      const database = aDatabase();
      database.prepare("INSERT INTO duty_setting (one, settings) VALUES (1, ?)").run(text);
      expect(readNotification(database)).toEqual({ notify: true, at: "09:00", shown: [] });
    },
  );

  it("gives back what was written, and forgets days that are long past", () => {
    const database = aDatabase();
    const shown = Array.from({ length: 70 }, (_, day) =>
      new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
    );
    writeNotification(database, { notify: false, at: "23:59", shown });
    expect(readNotification(database)).toEqual({ notify: false, at: "23:59", shown: shown.slice(10) });
  });
});
