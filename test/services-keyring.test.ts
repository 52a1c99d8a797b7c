import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { besideKeyring, type KeyringState } from "./keychain/keyring.ts";
import type { Act } from "./services/keyring-day.ts";

const script = new URL("services/keyring-day.ts", import.meta.url).pathname;
const packs = new URL("fixtures/policies", import.meta.url).pathname;
const key = Buffer.alloc(32, 9).toString("base64");

describe.runIf(process.platform === "linux")("the log's key in a real Secret Service", { timeout: 120_000 }, () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "services-keyring-"));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

  /** A session at the workstation; the keyring and the data folder stay from one to the next. */
  async function session(state: KeyringState, ...acts: Act[]): Promise<unknown[]> {
    const command = [process.execPath, script, join(home, "data-folder"), packs, JSON.stringify(acts)];
    const { answers, status } = await besideKeyring(state, home, command);
    expect(status).toBe(0);
    return answers.map(({ value }) => value);
  }

  it("is put there on the first run and found there on the next day", async () => {
    expect(await session("unlocked", "start", "first-run", "key", "entries")).toEqual([
      "first-run with keychain",
      "ready",
      key,
      "0 ready keychain",
    ]);
    expect(await session("unlocked", "start", "entries")).toEqual(["ready", "0 ready keychain"]);
  });

  it("is never made anew when the keyring is locked or the entry is gone", async () => {
    await session("unlocked", "start", "first-run");
    expect(await session("locked", "start", "retry", "first-run")).toEqual([
      "stopped KEYCHAIN_SILENT",
      "stopped KEYCHAIN_SILENT",
      "refused PROFILE_EXISTS",
    ]);
    expect(await session("unlocked", "take key away", "start", "key", "put key back", "retry", "entries")).toEqual([
      null,
      "stopped KEYCHAIN_SILENT",
      null,
      null,
      "ready",
      "0 ready keychain",
    ]);
  });

  it("of another log is refused", async () => {
    await session("unlocked", "start", "first-run");
    expect(await session("unlocked", "put another key", "start", "put key back", "retry")).toEqual([
      null,
      "stopped KEY_MISMATCH",
      null,
      "ready",
    ]);
  });

  it("that is gone with its whole keychain stops the app", async () => {
    await session("unlocked", "start", "first-run");
    expect(await session("no-service", "start")).toEqual(["stopped KEYCHAIN_ABSENT"]);
  });

  it("is taken back when the log can't be made, and the first run works afterwards", async () => {
    const acts: Act[] = ["start", "break database", "first-run", "key", "mend database", "first-run", "key"];
    expect(await session("unlocked", ...acts)).toEqual([
      "first-run with keychain",
      "done",
      expect.stringMatching(/^refused /),
      null,
      "done",
      "ready",
      key,
    ]);
  });

  it("left by a run that ended before its log was made does not keep the next first run from working", async () => {
    expect(
      await session("unlocked", "start", "put another key", "close", "start", "first-run", "close", "start"),
    ).toEqual(["first-run with keychain", null, null, "first-run with keychain", "ready", null, "ready"]);
  });

  it("is asked for only after the person knows whether the keychain works", async () => {
    expect(await session("no-service", "start", "first-run")).toEqual([
      "first-run KEYCHAIN_ABSENT",
      "refused KEYCHAIN_ABSENT",
    ]);
  });
});
