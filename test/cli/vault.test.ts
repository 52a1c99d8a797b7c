import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import { email, Workstation } from "../services/a-workstation.ts";
import { custodia } from "./custodia.ts";

const canary = "CANARY-p4ssword";

const secret = (value: string) => ({ keep: false as const, value });

async function addPassword({ ready }: Services, vault: string, label: string): Promise<void> {
  const none = { account: null, address: null, totp: secret(""), recoveryCodes: secret(""), notes: secret("") };
  const input = { ...none, label, username: "parks", password: secret(`${canary} ${label}`) };
  await ready.vaults.saveCredential(vault, null, null, input);
}

/** Content of every file but those that SQLite keeps beside a database that is in use. */
function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => statSync(join(folder, name)).isFile() && !/-(wal|shm)$/.test(name),
  );
  const hash = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(names.map((name) => [name, hash(name)]));
}

let station: Workstation;
let app: Services;
let vault = "";
let data = "";
let file = "";

/** A workstation at work: a custodian whose key lies in a plain file, one vault with two passwords. */
beforeEach(async () => {
  station = new Workstation();
  data = station.folder;
  app = await station.runWithLog();
  await app.ready.vaultDesk.makeIdentity(email, null);
  vault = (await app.ready.vaults.create("Parks accounts", "Parks")).summary.id;
  await addPassword(app, vault, "Parks page");
  await addPassword(app, vault, "Summer page");
  file = join(data, "vaults", `${vault}.custodia-vault`);
}, 120_000);

/** The custodian's own age identity, as `age-keygen` would have written it. */
function identityFile(): string {
  const { age } = JSON.parse(readFileSync(join(data, "sample-custodian.key"), "utf8")) as { age: string };
  const path = join(station.root, "identity.txt");
  writeFileSync(path, `# created: 2026-01-01\n# public key: age1...\n${age}\n`);
  return path;
}

function ageKey(name: string): { path: string; recipient: string } {
  const path = join(station.root, name);
  execFileSync("age-keygen", ["-o", path], { stdio: "ignore" });
  return { path, recipient: execFileSync("age-keygen", ["-y", path], { encoding: "utf8" }).trim() };
}

describe("words that the command does not know", () => {
  it("are answered with a sentence and exit code 2, never a stack", async () => {
    const { recipient } = ageKey("key.txt");
    const id = ["--vault", vault];
    const out = ["--out", join(station.root, "out.age")];
    for (const args of [
      [],
      ["bogus"],
      ["constructor"],
      ["list"],
      ["list", "--data", "/nowhere/at/all"],
      ["list", "--data", data, "--vault", vault],
      ["open-check", "--data", station.root],
      ["open-check", "--data", data, "--identity", "/nowhere.txt"],
      ["open-check", "--data", data, "--identity", data],
      ["open-check", "--data", data, "--passphrase-file", "/nowhere.txt"],
      ["export", "--data", data],
      ["export", "--data", data, ...id, "--recipient", recipient],
      ["export", "--data", data, ...id, "--recipient", "age1bogus", ...out],
      ["export", "--data", data, ...id, "--recipient", "AGE-SECRET-KEY-1", ...out],
      ["export", "--data", data, "--vault", "../../etc/passwd", "--recipient", recipient, ...out],
      ["export", "--data", data, "--vault", "01890000-0000-7000-8000-000000000000", "--recipient", recipient, ...out],
    ]) {
      const ended = await custodia("vault", ...args);
      expect(ended, args.join(" ")).toMatchObject({ code: 2, out: "" });
      expect(ended.err).toMatch(/^custodia vault: .+\n/);
      expect(ended.err).not.toMatch(/ {4}at /);
    }
    expect(existsSync(join(station.root, "out.age"))).toBe(false);
  });

  it("repeats nothing of a file that is no identity, nor of one with too much in it", async () => {
    const path = join(station.root, "half.txt");
    for (const text of ["AGE-SECRET-KEY-CANARY\n", "", "# only a comment\n", `AGE-SECRET-KEY-1${"Q".repeat(70_000)}`]) {
      writeFileSync(path, text);
      const { code, err } = await custodia("vault", "open-check", "--data", data, "--identity", path);
      expect(code).toBe(2);
      expect(err).not.toMatch(/CANARY|QQQ/);
    }
  });

  it("explains itself within a terminal's width", async () => {
    const { code, out } = await custodia("vault", "--help");
    expect(code).toBe(0);
    for (const word of ["vault list", "open-check", "age -d", "--passphrase-file"]) expect(out).toContain(word);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(130);
  });
});

