import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { besideKeyring, type KeyringState } from "../keychain/keyring.ts";
import type { Act } from "../services/custodian-day.ts";

const day = new URL("../services/custodian-day.ts", import.meta.url).pathname;
const cli = new URL("../../main/cli.ts", import.meta.url).pathname;
const packs = new URL("../fixtures/policies", import.meta.url).pathname;

describe.runIf(process.platform === "linux")(
  "custodia vault open-check beside a real keyring",
  { timeout: 120_000 },
  () => {
    let home: string;
    let data: string;
    beforeEach(async () => {
      home = mkdtempSync(join(tmpdir(), "cli-keyring-"));
      data = join(home, "data-folder");
      const acts: Act[] = ["log beside", "start", ["unlock", null], ["vault", "CANARY"]];
      const command = [process.execPath, day, data, packs, "15000", JSON.stringify(acts)];
      const { answers, status } = await besideKeyring("unlocked", home, command);
      expect([status, answers.map(({ value }) => value).slice(0, 3)]).toEqual([0, ["made", "ready", "open"]]);
    }, 120_000);
    afterEach(() => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

    const check = (state: KeyringState) =>
      besideKeyring(state, home, [process.execPath, cli, "vault", "open-check", "--data", data, "--json"]);

    it("[A-6.h.i] fetches the key from the keychain and opens the vault", async () => {
      const { answers, status } = await check("unlocked");
      expect(status).toBe(0);
      expect(answers).toMatchObject([{ ok: true, vaults: [{ name: "Parks", ok: true, credentials: 1 }] }]);
      expect(JSON.stringify(answers)).not.toContain("CANARY");
    });

    it.each([
      ["locked", /keychain did not give the custodian's key.*KEYCHAIN_SILENT/],
      ["no-bus", /KEYCHAIN_ABSENT/],
      ["no-service", /KEYCHAIN_ABSENT/],
    ] as const)("says why it can't, with nothing on its output: %s", async (state, said) => {
      await expect(check(state)).rejects.toThrow(said);
    });
  },
);
