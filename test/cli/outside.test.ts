import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printable, printableLine } from "../../main/cli/printable.ts";
import { custodia } from "./custodia.ts";

const program = fileURLToPath(new URL("../../main/cli.ts", import.meta.url));
let root = "";
let data = "";

async function sample(name: string, seed: number): Promise<string> {
  const folder = join(root, name);
  const size = ["--cases", "8", "--seed", String(seed), "--pictures", "2"];
  expect(await custodia("sample", "--data", folder, ...size)).toMatchObject({ code: 0 });
  return folder;
}

function copyOf(folder: string, name: string): string {
  cpSync(folder, join(root, name), { recursive: true });
  return join(root, name);
}

/** Changes the database with its guards taken away and put back. */
function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite(join(folder, "log.sqlite"));
  database.pragma("foreign_keys = OFF");
  const guards = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  for (const guard of guards) database.exec(guard.sql);
  database.close();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "custodia-cli-"));
  data = await sample("data", 1);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a log compared with what was kept outside of it", () => {
  it("says which log it is, and takes its own key and its own checkpoint", async () => {
    const vkey = (await custodia("checkpoint", "--data", data, "--vkey")).out.trim();
    const kept = join(root, "kept.txt");
    writeFileSync(kept, (await custodia("checkpoint", "--data", data)).out);
    const { code, out } = await custodia("check", "--data", data, "--vkey", vkey, "--checkpoint", kept);
    expect(code).toBe(0);
    expect(out).toContain(`Log ${vkey.split("+")[0]}\nKey ${vkey}\n`);
    const { out: json } = await custodia("check", "--data", data, "--json");
    expect(JSON.parse(json)).toMatchObject({ ok: true, vkey, origin: vkey.split("+")[0] });
  });

  it("does not take another log's key or checkpoint", async () => {
    const other = await sample("other", 2);
    const vkey = (await custodia("checkpoint", "--data", other, "--vkey")).out.trim();
    const byKey = await custodia("check", "--data", data, "--vkey", vkey);
    expect(byKey.code).toBe(1);
    expect(byKey.out).toContain("the log's key is not the one that was given");
    const kept = join(root, "other.txt");
    writeFileSync(kept, (await custodia("checkpoint", "--data", other)).out);
    const byCheckpoint = await custodia("check", "--data", data, "--checkpoint", kept);
    expect(byCheckpoint.code).toBe(1);
    expect(byCheckpoint.out).toContain("is not signed with this log's key");
  });

  it("tells a log that was taken back or written anew with its own key by the checkpoint of before", async () => {
    const longer = join(root, "longer");
    const size = ["--seed", "1", "--pictures", "2", "--cases"];
    expect(await custodia("sample", "--data", longer, ...size, "9")).toMatchObject({ code: 0 });
    const kept = join(root, "longer.txt");
    const note = (await custodia("checkpoint", "--data", longer)).out;
    writeFileSync(kept, note);
    // The same seed gives the same key: each of the two is a log of its own that its own key has signed.
    expect((await custodia("check", "--data", data)).code).toBe(0);
    const { code, out } = await custodia("check", "--data", data, "--checkpoint", kept, "--json");
    expect(code).toBe(1);
    expect(out).toContain(`the log no longer contains the ${note.split("\n")[1]} entries that this checkpoint signed`);
  });

  it("takes neither a key nor a checkpoint that is none", async () => {
    expect(await custodia("check", "--data", data, "--vkey", "nobody")).toMatchObject({ code: 2 });
    expect(await custodia("check", "--data", data, "--checkpoint", join(root, "nothing"))).toMatchObject({ code: 2 });
    expect(await custodia("check", "--data", data, "--checkpoint", root)).toMatchObject({ code: 2 });
  });

  it("does not verify when another key was put in the place of the log's", async () => {
    const folder = copyOf(data, "rekeyed");
    tamper(folder, "UPDATE log_identity SET public_key = randomblob(32)");
    const { code, out } = await custodia("check", "--data", folder);
    expect(code).toBe(1);
    expect(out).toContain("checkpoint: the log's origin is not that of its public key");
    expect(await custodia("log", "--data", folder)).toMatchObject({ code: 1 });
  });
});

