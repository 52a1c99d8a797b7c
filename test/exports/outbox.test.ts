import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { type Database, openDatabase } from "../../main/database/index.ts";
import { Outbox } from "../../main/exports/index.ts";
import { AppError } from "../../main/lib/app-error.ts";

const at = "2026-11-20T10:00:00.000Z";
let [folder, database] = ["", undefined as unknown as Database];
let out = { temp: "", path: "" };

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "outbox-"));
  folder = join(root, "export");
  mkdirSync(folder);
  database = openDatabase(join(root, "log.sqlite"), "write");
  out = { temp: join(folder, ".a.zip.0f.part"), path: join(folder, "a.zip") };
  writeFileSync(out.temp, "a package");
  onTestFinished(() => {
    database.close();
    rmSync(root, { recursive: true, force: true });
  });
});

const outbox = () => new Outbox({ database, clock: () => new Date(at) });
const rows = () => database.prepare("SELECT * FROM package_outbox").all();
const row = () =>
  database.prepare("INSERT INTO package_outbox (final, temp, at) VALUES (?, ?, ?)").run(out.path, out.temp, at);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "no error";
}

describe("[A-6.g.ii] a package that is recorded and then gets its name", () => {
  it("is gone, and its row with it, when it can't be recorded", () => {
    const refuse = () => {
      throw new AppError("DISK_FULL");
    };
    expect(codeOf(() => outbox().deliver(out, refuse))).toBe("DISK_FULL");
    expect([readdirSync(folder), rows()]).toEqual([[], []]);
  });

  it("is not recorded when its name is taken, and what has the name stays", () => {
    writeFileSync(out.path, "somebody else's");
    let recorded = 0;
    expect(codeOf(() => outbox().deliver(out, () => (recorded += 1)))).toBe("EXPORT_EXISTS");
    expect([recorded, readdirSync(folder), readFileSync(out.path, "utf8")]).toEqual([0, ["a.zip"], "somebody else's"]);
  });

  it("is recorded in one transaction with its row, and lies under its name afterwards", () => {
    const box = outbox();
    const seen: boolean[] = [];
    expect(box.deliver(out, () => seen.push(database.inTransaction, existsSync(out.path)))).toBe(2);
    expect(seen).toEqual([true, false]);
    expect([readdirSync(folder), rows(), box.lost()]).toEqual([["a.zip"], [], []]);
  });

  it("gets its name at the next start when the app was killed before, or between its two names", () => {
    row();
    outbox().settle();
    expect([readdirSync(folder), rows()]).toEqual([["a.zip"], []]);
    linkSync(out.path, out.temp);
    row();
    outbox().settle();
    expect([readdirSync(folder), rows()]).toEqual([["a.zip"], []]);
    row();
    outbox().settle();
    expect([readdirSync(folder), rows()]).toEqual([["a.zip"], []]);
  });

  it("is told to be missing as long as it is in its folder under neither name", () => {
    row();
    rmSync(folder, { recursive: true });
    const box = outbox();
    box.settle();
    expect(box.lost()).toEqual([{ name: "a.zip", folder, at }]);
    expect(rows()).toHaveLength(1);
    mkdirSync(folder);
    writeFileSync(out.temp, "a package");
    box.settle();
    expect([readdirSync(folder), rows(), box.lost()]).toEqual([["a.zip"], [], []]);
  });

  it("never takes the place of another file, waits for it to go, and is not taken for left over meanwhile", () => {
    row();
    writeFileSync(out.path, "somebody else's");
    const old = new Date("2020-01-01T00:00:00.000Z");
    utimesSync(out.temp, old, old);
    const box = outbox();
    box.settle();
    expect([readFileSync(out.path, "utf8"), box.lost().length]).toEqual(["somebody else's", 1]);
    expect(Date.now() - statSync(out.temp).mtimeMs).toBeLessThan(3_600_000);
    rmSync(out.path);
    box.settle();
    expect([readFileSync(out.path, "utf8"), box.lost(), rows()]).toEqual(["a package", [], []]);
  });
});
