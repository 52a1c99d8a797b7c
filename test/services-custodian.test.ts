import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { besideKeyring, type KeyringState } from "./keychain/keyring.ts";
import type { Act } from "./services/custodian-day.ts";

const script = new URL("services/custodian-day.ts", import.meta.url).pathname;
const packs = new URL("fixtures/policies", import.meta.url).pathname;
const canary = "correct-invented-staple";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "services-custodian-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

interface Place {
  /** Whose workstation, which is also whose keyring. */
  readonly keyring: string;
  readonly folder: string;
  readonly custodian: string;
  /** Of the keychain's patience, in milliseconds. */
  readonly limit: number;
}

/** A session at a workstation; the keyring and the data folder stay from one to the next. */
async function session(
  state: KeyringState,
  acts: readonly Act[],
  over: Partial<Place> = {},
  flags: readonly string[] = [],
): Promise<unknown[]> {
  const place = { keyring: "keyring", folder: "data-folder", custodian: "Alex Sample", limit: 15_000, ...over };
  const own = join(home, place.keyring);
  mkdirSync(own, { recursive: true });
  const list = join(own, "acts.json");
  writeFileSync(list, JSON.stringify(acts));
  const asking = [process.execPath, ...flags, script, join(home, place.folder), packs, String(place.limit), list];
  const command = ["env", `CUSTODIAN=${place.custodian}`, ...asking];
  const { answers, status } = await besideKeyring(state, own, command);
  expect(status).toBe(0);
  return answers.map(({ value }) => value);
}

/** Every vault file of a folder by its hash. */
function vaultFiles(folder = "data-folder"): Record<string, string> {
  const vaults = join(home, folder, "vaults");
  const hash = (name: string) =>
    createHash("sha256")
      .update(readFileSync(join(vaults, name)))
      .digest("hex");
  return Object.fromEntries(readdirSync(vaults).map((name) => [name, hash(name)]));
}

/** As on a new computer: nothing is there but the files of vaults. */
function keepVaultsAlone(): void {
  const folder = join(home, "data-folder");
  for (const name of readdirSync(folder)) if (name !== "vaults") rmSync(join(folder, name), { recursive: true });
}

const onLinux = describe.runIf(process.platform === "linux");

onLinux("a custodian's key in a real Secret Service", { timeout: 180_000 }, () => {
  it("[A-6.h.i] is made on the first run, with the vaults open, and found there on the next day", async () => {
    expect(await session("unlocked", ["start", "first-run", "desk", ["vault", canary], "count"])).toEqual([
      "first-run with keychain",
      "ready",
      "open",
      expect.any(String),
      "1",
    ]);
    const acts: Act[] = ["start", "desk", ["unlock", null], "desk", "password", "lock", "password", "make", "count"];
    expect(await session("unlocked", acts)).toEqual([
      "ready",
      "locked Parks",
      "open",
      "open Parks",
      canary,
      "locked",
      "refused VAULT_LOCKED",
      "refused IDENTITY_EXISTS",
      "1",
    ]);
  });

  it("takes a passphrase on top, and does not open without it", async () => {
    await session("unlocked", ["start", "first-run", ["vault", canary]]);
    const words = "seven invented words for this one test";
    expect(
      await session("unlocked", [
        "start",
        ["passphrase", null, "short"],
        ["passphrase", null, words],
        ["unlock", null],
      ]),
    ).toEqual(["ready", "refused PASSPHRASE_WEAK", "set", "refused PASSPHRASE_WRONG"]);
    const acts: Act[] = ["start", ["unlock", "not these words at all"], ["unlock", words], "password", "count"];
    expect(await session("unlocked", acts)).toEqual(["ready", "refused PASSPHRASE_WRONG", "open", canary, "1"]);
    expect(await session("unlocked", ["start", ["passphrase", words, null], ["unlock", null], "password"])).toEqual([
      "ready",
      "set",
      "open",
      canary,
    ]);
  });

  it("is taken back when the log can't be made", async () => {
    expect(await session("unlocked", ["start", "count"])).toEqual(["first-run with keychain", "0"]);
    const database = new BetterSqlite(join(home, "data-folder", "log.sqlite"));
    database.exec("CREATE TRIGGER stop BEFORE INSERT ON custodian_identity BEGIN SELECT RAISE(ABORT, 'none'); END");
    database.close();
    expect(await session("unlocked", ["start", "first-run", "count"])).toEqual([
      "first-run with keychain",
      expect.stringMatching(/^refused /),
      "0",
    ]);
  });
});

