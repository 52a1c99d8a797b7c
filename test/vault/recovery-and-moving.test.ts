import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  aWorkstation,
  codeOf,
  dispose,
  edit,
  handOver,
  input,
  passwords,
  refused,
  type Workstation,
} from "./a-workstation.ts";

let robin: Workstation;
let vault = "";
beforeEach(async () => {
  robin = await aWorkstation("Robin Sample");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
  await robin.vaults.saveCredential(vault, null, null, input("Page"));
});
afterEach(() => dispose(robin));

const summaryOf = (desk: Workstation) => desk.vaults.summaries().find(({ id }) => id === vault);

describe("a recovery copy", () => {
  it("counts as made only once it was put somewhere", async () => {
    const copy = await robin.vaults.makeRecovery(vault);
    expect(copy.passphrase.split(/[ -]/).length).toBeGreaterThanOrEqual(8);
    expect(summaryOf(robin)?.recovery).toBeNull();
    robin.vaults.recoverySaved(vault, copy.at, copy.revision);
    expect(summaryOf(robin)?.recovery).toEqual({ at: copy.at, revision: 2 });
    expect(robin.vaults.accesses(vault, null, null).accesses[0]?.what).toBe("recovery-made");
  });

  it("is refused with another passphrase, under another token, and as a sealed file that was handed over", async () => {
    const { bytes, passphrase } = await robin.vaults.makeRecovery(vault);
    const { token } = robin.vaults.beginRecovery("../../copy.age", bytes);
    expect(await codeOf(() => robin.vaults.openRecovery(token, "not the passphrase at all"))).toBe("PASSPHRASE_WRONG");
    expect(await codeOf(() => robin.vaults.openRecovery("another", passphrase))).toBe("SOURCE_UNKNOWN");
    const incoming = await robin.vaults.openRecovery(token, passphrase);
    expect(await codeOf(() => robin.vaults.take(incoming.token, "by phone"))).toBe("SOURCE_UNKNOWN");
    expect(await codeOf(() => robin.vaults.restore("another"))).toBe("SOURCE_UNKNOWN");
    expect(robin.vaults.beginRecovery("../../copy.age", bytes).name).toBe("copy.age");
  });

  it("makes the vault again on a new machine with a new key, whose custodian is listed beside the one before", async () => {
    const { bytes, passphrase } = await robin.vaults.makeRecovery(vault);
    const fresh = await aWorkstation("Robin Sample");
    const { token } = fresh.vaults.beginRecovery("copy.age", bytes);
    const incoming = await fresh.vaults.openRecovery(token, passphrase);
    expect(incoming).toMatchObject({ known: true, standing: "new", from: { name: "Robin Sample" }, credentials: 1 });
    const view = await fresh.vaults.restore(incoming.token);
    expect(view.summary).toMatchObject({ revision: 3, credentials: 1 });
    expect(view.summary.custodians.map(({ name, isMe }) => [name, isMe]).sort()).toEqual([
      ["Robin Sample", false],
      ["Robin Sample", true],
    ]);
    expect(await passwords(fresh, vault)).toEqual({ Page: "pretend-password of Page" });
    expect(fresh.recorded.map(({ kind }) => kind)).toEqual(["custodian.added"]);
    const again = await fresh.restarted();
    await again.vaults.unlock(again.me);
    expect(await passwords(again, vault)).toEqual({ Page: "pretend-password of Page" });
    await dispose(again);
  });

  it("is made one with what is here: nothing newer is lost", async () => {
    const { bytes, passphrase } = await robin.vaults.makeRecovery(vault);
    const { credentials } = await robin.vaults.open(vault, false);
    const id = credentials[0]?.id ?? "";
    const { version } = await robin.vaults.credential(vault, id);
    await robin.vaults.saveCredential(vault, id, version, edit("Page", "second pretence"));
    const { token } = robin.vaults.beginRecovery("copy.age", bytes);
    const incoming = await robin.vaults.openRecovery(token, passphrase);
    expect(incoming.standing).toBe("same");
    await robin.vaults.restore(incoming.token);
    expect(await passwords(robin, vault)).toEqual({ Page: "second pretence" });
  });

  it("gives a lost vault back, above the revision that was seen here", async () => {
    const { bytes, passphrase } = await robin.vaults.makeRecovery(vault);
    await robin.vaults.saveCredential(vault, null, null, input("Later page"));
    await robin.close();
    rmSync(join(robin.data, "vaults", `${vault}.custodia-vault`));
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    const { token } = robin.vaults.beginRecovery("copy.age", bytes);
    const { token: opened } = await robin.vaults.openRecovery(token, passphrase);
    expect((await robin.vaults.restore(opened)).summary).toMatchObject({ revision: 4, credentials: 1 });
    expect(robin.vaults.accesses(vault, null, null).accesses.map(({ what }) => what)).toContain("older-copy-accepted");
  });
});

