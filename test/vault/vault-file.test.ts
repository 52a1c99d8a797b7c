import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parseNote } from "../../main/lib/signed-note.ts";
import type { VaultContent } from "../../main/model/vault.ts";
import { ageDecrypt, ageEncrypt } from "../../main/vault/age-file.ts";
import { contentText } from "../../main/vault/content.ts";
import { writeStatement } from "../../main/vault/statement.ts";
import {
  checkWriter,
  openRecovery,
  openVaultFile,
  plainOf,
  sealRecovery,
  sealVault,
} from "../../main/vault/vault-file.ts";
import { aPerson, aVault, firstDay, known, type Person, uuid } from "./a-vault.ts";
import { refusalOf } from "./refusal.ts";

const folder = mkdtempSync(join(tmpdir(), "custodia-vault-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [ada, bo, cy] = await Promise.all([aPerson("Ada A"), aPerson("Bo B"), aPerson("Cy C")]);
const content = aVault([ada, bo], { credentials: 3 });
const both = [ada.recipient, bo.recipient];
const at = { revision: 4, at: firstDay };

async function aFile(writer: Person = ada): Promise<Uint8Array> {
  return (await sealVault(content, at, writer, both)).file;
}

/** A file with any statement over any content, sealed to anybody: what an honest copy never writes. */
async function forged(wish: {
  readonly content?: VaultContent;
  readonly text?: string;
  readonly plain?: (json: string) => string;
  readonly statement?: Partial<Parameters<typeof writeStatement>[0]>;
  readonly statementText?: (text: string) => string;
  readonly note?: (note: string) => string;
  readonly recipients?: readonly string[];
}): Promise<Uint8Array> {
  const vault = wish.content ?? content;
  const text = wish.text ?? contentText(vault);
  const custodians = vault.custodians.map(({ keyId }) => keyId);
  const hash = createHash("sha256").update(text).digest("hex");
  const statement = writeStatement({ vault: vault.id, ...at, custodians, content: hash, ...wish.statement });
  const note = ada.signNote(wish.statementText?.(statement) ?? statement);
  const json = `{"statement":${JSON.stringify(wish.note?.(note) ?? note)},"vault":${text}}`;
  return ageEncrypt(Buffer.from(wish.plain?.(json) ?? json), wish.recipients ?? both);
}

const openByAda = (file: Uint8Array) => openVaultFile(file, [ada.identity]);

describe("a file that is not what it should be", () => {
  it("is refused before it is decrypted when it is far too large", async () => {
    const file = new Uint8Array(256 * 1024 * 1024 + 1);
    expect(await refusalOf(() => openByAda(file))).toBe("VAULT_TOO_LARGE");
    expect(await refusalOf(() => openRecovery(file, "x"))).toBe("VAULT_TOO_LARGE");
  });

  it("is refused when it is for others", async () => {
    expect(await refusalOf(async () => openVaultFile(await aFile(), [cy.identity]))).toBe("VAULT_NOT_FOR_YOU");
  });

  it.each<[string, Parameters<typeof forged>[0]]>([
    ["holds no JSON", { plain: () => "hello" }],
    ["holds nothing", { plain: () => "" }],
    ["has no statement", { plain: (json) => json.replace('"statement":', '"stat":') }],
    ["has a member in front", { plain: (json) => json.replace("{", '{"a":1,') }],
    ["has a member behind", { plain: (json) => json.replace(/\}$/, ',"z":1}') }],
    ["has a line feed behind", { plain: (json) => `${json}\n` }],
    ["has white space in front", { plain: (json) => ` ${json}` }],
    ["ends early", { plain: (json) => json.slice(0, -1) }],
    ["has a statement that does not end", { plain: () => `{"statement":"${"x".repeat(600_000)}` }],
    ["has a number for a statement", { plain: (json) => json.replace(/^\{"statement":"/, '{"statement":1"') }],
    ["writes the statement in another way", { plain: (json) => json.replace("custodia/vault", "custodia\\/vault") }],
    ["has an unsigned statement", { note: (note) => note.replace(/\n—.*\n$/, "") }],
    ["states nothing", { statementText: () => "hello\n" }],
    ["states another content", { statement: { content: "ab".repeat(32) } }],
    ["states another vault", { statement: { vault: uuid(2) } }],
    ["signs what is not canonical", { text: contentText(content).replace('"tombstones":[]', '"tombstones": []') }],
    ["signs what is no vault", { text: '{"v":1}' }],
  ])("is refused as damaged when it %s", async (_, wish) => {
    expect(await refusalOf(async () => openByAda(await forged(wish)))).toBe("VAULT_DAMAGED");
  });

  it("is refused when it holds bytes that are no UTF-8", async () => {
    const plain = plainOf(await openByAda(await aFile()));
    plain[plain.indexOf("Parks page")] = 0xff;
    expect(await refusalOf(async () => openByAda(await ageEncrypt(plain, both)))).toBe("VAULT_DAMAGED");
  });

  it.each<[string, Parameters<typeof forged>[0]]>([
    ["statement", { statementText: (text) => text.replace("vault@v1", "vault@v2") }],
    ["content", { text: '{"items":[],"v":2}' }],
  ])("is refused as too new when its %s says so", async (_, wish) => {
    expect(await refusalOf(async () => openByAda(await forged(wish)))).toBe("VAULT_FROM_FUTURE");
  });
});

describe("[A-6.h.i] a vault is sealed to exactly its custodians", () => {
  it.each<[string, Parameters<typeof forged>[0]]>([
    ["names one less than the content", { statement: { custodians: [ada.keyId] } }],
    ["names one more than the content", { statement: { custodians: [ada.keyId, bo.keyId, cy.keyId].sort() } }],
    ["names another than the content", { statement: { custodians: [ada.keyId, cy.keyId].sort() } }],
  ])("is refused when the statement %s", async (_, wish) => {
    expect(await refusalOf(async () => openByAda(await forged(wish)))).toBe("VAULT_RECIPIENTS_CHANGED");
  });

  it("is refused when the file has more or fewer recipients, a right signature or not", async () => {
    const more = await forged({ recipients: [...both, cy.recipient] });
    const fewer = await forged({ recipients: [ada.recipient] });
    for (const file of [more, fewer]) expect(await refusalOf(() => openByAda(file))).toBe("VAULT_RECIPIENTS_CHANGED");
  });

  it("is never sealed to more or fewer, nor to a mixture of kinds", async () => {
    for (const to of [[ada.recipient], [...both, cy.recipient]]) {
      expect(await refusalOf(() => sealVault(content, at, ada, to))).toBe("VAULT_RECIPIENTS_CHANGED");
    }
    await expect(sealVault(content, at, ada, [ada.recipient, bo.hybridRecipient])).rejects.toThrow("one kind");
  });
});

describe("who wrote it", () => {
  it("is unknown when the signer is nobody that the reader knows", async () => {
    const opened = await openByAda(await aFile(cy));
    expect(await refusalOf(() => checkWriter(opened, [known(ada), known(bo)]))).toBe("VAULT_SIGNER_UNKNOWN");
    expect(await refusalOf(() => checkWriter(opened, []))).toBe("VAULT_SIGNER_UNKNOWN");
    expect(() => checkWriter(opened, [])).toThrow(`"email":"cy.c@city.example","keyId":"${cy.keyId}"`);
  });

  it("is unknown when a known name signs with another key", async () => {
    const impostor = await aPerson("Ada A");
    const opened = await openByAda(await aFile(impostor));
    expect(opened.note.signatures[0]?.name).toBe(ada.keyName);
    expect(await refusalOf(() => checkWriter(opened, [known(ada), known(bo)]))).toBe("VAULT_SIGNER_UNKNOWN");
  });

  it("is nobody when the signature of a known key does not fit", async () => {
    const opened = await openByAda(
      await forged({ statement: { revision: 5 }, note: (note) => note.replace("revision 5", "revision 6") }),
    );
    expect(opened.statement.revision).toBe(6);
    expect(await refusalOf(() => checkWriter(opened, [known(ada), known(bo)]))).toBe("VAULT_SIGNATURE_WRONG");
  });

  it("is refused when the signer was removed", async () => {
    const opened = await openByAda(await aFile(bo));
    expect(await refusalOf(() => checkWriter(opened, [known(ada), known(bo, true)]))).toBe("VAULT_SIGNER_REMOVED");
  });

  it("is refused when the note is another vault file's", async () => {
    const other = await openByAda((await sealVault(aVault([ada, bo]), at, ada, both)).file);
    const file = await forged({ note: () => other.noteText });
    expect(await refusalOf(() => openByAda(file))).toBe("VAULT_DAMAGED");
  });

  it("[A-6.h.i] is the custodian in office whose signature fits, other signatures beside it or not", async () => {
    for (const writer of [ada, bo]) {
      const custodians = [known(ada), known(bo), known(cy, true)];
      expect(checkWriter(await openByAda(await aFile(writer)), custodians).keyId).toBe(writer.keyId);
    }
    const witnessed = await forged({ note: (note) => `${note}${cy.signNote("x\n").split("\n\n")[1]}` });
    expect(checkWriter(await openByAda(witnessed), [known(ada)]).keyId).toBe(ada.keyId);
  });
});

describe("a vault that is sealed", () => {
  it("[A-6.h.i] opens for each custodian, and says what was signed", async () => {
    const sealed = await sealVault(content, at, bo, both);
    for (const person of [ada, bo]) {
      const opened = await openVaultFile(sealed.file, [person.identity]);
      expect(opened).toMatchObject({
        content,
        statement: sealed.statement,
        noteText: sealed.note,
        stanzas: 2,
        hybrid: false,
      });
      expect(opened.note).toEqual(parseNote(sealed.note));
    }
    expect(sealed.statement.custodians).toEqual([ada.keyId, bo.keyId].sort());
    expect(sealed.statement.content).toBe(createHash("sha256").update(contentText(content)).digest("hex"));
  });

  it("[A-6.h.i] opens for each custodian's post-quantum key when all have one", async () => {
    const vault = aVault([ada, bo], { hybrid: true });
    const { file } = await sealVault(vault, at, ada, [ada.hybridRecipient, bo.hybridRecipient]);
    for (const person of [ada, bo]) {
      const identities = [person.identity, person.hybridIdentity];
      expect(await openVaultFile(file, identities)).toMatchObject({ content: vault, stanzas: 2, hybrid: true });
    }
  });

  it("[A-6.h.i] opens without the app: age -d -i identity file | jq .vault", async () => {
    const [identity, file] = [join(folder, "identity.txt"), join(folder, "parks.custodia-vault")];
    writeFileSync(identity, `${bo.identity}\n`, { mode: 0o600 });
    writeFileSync(file, await aFile());
    const plain = execFileSync("age", ["-d", "-i", identity, file]);
    const vault = JSON.parse(execFileSync("jq", [".vault"], { input: plain, encoding: "utf8" }));
    expect(vault).toEqual(content);
    expect(Buffer.from(plain).equals(plainOf(await openByAda(await aFile())))).toBe(true);
    expect(plain.toString()).toBe(
      `{"statement":${JSON.stringify(JSON.parse(plain.toString()).statement)},"vault":${contentText(content)}}`,
    );
  });

  it("holds nothing in the clear", async () => {
    const text = Buffer.from(await aFile()).toString("latin1");
    for (const secret of ["not-a-real-password", "Parks", "city.example", ada.keyId])
      expect(text).not.toContain(secret);
  });
});

describe("a recovery copy", () => {
  const words = "acid bonus cargo delta ember fable grape honey";

  it("is refused with other words, and where it is none", async () => {
    const copy = await sealRecovery(plainOf(await openByAda(await aFile())), words, 2);
    expect(await refusalOf(() => openRecovery(copy, "acid bonus"))).toBe("PASSPHRASE_WRONG");
    expect(await refusalOf(async () => openRecovery(await aFile(), words))).toBe("VAULT_NOT_FOR_YOU");
    const cut = await sealRecovery(plainOf(await openByAda(await aFile())).subarray(0, 300), words, 2);
    expect(await refusalOf(() => openRecovery(cut, words))).toBe("VAULT_DAMAGED");
  });

  it("[A-6.h.i] holds the same bytes as the vault, the signature with them", async () => {
    const file = await aFile();
    const opened = await openByAda(file);
    const copy = await openRecovery(await sealRecovery(plainOf(opened), words, 2), words);
    expect(copy).toEqual({ ...opened, stanzas: 1 });
    expect(plainOf(copy).equals((await ageDecrypt(file, [ada.identity])).plain)).toBe(true);
    expect(checkWriter(copy, [known(ada)]).keyId).toBe(ada.keyId);
  });
});