describe("custodia vault list", () => {
  it("[A-6.h.i] names custodians and what they have proved, without any key, while the app has the folder open", async () => {
    renameSync(join(data, "sample-custodian.key"), join(data, "elsewhere.key"));
    const { code, out, err } = await custodia("vault", "list", "--data", data);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Parks accounts (Parks)");
    expect(out).toContain(vault);
    expect(out).toMatch(/revision 3, 2 credentials, changed \S+Z by Alex Sample/);
    expect(out).toMatch(
      /custodian Alex Sample <alex\.sample@invented-harbour\.example>, you: opened revision 3 on \S+Z\n/,
    );
    expect(out).toContain("2 credentials that fewer custodians than needed have opened");
    expect(out).not.toContain(canary);
  });

  it("[N-V.4] names passwords that must be changed, and until when", async () => {
    const [row] = (await app.ready.vaults.open(vault, false)).credentials;
    await app.ready.vaults.askReset(vault, [row?.id ?? ""], "Robin Leaver", "left the town");
    const { out } = await custodia("vault", "list", "--data", data);
    expect(out).toMatch(/reset due \d{4}-\d\d-\d\d: Parks page, known to Robin Leaver/);
  });

  it("gives the same as JSON", async () => {
    const { code, out } = await custodia("vault", "list", "--data", data, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ vaults: JSON.parse(JSON.stringify(app.ready.vaults.summaries())) });
    expect(out).not.toContain(canary);
  });

  it("writes no control character of a name to the terminal", async () => {
    await app.ready.vaults.rename(vault, "Parks \u202eaccounts", "Parks");
    const { out } = await custodia("vault", "list", "--data", data);
    expect(out).toContain("Parks \\u202eaccounts");
  });

  it("says so when there are none", async () => {
    const empty = new Workstation();
    await empty.runWithLog();
    expect(await custodia("vault", "list", "--data", empty.folder)).toMatchObject({
      code: 0,
      out: "There are no vaults in this folder yet.\n",
    });
    expect(await custodia("vault", "open-check", "--data", empty.folder)).toMatchObject({ code: 2, out: "" });
  });
});

