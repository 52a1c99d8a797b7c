import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { type Act, CustodianHome, canary, type KeyringState, onLinux } from "./services/custodian-home.ts";

const home = new CustodianHome();
const { session, vaultFiles, keepVaultsAlone } = home;

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
    mkdirSync(join(home.path, "new-folder"));
    cpSync(join(home.path, "data-folder", "vaults"), join(home.path, "new-folder", "vaults"), { recursive: true });
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
    cpSync(join(home.path, "data-folder", "vaults"), join(home.path, "put-aside"), { recursive: true });
    rmSync(join(home.path, "data-folder", "vaults"), { recursive: true });
    expect(await session("unlocked", ["start", "make", "desk", "count"])).toEqual(["ready", "made", "open", "1"]);
  });
});
