import { rmSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { type Act, CustodianHome, canary, type KeyringState, onLinux } from "./services/custodian-home.ts";

const home = new CustodianHome();
const { session, vaultFiles } = home;

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
    const database = new BetterSqlite(join(home.path, "data-folder", "log.sqlite"));
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
    rmSync(join(home.path, "data-folder", "log.sqlite"));
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
