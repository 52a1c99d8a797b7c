import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { VaultContent } from "../../main/model/vault.ts";
import { ageEncrypt } from "../../main/vault/age-file.ts";
import { writeStatement } from "../../main/vault/statement.ts";
import { openVaultFile, plainOf, sealRecovery, sealVault } from "../../main/vault/vault-file.ts";
import {
  aCustodian,
  aWorkstation,
  codeOf,
  dispose,
  handOver,
  input,
  makeFolder,
  refused,
  type Workstation,
} from "./a-workstation.ts";

/** What a custodian, or whoever else can write to the folder, might do to spoil a vault for the others. */

let robin: Workstation;
let sam: Workstation;
let vault = "";
beforeEach(async () => {
  robin = await aWorkstation("Robin Sample");
  sam = await aWorkstation("Sam Placeholder");
  vault = (await robin.vaults.create("Parks", "Parks and Recreation")).summary.id;
  await robin.vaults.saveCredential(vault, null, null, input("Page"));
  await robin.vaults.addCustodian(vault, sam.me.key.text, null, "in person");
  await handOver(robin, sam, vault);
});
afterEach(() => dispose(robin, sam));

async function sealedBy(
  by: Workstation["me"],
  revision: number,
  change: (content: VaultContent) => VaultContent = (content) => content,
) {
  const opened = await openVaultFile((await robin.vaults.sealedFile(vault)).bytes, robin.me.identities);
  const content = change(opened.content);
  const writer = { keyId: by.key.keyId, keyName: by.key.email, signNote: (text: string) => by.signNote(text) };
  const recipients = content.custodians.map(({ exportKey }) => /^recipient (\S+)$/m.exec(exportKey)?.[1] ?? "");
  const sealed = await sealVault(content, { revision, at: "2026-03-02T10:00:00.000Z" }, writer, recipients);
  return { ...sealed, content };
}

describe("a custodian who counts too far", () => {
  it.each([Number.MAX_SAFE_INTEGER, 2 ** 41, 1_000_004])(
    "is refused at revision %i, and all others go on saving",
    async (revision) => {
      const { file } = await sealedBy(sam.me, revision);
      expect((await refused(() => robin.vaults.incoming(file)))?.refused()).toMatchObject({ code: "VAULT_DAMAGED" });
      expect((await robin.vaults.rename(vault, "Gardens", "Parks")).summary.revision).toBe(4);
    },
  );

  it("is refused by one who has never seen the vault, too, but not a few revisions ahead", async () => {
    const { file } = await sealedBy(sam.me, Number.MAX_SAFE_INTEGER);
    const fresh = await aWorkstation("Robin Sample", { me: robin.me });
    expect(await codeOf(() => fresh.vaults.incoming(file))).toBe("VAULT_DAMAGED");
    await dispose(fresh);
    const near = await robin.vaults.incoming((await sealedBy(sam.me, 1_000)).file);
    expect((await robin.vaults.take(near.token, null)).view.summary.revision).toBe(1_000);
  });

  it("makes no name, no role and no credential that could never be outdone", async () => {
    const revision = Number.MAX_SAFE_INTEGER;
    const changes: ((content: VaultContent) => VaultContent)[] = [
      (content) => ({ ...content, namedIn: { ...content.namedIn, revision } }),
      (content) => ({ ...content, custodians: content.custodians.map((one) => ({ ...one, revision })) }),
      (content) => ({ ...content, credentials: content.credentials.map((one) => ({ ...one, sealedIn: revision })) }),
    ];
    for (const change of changes) {
      const { file } = await sealedBy(sam.me, 9, change);
      expect(await codeOf(() => robin.vaults.incoming(file))).toBe("VAULT_DAMAGED");
    }
  });

  it("never has a file written that could not be read again", async () => {
    expect(await codeOf(() => sealedBy(robin.me, 2 ** 53))).toBe("VAULT_DAMAGED");
  });
});

describe("a recovery copy that a stranger made", () => {
  const passphrase = "one two three four five six seven eight";
  const withStranger = (key: Workstation["me"]["key"]) => (content: VaultContent) => {
    const [first] = content.custodians;
    if (first === undefined) throw new Error("no custodian");
    const one = { ...first, exportKey: key.text, keyId: key.keyId };
    return { ...content, custodians: [...content.custodians, one].sort((a, b) => (a.keyId < b.keyId ? -1 : 1)) };
  };
  async function opens(by: Workstation["me"], key: Workstation["me"]["key"]) {
    const { content, note } = await sealedBy(by, 9, withStranger(key));
    const copy = await sealRecovery(plainOf({ content, noteText: note }), passphrase, 10);
    const { token } = robin.vaults.beginRecovery("copy.age", copy);
    return await codeOf(() => robin.vaults.openRecovery(token, passphrase));
  }

  it("is refused where my own copy names other custodians", async () => {
    const stranger = await aCustodian("Alex Stranger");
    expect(await opens(stranger, stranger.key)).toBe("VAULT_SIGNER_UNKNOWN");
  });

  it("is refused from one who was removed and brings somebody in, and taken from one in office", async () => {
    const { key } = await aCustodian("Alex Stranger");
    expect(await opens(sam.me, key)).toBeNull();
    await robin.vaults.removeCustodian(vault, sam.me.key.keyId, "Left the city");
    expect(await opens(sam.me, key)).toBe("VAULT_SIGNER_REMOVED");
  });
});