describe("custodia vault open-check", () => {
  const check = (...more: string[]) => custodia("vault", "open-check", "--data", data, ...more);

  it("[A-6.h.i] opens every vault with the key from where it lies, and changes nothing while the app runs", async () => {
    await app.ready.vaults.create("Library accounts", "Library");
    const before = filesOf(data);
    const { code, out, err } = await check();
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Parks accounts: opens; revision 3, 2 credential\(s\), signed by alex\.sample@\S+ at \S+Z$/m);
    expect(out).toMatch(/^Library accounts: opens; revision 1, 0 credential\(s\)/m);
    expect(out).toMatch(/^All 2 vault\(s\) open\.$/m);
    expect(filesOf(data)).toEqual(before);
    await addPassword(app, vault, "Third page");
    expect((await check()).out).toContain("revision 4, 3 credential(s)");
  });

  it("opens them with an age identity file in the place of the key, and tells as JSON", async () => {
    const identity = identityFile();
    rmSync(join(data, "sample-custodian.key"));
    expect(await check()).toMatchObject({ code: 2 });
    const { code, out } = await check("--identity", identity, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      ok: true,
      vaults: [
        {
          vault,
          name: "Parks accounts",
          ok: true,
          revision: 3,
          at: expect.stringMatching(/Z$/),
          signedBy: email,
          credentials: 2,
          custodians: 1,
          refused: null,
        },
      ],
    });
  });

  it("tells somebody else's key from a custodian's", async () => {
    const { code, out } = await check("--identity", ageKey("other.txt").path);
    expect(code).toBe(1);
    expect(out).toContain("(VAULT_NOT_FOR_YOU)");
  });

  it("[A-6.h.i] names the vault that does not open, and why, and goes on with the others", async () => {
    const library = (await app.ready.vaults.create("Library accounts", "Library")).summary.id;
    const sealed = readFileSync(file);
    const flipped = Buffer.from(sealed);
    flipped[sealed.length - 20] = (flipped[sealed.length - 20] ?? 0) ^ 1;
    const other = readFileSync(join(data, "vaults", `${library}.custodia-vault`));
    for (const [spoilt, said] of [
      [flipped, "VAULT_DAMAGED"],
      [sealed.subarray(0, sealed.length - 100), "VAULT_"],
      [Buffer.alloc(0), "VAULT_"],
      [Buffer.from("a letter"), "VAULT_FOREIGN"],
      [other, "VAULT_OTHER"],
    ] as const) {
      writeFileSync(file, spoilt);
      const { code, out } = await check();
      expect(code).toBe(1);
      expect(out).toMatch(new RegExp(`^Parks accounts: .*\\(${said}`, "m"));
      expect(out).toMatch(/^Library accounts: opens/m);
      expect(out).toMatch(/^1 of 2 vault\(s\) DO NOT OPEN\.$/m);
      expect(out).not.toContain(canary);
    }
    rmSync(file);
    expect((await check()).out).toContain("(VAULT_MISSING)");
  });

  it("refuses an older copy that was put back", async () => {
    copyFileSync(file, join(station.root, "older"));
    await addPassword(app, vault, "Third page");
    copyFileSync(join(station.root, "older"), file);
    const { code, out } = await check("--json");
    expect(code).toBe(1);
    const { vaults } = JSON.parse(out) as { vaults: { refused: unknown }[] };
    expect(vaults[0]?.refused).toEqual({
      code: "VAULT_OLDER",
      detail: { name: "Parks accounts", revision: 3, seen: 4 },
    });
  });

  it("refuses a vault that somebody unknown here sealed to the right people", async () => {
    const stranger = new Workstation();
    const theirs = await stranger.runWithLog();
    await theirs.ready.vaultDesk.makeIdentity("robin.stranger@invented-harbour.example", null);
    const id = (await theirs.ready.vaults.create("Their accounts", "Parks")).summary.id;
    await theirs.ready.vaults.addCustodian(id, app.ready.vaultDesk.exportKey(false).text, null, "by phone");
    copyFileSync(join(stranger.folder, "vaults", `${id}.custodia-vault`), join(data, "vaults", `${id}.custodia-vault`));
    const { code, out } = await check();
    expect(code).toBe(1);
    expect(out).toMatch(/robin\.stranger@.*\(VAULT_SIGNER_UNKNOWN\)/);
    expect(out).toMatch(/^Parks accounts: opens/m);
  });
});

describe("a passphrase on top of the key", { timeout: 120_000 }, () => {
  const passphrase = "seven invented wörds on top of it";
  let words = "";
  beforeEach(async () => {
    await app.ready.vaultDesk.setPassphrase(null, passphrase);
    words = join(station.root, "passphrase.txt");
  }, 120_000);

  it("comes from the first line of a file", async () => {
    writeFileSync(words, `${passphrase}\r\nand nothing else\n`);
    expect(await custodia("vault", "open-check", "--data", data, "--passphrase-file", words)).toMatchObject({
      code: 0,
    });
    writeFileSync(words, "another CANARY passphrase\n");
    const wrong = await custodia("vault", "open-check", "--data", data, "--passphrase-file", words);
    expect(wrong).toMatchObject({ code: 2, out: "" });
    expect(wrong.err).toContain("PASSPHRASE_WRONG");
    expect(wrong.err).not.toContain("CANARY");
    writeFileSync(words, "\n");
    expect(await custodia("vault", "open-check", "--data", data, "--passphrase-file", words)).toMatchObject({
      code: 2,
      out: "",
    });
  });

  it("is asked for at a terminal without being shown, and mended with the erase key", async () => {
    const typed = passphrase.replace("seven", "sevven\u007f\u007f\u007fen");
    const ended = await atTerminal(["open-check", "--data", data], `${typed}\r`);
    expect(ended).toContain("Passphrase: \r\n");
    expect(ended).toContain("All 1 vault(s) open.");
    expect(ended).not.toMatch(/wörds|sevv/);
    expect(ended).toContain("exit 0");
  });

  it("can be broken off", async () => {
    const ended = await atTerminal(["open-check", "--data", data], "half of it\u0003");
    expect(ended).toContain("Broken off");
    expect(ended).toContain("exit 2");
  });

  it("is not waited for where there is no terminal", () => {
    const cli = join(import.meta.dirname, "../../main/cli.ts");
    const command = [cli, "vault", "open-check", "--data", data];
    const run = () => execFileSync(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
    expect(run).toThrow(/--passphrase-file/);
  });
});

/** Runs the command in a terminal of its own (script(1)), types once it asks, and gives back all that the screen showed. */
function atTerminal(args: readonly string[], typed: string): Promise<string> {
  const command = [process.execPath, join(import.meta.dirname, "../../main/cli.ts"), "vault", ...args];
  const quoted = command.map((word) => `'${word}'`).join(" ");
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", `${quoted}; echo exit $?`, "/dev/null"], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let screen = "";
    let asked = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      if (asked || !screen.includes("Passphrase: ")) return;
      asked = true;
      child.stdin.write(typed);
    });
    child.on("error", reject);
    child.on("close", () => resolve(screen));
  });
}

