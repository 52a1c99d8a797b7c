import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeExportKey } from "../../main/custodians/index.ts";
import { signerOf } from "../../main/lib/signed-note.ts";
import { aCustodian, aWorkstation, codeOf, dispose, edit, handOver, input, type Workstation } from "./a-workstation.ts";

let robin: Workstation;
let sam: Workstation;
let vault = "";
beforeEach(async () => {
  robin = await aWorkstation("Robin Sample");
  sam = await aWorkstation("Sam Placeholder");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
});
afterEach(() => dispose(robin, sam));

const save = (label: string, more = {}) => robin.vaults.saveCredential(vault, null, null, input(label, more));
const add = (key = sam.me.key.text, role: string | null = null) =>
  robin.vaults.addCustodian(vault, key, role, "in person");
const summary = (desk = robin) => desk.vaults.summaries().find(({ id }) => id === vault);
const kinds = (desk = robin) => desk.recorded.map(({ kind }) => kind);

describe("a second custodian", () => {
  it("is refused when the key is my own, is there already, is no key, or has a role that the policy does not know", async () => {
    expect(await codeOf(() => add(robin.me.key.text))).toBe("CUSTODIAN_IS_ME");
    expect(await codeOf(() => add("Dear colleague,"))).toBe("EXPORT_KEY_UNREADABLE");
    expect(await codeOf(() => add(sam.me.key.text.replace("name Sam", "name Pam")))).toBe("EXPORT_KEY_UNSIGNED");
    expect(await codeOf(() => add(sam.me.key.text, "emperor"))).toBe("ROLE_UNKNOWN");
    await add(sam.me.key.text, "manager");
    expect(await codeOf(() => add())).toBe("CUSTODIAN_EXISTS");
    expect(await codeOf(() => robin.vaults.setRole(vault, "00000000", null))).toBe("CUSTODIAN_UNKNOWN");
    expect(await codeOf(() => robin.vaults.setRole(vault, sam.me.key.keyId, "emperor"))).toBe("ROLE_UNKNOWN");
    expect(summary()?.revision).toBe(2);
  });

  it("is listed with how the fingerprint was compared, and recorded with the role's title", async () => {
    const view = await add(sam.me.key.text, "manager");
    expect(view.summary.custodians.find(({ isMe }) => !isMe)).toMatchObject({
      name: "Sam Placeholder",
      fingerprint: sam.me.key.fingerprint,
      role: "manager",
      comparedHow: "in person",
      addedBy: "Robin Sample",
      proof: null,
    });
    expect(robin.recorded.at(-1)).toMatchObject({
      kind: "custodian.added",
      fields: { comparedHow: "in person", role: "Manager", custodian: { keyId: sam.me.key.keyId } },
    });
    await robin.vaults.setRole(vault, sam.me.key.keyId, null);
    expect(summary()?.custodians.find(({ isMe }) => !isMe)?.role).toBeNull();
  });

  it("may come with another key under the same address, a new workstation: both are shown", async () => {
    await add();
    const again = await aCustodian("Sam Placeholder");
    const { custodians } = (await add(again.key.text)).summary;
    expect(custodians.filter(({ email }) => email === again.key.email)).toHaveLength(2);
  });

  it("can open the vault only once she was added", async () => {
    const { bytes } = await robin.vaults.sealedFile(vault);
    expect(await codeOf(() => sam.vaults.incoming(bytes))).toBe("VAULT_NOT_FOR_YOU");
    await add();
    const { incoming } = await handOver(robin, sam, vault);
    expect(incoming).toMatchObject({ known: false, standing: "new", revision: 2, from: { name: "Robin Sample" } });
  });

  it("[A-6.h.i] counts for a credential once she has proved that she can open it, until it is changed", async () => {
    const { id, version } = await save("Page");
    await save("Other page");
    await add();
    expect(summary()).toMatchObject({ credentials: 2, alone: 2 });
    await handOver(robin, sam, vault);
    expect(summary()).toMatchObject({ alone: 0 });
    expect((await robin.vaults.credential(vault, id)).proved).toBe(2);
    expect(kinds()).toEqual(["custodian.added", "custodian.added", "custodian.confirmed"]);
    const changed = await robin.vaults.saveCredential(vault, id, version, edit("Page", "second pretence"));
    expect(changed.proved).toBe(1);
    expect(changed.provedBy.map(({ name }) => name)).toEqual(["Robin Sample"]);
    expect(summary()).toMatchObject({ alone: 1 });
    expect(summary()?.custodians.find(({ isMe }) => !isMe)?.proof).toMatchObject({ revision: 4, current: false });
    await handOver(robin, sam, vault);
    expect(summary()).toMatchObject({ alone: 0 });
  });

  it("[A-6.h.i] proves nothing by a receipt for a content that nobody here has seen, until it is seen", async () => {
    await save("Page");
    await add();
    await handOver(robin, sam, vault, false);
    await sam.vaults.saveCredential(vault, null, null, input("Sam’s page"));
    await robin.vaults.takeReceipt(sam.vaults.receipt(vault).text);
    expect(summary()).toMatchObject({ alone: 1 });
    expect(kinds()).not.toContain("custodian.confirmed");
    await handOver(sam, robin, vault, false);
    expect(summary()).toMatchObject({ credentials: 2, alone: 0 });
  });

  it("[A-6.h.i] is dated anew by a drill, never later than today", async () => {
    await save("Page");
    await add();
    await handOver(robin, sam, vault);
    const day = new Date("2026-04-02T09:00:00.000Z");
    sam.clock.at = new Date("2031-01-01T00:00:00.000Z");
    robin.clock.at = day;
    await sam.vaults.drill(vault);
    await robin.vaults.takeReceipt(sam.vaults.receipt(vault).text);
    const view = await robin.vaults.drill(vault);
    expect(view.summary.custodians.map(({ proof }) => proof?.at)).toEqual([day.toISOString(), day.toISOString()]);
    expect(sam.recorded.at(-1)).toMatchObject({
      kind: "custodian.confirmed",
      fields: { custodian: { keyId: sam.me.key.keyId } },
    });
  });

  it("is told by a receipt that is somebody else’s, of another vault, or no receipt that it proves nothing", async () => {
    await add();
    await handOver(robin, sam, vault);
    const pat = await aWorkstation("Pat Nobody");
    const own = (await pat.vaults.create("Own", "Own")).summary.id;
    expect(await codeOf(() => robin.vaults.takeReceipt(pat.vaults.receipt(own).text))).toBe("RECEIPT_FOREIGN");
    expect(await codeOf(() => robin.vaults.takeReceipt("custodia/receipt@v1"))).toBe("RECEIPT_UNREADABLE");
    const { text } = sam.vaults.receipt(vault);
    expect(await codeOf(() => robin.vaults.takeReceipt(text.replace("revision 2", "revision 3")))).toBe(
      "RECEIPT_UNSIGNED",
    );
    const samsOwn = (await sam.vaults.create("Own", "Own")).summary.id;
    expect(await codeOf(() => robin.vaults.takeReceipt(sam.vaults.receipt(samsOwn).text))).toBe("RECEIPT_FOREIGN");
    await dispose(pat);
  });
});