/** The log's key comes back from a file, so that what is seen is what becomes of the vaults. */
onLinux("with a vault on disk and no key from the keychain", { timeout: 180_000 }, () => {
  const begin: Act[] = ["log beside", "start", ["unlock", null], ["vault", canary], "count"];
  const usual: Act[] = ["start", ["unlock", null], "make", "desk", "case"];
  const over = { limit: 1_500 };

  /** Another custodian's key would be a wrong value, too. */
  const another = JSON.stringify({ v: 1, keyId: "00000000", email: "max@a.example", sealed: "c2VhbGVk" });

  it.each<[string, KeyringState, string, readonly Act[], string]>([
    ["is locked", "locked", "keyring", usual, "KEYCHAIN_SILENT"],
    ["has lost the entry", "unlocked", "keyring", ["start", "take key away", ...usual.slice(1)], "KEYCHAIN_SILENT"],
    [
      "holds a wrong value",
      "unlocked",
      "keyring",
      ["start", ["spoil key", "a wrong value"], ...usual.slice(1)],
      "KEY_MISMATCH",
    ],
    [
      "holds another's key",
      "unlocked",
      "keyring",
      ["start", ["spoil key", another], ...usual.slice(1)],
      "KEY_MISMATCH",
    ],
    ["was never made", "unmade", "other", usual, "KEYCHAIN_SILENT"],
    ["is not on this desktop", "no-service", "keyring", usual, "KEYCHAIN_ABSENT"],
    ["has no bus to be asked on", "no-bus", "keyring", usual, "KEYCHAIN_ABSENT"],
    [
      "hangs",
      "unlocked",
      "keyring",
      ["start", "stop keychain", ...usual.slice(1), "let keychain go on"],
      "KEYCHAIN_SILENT",
    ],
  ])(
    "that %s, no new key is made, the file stays as it is, and the log goes on",
    async (_, state, keyring, acts, code) => {
      expect((await session("unlocked", begin)).at(-1)).toBe("1");
      const before = vaultFiles();
      const answers = await session(state, acts, { ...over, keyring });
      const from = acts.findIndex((act) => typeof act !== "string" && act[0] === "unlock");
      expect(answers.slice(from, from + 4)).toEqual([
        `refused ${code}`,
        "refused IDENTITY_EXISTS",
        "locked Parks",
        "recorded",
      ]);
      expect(answers[0]).toBe("ready");
      expect(vaultFiles()).toEqual(before);
      const left = acts.includes("take key away") ? "0" : "1";
      expect(await session("unlocked", ["count"])).toEqual([left]);
      if (keyring !== "keyring") expect(await session("unlocked", ["count"], { keyring })).toEqual(["0"]);
    },
  );

  it("and no database either, the app stops: a lost log is not a first run, and no key is made", async () => {
    await session("unlocked", ["start", "first-run", ["vault", canary]]);
    rmSync(join(home, "data-folder", "log.sqlite"));
    const before = vaultFiles();
    expect(await session("unlocked", ["start", "first-run", "count"])).toEqual([
      "stopped DATABASE_CUT_SHORT",
      "refused PROFILE_EXISTS",
      "1",
    ]);
    expect(vaultFiles()).toEqual(before);
  });

  it("that hangs for ten seconds, it is waited for", async () => {
    await session("unlocked", begin);
    const acts: Act[] = ["start", "stop keychain", "let keychain go on in 10 seconds", ["unlock", null], "password"];
    expect(await session("unlocked", acts)).toEqual(["ready", "done", "later", "open", canary]);
  });
});

