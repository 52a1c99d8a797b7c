import { execFileSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";
import { afterAll, describe, expect, it } from "vitest";
import {
  ageDecrypt,
  ageDecryptWithPassphrase,
  ageEncrypt,
  ageEncryptWithPassphrase,
} from "../../main/vault/age-file.ts";
import { splitHeader } from "../../main/vault/age-header.ts";
import { hasNativeStream, openStream, sealStream } from "../../main/vault/age-stream.ts";
import { refusalOf } from "./refusal.ts";

const folder = mkdtempSync(join(tmpdir(), "custodia-age-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const people = await Promise.all(
  Array.from({ length: 4 }, async (_, n) => {
    const identity = await generateX25519Identity();
    const identityFile = join(folder, `identity-${n}.txt`);
    writeFileSync(identityFile, `${identity}\n`, { mode: 0o600 });
    return { identity, identityFile, recipient: await identityToRecipient(identity) };
  }),
);
const [ada, bo, cy] = people;
if (ada === undefined || bo === undefined || cy === undefined) throw new Error("people");
const chunk = 64 * 1024;

/** Sizes around the chunk borders, then any. */
function sizeOf(n: number): number {
  const borders = [0, 1, 15, 16, 17, chunk - 17, chunk - 1, chunk, chunk + 1, 2 * chunk - 1, 2 * chunk, 2 * chunk + 1];
  return borders[n] ?? (n * 7919) % (3 * chunk);
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("what is no file for us", () => {
  it("is told apart: foreign, cut short, for somebody else", async () => {
    const file = await ageEncrypt(Buffer.from("secret"), [ada.recipient]);
    expect(await refusalOf(() => ageDecrypt(Buffer.from("PK\u0003\u0004 a zip"), [ada.identity]))).toBe(
      "VAULT_FOREIGN",
    );
    expect(await refusalOf(() => ageDecrypt(Buffer.from("age-encryption.org/v2\n"), [ada.identity]))).toBe(
      "VAULT_FOREIGN",
    );
    expect(await refusalOf(() => ageDecrypt(new Uint8Array(), [ada.identity]))).toBe("VAULT_CUT_SHORT");
    expect(await refusalOf(() => ageDecrypt(file.subarray(0, 10), [ada.identity]))).toBe("VAULT_CUT_SHORT");
    expect(await refusalOf(() => ageDecrypt(file.subarray(0, 100), [ada.identity]))).toBe("VAULT_CUT_SHORT");
    expect(await refusalOf(() => ageDecrypt(file, [bo.identity]))).toBe("VAULT_NOT_FOR_YOU");
    expect(await refusalOf(() => ageDecrypt(file, []))).toBe("VAULT_NOT_FOR_YOU");
  });

  it("is a file that ends at the border of a chunk, where another would have followed", async () => {
    const file = await ageEncrypt(randomBytes(3 * chunk), [ada.recipient]);
    const { header } = splitHeader(file);
    const border = header.length + 16 + 2 * (chunk + 16);
    expect(await refusalOf(() => ageDecrypt(file.subarray(0, border), [ada.identity]))).toBe("VAULT_CUT_SHORT");
    expect(await refusalOf(() => ageDecrypt(file.subarray(0, border + 3), [ada.identity]))).toBe("VAULT_CUT_SHORT");
    expect(await refusalOf(() => ageDecrypt(file.subarray(0, border + 500), [ada.identity]))).toBe("VAULT_DAMAGED");
  });

  it("is a file whose chunks changed places, or whose last chunk is an empty one", async () => {
    const key = randomBytes(16);
    const sealed = sealStream(Buffer.alloc(0), key, randomBytes(3 * chunk));
    const at = (n: number) => sealed.subarray(16 + n * (chunk + 16), 16 + (n + 1) * (chunk + 16));
    const swapped = Buffer.concat([sealed.subarray(0, 16), at(1), at(0), at(2)]);
    expect(await refusalOf(() => openStream(key, swapped))).toBe("VAULT_DAMAGED");
    expect(await refusalOf(() => openStream(key, Buffer.concat([sealed, randomBytes(16)])))).toBe("VAULT_DAMAGED");
    expect(openStream(key, sealed)).toHaveLength(3 * chunk);
  });

  it("is a file with a stanza of somebody else's file, more of them, or fewer", async () => {
    const [one, other] = [
      await ageEncrypt(randomBytes(9), [ada.recipient]),
      await ageEncrypt(randomBytes(9), [ada.recipient, bo.recipient]),
    ];
    const [a, b] = [one, other].map((file) => Buffer.from(file).toString("latin1"));
    const stanza = (text = "", n = 0) => text.split("-> ")[n + 1]?.split("---")[0] ?? "";
    const grease = "-> quack-grease abc\nZm9v\n";
    const changedFiles = [
      a?.replace(stanza(a), stanza(b)),
      a?.replace("---", `-> ${stanza(b, 1)}---`),
      a?.replace("---", `${grease}---`),
      b?.replace(`-> ${stanza(b, 1)}`, ""),
      b?.replace(stanza(b, 1), stanza(b, 0)),
    ];
    for (const text of changedFiles) {
      expect(await refusalOf(() => ageDecrypt(Buffer.from(text ?? "", "latin1"), [ada.identity]))).toMatch(
        /^VAULT_(?:DAMAGED|NOT_FOR_YOU)$/,
      );
    }
  });

  it("is never made: no recipients, one twice, two kinds, none that age knows", async () => {
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    for (const to of [
      [],
      [ada.recipient, ada.recipient],
      [ada.recipient, hybrid],
      ["age1plugin1xyz"],
      ["ssh-ed25519 AAAA"],
    ]) {
      await expect(ageEncrypt(Buffer.from("x"), to)).rejects.toThrow(Error);
    }
  });
});

describe("files and the age command", () => {
  it("[A-6.h.i] opens two hundred files that age made, for one and for several, armored too", async () => {
    for (let n = 0; n < 200; n++) {
      const plain = randomBytes(sizeOf(n));
      const to = people.slice(0, 1 + (n % 4)).flatMap(({ recipient }) => ["-r", recipient]);
      const file = execFileSync("age", [...(n % 3 === 1 ? ["-a"] : []), ...to], { input: plain });
      const me = people[n % (1 + (n % 4))] ?? ada;
      const opened = await ageDecrypt(file, [me.identity]);
      expect(digest(opened.plain)).toBe(digest(plain));
      expect(opened).toMatchObject({ stanzas: 1 + (n % 4), hybrid: false });
    }
  });

  it("[A-6.h.i] makes two hundred files that age opens", async () => {
    for (let n = 0; n < 200; n++) {
      const plain = randomBytes(sizeOf(n));
      const to = people.slice(0, 1 + (n % 4)).map(({ recipient }) => recipient);
      const me = people[n % to.length] ?? ada;
      const opened = execFileSync("age", ["-d", "-i", me.identityFile], { input: await ageEncrypt(plain, to) });
      expect(digest(opened)).toBe(digest(plain));
    }
  });

  it("shares passphrase files with age both ways", async () => {
    const passphrase = "eight made up words for a printed sheet";
    const [ours, opened, theirs] = ["ours.age", "opened.txt", "theirs.age"].map((name) => join(folder, name));
    if (ours === undefined || opened === undefined || theirs === undefined) throw new Error("names");
    writeFileSync(ours, await ageEncryptWithPassphrase(Buffer.from("recovered"), passphrase, 10));
    // age asks for a passphrase on a terminal and nowhere else; script lends it one.
    onTerminal(`age -d -o ${opened} ${ours}`, `${passphrase}\n`);
    expect(readFileSync(opened, "utf8")).toBe("recovered");
    onTerminal(`age -p -o ${theirs} ${opened}`, `${passphrase}\n${passphrase}\n`);
    const { plain, stanzas } = await ageDecryptWithPassphrase(readFileSync(theirs), passphrase);
    expect([plain.toString(), stanzas]).toEqual(["recovered", 1]);
  });
});

function onTerminal(command: string, typed: string): void {
  execFileSync("script", ["-qec", command, "/dev/null"], { input: typed, stdio: ["pipe", "ignore", "pipe"] });
}

describe("passphrases", () => {
  it("are refused when wrong, and where no passphrase opens the file", async () => {
    const file = await ageEncryptWithPassphrase(Buffer.from("x"), "right", 2);
    expect(await refusalOf(() => ageDecryptWithPassphrase(file, "wrong"))).toBe("PASSPHRASE_WRONG");
    expect(await refusalOf(() => ageDecrypt(file, [ada.identity]))).toBe("VAULT_NOT_FOR_YOU");
    const other = await ageEncrypt(Buffer.from("x"), [ada.recipient]);
    expect(await refusalOf(() => ageDecryptWithPassphrase(other, "right"))).toBe("VAULT_NOT_FOR_YOU");
  });

  it("are the same however the keyboard composed them", async () => {
    const file = await ageEncryptWithPassphrase(Buffer.from("x"), "gr\u00fcn", 2);
    expect((await ageDecryptWithPassphrase(file, "gru\u0308n")).plain.toString()).toBe("x");
  });
});

describe("post-quantum files", () => {
  it("open with each of their hybrid identities, and say what they are", async () => {
    const identities = await Promise.all([generateHybridIdentity(), generateHybridIdentity()]);
    const recipients = await Promise.all(identities.map(identityToRecipient));
    const file = await ageEncrypt(Buffer.from("later"), recipients);
    for (const identity of identities) {
      const opened = await ageDecrypt(file, [ada.identity, identity]);
      expect(opened).toMatchObject({ stanzas: 2, hybrid: true });
      expect(opened.plain.toString()).toBe("later");
    }
    expect(await refusalOf(() => ageDecrypt(file, [ada.identity]))).toBe("VAULT_NOT_FOR_YOU");
  });

  it("a mixture of kinds, or a stanza of no known kind, is no count of custodians", async () => {
    const mixed = new Encrypter();
    mixed.addRecipient(ada.recipient);
    mixed.addRecipient(await identityToRecipient(await generateHybridIdentity()));
    const opened = await ageDecrypt(await mixed.encrypt("x"), [ada.identity]);
    expect(opened).toMatchObject({ stanzas: -1, hybrid: false });
  });
});

describe("where the system has no ChaCha20-Poly1305, as in Electron", () => {
  it("makes and opens the same files by the library", async () => {
    expect(hasNativeStream).toBe(true);
    for (const size of [0, 1, chunk, chunk + 1]) {
      const plain = randomBytes(size);
      const [native, library] = [
        await ageEncrypt(plain, [ada.recipient], true),
        await ageEncrypt(plain, [ada.recipient], false),
      ];
      for (const file of [native, library]) {
        expect(digest((await ageDecrypt(file, [ada.identity], false)).plain)).toBe(digest(plain));
        expect(digest((await ageDecrypt(file, [ada.identity], true)).plain)).toBe(digest(plain));
      }
      const decrypter = new Decrypter();
      decrypter.addIdentity(ada.identity);
      expect(digest(await decrypter.decrypt(native))).toBe(digest(plain));
    }
  });

  it("refuses each turned bit and each missing end there, too", async () => {
    const file = Uint8Array.from(await ageEncrypt(Buffer.from("x"), [ada.recipient]));
    for (let bit = 0; bit < file.length * 8; bit++) {
      const turned = Uint8Array.from(file, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(await refusalOf(() => ageDecrypt(turned, [ada.identity], false))).toMatch(/^VAULT_/);
    }
    for (let length = 0; length < file.length; length++) {
      expect(await refusalOf(() => ageDecrypt(file.subarray(0, length), [ada.identity], false))).toMatch(/^VAULT_/);
    }
  });

  it("takes an X25519 key that WebCrypto keeps", async () => {
    const pair = await crypto.subtle.generateKey({ name: "X25519" }, false, ["deriveBits"]);
    if (!("privateKey" in pair)) throw new Error("no pair");
    const file = await ageEncrypt(Buffer.from("kept"), [await identityToRecipient(pair.privateKey)]);
    expect((await ageDecrypt(file, [pair.privateKey])).plain.toString()).toBe("kept");
  });
});
