import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { latestVersion, migrations } from "../../main/database/migrations/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { makeFolder } from "../removal-log/sample-log.ts";

let folder = "";
let remove = () => {};
let file = "";

beforeEach(() => {
  ({ folder, remove } = makeFolder());
  file = join(folder, "log.sqlite");
});
afterEach(() => remove());

function refusal(mode: "write" | "read" = "write", name = file): AppError {
  try {
    openDatabase(name, mode).close();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error("it opened");
}

/** A database that another program, or another version, would leave behind. */
function made(sql: string): void {
  const database = new BetterSqlite(file);
  database.exec(sql);
  database.close();
}

function fill(name: string, rows: number): void {
  const database = openDatabase(name, "write");
  const insert = database.prepare("INSERT INTO verification (report) VALUES (?)");
  for (let row = 0; row < rows; row += 1) insert.run("x".repeat(3_000));
  database.close();
}

describe("a database that is opened", () => {
  it.runIf(process.platform !== "win32")("is readable by its owner alone, with all that lies beside it", () => {
    const database = openDatabase(file, "write");
    database.exec("INSERT INTO verification (report) VALUES ('{}')");
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    database.close();
  });

  it.runIf(process.platform !== "win32")("is refused at once where a pipe or a folder has its name", () => {
    spawnSync("mkfifo", [file]);
    for (const mode of ["read", "write"] as const) expect(refusal(mode).code).toBe("DATABASE_NOT_SQLITE");
    expect(refusal("read", folder).code).toBe("DATABASE_NOT_SQLITE");
  });

  it("has every pragma set and read back, the second time as the first", () => {
    for (const mode of ["write", "write", "read"] as const) {
      const database = openDatabase(file, mode);
      const read = (name: string) => database.pragma(name, { simple: true });
      expect({
        journal: read("journal_mode"),
        synchronous: read("synchronous"),
        triggers: read("recursive_triggers"),
        keys: read("foreign_keys"),
        trusted: read("trusted_schema"),
        cells: read("cell_size_check"),
        temp: read("temp_store"),
      }).toEqual({ journal: "wal", synchronous: 2, triggers: 1, keys: 1, trusted: 0, cells: 1, temp: 2 });
      database.close();
    }
  });

  it("carries Custodia's application id and the version of its schema, and only STRICT tables", () => {
    const database = openDatabase(file, "write");
    expect(database.pragma("application_id", { simple: true })).toBe(0x43757374);
    expect(database.pragma("user_version", { simple: true })).toBe(latestVersion);
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
      )
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  it("stands alone in its folder once it is closed, even after a creation that was interrupted", () => {
    writeFileSync(`${file}.new`, "half a database");
    openDatabase(file, "write").close();
    expect(readdirSync(folder)).toEqual(["log.sqlite"]);
  });

  it("is not made in a folder that is missing, nor by a reader", () => {
    expect(refusal("write", join(folder, "gone", "log.sqlite")).code).toBe("FOLDER_MISSING");
    expect(refusal("read").code).toBe("FOLDER_MISSING");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("can't be written by a reader", () => {
    openDatabase(file, "write").close();
    const database = openDatabase(file, "read");
    expect(() => database.exec("DELETE FROM verification")).toThrow(/readonly/);
    database.close();
  });
});

describe("a file that is refused", () => {
  const cases: [what: string, code: string, make: () => void][] = [
    ["text", "DATABASE_NOT_SQLITE", () => writeFileSync(file, "Dear diary,\n".repeat(400))],
    ["a few bytes of text", "DATABASE_NOT_SQLITE", () => writeFileSync(file, "sql")],
    ["nothing at all", "DATABASE_CUT_SHORT", () => writeFileSync(file, "")],
    ["half a header", "DATABASE_CUT_SHORT", () => writeFileSync(file, "SQLite format 3\0 and")],
    ["another program's database", "DATABASE_FOREIGN", () => made("CREATE TABLE recipes (name TEXT)")],
    [
      "a database from the future",
      "DATABASE_FROM_FUTURE",
      () => made(`CREATE TABLE t (x); PRAGMA application_id = 0x43757374; PRAGMA user_version = ${latestVersion + 10}`),
    ],
    [
      "a database that lost its last page",
      "DATABASE_CUT_SHORT",
      () => {
        fill(file, 20);
        truncateSync(file, statSync(file).size - 4096);
      },
    ],
    [
      "a database that lost half a page",
      "DATABASE_CUT_SHORT",
      () => {
        fill(file, 20);
        truncateSync(file, statSync(file).size - 2000);
      },
    ],
    ["only a write-ahead log", "DATABASE_CUT_SHORT", () => writeFileSync(`${file}-wal`, "what is left")],
  ];

  it.each(cases)("is told apart and left untouched: %s", (_, code, make) => {
    make();
    const before = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
    for (const mode of ["write", "read"] as const) {
      if (mode === "read" && !existsSync(file)) continue;
      expect(refusal(mode).code).toBe(code);
      expect(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])).toEqual(before);
    }
  });

  it("says which version wrote it and which is known", () => {
    made("CREATE TABLE t (x); PRAGMA application_id = 0x43757374; PRAGMA user_version = 990");
    expect(refusal().detail).toEqual({ version: 990, known: latestVersion });
  });

  it("is refused too when the newer version still stands in the write-ahead log", () => {
    openDatabase(file, "write").close();
    const newer = new BetterSqlite(file);
    newer.pragma("wal_autocheckpoint = 0");
    newer.pragma("user_version = 990");
    const copy = join(folder, "copy.sqlite");
    cpSync(file, copy);
    cpSync(`${file}-wal`, `${copy}-wal`);
    newer.close();
    expect(refusal("write", copy).code).toBe("DATABASE_FROM_FUTURE");
  });

  it("is not called cut short when only a checkpoint was interrupted: the missing pages are in the write-ahead log", () => {
    openDatabase(file, "write").close();
    const short = statSync(file).size;
    const writer = openDatabase(file, "write");
    writer.pragma("wal_autocheckpoint = 0");
    const insert = writer.prepare("INSERT INTO verification (report) VALUES (?)");
    for (let row = 0; row < 50; row += 1) insert.run("x".repeat(3_000));
    writer.pragma("wal_checkpoint(PASSIVE)");
    const [whole, halfway, lost] = ["whole.sqlite", "halfway.sqlite", "lost.sqlite"].map((name) => join(folder, name));
    for (const copy of [whole, halfway, lost] as string[]) cpSync(file, copy);
    cpSync(`${file}-wal`, `${halfway}-wal`);
    writer.close();
    // The first page, with the new length, was written; the power failed before the others were.
    truncateSync(halfway as string, short);
    truncateSync(lost as string, short);
    expect(refusal("write", lost).code).toBe("DATABASE_CUT_SHORT");
    const mended = openDatabase(halfway as string, "write");
    expect(mended.prepare("SELECT count(*) FROM verification").pluck().get()).toBe(50);
    expect(mended.pragma("integrity_check", { simple: true })).toBe("ok");
    mended.close();
  });
});

describe("a place that can't be written to", () => {
  /** Opens in a process without root's privileges, which no mode of a file would stop. */
  function openedElsewhere(mode: "read" | "write"): string {
    const program = fileURLToPath(new URL("opening-process.ts", import.meta.url));
    const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const run = spawnSync(process.execPath, [program, file, mode], { encoding: "utf8", ...user });
    expect(run.stderr).toBe("");
    return run.stdout;
  }

  it("is refused by name: a folder that is read-only", () => {
    openDatabase(file, "write").close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    expect(openedElsewhere("write")).toBe("FOLDER_READ_ONLY");
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual(["log.sqlite"]);
  });

  it("is refused by name: a file that is read-only", () => {
    openDatabase(file, "write").close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o777);
    expect(openedElsewhere("write")).toBe("FOLDER_READ_ONLY");
  });

  it("is refused by name: a folder that is read-only and has no database yet", () => {
    chmodSync(folder, 0o555);
    expect(openedElsewhere("write")).toBe("FOLDER_READ_ONLY");
    chmodSync(folder, 0o755);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("an older database", () => {
  const [first] = migrations;
  const older = () =>
    made(`${first?.sql}; PRAGMA application_id = 0x43757374; PRAGMA user_version = ${first?.version};
      INSERT INTO verification (report) VALUES ('kept')`);

  it("is copied into backup/ before it is brought up to date, and nothing in it is lost", () => {
    older();
    const database = openDatabase(file, "write");
    expect(database.pragma("user_version", { simple: true })).toBe(latestVersion);
    expect(database.prepare("SELECT report FROM verification").pluck().get()).toBe("kept");
    database.close();
    expect(readdirSync(join(folder, "backup"))).toEqual(["log-version-10.sqlite"]);
    const copy = new BetterSqlite(join(folder, "backup", "log-version-10.sqlite"), { readonly: true });
    expect(copy.pragma("user_version", { simple: true })).toBe(10);
    expect(copy.pragma("application_id", { simple: true })).toBe(0x43757374);
    expect(copy.prepare("SELECT report FROM verification").pluck().get()).toBe("kept");
    copy.close();
  });

  it("is copied again, under another name, when it turns up again", () => {
    for (const _ of [1, 2]) {
      older();
      openDatabase(file, "write").close();
      rmSync(file);
    }
    expect(readdirSync(join(folder, "backup")).sort()).toEqual(["log-version-10-2.sqlite", "log-version-10.sqlite"]);
  });

  it("is refused to a reader, untouched", () => {
    older();
    const before = readFileSync(file);
    expect(refusal("read").code).toBe("DATABASE_OUTDATED");
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(folder)).toEqual(["log.sqlite"]);
  });

  it("keeps its version when a migration fails half-way", () => {
    older();
    const second = migrations[1];
    const table = /CREATE TABLE (\w+)/.exec(second?.sql ?? "")?.[1];
    made(`CREATE TABLE ${table} (in_the_way TEXT) STRICT`);
    expect(refusal().code).toBe("UNEXPECTED");
    const database = new BetterSqlite(file, { readonly: true });
    expect(database.pragma("user_version", { simple: true })).toBe(10);
    expect(database.prepare(`SELECT count(*) FROM pragma_table_info('${table}')`).pluck().get()).toBe(1);
    database.close();
  });
});