describe("custodia vault export", () => {
  const seal = (recipient: string, out: string, ...more: string[]) =>
    custodia("vault", "export", "--data", data, "--vault", vault, "--recipient", recipient, "--out", out, ...more);

  it("seals the same signed vault to that key alone: plain age and jq open it", async () => {
    const [key, other] = [ageKey("key.txt"), ageKey("other.txt")];
    const out = join(station.root, "out.age");
    const before = filesOf(data);
    const { code, out: said, err } = await seal(key.recipient, out);
    expect([code, err]).toEqual([0, ""]);
    expect(said).toContain(`2 credential(s) of "Parks accounts", sealed to ${key.recipient}`);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const plain = execFileSync("sh", ["-c", `age -d -i "${key.path}" "${out}" | jq -c .`], { encoding: "utf8" });
    const { statement, vault: content } = JSON.parse(plain) as { statement: string; vault: { credentials: object[] } };
    expect(content.credentials).toMatchObject([
      { password: `${canary} Parks page` },
      { password: `${canary} Summer page` },
    ]);
    const raw = execFileSync("age", ["-d", "-i", key.path, out]);
    expect(raw.equals(execFileSync("age", ["-d", "-i", identityFile(), file]))).toBe(true);
    expect(statement).toContain("custodia/vault@v1");
    expect(() => execFileSync("age", ["-d", "-i", other.path, out], { stdio: "pipe" })).toThrow();
    expect(() => execFileSync("age", ["-d", "-i", identityFile(), out], { stdio: "pipe" })).toThrow();
    expect(filesOf(data)).toEqual(before);
  });

  it("overwrites nothing, and leaves nothing where it can't write", async () => {
    const { recipient } = ageKey("key.txt");
    const out = join(station.root, "out.age");
    writeFileSync(out, "something else");
    expect(await seal(recipient, out)).toMatchObject({ code: 2, out: "" });
    expect(readFileSync(out, "utf8")).toBe("something else");
    expect(await seal(recipient, join(station.root, "no", "folder", "out.age"))).toMatchObject({ code: 2, out: "" });
    expect(readdirSync(station.root).sort()).toEqual(["data", "key.txt", "out.age", "packs"]);
  });

  it("gives nothing of a vault that does not verify", async () => {
    const { recipient } = ageKey("key.txt");
    copyFileSync(file, join(station.root, "older"));
    await addPassword(app, vault, "Third page");
    copyFileSync(join(station.root, "older"), file);
    const out = join(station.root, "out.age");
    const ended = await seal(recipient, out);
    expect(ended).toMatchObject({ code: 2, out: "" });
    expect(ended.err).toContain("VAULT_OLDER");
    expect(existsSync(out)).toBe(false);
  });

  it("opens with an identity file, too", async () => {
    const { path, recipient } = ageKey("key.txt");
    const out = join(station.root, "out.age");
    expect(await seal(recipient, out, "--identity", identityFile())).toMatchObject({ code: 0 });
    expect(execFileSync("age", ["-d", "-i", path, out], { encoding: "utf8" })).toContain(canary);
  });
});
