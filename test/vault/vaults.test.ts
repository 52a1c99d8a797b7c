import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aWorkstation,
  codeOf,
  dispose,
  edit,
  input,
  passwords,
  refused,
  until,
  type Workstation,
} from "./a-workstation.ts";

let desk: Workstation;
let vault = "";
beforeEach(async () => {
  desk = await aWorkstation("Robin Sample");
  vault = (await desk.vaults.create("Parks", "Parks and Recreation")).summary.id;
});
afterEach(() => dispose(desk));

const file = () => join(desk.data, "vaults", `${vault}.custodia-vault`);
const save = (label: string, more = {}) => desk.vaults.saveCredential(vault, null, null, input(label, more));
const summary = () => desk.vaults.summaries().find(({ id }) => id === vault);

describe("a vault", () => {
  it("is refused without a name or a department", async () => {
    expect((await refused(() => desk.vaults.create(" ", "Parks")))?.detail).toMatchObject({ field: "name" });
    expect((await refused(() => desk.vaults.create("Parks", "\u200b")))?.detail).toMatchObject({ field: "department" });
    expect(await codeOf(() => desk.vaults.rename(vault, "x".repeat(201), "Parks"))).toBe("TEXT_TOO_LONG");
    expect(await codeOf(() => desk.vaults.open("0190aaaa-0000-7000-8000-000000000000", false))).toBe("VAULT_UNKNOWN");
    expect(desk.vaults.summaries()).toHaveLength(1);
  });

  it("begins with its maker as the one custodian, which the log records", async () => {
    const view = await desk.vaults.open(vault, false);
    expect(view.summary).toMatchObject({
      name: "Parks",
      revision: 1,
      credentials: 0,
      alone: 0,
      shared: { state: "none" },
    });
    expect(view.summary.custodians).toMatchObject([
      { name: "Robin Sample", isMe: true, proof: { revision: 1, current: true } },
    ]);
    expect(desk.recorded).toMatchObject([
      { kind: "custodian.added", fields: { comparedHow: null, role: null, vault: { id: vault, name: "Parks" } } },
    ]);
  });

  it("is renamed once, and says so to everybody", async () => {
    await desk.vaults.rename(vault, "Parks and Trails", "Parks");
    await desk.vaults.rename(vault, "Parks and Trails", "Parks");
    expect(summary()).toMatchObject({ name: "Parks and Trails", department: "Parks", revision: 2 });
  });

  it("is there again after a restart, with everything in it", async () => {
    await save("Page", { notes: "Two lines\nof notes", recoveryCodes: "one\n\n two \n", address: null });
    desk = await desk.restarted();
    expect(summary()).toMatchObject({ name: "Parks", credentials: 1, revision: 2 });
    await desk.vaults.unlock(desk.me);
    const { credentials } = await desk.vaults.open(vault, false);
    const id = credentials[0]?.id ?? "";
    expect(desk.vaults.reveal(vault, id, null, "password")).toBe("pretend-password of Page");
    expect(desk.vaults.reveal(vault, id, null, "recoveryCodes")).toBe("one\ntwo");
    expect(desk.vaults.reveal(vault, id, null, "notes")).toBe("Two lines\nof notes");
  });

  it("keeps its highest revision in the keychain as well", async () => {
    await save("Page");
    await desk.vaults.close();
    expect(desk.marks.get(vault)).toBe(2);
  });

  it("gives nothing out while it is locked, but tells what may be known", async () => {
    const { id, version } = await save("Page");
    desk.vaults.lock();
    expect(summary()).toMatchObject({ credentials: 1, custodians: [{ name: "Robin Sample" }] });
    const attempts = [
      () => desk.vaults.open(vault, false),
      () => desk.vaults.reveal(vault, id, null, "password"),
      () => desk.vaults.copyValue(vault, id, null, "username", 0),
      () => desk.vaults.code(vault, id),
      () => desk.vaults.credential(vault, id),
      () => desk.vaults.saveCredential(vault, id, version, edit("Page", "another")),
      () => desk.vaults.create("Other", "Other"),
      () => desk.vaults.sealedFile(vault),
      () => desk.vaults.receipt(vault),
      () => desk.vaults.takeReceipt("custodia/receipt@v1\n"),
      () => desk.vaults.incoming(readFileSync(file())),
      () => desk.vaults.makeRecovery(vault),
      () => desk.vaults.exportFile(vault, "csv", "Parks", null),
      () => desk.vaults.beginImport("passwords.csv", Buffer.from("name,url,username,password\n")),
    ];
    for (const attempt of attempts) expect(await codeOf(attempt)).toBe("VAULT_LOCKED");
  });
});