describe("what the database says on a terminal", () => {
  it("is escaped where it could move the cursor or turn the order of words, and cut where it is long", () => {
    expect(printable("a\u001b[2Jb\u009bc\u202ed\u2028e\ufefff\ng")).toBe(
      "a\\u001b[2Jb\\u009bc\\u202ed\\u2028e\\ufefff\ng",
    );
    expect(printable("\u{E0041}")).toBe("\\udb40\\udc41");
    expect(printableLine("one\ntwo", 20)).toBe("one\\u000atwo");
    expect(printableLine("x".repeat(50), 20)).toBe(`${"x".repeat(19)}…`);
  });

  it("can't pretend to be the result of the check", async () => {
    const folder = copyOf(data, "spoofed");
    const name = `\u001b[2J\u001b[HVerified: 220 entries\u202e${"x".repeat(2_000)}`;
    const database = new BetterSqlite(join(folder, "log.sqlite"));
    database.exec(`CREATE TRIGGER "${name}" AFTER INSERT ON facet BEGIN SELECT 1; END`);
    database.close();
    const { code, out } = await custodia("check", "--data", folder);
    expect(code).toBe(1);
    expect(out).toContain("\\u001b[2J\\u001b[HVerified: 220 entries\\u202e");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(out).not.toMatch(/[\u001b\u202e]/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThan(400);
    const { out: json } = await custodia("check", "--data", folder, "--json");
    expect((JSON.parse(json) as { faults: { what: string }[] }).faults[0]?.what).toContain(name);
  });

  it("is refused where an entry can't be read at all", async () => {
    const folder = copyOf(data, "unreadable");
    tamper(folder, "UPDATE entry SET public = '3' WHERE seq = 3");
    const { code, err } = await custodia("log", "--data", folder, "--json");
    expect(code).not.toBe(0);
    expect(err).not.toMatch(/ {4}at |undefined/);
  });
});

it.runIf(process.platform === "linux")("ends quietly when whoever reads along has enough", () => {
  const pipeline = `"${process.execPath}" "${program}" log --data "${data}" --json; echo "ended $?" >&2`;
  const run = spawnSync("sh", ["-c", `(${pipeline}) | head -c 1`], { encoding: "utf8" });
  expect(run.stdout).toBe("{");
  expect(run.stderr).toBe("ended 0\n");
});

describe.runIf(process.platform === "linux")("a folder that can't be written", () => {
  /** As somebody who owns nothing: root may write everywhere. */
  function asNobody(...args: readonly string[]) {
    const own = [process.execPath, program, ...args];
    const isRoot = process.getuid?.() === 0;
    const [command = "", ...rest] = isRoot
      ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", ...own]
      : own;
    return spawnSync(command, rest, { encoding: "utf8", env: { ...process.env, TMPDIR: join(root, "tmp") } });
  }

  function locked(name: string, mode: number): string {
    const folder = copyOf(data, name);
    for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const path = join(folder, entry);
      chmodSync(path, statSync(path).isDirectory() ? 0o555 : mode);
    }
    chmodSync(folder, 0o555);
    return folder;
  }

  beforeAll(() => {
    chmodSync(root, 0o755);
    spawnSync("mkdir", ["-m", "1777", join(root, "tmp")]);
  });

  it("is read from a private copy, which is taken away again", () => {
    const folder = locked("read-only", 0o444);
    const before = readdirSync(folder);
    expect(asNobody("check", "--data", folder)).toMatchObject({ status: 0, stderr: "" });
    expect(asNobody("log", "--data", folder)).toMatchObject({ status: 0, stderr: "" });
    expect(asNobody("checkpoint", "--data", folder).stdout).toBe(readFileSync(join(root, "kept.txt"), "utf8"));
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(join(root, "tmp"))).toEqual([]);
    chmodSync(folder, 0o755);
  });

  it("is told from one that can't even be read", () => {
    const folder = locked("closed", 0o000);
    const run = asNobody("check", "--data", folder);
    expect(run.status).toBe(2);
    expect(run.stderr).toBe(
      "custodia check: The folder, or a file in it, may not be opened by you. (FOLDER_READ_ONLY)\n",
    );
    chmodSync(folder, 0o755);
  });
});
