import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Decrypter, Encrypter } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  Custodian,
  type CustodianKey,
  keyText,
  newCustodianKey,
  readExportKey,
  readKept,
  readKeyText,
  sealedKeyText,
} from "../../main/custodians/index.ts";
import { isSignedBy, parseNote } from "../../main/lib/signed-note.ts";
import { aKey, at, counted, pat, quinn } from "./a-custodian.ts";

let key: CustodianKey;
let folder = "";
beforeAll(() => {
  key = aKey();
  folder = mkdtempSync(join(tmpdir(), "custodian-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a kept key", () => {
  it.each<[string, () => string]>([
    ["an empty value", () => ""],
    ["a log's key", () => Buffer.alloc(32, 9).toString("base64")],
    ["half of it", () => keyText(key).slice(0, -20)],
    ["one of a later version", () => keyText(key).replace('"v":1', '"v":2')],
    ["one without its seed", () => keyText(key).replace(/,"seed":"[^"]*"/, "")],
    ["one with something added", () => keyText(key).replace('"v":1', '"v":1,"w":1')],
    ["a name of line feeds alone", () => keyText({ ...key, name: "" })],
  ])("that is %s is none", (_, text) => {
    expect(readKept(text())).toBeNull();
    expect(readKeyText(text())).toBeNull();
  });

  it.each<[string, Partial<CustodianKey>]>([
    ["another custodian's seed", { seed: aKey(quinn).seed }],
    ["another address", { email: "max@invented-harbour.example" }],
    ["another id", { keyId: "00000000" }],
    ["an identity with a wrong checksum", { age: `AGE-SECRET-KEY-1${"Q".repeat(58)}` }],
    ["a post-quantum identity that is none", { hybrid: `AGE-SECRET-KEY-PQ-1${"Q".repeat(58)}` }],
  ])("with %s is refused", async (_, over) => {
    await expect(Custodian.take({ ...key, ...over }, false)).rejects.toThrow("KEY_MISMATCH");
  });

  it("is one line of ASCII that every keychain takes, whatever the names, and comes back the same", () => {
    const named = aKey({ ...pat, name: "Zoë Müller-Ångström", title: "Pressesprecherin 市" });
    for (const one of [key, named]) {
      const text = keyText(one);
      expect(text).toMatch(/^[\x20-\x7e]{1,2559}$/);
      expect(readKeyText(text)).toEqual(one);
      expect(readKept(text)).toEqual({ keyId: one.keyId, email: one.email, sealed: null });
    }
    const long = aKey({ ...pat, name: "n".repeat(200), title: "t".repeat(200), organisation: "o".repeat(200) });
    const sealed = sealedKeyText(long, Buffer.alloc(keyText(long).length + 250));
    expect(sealed.length).toBeLessThan(2560);
    expect(() => keyText(aKey({ ...pat, name: "市".repeat(200), title: "市".repeat(200) }))).toThrow("TEXT_TOO_LONG");
  });

  it("under a passphrase tells whose it is and nothing else", () => {
    const text = sealedKeyText(key, Buffer.from("sealed"));
    expect(readKept(text)).toEqual({ keyId: key.keyId, email: key.email, sealed: Buffer.from("sealed") });
    expect(readKeyText(text)).toBeNull();
    for (const secret of [key.age, key.hybrid, key.seed]) expect(text).not.toContain(secret);
  });
});

describe("a custodian", () => {
  it("is the same one from the same bytes", async () => {
    const [one, two] = [
      newCustodianKey(pat, { at, random: counted() }),
      newCustodianKey(pat, { at, random: counted() }),
    ];
    expect(one).toEqual(two);
    expect((await Custodian.take(one, true)).key).toEqual((await Custodian.take(two, true)).key);
    expect(one.keyId).not.toBe(newCustodianKey(quinn, { at, random: counted() }).keyId);
  });

  it("signs notes that its export key checks", async () => {
    const custodian = await Custodian.take(key, false);
    const note = parseNote(custodian.signNote("one line\n"));
    expect(note === null ? false : isSignedBy(note, pat.email, custodian.key.publicKey)).toBe(true);
    expect(readExportKey(custodian.key.text)).toEqual(custodian.key);
  });

  it("[A-6.h.i] opens what the age command seals to its export key, with a key that can't be taken out again", async () => {
    const custodian = await Custodian.take(key, false);
    const sealed = spawnSync("age", ["-r", custodian.key.recipient], { input: "a secret" });
    expect(sealed.status).toBe(0);
    const decrypter = new Decrypter();
    const [identity] = custodian.identities;
    expect(identity).toBeInstanceOf(CryptoKey);
    if (!(identity instanceof CryptoKey)) return;
    expect(identity.extractable).toBe(false);
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(sealed.stdout, "text")).toBe("a secret");
  });

  it("is opened by the age command with the identity that is kept", async () => {
    const custodian = await Custodian.take(key, false);
    const encrypter = new Encrypter();
    encrypter.addRecipient(custodian.key.recipient);
    const file = join(folder, "identity.txt");
    writeFileSync(file, `${key.age}\n`, { mode: 0o600 });
    const opened = spawnSync("age", ["-d", "-i", file], { input: await encrypter.encrypt("a secret") });
    expect(opened.stdout.toString()).toBe("a secret");
  });

  it("makes a second, post-quantum export key when it is asked to, the same one each time", async () => {
    const custodian = await Custodian.take(key, false);
    expect(custodian.hybridKey).toBeNull();
    const made = await custodian.makeHybridKey();
    expect(made).toMatchObject({
      ...pat,
      hybrid: true,
      keyId: custodian.key.keyId,
      publicKey: custodian.key.publicKey,
    });
    expect(made.fingerprint).not.toBe(custodian.key.fingerprint);
    expect((await Custodian.take(key, true)).hybridKey).toEqual(made);
    const encrypter = new Encrypter();
    encrypter.addRecipient(made.recipient);
    const sealed = await encrypter.encrypt("a secret");
    const decrypter = new Decrypter();
    for (const identity of custodian.identities) decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(sealed, "text")).toBe("a secret");
  });
});