describe("a credential", () => {
  const faults: [what: string, more: Record<string, string>, code: string, field: string][] = [
    ["an address that no browser opens", { address: "ftp://files.example" }, "ADDRESS_INVALID", "address"],
    ["an address with a script", { address: "javascript:alert(1)" }, "ADDRESS_INVALID", "address"],
    ["a password with a line break", { password: "one\ntwo" }, "TEXT_CONTROL_CHARACTER", "password"],
    ["a password that no page would take", { password: "x".repeat(2_001) }, "TEXT_TOO_LONG", "password"],
    ["a password of half a character", { password: "\ud83d" }, "TEXT_NOT_WELL_FORMED", "password"],
    ["a username with a bell in it", { username: "a\u0007b" }, "TEXT_CONTROL_CHARACTER", "username"],
    ["notes without an end", { notes: "x".repeat(20_001) }, "TEXT_TOO_LONG", "notes"],
  ];
  it.each(faults)("is refused with %s, and nothing is saved", async (_, more, code, field) => {
    const error = await refused(() => save("Page", more));
    expect(error?.code).toBe(code);
    expect(error?.detail.field).toBe(field);
    expect(summary()?.revision).toBe(1);
  });

  it("is refused without a label, with one that holds a line break, and with an account nobody registered", async () => {
    expect(await codeOf(() => save("  "))).toBe("TEXT_EMPTY");
    expect(await codeOf(() => save("a\nb"))).toBe("TEXT_CONTROL_CHARACTER");
    expect(await codeOf(() => save("Page", { account: "account-9" }))).toBe("ACCOUNT_UNKNOWN");
    expect(await codeOf(() => save("Page", { totp: "not a secret!" }))).toBe("TOTP_INVALID");
    expect((await save("Page", { account: "account-1" })).account).toBe("account-1");
  });

  it("keeps a password as it was typed, blanks at its ends included", async () => {
    const { id } = await save("Page", { password: "  pretend  " });
    expect(desk.vaults.reveal(vault, id, null, "password")).toBe("  pretend  ");
  });

  it("is refused to whoever looked at an older version of it", async () => {
    const first = await save("Page");
    const second = await desk.vaults.saveCredential(vault, first.id, first.version, edit("Page", "second pretence"));
    for (const attempt of [
      () => desk.vaults.saveCredential(vault, first.id, first.version, edit("Page", "third pretence")),
      () => desk.vaults.deleteCredential(vault, first.id, first.version),
    ]) {
      expect(await codeOf(attempt)).toBe("CREDENTIAL_CHANGED");
    }
    expect(await passwords(desk, vault)).toEqual({ Page: "second pretence" });
    expect(second.history).toHaveLength(2);
  });

  it("is not saved again when nothing about it is another", async () => {
    const { id, version } = await save("Page");
    const again = await desk.vaults.saveCredential(vault, id, version, edit("Page", "pretend-password of Page"));
    expect(again.version).toBe(version);
    expect(summary()?.revision).toBe(2);
  });

  it("shows its history, newest first, with what changed and no secret", async () => {
    const first = await save("Page", { notes: "a note" });
    desk.clock.at = new Date("2026-03-03T09:00:00.000Z");
    const view = await desk.vaults.saveCredential(vault, first.id, first.version, edit("Page", "second pretence"));
    expect(view.history.map(({ changed }) => changed)).toEqual([
      ["password"],
      ["address", "label", "notes", "password", "username"],
    ]);
    expect(view.passwordSince).toBe("2026-03-03T09:00:00.000Z");
    expect(JSON.stringify(view)).not.toContain("pretence");
    const oldest = view.history.at(-1)?.version ?? "";
    expect(desk.vaults.reveal(vault, view.id, oldest, "password")).toBe("pretend-password of Page");
  });

  it("is deleted, listed as such, and brought back as it was", async () => {
    const { id, version } = await save("Page");
    const gone = await desk.vaults.deleteCredential(vault, id, version);
    expect(gone.credentials).toEqual([]);
    expect(gone.deleted).toMatchObject([{ id, label: "Page", by: "Robin Sample", movedTo: null }]);
    expect(await codeOf(() => desk.vaults.reveal(vault, id, null, "password"))).toBe("CREDENTIAL_UNKNOWN");
    await desk.vaults.undeleteCredential(vault, id);
    expect(await passwords(desk, vault)).toEqual({ Page: "pretend-password of Page" });
  });

  it("moves to another vault with its history, and is gone from the first", async () => {
    const other = (await desk.vaults.create("Library", "Library")).summary.id;
    const { id, version } = await save("Page");
    const left = await desk.vaults.moveCredential(vault, id, version, other);
    expect(left.credentials).toEqual([]);
    expect(left.deleted).toMatchObject([{ id, movedTo: "Library" }]);
    expect(await passwords(desk, other)).toEqual({ Page: "pretend-password of Page" });
    const there = await desk.vaults.credential(other, id);
    expect(there.history).toHaveLength(2);
    await desk.vaults.moveCredential(other, id, there.version, vault);
    expect(await passwords(desk, vault)).toEqual({ Page: "pretend-password of Page" });
    expect(await passwords(desk, other)).toEqual({});
    expect(await codeOf(() => desk.vaults.moveCredential(vault, id, version, "nowhere"))).toBe("VAULT_UNKNOWN");
  });

  it("gives its running code, and refuses what is not there", async () => {
    const { id } = await save("Page", { totp: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" });
    desk.clock.at = new Date(59_000);
    expect(desk.vaults.code(vault, id)).toEqual({ code: "287082", secondsLeft: 1, period: 30 });
    expect(desk.vaults.copyValue(vault, id, null, "code", 0)).toBe("287082");
    const bare = await save("Bare", { password: "" });
    for (const field of ["password", "code", "recoveryCodes"] as const) {
      expect(await codeOf(() => desk.vaults.copyValue(vault, bare.id, null, field, 0))).toBe("CREDENTIAL_EMPTY_FIELD");
    }
    expect(await codeOf(() => desk.vaults.code(vault, bare.id))).toBe("CREDENTIAL_EMPTY_FIELD");
    expect(await codeOf(() => desk.vaults.copyValue(vault, id, "no such version", "password", 0))).toBe(
      "CREDENTIAL_UNKNOWN",
    );
  });
});

describe("what is the matter with passwords", () => {
  it("is told on each row: reused in any vault, empty, old, weak", async () => {
    const other = (await desk.vaults.create("Library", "Library")).summary.id;
    await save("One", { password: "a pretence that two pages share 7" });
    await desk.vaults.saveCredential(
      other,
      null,
      null,
      input("Two", { password: "a pretence that two pages share 7" }),
    );
    await save("Empty", { password: "" });
    await save("Weak", { password: "password1" });
    desk.clock.at = new Date("2027-03-02T09:00:00.000Z");
    await save("Good", { password: "corral-unfounded-17-thimble-Egress" });
    const rows = async () => (await desk.vaults.open(vault, false)).credentials;
    await until(async () => (await rows()).some(({ health }) => health.includes("weak")), 20_000);
    await until(() => desk.heard.checked.includes(vault));
    const { credentials } = await desk.vaults.open(vault, false);
    expect(Object.fromEntries(credentials.map(({ label, health }) => [label, health]))).toEqual({
      Empty: ["empty"],
      Good: [],
      One: ["reused", "old"],
      Weak: ["weak", "old"],
    });
  });
});

describe("[N-II.1] who opened, revealed or copied what", () => {
  it("[N-II.1] is on the disk before the secret is given, newest first, by page and by credential", async () => {
    const { id } = await save("Page", { recoveryCodes: "aaa\nbbb", notes: "n", totp: "GEZDGNBVGY3TQOJQ" });
    await desk.vaults.open(vault, false);
    desk.vaults.reveal(vault, id, null, "password");
    desk.vaults.reveal(vault, id, null, "notes");
    desk.vaults.reveal(vault, id, null, "totp");
    desk.vaults.reveal(vault, id, null, "recoveryCodes");
    desk.vaults.copyValue(vault, id, null, "password", 0);
    desk.vaults.copyValue(vault, id, null, "username", 0);
    desk.vaults.copyValue(vault, id, null, "recoveryCodes", 1);
    for (let second = 0; second < 60; second += 1) desk.vaults.code(vault, id);
    const { accesses, next } = desk.vaults.accesses(vault, null, null);
    expect(accesses.map(({ what }) => what)).toEqual([
      "code-shown",
      "recovery-code-copied",
      "username-copied",
      "password-copied",
      "recovery-codes-shown",
      "totp-secret-shown",
      "notes-shown",
      "password-shown",
      "vault-opened",
    ]);
    expect(accesses[0]).toMatchObject({ who: "Robin Sample", credential: id, label: "Page" });
    expect(next).toBeNull();
    expect(desk.vaults.accesses(vault, id, null).accesses).toHaveLength(8);
    expect(JSON.stringify(accesses)).not.toContain("pretend");
  });

  it("[N-II.1] comes in pages of fifty, needs no key, and can't be taken back", async () => {
    const { id } = await save("Page");
    for (let n = 0; n < 120; n += 1) desk.vaults.reveal(vault, id, null, "password");
    desk.vaults.lock();
    desk.vaults.noteAccess("vault-locked", null, null);
    const pages = [];
    let before: number | null = null;
    do {
      const page: ReturnType<typeof desk.vaults.accesses> = desk.vaults.accesses(vault, null, before);
      pages.push(page.accesses.length);
      before = page.next;
    } while (before !== null);
    expect(pages).toEqual([50, 50, 21]);
    for (const sql of [
      "DELETE FROM vault_access",
      "UPDATE vault_access SET who = 'nobody'",
      "INSERT OR REPLACE INTO vault_access (id, at, who, what) VALUES (3, '', '', '')",
    ]) {
      expect(() => desk.database.exec(sql)).toThrow(/append-only/);
    }
  });
});

describe("a canary password", () => {
  it("is found in no file but none at all: the sealed file does not show it either", async () => {
    const canary = "canary-9f3b-pretence";
    const { id } = await save("Canary", { password: canary, notes: canary, recoveryCodes: canary, username: "canary" });
    desk.vaults.reveal(vault, id, null, "password");
    desk.vaults.copyValue(vault, id, null, "password", 0);
    const files = readdirSync(desk.data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(1);
    for (const entry of files) expect(readFileSync(join(entry.parentPath, entry.name)).includes(canary)).toBe(false);
  });
});
