import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ageDecrypt } from "../../main/vault/age-file.ts";
import { readPlain } from "../../main/vault/plain.ts";
import { sealVault } from "../../main/vault/vault-file.ts";
import {
  aCustodian,
  aLockedWorkstation,
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
let sam: Workstation;
let vault = "";
beforeEach(async () => {
  robin = await aWorkstation("Robin Sample");
  sam = await aWorkstation("Sam Placeholder");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
  await robin.vaults.saveCredential(vault, null, null, input("Page"));
  await robin.vaults.addCustodian(vault, sam.me.key.text, null, "in person");
});
afterEach(() => dispose(robin, sam));

const fileOf = (desk: Workstation) => join(desk.data, "vaults", `${vault}.custodia-vault`);
const summaryOf = (desk: Workstation) => desk.vaults.summaries().find(({ id }) => id === vault);
const bytesOf = async (desk: Workstation) => (await desk.vaults.sealedFile(vault)).bytes;

async function change(desk: Workstation, label: string, password: string): Promise<void> {
  const { credentials } = await desk.vaults.open(vault, false);
  const id = credentials.find((row) => row.label === label)?.id ?? null;
  const version = id === null ? null : (await desk.vaults.credential(vault, id)).version;
  await desk.vaults.saveCredential(
    vault,
    id,
    version,
    id === null ? input(label, { password }) : edit(label, password),
  );
}

/** The vault as somebody else might seal it. */
async function resealed(
  change: (content: ReturnType<typeof readPlain>["content"]) => ReturnType<typeof readPlain>["content"],
  by: Workstation["me"],
  at: { revision?: number; recipients?: readonly string[] } = {},
) {
  const { plain } = await ageDecrypt(await bytesOf(robin), robin.me.identities);
  const read = readPlain(plain);
  const content = change(read.content);
  const writer = { keyId: by.key.keyId, keyName: by.key.email, signNote: (text: string) => by.signNote(text) };
  const recipients =
    at.recipients ?? [robin.me.key.recipient, sam.me.key.recipient].slice(0, content.custodians.length);
  const revision = at.revision ?? read.statement.revision + 1;
  return (await sealVault(content, { revision, at: "2026-03-02T10:00:00.000Z" }, writer, recipients)).file;
}

describe("a sealed vault that comes from outside", () => {
  it("is refused when it is no vault, cut short, damaged, or not for me", async () => {
    const bytes = Buffer.from(await bytesOf(robin));
    const flipped = Buffer.from(bytes);
    flipped[bytes.length - 20] = (flipped[bytes.length - 20] ?? 0) ^ 1;
    const attempts: [Uint8Array, string][] = [
      [Buffer.from("Dear colleague,"), "VAULT_FOREIGN"],
      [new Uint8Array(), "VAULT_FOREIGN"],
      [bytes.subarray(0, bytes.length - 10), "VAULT_CUT_SHORT"],
      [flipped, "VAULT_DAMAGED"],
    ];
    for (const [file, code] of attempts)
      expect([code, "VAULT_DAMAGED", "VAULT_CUT_SHORT"]).toContain(await codeOf(() => sam.vaults.incoming(file)));
    const pat = await aWorkstation("Pat Nobody");
    expect(await codeOf(() => pat.vaults.incoming(bytes))).toBe("VAULT_NOT_FOR_YOU");
    expect(await codeOf(() => sam.vaults.take("no such token", "by phone"))).toBe("SOURCE_UNKNOWN");
    expect(sam.vaults.summaries()).toEqual([]);
    await dispose(pat);
  });

  it("is taken from an unknown signer only once the fingerprint was compared", async () => {
    const incoming = await sam.vaults.incoming(await bytesOf(robin));
    expect(incoming).toMatchObject({
      known: false,
      standing: "new",
      credentials: 1,
      from: { name: "Robin Sample", fingerprint: robin.me.key.fingerprint, isMe: false },
    });
    expect((await refused(() => sam.vaults.take(incoming.token, null)))?.detail).toMatchObject({
      email: robin.me.key.email,
    });
    const taken = await sam.vaults.take(incoming.token, "by phone");
    expect(taken.conflicts).toBe(0);
    expect(await codeOf(() => sam.vaults.take(incoming.token, "by phone"))).toBe("SOURCE_UNKNOWN");
    expect(await passwords(sam, vault)).toEqual({ Page: "pretend-password of Page" });
    expect(sam.recorded).toMatchObject([
      { kind: "custodian.confirmed", fields: { custodian: { name: "Robin Sample" }, revision: 3 } },
    ]);
    // As it is: the same bytes, the same revision.
    expect(readFileSync(fileOf(sam))).toEqual(readFileSync(fileOf(robin)));
  });

  it("is refused outright when the vault does not even list who signed it", async () => {
    const stranger = await aCustodian("Alex Stranger");
    const file = await resealed((content) => content, stranger);
    expect(await codeOf(() => sam.vaults.incoming(file))).toBe("VAULT_SIGNER_UNKNOWN");
    expect(await codeOf(() => robin.vaults.incoming(file))).toBe("VAULT_SIGNER_UNKNOWN");
  });

  it("is refused when a stranger has put himself among the custodians and signed it, until a person has compared his fingerprint", async () => {
    await handOver(robin, sam, vault);
    const alex = await aWorkstation("Alex Stranger");
    const file = await resealed(
      (content) => {
        const [first] = content.custodians;
        if (first === undefined) throw new Error("no custodian");
        const one = { ...first, exportKey: alex.me.key.text, keyId: alex.me.key.keyId, revision: 4 };
        return { ...content, custodians: [...content.custodians, one].sort((a, b) => (a.keyId < b.keyId ? -1 : 1)) };
      },
      alex.me,
      { recipients: [robin, sam, alex].map(({ me }) => me.key.recipient) },
    );
    const incoming = await sam.vaults.incoming(file);
    expect(incoming).toMatchObject({ known: false, from: { name: "Alex Stranger" }, standing: "newer" });
    expect(await codeOf(() => sam.vaults.take(incoming.token, null))).toBe("VAULT_SIGNER_UNKNOWN");
    await sam.vaults.take(incoming.token, "by video call");
    // Sealed anew by one whom the database knows: it opens after a restart.
    sam = await sam.restarted();
    await sam.vaults.unlock(sam.me);
    expect((await sam.vaults.open(vault, false)).summary).toMatchObject({ revision: 5, changedBy: "Sam Placeholder" });
    await dispose(alex);
  });

  it("is refused when its statement was signed by a custodian who is no longer one", async () => {
    await handOver(robin, sam, vault);
    const file = await resealed((content) => content, sam.me, { revision: 9 });
    await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    expect(await codeOf(() => robin.vaults.incoming(file))).toBe("VAULT_SIGNER_REMOVED");
  });

  it("is refused when it is an older one than was seen here, with both revisions", async () => {
    await handOver(robin, sam, vault);
    const old = await bytesOf(robin);
    await change(robin, "Page", "second pretence");
    await handOver(robin, sam, vault);
    const error = await refused(() => sam.vaults.incoming(old));
    expect(error?.code).toBe("VAULT_OLDER");
    expect(error?.detail).toEqual({ name: "Parks", revision: 3, seen: 4 });
    expect(await passwords(sam, vault)).toEqual({ Page: "second pretence" });
  });

  it("has nothing new the second time, and proves again that its signer can open it", async () => {
    await handOver(robin, sam, vault);
    const { incoming, taken } = await handOver(robin, sam, vault);
    expect(incoming).toMatchObject({ known: true, standing: "same" });
    expect(taken.view.summary.revision).toBe(3);
  });

  it("is not held any more once the vault was locked", async () => {
    const { token } = await sam.vaults.incoming(await bytesOf(robin));
    sam.vaults.lock();
    await sam.vaults.unlock(sam.me);
    expect(await codeOf(() => sam.vaults.take(token, "by phone"))).toBe("SOURCE_UNKNOWN");
  });
});

describe("two copies that were both changed", () => {
  beforeEach(async () => {
    await handOver(robin, sam, vault);
  });

  it("become one with everything in it, the same on both sides", async () => {
    await change(robin, "Robin’s page", "pretence r");
    await change(sam, "Sam’s page", "pretence s");
    const { incoming, taken } = await handOver(robin, sam, vault);
    expect(incoming.standing).toBe("diverged");
    expect(taken.conflicts).toBe(0);
    const back = await handOver(sam, robin, vault);
    expect(back.incoming.standing).toBe("newer");
    for (const desk of [robin, sam]) {
      expect(Object.keys(await passwords(desk, vault)).sort()).toEqual(["Page", "Robin’s page", "Sam’s page"]);
      expect(summaryOf(desk)).toMatchObject({ revision: 5, conflicts: 0 });
    }
    expect(readFileSync(fileOf(robin))).toEqual(readFileSync(fileOf(sam)));
  });

  it("show a conflict side by side, which a person settles, and neither password is lost", async () => {
    await change(robin, "Page", "pretence of Robin");
    await change(sam, "Page", "pretence of Sam");
    const { taken } = await handOver(robin, sam, vault);
    expect(taken.conflicts).toBe(1);
    const id = taken.view.credentials[0]?.id ?? "";
    const view = await sam.vaults.credential(vault, id);
    const heads = view.history.filter(({ isHead }) => isHead).map(({ version }) => version);
    expect(heads.map((head) => sam.vaults.reveal(vault, id, head, "password")).sort()).toEqual([
      "pretence of Robin",
      "pretence of Sam",
    ]);
    const robins = heads.find((head) => sam.vaults.reveal(vault, id, head, "password") === "pretence of Robin") ?? "";
    expect(await codeOf(() => sam.vaults.settle(vault, id, heads.slice(1), robins))).toBe("CREDENTIAL_CHANGED");
    expect(await codeOf(() => sam.vaults.settle(vault, id, heads, "none of them"))).toBe("CREDENTIAL_CHANGED");
    const settled = await sam.vaults.settle(vault, id, heads, robins);
    expect(settled.conflicts).toBe(0);
    expect(await codeOf(() => sam.vaults.settle(vault, id, [settled.version], settled.version))).toBe(
      "CREDENTIAL_NOT_IN_CONFLICT",
    );
    await handOver(sam, robin, vault);
    expect(await passwords(robin, vault)).toEqual({ Page: "pretence of Robin" });
    expect(summaryOf(robin)).toMatchObject({ conflicts: 0 });
  });

  it("agree without a conflict when both have made the same change, and the next edit is none either", async () => {
    await change(robin, "Page", "the same pretence");
    await change(sam, "Page", "the same pretence");
    const { taken } = await handOver(robin, sam, vault);
    expect(taken.conflicts).toBe(0);
    await change(sam, "Page", "another pretence");
    expect((await sam.vaults.open(vault, false)).summary.conflicts).toBe(0);
  });

  it("[N-V.4] open a reset for what a removed custodian could still see in the copy that did not know of the removal", async () => {
    const pat = await aWorkstation("Pat Third");
    await robin.vaults.addCustodian(vault, pat.me.key.text, null, "in person");
    await handOver(robin, sam, vault);
    await robin.vaults.removeCustodian(vault, pat.me.key.keyId, "Left the city");
    await change(sam, "Sam’s new page", "pretence s");
    const { taken } = await handOver(robin, sam, vault);
    expect(taken.view.summary.resets.map(({ label, person }) => [label, person])).toEqual([
      ["Page", "Pat Third"],
      ["Sam’s new page", "Pat Third"],
    ]);
    await dispose(pat);
  });
});

describe("what was seen here", () => {
  it("refuses an older copy of the whole data folder, until the person accepts it, and goes on above what was seen", async () => {
    const backup = readFileSync(fileOf(robin));
    await change(robin, "Page", "second pretence");
    await change(robin, "Page", "third pretence");
    await robin.close();
    writeFileSync(fileOf(robin), backup);
    rmSync(join(robin.data, "log.sqlite"));
    robin = await aWorkstation("Robin Sample", {
      data: robin.data,
      me: robin.me,
      marks: robin.marks,
      clock: robin.clock,
    });
    const error = await refused(() => robin.vaults.open(vault, false));
    expect(error?.code).toBe("VAULT_OLDER");
    expect(error?.detail).toEqual({ name: "Parks", revision: 3, seen: 5 });
    expect((await robin.vaults.open(vault, true)).summary.revision).toBe(6);
    expect(robin.vaults.accesses(vault, null, null).accesses.map(({ what }) => what)).toContain("older-copy-accepted");
    expect(await passwords(robin, vault)).toEqual({ Page: "pretend-password of Page" });
    robin = await robin.restarted();
    await robin.vaults.unlock(robin.me);
    expect((await robin.vaults.open(vault, false)).summary.revision).toBe(6);
  });

  it("refuses an older file alone by what the database knows", async () => {
    const backup = readFileSync(fileOf(robin));
    await change(robin, "Page", "second pretence");
    robin.marks.clear();
    await robin.close();
    writeFileSync(fileOf(robin), backup);
    robin.marks.clear();
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    expect((await refused(() => robin.vaults.open(vault, false)))?.detail).toMatchObject({ revision: 3, seen: 4 });
  });

  it("follows the file when that is newer than the database: a crash came between", async () => {
    const before = readFileSync(join(robin.data, "log.sqlite"));
    robin.database.pragma("wal_checkpoint(TRUNCATE)");
    const copy = join(robin.data, "before.sqlite");
    copyFileSync(join(robin.data, "log.sqlite"), copy);
    expect(before.length).toBeGreaterThan(0);
    await change(robin, "Page", "second pretence");
    await robin.close();
    copyFileSync(copy, join(robin.data, "log.sqlite"));
    robin.marks.clear();
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    expect(summaryOf(robin)).toMatchObject({ revision: 4 });
    expect(await passwords(robin, vault)).toEqual({ Page: "second pretence" });
  });

  it("says that the file is missing, and takes another custodian’s copy in as that of somebody known", async () => {
    await handOver(robin, sam, vault);
    await change(sam, "Page", "second pretence");
    await robin.close();
    rmSync(fileOf(robin));
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    expect((await refused(() => robin.vaults.open(vault, false)))?.code).toBe("VAULT_MISSING");
    expect(() => robin.vaults.reveal(vault, "x", null, "password")).toThrow("VAULT_MISSING");
    expect(summaryOf(robin)).toMatchObject({ name: "Parks" });
    const incoming = await robin.vaults.incoming(await bytesOf(sam));
    expect(incoming).toMatchObject({ known: true, standing: "new" });
    await robin.vaults.take(incoming.token, null);
    expect(await passwords(robin, vault)).toEqual({ Page: "second pretence" });
  });

  it("takes a copy that is older than the lost one too, above what was seen: it is all that is left", async () => {
    await handOver(robin, sam, vault);
    await change(robin, "Page", "second pretence");
    await robin.close();
    rmSync(fileOf(robin));
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    const incoming = await robin.vaults.incoming(await bytesOf(sam));
    const { view } = await robin.vaults.take(incoming.token, null);
    expect(view.summary.revision).toBe(5);
    expect(robin.vaults.accesses(vault, null, null).accesses.map(({ what }) => what)).toContain("older-copy-accepted");
  });

  it("puts a damaged file aside when another custodian’s copy takes its place", async () => {
    await handOver(robin, sam, vault);
    await robin.close();
    writeFileSync(fileOf(robin), readFileSync(fileOf(robin)).subarray(0, 300));
    robin = await aWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    expect(["VAULT_CUT_SHORT", "VAULT_DAMAGED"]).toContain(await codeOf(() => robin.vaults.open(vault, false)));
    const incoming = await robin.vaults.incoming(await bytesOf(sam));
    await robin.vaults.take(incoming.token, null);
    expect(await passwords(robin, vault)).toEqual({ Page: "pretend-password of Page" });
    expect(readdirSync(join(robin.data, "vaults")).filter((name) => name.endsWith(".old"))).toHaveLength(1);
  });

  it("refuses a file that a stranger has put in the place of ours, though it is sealed to me", async () => {
    const stranger = await aCustodian("Alex Stranger");
    const file = await resealed((content) => content, stranger, { revision: 9 });
    await robin.close();
    writeFileSync(fileOf(robin), file);
    robin = await aLockedWorkstation("Robin Sample", { data: robin.data, me: robin.me, marks: robin.marks });
    await robin.vaults.unlock(robin.me);
    expect(await codeOf(() => robin.vaults.open(vault, false))).toBe("VAULT_SIGNER_UNKNOWN");
  });

  it("finds my own vault again on a new machine: the key from the keychain, and the file", async () => {
    const file = readFileSync(fileOf(robin));
    const fresh = await aWorkstation("Robin Sample", { me: robin.me });
    const incoming = await fresh.vaults.incoming(file);
    expect(incoming).toMatchObject({ known: true, standing: "new", from: { isMe: true } });
    await fresh.vaults.take(incoming.token, null);
    expect(await passwords(fresh, vault)).toEqual({ Page: "pretend-password of Page" });
    await dispose(fresh);
  });
});
