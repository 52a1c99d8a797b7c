import { beforeEach, describe, expect, it } from "vitest";
import type { CredentialInput, Requests } from "../../preload/contract.ts";
import { setUpDesk } from "./desk.ts";
import type { FakeBridge } from "./fake-bridge.ts";
import { furnishVaults } from "./fake-vault/sample.ts";

let bridge: FakeBridge;

beforeEach(() => {
  bridge = setUpDesk();
  furnishVaults(bridge.vault);
});

async function get<C extends keyof Requests>(channel: C, request: Requests[C]["request"]) {
  const reply = await bridge.request(channel, request);
  if (!reply.ok) throw new Error(reply.error.code);
  return reply.value;
}

const input: CredentialInput = {
  account: null,
  address: null,
  label: "Mailing list",
  username: "list",
  password: { keep: false, value: "first-of-all" },
  totp: { keep: true },
  recoveryCodes: { keep: true },
  notes: { keep: true },
};

describe("the furnished desk in memory", () => {
  it("shows what screens have to show: proofs, a reset due, a conflict, folders in step and in trouble", async () => {
    const { lock, vaults } = await get("vault.desk", null);
    expect(lock).toBe("open");
    const [parks, library] = vaults;
    expect(parks).toMatchObject({ conflicts: 1, shared: { state: "in-step" } });
    expect(parks?.resets).toHaveLength(1);
    expect(parks?.custodians.map((one) => [one.isMe, one.proof?.current ?? null, one.removed !== null])).toEqual([
      [true, true, false],
      [false, false, false],
      [false, null, false],
      [false, false, true],
    ]);
    expect(parks?.alone).toBeGreaterThan(0);
    expect(library).toMatchObject({ shared: { state: "refused" }, alone: 1 });
  });

  it("refuses while locked", async () => {
    await get("vault.lock", null);
    const { vaults } = await get("vault.desk", null);
    const reply = await bridge.request("vault.open", { vault: String(vaults[0]?.id), acceptOlder: false });
    expect(reply).toEqual({ ok: false, error: { code: "VAULT_LOCKED", detail: {} } });
  });

  it("closes a reset with another password, and settles the conflict", async () => {
    const vault = String((await get("vault.desk", null)).vaults[0]?.id);
    const { summary, credentials } = await get("vault.open", { vault, acceptOlder: false });
    const due = String(summary.resets[0]?.credential);
    const { version } = await get("vault.credential", { vault, credential: due });
    await get("vault.save-credential", { vault, credential: due, version, input });
    const apart = String(credentials.find((row) => row.conflicts > 0)?.id);
    const heads = (await get("vault.credential", { vault, credential: apart })).history.filter((one) => one.isHead);
    const choose = String(heads[1]?.version);
    await get("vault.settle", { vault, credential: apart, heads: heads.map((one) => one.version), choose });
    const after = await get("vault.open", { vault, acceptOlder: false });
    expect(after.summary).toMatchObject({ conflicts: 0, resets: [] });
  });

  it("has a running code and keeps who looked", async () => {
    const vault = String((await get("vault.desk", null)).vaults[0]?.id);
    const { credentials } = await get("vault.open", { vault, acceptOlder: false });
    const credential = String(credentials.find((row) => row.hasTotp)?.id);
    expect((await get("vault.code", { vault, credential })).code).toMatch(/^\d{6}$/);
    const { value } = await get("vault.reveal", { vault, credential, version: null, field: "password" });
    expect(value).not.toBe("");
    const { accesses } = await get("vault.accesses", { vault, credential, before: null });
    expect(accesses[0]?.what).toBe("password-shown");
  });
});
