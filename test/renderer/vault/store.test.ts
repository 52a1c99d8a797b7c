import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteCredential, undeleteCredential, useJustDeleted } from "../../../renderer/stores/deleted.ts";
import {
  followVault,
  loadEveryVault,
  lockVaults,
  openVault,
  unlockVaults,
  useVault,
} from "../../../renderer/stores/vault.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";
import { furnishVaults } from "../fake-vault/sample.ts";

let bridge: FakeBridge;
let stop: () => void;

beforeEach(async () => {
  bridge = setUpDesk();
  Object.assign(globalThis, { window: Object.assign(new EventTarget(), { custodia: bridge }) });
  furnishVaults(bridge.vault);
  useVault.setState({ desk: null, refused: null, views: {}, shown: null, lockedBy: null });
  stop = followVault();
  await vi.waitFor(() => expect(useVault.getState().desk?.lock).toBe("open"));
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

function parks(): string {
  return bridge.vault.vaults[0]?.id ?? "";
}

function labels(vault: string): string[] {
  return useVault.getState().views[vault]?.credentials.map((row) => row.label) ?? [];
}

describe("the vaults on the screen", () => {
  it("show nothing of a vault once it is locked, by whomever", async () => {
    await openVault(parks());
    expect(labels(parks())).toContain("Newsletter");
    bridge.vault.lockNow();
    expect(useVault.getState()).toMatchObject({ views: {}, lockedBy: "itself", desk: { lock: "locked" } });
    expect(JSON.stringify(useVault.getState())).not.toContain("newsletter@sample.invalid");
  });

  it("know whether it was the person who locked them", async () => {
    await lockVaults();
    expect(useVault.getState().lockedBy).toBe("person");
    await unlockVaults(null);
    expect(useVault.getState().lockedBy).toBeNull();
    bridge.vault.lockNow();
    expect(useVault.getState().lockedBy).toBe("itself");
  });

  it("don’t take rows that arrive after the lock", async () => {
    const reading = openVault(parks());
    bridge.vault.lockNow();
    await reading.catch(() => undefined);
    expect(useVault.getState().views).toEqual({});
  });

  it("follow what others change, while the vault is open", async () => {
    await openVault(parks());
    const vault = bridge.vault.vaults[0];
    const id = vault?.live()[0]?.id ?? "";
    bridge.vault.conflict(vault ?? bridge.vault.makeVault("none", "none"), id, "Quinn Example", "theirs");
    await vi.waitFor(() => {
      const row = useVault.getState().views[parks()]?.credentials.find((one) => one.id === id);
      expect(row?.conflicts).toBe(1);
    });
  });

  it("read every vault when all are searched, and none while they are locked", async () => {
    loadEveryVault();
    await vi.waitFor(() => expect(Object.keys(useVault.getState().views)).toHaveLength(2));
    bridge.vault.lockNow();
    expect(useVault.getState().views).toEqual({});
  });

  it("take a deleted credential out of the list, and put it back on undo", async () => {
    const view = await openVault(parks());
    const newsletter = view.credentials.find((row) => row.label === "Newsletter");
    const { version } = bridge.vault.vault(parks()).credential(newsletter?.id ?? "");
    const deleted = { vault: parks(), credential: newsletter?.id ?? "", label: "Newsletter" };
    await expect(deleteCredential(deleted, "another version")).rejects.toMatchObject({
      refused: { code: "CREDENTIAL_CHANGED" },
    });
    expect(useJustDeleted.getState().last).toBeNull();
    await deleteCredential(deleted, version);
    expect(labels(parks())).not.toContain("Newsletter");
    expect(useJustDeleted.getState().last).toEqual(deleted);
    await undeleteCredential(deleted);
    expect(labels(parks())).toContain("Newsletter");
    expect(useJustDeleted.getState().last).toBeNull();
  });
});

describe("somebody at work", () => {
  it("keeps the vaults open: main hears of it, and not of every key", () => {
    vi.useFakeTimers({ now: Date.now() + 60_000 });
    for (let n = 0; n < 20; n += 1) window.dispatchEvent(new Event("keydown"));
    expect(bridge.vault.touches).toBe(1);
    vi.setSystemTime(Date.now() + 15_000);
    window.dispatchEvent(new Event("pointerdown"));
    expect(bridge.vault.touches).toBe(2);
  });

  it("is of no interest while they are locked", () => {
    bridge.vault.lockNow();
    window.dispatchEvent(new Event("keydown"));
    expect(bridge.vault.touches).toBe(0);
  });
});
