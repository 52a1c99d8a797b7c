import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { readExportKey } from "../../main/custodians/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import type { Services } from "../../main/services.ts";
import type { CredentialInput, VaultDesk } from "../../preload/contract.ts";
import { email, person, Workstation } from "./a-workstation.ts";
import { ByHand } from "./by-hand.ts";

const secret = (value: string) => ({ keep: false as const, value });
const input: CredentialInput = {
  account: null,
  address: "https://invented.example/login",
  label: "Parks page",
  username: "parks",
  password: secret("correct invented staple"),
  totp: secret(""),
  recoveryCodes: secret(""),
  notes: secret(""),
};

/** A data folder from before there were vaults, its key in a plain file, and a clock that stands still. */
async function olderFolder() {
  const desk = new Workstation();
  const hand = new ByHand();
  const { clock, timers } = hand;
  const run = await desk.runWithLog({ clock, timers });
  return { desk, hand, run, again: () => desk.run({ clock, timers }) };
}

async function withIdentity() {
  const made = await olderFolder();
  await made.run.ready.vaultDesk.makeIdentity(email, null);
  return made;
}

const lockOf = (run: Services) => run.ready.vaultDesk.desk().lock;

/** What was noted of all vaults, oldest first. */
function noted(desk: Workstation): unknown[] {
  const database = new BetterSqlite(desk.file("log.sqlite"), { readonly: true });
  const rows = database.prepare("SELECT who, what FROM vault_access WHERE vault IS NULL ORDER BY id").all();
  database.close();
  return rows;
}