onLinux("with files of vaults on disk and nothing else", { timeout: 180_000 }, () => {
  beforeEach(async () => {
    await session("unlocked", ["start", "first-run", ["vault", canary]]);
    keepVaultsAlone();
  });

  it.each<[string, KeyringState, string, string[]]>([
    ["locked", "locked", "keyring", ["first-run KEYCHAIN_SILENT", "refused KEYCHAIN_SILENT"]],
    ["never made", "unmade", "other", ["first-run KEYCHAIN_REFUSED", "refused KEYCHAIN_REFUSED"]],
    ["without a service", "no-service", "keyring", ["first-run KEYCHAIN_ABSENT", "refused KEYCHAIN_ABSENT"]],
    ["without a bus", "no-bus", "keyring", ["first-run KEYCHAIN_ABSENT", "refused KEYCHAIN_ABSENT"]],
  ])("a keychain that is %s makes no key", async (_, state, keyring, expected) => {
    const before = vaultFiles();
    expect(await session(state, ["start", "first-run"], { keyring, limit: 1_500 })).toEqual(expected);
    expect(vaultFiles()).toEqual(before);
    expect(await session("unlocked", ["count"])).toEqual(["1"]);
  });

  it("a keychain that hangs makes no key", async () => {
    const before = vaultFiles();
    const acts: Act[] = ["stop keychain", "start", "first-run", "let keychain go on"];
    expect(await session("unlocked", acts, { limit: 1_500 })).toEqual([
      "done",
      "first-run KEYCHAIN_SILENT",
      "refused KEYCHAIN_SILENT",
      "done",
    ]);
    expect(vaultFiles()).toEqual(before);
    expect(await session("unlocked", ["count"])).toEqual(["1"]);
  });

  it("[A-6.h.i] the first run makes a log alone, and the key that the keychain still holds opens the vault again", async () => {
    const before = vaultFiles();
    const acts: Act[] = [
      "start",
      "first-run",
      "desk",
      "make",
      "found",
      ["adopt found", null],
      "desk",
      "password",
      "count",
    ];
    expect(await session("unlocked", acts)).toEqual([
      "first-run with keychain",
      "ready",
      "no-identity",
      "refused IDENTITY_EXISTS",
      "alex.sample@invented-harbour.example false",
      "open",
      "open Parks",
      canary,
      "1",
    ]);
    expect(vaultFiles()).toEqual(before);
    expect(await session("unlocked", ["start", ["unlock", null], "password"])).toEqual(["ready", "open", canary]);
  });

  it("[A-6.h.i] a new data folder restores from the keychain and the vault's file alone, under a passphrase, too", async () => {
    const words = "seven invented words for this one test";
    const made = await session("unlocked", ["start", "first-run", ["adopt found", null], ["passphrase", null, words]]);
    expect(made.slice(2)).toEqual(["open", "set"]);
    mkdirSync(join(home, "new-folder"));
    cpSync(join(home, "data-folder", "vaults"), join(home, "new-folder", "vaults"), { recursive: true });
    const acts: Act[] = [
      "start",
      "first-run",
      "make",
      "found",
      ["adopt found", null],
      ["adopt found", words],
      "password",
      "count",
    ];
    expect(await session("unlocked", acts, { folder: "new-folder" })).toEqual([
      "first-run with keychain",
      "ready",
      "refused IDENTITY_EXISTS",
      "alex.sample@invented-harbour.example true",
      "refused PASSPHRASE_WRONG",
      "open",
      canary,
      "1",
    ]);
  });

  it("whose key is gone from the keychain as well, nothing is offered and nothing made until they are moved away", async () => {
    const acts: Act[] = ["start", "first-run", ["adopt found", null], "take key away"];
    await session("unlocked", acts);
    keepVaultsAlone();
    expect(await session("unlocked", ["start", "first-run", "found", "make", "desk", "count"])).toEqual([
      "first-run with keychain",
      "ready",
      "",
      "refused IDENTITY_EXISTS",
      "no-identity",
      "0",
    ]);
    cpSync(join(home, "data-folder", "vaults"), join(home, "put-aside"), { recursive: true });
    rmSync(join(home, "data-folder", "vaults"), { recursive: true });
    expect(await session("unlocked", ["start", "make", "desk", "count"])).toEqual(["ready", "made", "open", "1"]);
  });
});

