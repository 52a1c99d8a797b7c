/** Two whole apps on two data folders with two keychains, and a folder that both can reach. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { RunningApp } from "./app.ts";
import { otherKeyring } from "./other-keyring.ts";
import { VaultDesk } from "./vault-desk.ts";

type Look = (name: string, page: Page) => Promise<void>;

export interface TwoDesks {
  readonly one: VaultDesk;
  readonly two: VaultDesk;
  readonly shared: string;
}

export async function withTwoDesks(
  work: (desks: TwoDesks) => Promise<void>,
  looks: readonly Look[] = [],
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "custodia-two-"));
  const shared = join(home, "network-drive");
  mkdirSync(shared);
  const keyring = await otherKeyring();
  const apps: RunningApp[] = [];
  try {
    for (const [name, env] of [
      ["one", {}],
      ["two", keyring.env],
    ] as const) {
      apps.push(await RunningApp.start(join(home, name), env));
    }
    const [one, two] = apps.map((app, at) => new VaultDesk(app, looks[at]));
    if (one === undefined || two === undefined) throw new Error("two desks");
    for (const app of apps) app.page.setDefaultTimeout(20_000);
    await work({ one, two, shared });
  } finally {
    for (const app of apps) await app.close();
    await keyring.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