describe("a post-quantum key", () => {
  it("is refused without its ordinary twin, attached beside it, and used only once everybody has one", async () => {
    const hybrid = await aCustodian("Sam Placeholder").then(async (other) => (await other.makeHybridKey()).text);
    expect(await codeOf(() => add(hybrid))).toBe("CUSTODIAN_UNKNOWN");
    await add();
    expect(await codeOf(() => add(hybrid))).toBe("CUSTODIAN_UNKNOWN");
    const { makeHybridKey } = sam.me as unknown as { makeHybridKey(): Promise<{ text: string }> };
    const samsHybrid = (await makeHybridKey.call(sam.me)).text;
    await add(samsHybrid);
    expect(await codeOf(() => add(samsHybrid))).toBe("CUSTODIAN_EXISTS");
    const header = async () => Buffer.from((await robin.vaults.sealedFile(vault)).bytes).toString("latin1", 0, 4_000);
    expect(await header()).toMatch(/-> X25519 .*-> X25519 /s);
    const mine = (await (robin.me as unknown as { makeHybridKey(): Promise<{ text: string }> }).makeHybridKey()).text;
    await robin.vaults.addHybridKey(mine);
    expect(await header()).not.toContain("X25519 ");
    expect((await handOver(robin, sam, vault)).taken.view.summary.custodians.every(({ hybrid: is }) => is)).toBe(true);
  });

  it("of one signer can’t be passed off beside another’s ordinary one", async () => {
    const stranger = signerOf(Buffer.alloc(32, 9));
    const person = { name: "Sam Placeholder", title: "Officer", organisation: "City", email: sam.me.key.email };
    await add();
    const forged = makeExportKey(person, robin.me.key.recipient, stranger);
    expect(await codeOf(() => add(forged))).toBe("CUSTODIAN_EXISTS");
  });
});