describe("credentials from another tool", () => {
  const csv = [
    "name,url,username,password,note",
    "Page,https://social.example/login,parks@city.example,another pretence,",
    "New page,https://new.example,new@city.example,pretence n,a note",
    "App,android://hash@example.app/,app@city.example,pretence a,",
    "Same,https://social.example/login,parks@city.example,pretend-password of Page,",
    "",
  ].join("\n");

  it("are shown first, with what is here already, and put in as chosen, all in one revision", async () => {
    const { token, format } = robin.vaults.beginImport("passwords.csv", Buffer.from(csv));
    expect(format).toBe("csv");
    expect(await codeOf(() => robin.vaults.previewImport("another", vault, null))).toBe("SOURCE_UNKNOWN");
    const { rows, skipped } = await robin.vaults.previewImport(token, vault, null);
    expect(skipped).toEqual([]);
    expect(rows.map(({ label, standing }) => [label, standing])).toEqual([
      ["Page", "differs"],
      ["New page", "new"],
      ["App", "new"],
      ["Same", "duplicate"],
    ]);
    expect(JSON.stringify(rows)).not.toContain("preten");
    expect(await codeOf(() => robin.vaults.takeImport(token, vault, [99]))).toBe("SOURCE_UNKNOWN");
    const { view, added, updated } = await robin.vaults.takeImport(token, vault, [0, 1, 2, 3]);
    expect({ added, updated, revision: view.summary.revision }).toEqual({ added: 2, updated: 1, revision: 3 });
    expect(await passwords(robin, vault)).toEqual({
      App: "pretence a",
      "New page": "pretence n",
      Page: "another pretence",
    });
    // What no browser opens is kept among the notes.
    const app = view.credentials.find(({ label }) => label === "App");
    expect(app).toMatchObject({ address: null, hasNotes: true });
    expect(robin.vaults.reveal(vault, app?.id ?? "", null, "notes")).toContain("android://hash@example.app/");
    expect(await codeOf(() => robin.vaults.takeImport(token, vault, [0]))).toBe("SOURCE_UNKNOWN");
  });

  it("[N-V.4] close a reset when they bring another password", async () => {
    const { credentials } = await robin.vaults.open(vault, false);
    await robin.vaults.askReset(vault, [credentials[0]?.id ?? ""], "Alex Former", "Left the city");
    const { token } = robin.vaults.beginImport("passwords.csv", Buffer.from(csv));
    await robin.vaults.previewImport(token, vault, null);
    robin.recorded.length = 0;
    await robin.vaults.takeImport(token, vault, [0]);
    expect(robin.recorded.map(({ kind }) => kind)).toEqual(["credential.reset"]);
  });

  it("are let go when the person thinks better of it, and when the vault is locked", async () => {
    const { token } = robin.vaults.beginImport("passwords.csv", Buffer.from(csv));
    robin.vaults.dropImport(token);
    expect(await codeOf(() => robin.vaults.previewImport(token, vault, null))).toBe("SOURCE_UNKNOWN");
    const second = robin.vaults.beginImport("passwords.csv", Buffer.from(csv));
    robin.vaults.lock();
    await robin.vaults.unlock(robin.me);
    expect(await codeOf(() => robin.vaults.previewImport(second.token, vault, null))).toBe("SOURCE_UNKNOWN");
  });
});

describe("an export for another tool", () => {
  it("needs the vault’s name typed, and a passphrase for KDBX", async () => {
    const error = await refused(() => robin.vaults.exportFile(vault, "csv", "parks", null));
    expect(error).toMatchObject({ code: "VAULT_NAME_DIFFERS", detail: { name: "Parks" } });
    expect(await codeOf(() => robin.vaults.exportFile(vault, "kdbx", "Parks", null))).toBe("PASSPHRASE_WEAK");
    expect(await codeOf(() => robin.vaults.exportFile(vault, "kdbx", "Parks", "short"))).toBe("PASSPHRASE_WEAK");
    expect(robin.vaults.accesses(vault, null, null).accesses).toEqual([]);
  });

  it("opens in KeePassXC, and is noted", async () => {
    const passphrase = "a pretence of a passphrase";
    const { name, bytes, credentials } = await robin.vaults.exportFile(vault, "kdbx", "Parks", passphrase);
    expect({ name, credentials }).toEqual({ name: "Parks.kdbx", credentials: 1 });
    const file = join(robin.data, name);
    writeFileSync(file, bytes);
    const run = spawnSync("keepassxc-cli", ["show", "-s", "-a", "Password", file, "Page"], {
      input: `${passphrase}\n`,
      encoding: "utf8",
    });
    expect(run.stdout.trim()).toBe("pretend-password of Page");
    const csv = await robin.vaults.exportFile(vault, "csv", "Parks", null);
    expect(Buffer.from(csv.bytes).toString("utf8")).toContain("pretend-password of Page");
    expect(robin.vaults.accesses(vault, null, null).accesses.map(({ what }) => what)).toEqual(["exported", "exported"]);
  });
});

describe("recovery without the app", () => {
  it("opens the sealed file, handed over and adopted, with the age command alone", async () => {
    const sam = await aWorkstation("Sam Placeholder");
    await robin.vaults.addCustodian(vault, sam.me.key.text, null, "in person");
    const { taken } = await handOver(robin, sam, vault);
    expect(taken.view.summary.credentials).toBe(1);
    const { bytes, passphrase } = await sam.vaults.makeRecovery(vault);
    const { token } = sam.vaults.beginRecovery("copy.age", bytes);
    expect((await sam.vaults.openRecovery(token, passphrase)).standing).toBe("same");
    await dispose(sam);
  });
});