describe("the desk of a data folder from before there were vaults", () => {
  it("has no key, says so, and goes on without one", async () => {
    const { run } = await olderFolder();
    const { vaultDesk } = run.ready;
    expect(vaultDesk.desk()).toEqual({
      lock: "no-identity",
      identity: null,
      settings: { idleMinutes: 5, clipboardSeconds: 10 },
      vaults: [],
    });
    await expect(vaultDesk.unlock(null)).rejects.toThrow("IDENTITY_MISSING");
    await expect(vaultDesk.makeHybrid()).rejects.toThrow("VAULT_LOCKED");
    expect(() => vaultDesk.exportKey(false)).toThrow("IDENTITY_MISSING");
    expect(await vaultDesk.foundIdentities()).toEqual([]);
    vaultDesk.lock("person");
    vaultDesk.touch();
    expect(run.status().entries).toBe(0);
  });

  it("[A-6.h.i] makes one key when it is asked to, says whose it is, and is open then", async () => {
    const { run, desk } = await olderFolder();
    const { vaultDesk } = run.ready;
    await expect(vaultDesk.makeIdentity("alex+page@invented.example", null)).rejects.toThrow("EMAIL_INVALID");
    expect(lockOf(run)).toBe("no-identity");
    const results = await Promise.allSettled([
      vaultDesk.makeIdentity(email, null),
      vaultDesk.makeIdentity(email, null),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    const { lock, identity } = vaultDesk.desk();
    expect(lock).toBe("open");
    expect(identity).toMatchObject({
      name: person.name,
      title: person.role,
      organisation: "Town of Invented Harbour",
      email,
      hybrid: false,
      passphrase: false,
    });
    expect(identity?.fingerprint).toMatch(/^\d{5}( \d{5}){7}$/);
    const { text, fileName, qr } = vaultDesk.exportKey(false);
    expect(readExportKey(text)).toMatchObject({ keyId: identity?.keyId, fingerprint: identity?.fingerprint });
    expect(fileName).toBe("Alex Sample.exportkey");
    expect(qr?.rows.length).toBeGreaterThan(20);
    expect(noted(desk)).toEqual([{ who: person.name, what: "vault-unlocked" }]);
  });

  it("makes none beside files of vaults that an older key opens", async () => {
    const { run, desk } = await olderFolder();
    mkdirSync(desk.file("vaults"), { recursive: true });
    const file = desk.file("vaults/019356a1-0000-7000-8000-000000000001.custodia-vault");
    writeFileSync(file, "sealed by an older key");
    await expect(run.ready.vaultDesk.makeIdentity(email, null)).rejects.toThrow("IDENTITY_EXISTS");
    expect(lockOf(run)).toBe("no-identity");
    expect(existsSync(desk.file("sample-custodian.key"))).toBe(false);
    expect(readFileSync(file, "utf8")).toBe("sealed by an older key");
  });
});

describe("the desk", () => {
  it("[A-6.h.i, N-II.1] is locked on the next day, opens with the key, and notes when it was opened and locked", async () => {
    const { run, desk, again } = await withIdentity();
    const vault = (await run.ready.vaults.create("Parks", "Parks")).summary.id;
    await run.ready.vaults.saveCredential(vault, null, null, input);
    await run.close();
    const next = await again();
    expect(lockOf(next)).toBe("locked");
    expect(next.ready.vaultDesk.desk().vaults).toMatchObject([{ id: vault, name: "Parks", credentials: 1 }]);
    await expect(next.ready.vaults.open(vault, false)).rejects.toThrow("VAULT_LOCKED");
    await next.ready.vaultDesk.unlock(null);
    const [row] = (await next.ready.vaults.open(vault, false)).credentials;
    expect(next.ready.vaults.reveal(vault, row?.id ?? "", null, "password")).toBe("correct invented staple");
    next.ready.vaultDesk.lock("person");
    next.ready.vaultDesk.lock("screen");
    expect(() => next.ready.vaults.reveal(vault, row?.id ?? "", null, "password")).toThrow("VAULT_LOCKED");
    // Closing the app is not a person's locking: the list says which of the two it was.
    const whats = ["vault-unlocked", "vault-locked-itself", "vault-unlocked", "vault-locked"];
    expect(noted(desk)).toEqual(whats.map((what) => ({ who: person.name, what })));
  });

  it("locks itself when nobody has used it, at once on a laptop that slept, and not while somebody works", async () => {
    const { run, hand } = await withIdentity();
    const { vaultDesk, vaults } = run.ready;
    const whileOpen = hand.running;
    hand.pass(4 * 60);
    vaultDesk.touch();
    hand.pass(4 * 60);
    expect(lockOf(run)).toBe("open");
    hand.pass(60);
    expect(vaults.isOpen).toBe(false);
    expect(lockOf(run)).toBe("locked");
    await vaultDesk.unlock(null);
    hand.sleep(9);
    vaultDesk.touch();
    expect(vaults.isOpen).toBe(false);
    await vaultDesk.unlock(null);
    hand.sleep(9);
    hand.pass(1);
    expect(vaults.isOpen).toBe(false);
    expect(hand.running).toBe(whileOpen - 1);
  });

  it("keeps its settings, and refuses those that nobody could mean", async () => {
    const { run, hand, again } = await withIdentity();
    const { vaultDesk } = run.ready;
    for (const [idleMinutes, clipboardSeconds] of [
      [0, 10],
      [61, 10],
      [5, 4],
      [5, 121],
      [2.5, 10],
      [Number.NaN, 10],
    ] as const) {
      expect(() => vaultDesk.saveSettings({ idleMinutes, clipboardSeconds })).toThrow("REQUEST_MALFORMED");
    }
    hand.pass(150);
    vaultDesk.saveSettings({ idleMinutes: 2, clipboardSeconds: 30 });
    expect(lockOf(run)).toBe("locked");
    await run.close();
    expect((await again()).ready.vaultDesk.desk().settings).toEqual({ idleMinutes: 2, clipboardSeconds: 30 });
  });

  it("that is locked while the key is on its way stays locked", async () => {
    const { run } = await withIdentity();
    const { vaultDesk } = run.ready;
    vaultDesk.lock("person");
    const opening = vaultDesk.unlock(null);
    await Promise.resolve();
    vaultDesk.lock("suspend");
    await expect(opening).rejects.toThrow("VAULT_LOCKED");
    expect(lockOf(run)).toBe("locked");
    expect(run.ready.vaults.isOpen).toBe(false);
    await vaultDesk.unlock(null);
    expect(lockOf(run)).toBe("open");
  });

  it("is locked even when that can't be noted, and does not open when that can't", async () => {
    const { run, desk, hand } = await withIdentity();
    const { vaultDesk, vaults } = run.ready;
    const database = new BetterSqlite(desk.file("log.sqlite"));
    database.exec("CREATE TRIGGER stop BEFORE INSERT ON vault_access BEGIN SELECT RAISE(ABORT, 'no notes'); END");
    expect(() => vaultDesk.lock("screen")).toThrow(AppError);
    expect(vaults.isOpen).toBe(false);
    await expect(vaultDesk.unlock(null)).rejects.toThrow(AppError);
    expect(vaults.isOpen).toBe(false);
    expect(lockOf(run)).toBe("locked");
    database.exec("DROP TRIGGER stop");
    await vaultDesk.unlock(null);
    database.exec("CREATE TRIGGER stop BEFORE INSERT ON vault_access BEGIN SELECT RAISE(ABORT, 'no notes'); END");
    hand.pass(301);
    expect(vaults.isOpen).toBe(false);
    database.exec("DROP TRIGGER stop");
    database.close();
  });

  it("tells its listeners what becomes of it, until they stop listening", async () => {
    const { run } = await withIdentity();
    const heard: VaultDesk["lock"][] = [];
    const stop = run.onVaultChanged(({ lock }) => heard.push(lock));
    run.ready.vaultDesk.lock("person");
    await run.ready.vaultDesk.unlock(null);
    stop();
    run.ready.vaultDesk.lock("person");
    expect(heard).toEqual(["locked", "open"]);
  });

  it("makes the post-quantum export key while it is open, and puts it into every vault", async () => {
    const { run } = await withIdentity();
    const { vaultDesk, vaults } = run.ready;
    await vaults.create("Parks", "Parks");
    expect(() => vaultDesk.exportKey(true)).toThrow("IDENTITY_MISSING");
    vaultDesk.lock("person");
    await expect(vaultDesk.makeHybrid()).rejects.toThrow("VAULT_LOCKED");
    await vaultDesk.unlock(null);
    await vaultDesk.makeHybrid();
    const { text, qr } = vaultDesk.exportKey(true);
    expect(readExportKey(text)).toMatchObject({ email, hybrid: true, keyId: vaultDesk.desk().identity?.keyId });
    expect(qr).not.toBeNull();
    expect(vaultDesk.desk()).toMatchObject({
      identity: { hybrid: true },
      vaults: [{ custodians: [{ hybrid: true }] }],
    });
    // The vault is sealed to it now, and still opens.
    vaultDesk.lock("person");
    await vaultDesk.unlock(null);
    await vaults.create("Library", "Library");
    expect(vaultDesk.desk().vaults.map(({ custodians }) => custodians[0]?.hybrid)).toEqual([true, true]);
  });

  it("[A-6.h.i] proves in a drill that the key comes back from where it lies", async () => {
    const { run, hand, desk } = await withIdentity();
    const { vaultDesk, vaults } = run.ready;
    const vault = (await vaults.create("Parks", "Parks")).summary.id;
    hand.pass(60);
    const { summary } = await vaultDesk.drill(vault);
    expect(summary.custodians).toMatchObject([{ proof: { at: hand.clock().toISOString(), current: true } }]);
    const kept = readFileSync(desk.file("sample-custodian.key"));
    rmSync(desk.file("sample-custodian.key"));
    await expect(vaultDesk.drill(vault)).rejects.toThrow("KEY_FILE_MISSING");
    writeFileSync(desk.file("sample-custodian.key"), kept);
    await vaultDesk.drill(vault);
  });

  it("[A-6.h.i] lets the log go on when the key is gone, with the vault's file untouched and no other key made", async () => {
    const { run, desk, again } = await withIdentity();
    const vault = (await run.ready.vaults.create("Parks", "Parks")).summary.id;
    await run.close();
    rmSync(desk.file("sample-custodian.key"));
    const before = readFileSync(desk.file(`vaults/${vault}.custodia-vault`));
    const next = await again();
    expect(next.phase().phase).toBe("ready");
    await expect(next.ready.vaultDesk.unlock(null)).rejects.toThrow("KEY_FILE_MISSING");
    await expect(next.ready.vaultDesk.makeIdentity(email, null)).rejects.toThrow("IDENTITY_EXISTS");
    await expect(next.ready.vaultDesk.adoptIdentity("00000000", null)).rejects.toThrow("IDENTITY_EXISTS");
    expect(lockOf(next)).toBe("locked");
    expect(readdirSync(desk.folder).filter((name) => name.includes("custodian"))).toEqual([]);
    expect(readFileSync(desk.file(`vaults/${vault}.custodia-vault`)).equals(before)).toBe(true);
  });
});
