import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect } from "vitest";
import { besideKeyring, type KeyringState } from "../keychain/keyring.ts";
import type { Act } from "./custodian-day.ts";

export type { KeyringState } from "../keychain/keyring.ts";
export type { Act } from "./custodian-day.ts";

const script = new URL("custodian-day.ts", import.meta.url).pathname;
const packs = new URL("../fixtures/policies", import.meta.url).pathname;

/** The password in the vaults. */
export const canary = "correct-invented-staple";

export const onLinux = describe.runIf(process.platform === "linux");

interface Place {
  /** Whose workstation, which is also whose keyring. */
  readonly keyring: string;
  readonly folder: string;
  readonly custodian: string;
  /** Of the keychain's patience, in milliseconds. */
  readonly limit: number;
}

/** Workstations of custodians, each with a data folder and a real keyring of its own, for the tests of one file. */
export class CustodianHome {
  path = "";

  constructor() {
    beforeEach(() => {
      this.path = mkdtempSync(join(tmpdir(), "services-custodian-"));
    });
    afterEach(() => rmSync(this.path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  }

  /** A session at a workstation; the keyring and the data folder stay from one to the next. */
  session = async (
    state: KeyringState,
    acts: readonly Act[],
    over: Partial<Place> = {},
    flags: readonly string[] = [],
  ): Promise<unknown[]> => {
    const place = { keyring: "keyring", folder: "data-folder", custodian: "Alex Sample", limit: 15_000, ...over };
    const own = join(this.path, place.keyring);
    mkdirSync(own, { recursive: true });
    const list = join(own, "acts.json");
    writeFileSync(list, JSON.stringify(acts));
    const asking = [
      process.execPath,
      ...flags,
      script,
      join(this.path, place.folder),
      packs,
      String(place.limit),
      list,
    ];
    const command = ["env", `CUSTODIAN=${place.custodian}`, ...asking];
    const { answers, status } = await besideKeyring(state, own, command);
    expect(status).toBe(0);
    return answers.map(({ value }) => value);
  };

  /** Every vault file of a folder by its hash. */
  vaultFiles = (folder = "data-folder"): Record<string, string> => {
    const vaults = join(this.path, folder, "vaults");
    const hash = (name: string) =>
      createHash("sha256")
        .update(readFileSync(join(vaults, name)))
        .digest("hex");
    return Object.fromEntries(readdirSync(vaults).map((name) => [name, hash(name)]));
  };

  /** As on a new computer: nothing is there but the files of vaults. */
  keepVaultsAlone = (): void => {
    const folder = join(this.path, "data-folder");
    for (const name of readdirSync(folder)) if (name !== "vaults") rmSync(join(folder, name), { recursive: true });
  };
}