describe("a large file of JSON that would take all memory", () => {
  it("is not even parsed when a stranger signed it, whatever is in it", async () => {
    const stranger = await aCustodian("Alex Stranger");
    const vaultText = Buffer.alloc(33 * 1024 * 1024, "[{x");
    const content = createHash("sha256").update(vaultText).digest("hex");
    const custodians = [robin.me.key.keyId];
    const seal = (signNote: (text: string) => string) => {
      const note = signNote(
        writeStatement({ vault, revision: 9, at: "2026-03-02T10:00:00.000Z", custodians, content }),
      );
      const before = Buffer.from(`{"statement":${JSON.stringify(note)},"vault":`);
      return ageEncrypt(Buffer.concat([before, vaultText, Buffer.from("}")]), [robin.me.key.recipient]);
    };
    const file = await seal(stranger.signNote);
    expect(await codeOf(() => robin.vaults.incoming(file))).toBe("VAULT_TOO_LARGE");
    const folder = makeFolder("custodia-shared-");
    writeFileSync(join(folder, `${vault} (1).custodia-vault`), file);
    await robin.vaults.share(vault, folder);
    expect(robin.vaults.summaries()[0]?.shared).toMatchObject({ state: "in-step", refused: null });
    expect(await codeOf(async () => robin.vaults.incoming(await seal(sam.me.signNote)))).toBe("VAULT_DAMAGED");
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("what lies in a shared folder and is no plain file", () => {
  let folder = "";
  beforeEach(() => {
    folder = makeFolder("custodia-shared-");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kinds: Readonly<Record<string, (file: string) => void>> = {
    "a pipe": (file) => execFileSync("mkfifo", [file]),
    "a folder": (file) => mkdirSync(file),
    "a link to a device": (file) => symlinkSync("/dev/zero", file),
    "far too large": (file) => {
      writeFileSync(file, "");
      truncateSync(file, 300 * 1024 * 1024);
    },
  };
  const shared = () => robin.vaults.summaries()[0]?.shared;

  it.each(Object.entries(kinds))(
    "%s by the name of a receipt or of a second copy is passed over",
    async (_kind, make) => {
      make(join(folder, `${vault}.${sam.me.key.keyId}.receipt`));
      make(join(folder, `${vault} (1)\n.custodia-vault`));
      await robin.vaults.share(vault, folder);
      expect(shared()).toMatchObject({ state: "in-step", refused: null });
    },
  );

  it.each(Object.entries(kinds))(
    "%s by the vault’s own name is told, and put aside when a person asks again",
    async (_kind, make) => {
      make(join(folder, `${vault}.custodia-vault`));
      await robin.vaults.share(vault, folder);
      await expect
        .poll(
          async () => {
            await robin.vaults.sync(vault);
            return shared();
          },
          { timeout: 10_000 },
        )
        .toMatchObject({ state: "in-step", refused: null });
      expect(readdirSync(folder).filter((name) => name.includes(".set-aside-"))).toHaveLength(1);
    },
  );
});

describe("a file that was put into the app’s own folder", () => {
  it("is taken in from there, and the folder is not shared for that", async () => {
    const fresh = await aWorkstation("Sam Placeholder", { me: sam.me });
    const own = join(fresh.data, "vaults");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, `${vault}.custodia-vault`), (await robin.vaults.sealedFile(vault)).bytes);
    const [incoming] = await fresh.vaults.incomingFromFolder(own);
    const { view } = await fresh.vaults.take(incoming?.token ?? "", "by phone");
    expect(view.summary.shared).toEqual({ state: "none" });
    await dispose(fresh);
  });
});

describe("locking while a vault that came in is looked at", () => {
  it("leaves nothing of it to be taken after the next unlocking", async () => {
    let lockOnce = () => {};
    const marks = {
      read: async () => {
        lockOnce();
        return null;
      },
      write: async () => {},
    };
    await sam.close();
    const random = (bytes: number) => new Uint8Array(bytes).fill(7);
    const desk = await aWorkstation("Sam Placeholder", { data: sam.data, me: sam.me, options: { marks, random } });
    // What the token of the next thing that comes in will be.
    const token = uuidv7({ msecs: desk.clock.at.getTime(), random: random(16) });
    await robin.vaults.saveCredential(vault, null, null, input("Another page"));
    const { bytes } = await robin.vaults.sealedFile(vault);
    lockOnce = () => desk.vaults.lock();
    expect(await codeOf(() => desk.vaults.incoming(bytes))).toBe("VAULT_LOCKED");
    lockOnce = () => {};
    expect(await codeOf(() => desk.vaults.take(token, null))).toBe("SOURCE_UNKNOWN");
    await desk.vaults.unlock(desk.me);
    expect((await desk.vaults.incoming(bytes)).token).toBe(token);
    await desk.close();
    sam = await aWorkstation("Sam Placeholder", { data: sam.data, me: sam.me });
  });
});
