import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import canonicalize from "canonicalize";
import { afterAll, beforeAll, expect, it } from "vitest";
import { osKeychain } from "../../main/keychain/index.ts";
import { Services } from "../../main/services.ts";
import { custodia } from "./custodia.ts";

let root = "";
let data = "";

/** Runs the command; what it printed and how it ended. */
async function sample(name: string, seed = 1, cases = 12): Promise<string> {
  const folder = join(root, name);
  const made = await custodia(
    "sample",
    "--data",
    folder,
    "--cases",
    String(cases),
    "--seed",
    String(seed),
    "--pictures",
    "3",
  );
  expect(made).toMatchObject({ code: 0, err: "" });
  return folder;
}

/** Edits the log as an intruder would: with the guards taken away. */
function tamper(folder: string, sql: string): void {
  const database = new BetterSqlite(join(folder, "log.sqlite"));
  const guards = database.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
  database.exec(sql);
  database.close();
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "custodia-cli-"));
  data = await sample("data");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it("explains itself, as a whole and command by command", async () => {
  const help = await custodia("--help");
  expect(help.code).toBe(0);
  for (const word of ["log", "check", "checkpoint", "sample", "Exit codes"]) expect(help.out).toContain(word);
  expect(Math.max(...help.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(130);
  expect((await custodia("check", "--help")).out).toContain("Exit 0");
  expect((await custodia("help", "sample")).out).toContain("Same seed, same cases");
});

it.each([
  [[], 0],
  [["bogus"], 2],
  [["log"], 2],
  [["log", "--data"], 2],
  [["log", "--data", "x", "--bogus"], 2],
  [["sample", "--data", "x", "--cases", "many", "--seed", "1"], 2],
  [["sample", "--data", "x", "--cases", "0", "--seed", "1"], 2],
  [["check", "--data", "/nowhere/at/all"], 2],
])("answers %j with exit code %i and a sentence, never a stack", async (args, code) => {
  const ended = await custodia(...args);
  expect(ended.code).toBe(code);
  if (code === 2) expect(ended.err).toMatch(/^custodia.*\n/);
  expect(ended.out + ended.err).not.toMatch(/ {4}at /);
});

it("makes the same cases from the same seed, and others from another", async () => {
  const said = async (folder: string): Promise<string> => {
    const { out } = await custodia("log", "--data", folder);
    return out;
  };
  const [first, again, other] = [
    await said(data),
    await said(await sample("again")),
    await said(await sample("other", 2)),
  ];
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

it("lets nothing of a sample lie ahead of its last day", async () => {
  const { out } = await custodia("log", "--data", await sample("ahead", 7, 60), "--json");
  const times = out
    .trimEnd()
    .split("\n")
    .map((line) => String(JSON.parse(line).entry.at));
  expect(times.length).toBeGreaterThan(300);
  expect(times.filter((at) => at > "2026-11-20T23:00:00.000Z")).toEqual([]);
});

it("refuses to put sample data into a folder that holds something", async () => {
  const ended = await custodia("sample", "--data", data, "--cases", "1", "--seed", "1");
  expect(ended).toMatchObject({ code: 2 });
  expect(ended.err).toContain("PROFILE_EXISTS");
});

it("prints every entry as JSON that hashes to the signed root without the app", async () => {
  const { out } = await custodia("log", "--data", data, "--json");
  const lines = out.trimEnd().split("\n");
  const sha256 = (...parts: (string | Buffer)[]): Buffer => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  const leaves = lines.map((line, seq) => {
    const { entry, disclosures } = JSON.parse(line) as { entry: { seq: number; _sd: string[] }; disclosures: string[] };
    expect(entry.seq).toBe(seq);
    expect(disclosures.map((text) => sha256(text).toString("base64url")).sort()).toEqual(entry._sd);
    return sha256(Buffer.of(0), canonicalize(entry) ?? "");
  });
  // RFC 6962 section 2.1, written down as it stands there.
  const root = (from: number, to: number): Buffer => {
    if (to - from === 1) return leaves[from] as Buffer;
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    return sha256(Buffer.of(1), root(from, from + split), root(from + split, to));
  };
  const checkpoint = (await custodia("checkpoint", "--data", data)).out.split("\n");
  expect(checkpoint[1]).toBe(String(lines.length));
  expect(checkpoint[2]).toBe(root(0, leaves.length).toString("base64"));
  expect((await custodia("checkpoint", "--data", data, "--vkey")).out).toMatch(/^\S+\+[0-9a-f]{8}\+\S+\n$/);
});

it("prints the entries of one case, and says when there is none of that name", async () => {
  const { out } = await custodia("log", "--data", data);
  const id = /case\.opened +(\S+)/.exec(out)?.[1] ?? "";
  const one = await custodia("log", "--data", data, "--case", id);
  expect(one.code).toBe(0);
  expect(one.out.split("\n").length).toBeGreaterThan(2);
  expect(await custodia("log", "--data", data, "--case", "nothing")).toMatchObject({ code: 2 });
});

it("checks a sound log with exit code 0 and its counts", async () => {
  const { code, out } = await custodia("check", "--data", data);
  expect(code).toBe(0);
  expect(out).toMatch(/^Verified: \d+ entries, 3 evidence files/);
  expect(out).not.toContain("interrupted");
});

it("[A-6.g.iii] names the sealed screenshot that was changed, and the one that is gone", async () => {
  const folder = await sample("spoilt");
  const shelf = join(folder, "evidence");
  const files = readdirSync(shelf, { recursive: true, encoding: "utf8" }).filter((name) => /[0-9a-f]{64}$/.test(name));
  const [changed = "", gone = ""] = files;
  chmodSync(join(shelf, changed), 0o600);
  writeFileSync(join(shelf, changed), "another picture");
  rmSync(join(shelf, gone));
  const { code, out } = await custodia("check", "--data", folder);
  expect(code).toBe(1);
  for (const name of [changed, gone]) expect(out).toContain(name.slice(3, 15));
});

it.each([
  ["a changed field", "UPDATE disclosures SET text = replace(text, substr(text, 30, 1), 'Q') WHERE seq = 5", /entry 5/],
  ["a changed public part", `UPDATE entry SET public = replace(public, '"v":1', '"v":2') WHERE seq = 7`, /entry 7/],
  ["a missing entry", "DELETE FROM disclosures WHERE seq = 9; DELETE FROM entry WHERE seq = 9", /entry 9/],
])("names %s first", async (what, sql, named) => {
  const folder = await sample(what.replaceAll(" ", "-"));
  tamper(folder, sql);
  const { code, out } = await custodia("check", "--data", folder);
  expect(code).toBe(1);
  expect(out.split("\n")[0]).toMatch(named);
});

it("tells a cut, a foreign and an absent database apart, and changes none of them", async () => {
  const cut = await sample("cut");
  truncateSync(join(cut, "log.sqlite"), 20_000);
  expect((await custodia("check", "--data", cut)).code).not.toBe(0);
  const foreign = join(root, "foreign");
  rmSync(foreign, { recursive: true, force: true });
  await sample("foreign");
  writeFileSync(
    join(foreign, "log.sqlite"),
    "this is a letter, not a database, and it is long enough to be read as one".repeat(20),
  );
  const ended = await custodia("check", "--data", foreign);
  expect(ended.code).toBe(2);
  expect(ended.err).toContain("DATABASE_NOT_SQLITE");
  expect(existsSync(join(foreign, "log.sqlite-wal"))).toBe(false);
});

it("[A-6.h.i] holds a vault of invented passwords, which a second custodian has proved to open, but for the latest", async () => {
  const services = Services.create({
    folder: await sample("vaults", 3),
    packFolder: fileURLToPath(new URL("../../assets/policies", import.meta.url)),
    clock: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    // The sample's keys lie in files: no keychain is asked.
    keychain: osKeychain(),
    osUser: "sample",
    device: "sample-workstation",
  });
  try {
    await services.start();
    const { vaultDesk, vaults } = services.ready;
    expect(vaultDesk.desk()).toMatchObject({ lock: "locked", identity: { passphrase: false } });
    await vaultDesk.unlock(null);
    const [summary] = vaultDesk.desk().vaults;
    expect(summary).toMatchObject({ credentials: 12, alone: 2, conflicts: 0, resets: [{}, {}] });
    expect(summary?.custodians.map(({ name, proof }) => [name, proof?.current])).toEqual(
      expect.arrayContaining([
        ["Sample Coordinator", true],
        ["Quinn Example", false],
      ]),
    );
    const { credentials } = await vaults.open(summary?.id ?? "", false);
    const passwords = credentials.map(({ id }) => vaults.reveal(summary?.id ?? "", id, null, "password"));
    expect(passwords.every((password) => password.length >= 10)).toBe(true);
    expect(new Set(passwords).size).toBe(11);
    expect(credentials.every(({ label }) => label.includes("sample"))).toBe(true);
  } finally {
    await services.close();
  }
});

it("makes the same passwords from the same seed, sealed anew each time", async () => {
  const opened = (folder: string): { file: Buffer; credentials: unknown } => {
    const vaults = join(folder, "vaults");
    const file = readFileSync(join(vaults, readdirSync(vaults)[0] ?? ""));
    const identity = join(root, "identity.txt");
    writeFileSync(identity, JSON.parse(readFileSync(join(folder, "sample-custodian.key"), "utf8")).age);
    const { stdout } = spawnSync("age", ["-d", "-i", identity], { input: file });
    return { file, credentials: JSON.parse(stdout.toString()).vault.credentials };
  };
  const [one, two] = [opened(await sample("vault-one", 5)), opened(await sample("vault-two", 5))];
  expect(one.credentials).toEqual(two.credentials);
  expect(one.file.equals(two.file)).toBe(false);
});