describe("[N-V.4] a custodian who goes", () => {
  beforeEach(async () => {
    await save("Page", { account: "account-1" });
    await save("Other page");
    await save("Without a password", { password: "" });
    await add();
    await handOver(robin, sam, vault);
    robin.recorded.length = 0;
  });

  it("is not me, nobody unknown, and never without a reason", async () => {
    expect(await codeOf(() => robin.vaults.removeCustodian(vault, robin.me.key.keyId, "x"))).toBe("CUSTODIAN_IS_ME");
    expect(await codeOf(() => robin.vaults.removeCustodian(vault, "00000000", "x"))).toBe("CUSTODIAN_UNKNOWN");
    expect(await codeOf(() => robin.vaults.removeCustodian(vault, sam.me.key.keyId, " "))).toBe("TEXT_EMPTY");
    expect(robin.recorded).toEqual([]);
  });

  it("[N-V.4] can open nothing that is sealed after, and leaves a reset for every password, due by the pack’s day", async () => {
    // Late in the evening of 2 March in Anchorage, where it is still the second.
    robin.clock.at = new Date("2026-03-03T08:30:00.000Z");
    const view = await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    expect(view.summary.resets.map(({ label, person, due }) => [label, person, due])).toEqual([
      ["Other page", "Sam Placeholder", "2026-03-05"],
      ["Page", "Sam Placeholder", "2026-03-05"],
    ]);
    expect(view.summary.custodians.find(({ removed }) => removed !== null)).toMatchObject({
      name: "Sam Placeholder",
      removed: { by: "Robin Sample", because: "Left the city" },
    });
    expect(robin.recorded).toMatchObject([
      { kind: "custodian.removed", fields: { because: "Left the city", due: "2026-03-05", resets: 2 } },
    ]);
    const { bytes } = await robin.vaults.sealedFile(vault);
    expect(await codeOf(() => sam.vaults.incoming(bytes))).toBe("VAULT_NOT_FOR_YOU");
  });

  it("[N-V.4] has a reset closed by a changed password alone, which the log records without any secret", async () => {
    const { credentials } = await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    const page = credentials.find(({ label }) => label === "Page");
    const id = page?.id ?? "";
    let view = await robin.vaults.credential(vault, id);
    const change = async (label: string, password: string) => {
      view = await robin.vaults.saveCredential(vault, id, view.version, {
        ...edit(label, password),
        account: "account-1",
      });
    };
    robin.recorded.length = 0;
    await change("Page, renamed", "pretend-password of Page");
    await change("Page, renamed", "");
    expect(view.resets).toHaveLength(1);
    await change("Page, renamed", "pretend-password of Page");
    expect(robin.recorded).toEqual([]);
    expect(view.resetDue).toBe("2026-03-05");
    await change("Page, renamed", "second pretence");
    expect(view.resets).toEqual([]);
    expect(robin.recorded).toMatchObject([
      {
        kind: "credential.reset",
        fields: {
          account: { id: "account-1" },
          because: "Left the city",
          credential: { id, label: "Page, renamed" },
          due: "2026-03-05",
          person: "Sam Placeholder",
        },
      },
    ]);
    expect(JSON.stringify(robin.recorded)).not.toContain("preten");
    expect(summary()?.resets.map(({ label }) => label)).toEqual(["Other page"]);
  });

  it("[N-V.4] can be asked for of chosen passwords, for somebody who was no custodian, once", async () => {
    const { credentials } = await robin.vaults.open(vault, false);
    const id = credentials.find(({ label }) => label === "Page")?.id ?? "";
    const ask = (who: string, ids = [id]) => robin.vaults.askReset(vault, ids, who, "No longer an administrator");
    expect(await codeOf(() => ask("", [id]))).toBe("TEXT_EMPTY");
    expect(await codeOf(() => ask("Alex Former", ["nothing"]))).toBe("CREDENTIAL_UNKNOWN");
    const view = await ask("Alex Former");
    const { revision } = view.summary;
    expect(view.summary.resets).toMatchObject([{ credential: id, person: "Alex Former", account: "account-1" }]);
    expect((await ask("Alex Former")).summary.revision).toBe(revision);
    expect((await ask("Kim Former")).summary.resets).toHaveLength(2);
  });

  it("[N-V.4] does not end by moving the credential elsewhere, and nothing is recorded for a deleted one", async () => {
    const other = (await robin.vaults.create("Library", "Library")).summary.id;
    await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    robin.recorded.length = 0;
    const { credentials } = await robin.vaults.open(vault, false);
    const id = credentials.find(({ label }) => label === "Page")?.id ?? "";
    const { version } = await robin.vaults.credential(vault, id);
    await robin.vaults.moveCredential(vault, id, version, other);
    const moved = await robin.vaults.credential(other, id);
    expect(moved.resets).toHaveLength(1);
    await robin.vaults.deleteCredential(other, id, moved.version);
    expect(robin.recorded).toEqual([]);
  });

  it("may come back, and be given the vault again", async () => {
    await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "By mistake");
    robin.clock.at = new Date("2026-03-04T09:00:00.000Z");
    await add();
    expect(
      (await handOver(robin, sam, vault)).taken.view.summary.custodians.every(({ removed }) => removed === null),
    ).toBe(true);
  });
});