onLinux("two custodians at two workstations, each with a keyring of its own", { timeout: 180_000 }, () => {
  const alex = { keyring: "alex", folder: "alex-data", custodian: "Alex Sample" };
  const quinn = { keyring: "quinn", folder: "quinn-data", custodian: "Quinn Example" };

  it("[A-6.h.i] the one makes an export key, the other seals to it, and a receipt proves that it was opened", async () => {
    const [, , key] = await session("unlocked", ["start", "first-run", ["export key"]], quinn);
    const handOver: Act[] = [
      "start",
      "first-run",
      ["vault", canary],
      ["add custodian", `> ${String(key)}`],
      ["sealed file"],
    ];
    const [, , , custodians, sealed] = await session("unlocked", handOver, alex);
    expect(custodians).toBe(2);
    const file = join(home, "handed-over.custodia-vault");
    writeFileSync(file, Buffer.from(String(sealed), "base64"));
    const taken = await session(
      "unlocked",
      ["start", ["take", file], ["unlock", null], ["take", file], "password"],
      quinn,
    );
    expect(taken).toEqual(["ready", "refused VAULT_LOCKED", "open", expect.any(String), canary]);
    const { known, receipt } = JSON.parse(String(taken[3]));
    expect(known).toBe(false);
    expect(await session("unlocked", ["start", ["unlock", null], ["take receipt", receipt], "count"], alex)).toEqual([
      "ready",
      "open",
      expect.arrayContaining(["Alex Sample true", "Quinn Example true"]),
      "1",
    ]);
  });
});

onLinux("the memory of the process", { timeout: 180_000 }, () => {
  it("[A-6.h.i] holds no text of the key and no password any more once the vaults are locked", async () => {
    const [openHeap, lockedHeap] = ["open", "locked"].map((name) => join(home, `${name}.heapsnapshot`)) as [
      string,
      string,
    ];
    await session("unlocked", ["start", "first-run", ["vault", canary]]);
    const [, kept] = await session("unlocked", ["start", "kept key"]);
    const { age, hybrid, seed } = JSON.parse(String(kept));
    const begin: Act[] = ["start", ["unlock", null], "password"];
    const flags = ["--expose-gc", "--heap-snapshot-string-limit=1000000"];
    // Two processes: looking at the heap leaves traces of its own.
    await session("unlocked", [...begin, ["heap", openHeap]], {}, flags);
    const acts: Act[] = [...begin, "lock", ["heap", lockedHeap]];
    expect(await session("unlocked", acts, {}, flags)).toEqual(["ready", "open", canary, "locked", "seen"]);
    const [open, locked] = [openHeap, lockedHeap].map((file) => readFileSync(file, "latin1")) as [string, string];
    // That what is looked for can be found at all: the post-quantum identity and the content are in use while it is open.
    expect([hybrid, canary].map((secret) => open.includes(secret))).toEqual([true, true]);
    expect(age).toMatch(/^AGE-SECRET-KEY-1/);
    expect([age, hybrid, seed, canary].map((secret) => locked.includes(secret))).toEqual([false, false, false, false]);
    // The rest of this pattern is in the program itself.
    expect(locked).not.toMatch(/AGE-SECRET-KEY-(PQ-)?1[02-9AC-HJ-NP-Z]{10}/);
  });
});
