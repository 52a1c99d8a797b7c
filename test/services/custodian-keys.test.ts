import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { KeyStore } from "../../main/custodians/index.ts";
import { openDatabase } from "../../main/database/index.ts";
import { osKeychain } from "../../main/keychain/index.ts";
import { CustodianKeys } from "../../main/services/custodian-keys.ts";
import { pat } from "../custodians/a-custodian.ts";

/** A passphrase takes a second to turn into a key, and more on a busy machine; in milliseconds. */
const slow = 120_000;
const passphrase = "seven invented words for this one test";
const next = "another seven words that nobody has used";

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "custodian-keys-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As on another day, or with another database over the same files. */
function keysIn(folder: string, keyStore: KeyStore, name = "log.sqlite"): CustodianKeys {
  const database = openDatabase(join(folder, name), "write");
  onTestFinished(() => void database.close());
  const random = (bytes: number) => randomBytes(bytes);
  // These keys lie in files: no keychain is asked.
  return new CustodianKeys({ folder, database, keychain: osKeychain(), clock: () => new Date(), random, keyStore });
}

function putVault(folder: string): void {
  mkdirSync(join(folder, "vaults"));
  writeFileSync(join(folder, "vaults", "019356a1-0000-7000-8000-000000000001.custodia-vault"), "sealed");
}

describe("a custodian's key in a plain file", () => {
  it("[A-6.h.i] is never made over another: not beside a row, and not beside files of vaults", async () => {
    const folder = aFolder();
    const keys = keysIn(folder, "sample-file");
    putVault(folder);
    await expect(keys.makeIdentity(pat, null)).rejects.toThrow('IDENTITY_EXISTS {"files":1}');
    expect(readdirSync(folder).filter((name) => name.startsWith("sample-custodian"))).toEqual([]);
    rmSync(join(folder, "vaults"), { recursive: true });
    const { key } = await keys.makeIdentity(pat, null);
    await expect(keys.makeIdentity(pat, null)).rejects.toThrow(`IDENTITY_EXISTS {"keyId":"${key.keyId}"}`);
    expect((await keys.fetch(null)).key).toEqual(key);
  });

  it("half-written vault files of a crash are no vaults", async () => {
    const folder = aFolder();
    mkdirSync(join(folder, "vaults"));
    writeFileSync(join(folder, "vaults", ".a.custodia-vault.012345.tmp"), "half");
    await keysIn(folder, "sample-file").makeIdentity(pat, null);
  });

  it("refuses what the person left out, making nothing", async () => {
    const folder = aFolder();
    const keys = keysIn(folder, "sample-file");
    await expect(keys.makeIdentity({ ...pat, email: "pat+1@a.example" }, null)).rejects.toThrow("EMAIL_INVALID");
    await expect(keys.makeIdentity({ ...pat, name: "" }, null)).rejects.toThrow("TEXT_EMPTY");
    await expect(keys.makeIdentity(pat, "short")).rejects.toThrow("PASSPHRASE_WEAK");
    await expect(keys.fetch(null)).rejects.toThrow("IDENTITY_MISSING");
    await expect(keys.setPassphrase(null, passphrase)).rejects.toThrow("IDENTITY_MISSING");
    expect(keys.row()).toBeNull();
    expect(await keys.found()).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes("custodian"))).toEqual([]);
  });

  it("that is gone, another's or no key at all is refused, and stays as it is", async () => {
    const [folder, other] = [aFolder(), aFolder()];
    const keys = keysIn(folder, "sample-file");
    const { key } = await keys.makeIdentity(pat, null);
    await keysIn(other, "sample-file").makeIdentity(pat, null);
    const file = join(folder, "sample-custodian.key");
    const kept = readFileSync(file);
    for (const wrong of ["", "a wrong value", readFileSync(join(other, "sample-custodian.key"))]) {
      writeFileSync(file, wrong);
      await expect(keys.fetch(null)).rejects.toThrow(`KEY_MISMATCH {"keyId":"${key.keyId}"}`);
    }
    rmSync(file);
    await expect(keys.fetch(null)).rejects.toThrow("KEY_FILE_MISSING");
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, kept);
    expect((await keys.fetch(null)).key).toEqual(key);
  });

  it("is taken back when its row can't be written", async () => {
    const folder = aFolder();
    const keys = keysIn(folder, "sample-file");
    const other = openDatabase(join(folder, "log.sqlite"), "write");
    other.exec("CREATE TRIGGER stop BEFORE INSERT ON custodian_identity BEGIN SELECT RAISE(ABORT, 'no key here'); END");
    await expect(keys.makeIdentity(pat, null)).rejects.toThrow();
    expect(existsSync(join(folder, "sample-custodian.key"))).toBe(false);
    other.exec("DROP TRIGGER stop");
    other.close();
    await keys.makeIdentity(pat, null);
  });

  it("[A-6.h.i] is found again by a new database beside it, and taken up with the same export key", async () => {
    const folder = aFolder();
    const { key } = await keysIn(folder, "sample-file").makeIdentity(pat, null);
    putVault(folder);
    const anew = keysIn(folder, "sample-file", "new.sqlite");
    await expect(anew.makeIdentity(pat, null)).rejects.toThrow("IDENTITY_EXISTS");
    expect(await anew.found()).toEqual([{ keyId: key.keyId, email: pat.email, passphrase: false }]);
    await expect(anew.adopt("00000000", null)).rejects.toThrow("KEY_MISMATCH");
    expect((await anew.adopt(key.keyId, null)).key).toEqual(key);
    await expect(anew.adopt(key.keyId, null)).rejects.toThrow("IDENTITY_EXISTS");
    expect(await anew.found()).toEqual([]);
    expect(anew.row()).toMatchObject({ exportKey: key.text, keyStore: "sample-file", passphrase: false });
  });

  it(
    "takes a passphrase on top, changes it, and goes without it again; a wrong one is refused and changes nothing",
    async () => {
      const folder = aFolder();
      const keys = keysIn(folder, "sample-file");
      const { key } = await keys.makeIdentity(pat, null);
      await expect(keys.setPassphrase(null, "short")).rejects.toThrow("PASSPHRASE_WEAK");
      expect((await keys.fetch(null)).key).toEqual(key);
      await keys.setPassphrase(null, passphrase);
      expect(keys.row()?.passphrase).toBe(true);
      expect(readFileSync(join(folder, "sample-custodian.key"), "utf8")).not.toContain("AGE-SECRET-KEY");
      await expect(keys.fetch(null)).rejects.toThrow("PASSPHRASE_WRONG");
      await expect(keys.fetch("not the one at all")).rejects.toThrow("PASSPHRASE_WRONG");
      await expect(keys.setPassphrase("not the one at all", next)).rejects.toThrow("PASSPHRASE_WRONG");
      await keys.setPassphrase(passphrase, next);
      await expect(keys.fetch(passphrase)).rejects.toThrow("PASSPHRASE_WRONG");
      expect((await keys.fetch(next)).key).toEqual(key);
      await keys.setPassphrase(next, null);
      expect((await keys.fetch(null)).key).toEqual(key);
      expect(keys.row()?.passphrase).toBe(false);
    },
    slow,
  );

  it(
    "whose passphrase the database has forgotten asks for it all the same, and the database learns",
    async () => {
      const folder = aFolder();
      const keys = keysIn(folder, "sample-file");
      await keys.makeIdentity(pat, passphrase);
      const other = openDatabase(join(folder, "log.sqlite"), "write");
      other.exec("UPDATE custodian_identity SET passphrase = 0");
      other.close();
      await expect(keys.fetch(null)).rejects.toThrow("PASSPHRASE_WRONG");
      expect(keys.row()?.passphrase).toBe(true);
      await keys.fetch(passphrase);
    },
    slow,
  );
});

describe("a custodian's key in a file under a passphrase", () => {
  it(
    "[A-6.h.i] is an age file, needs its passphrase, and can be taken up by a new database beside it",
    async () => {
      const folder = aFolder();
      const keys = keysIn(folder, "passphrase-file");
      await expect(keys.makeIdentity(pat, null)).rejects.toThrow("PASSPHRASE_WEAK");
      writeFileSync(join(folder, "custodian-key.age"), "left by a run that was cut off");
      const { key } = await keys.makeIdentity(pat, passphrase);
      expect(readdirSync(folder).filter((name) => /^custodian-key\.age\.\d+\.old$/.test(name))).toHaveLength(1);
      const file = join(folder, "custodian-key.age");
      expect(readFileSync(file, "latin1").startsWith("age-encryption.org/v1\n-> scrypt ")).toBe(true);
      await expect(keys.fetch(null)).rejects.toThrow("PASSPHRASE_WRONG");
      await expect(keys.fetch(next)).rejects.toThrow("PASSPHRASE_WRONG");
      expect((await keys.fetch(passphrase)).key).toEqual(key);
      await expect(keys.setPassphrase(passphrase, null)).rejects.toThrow("PASSPHRASE_WEAK");
      putVault(folder);
      const anew = keysIn(folder, "passphrase-file", "new.sqlite");
      const [found] = await anew.found();
      expect(found).toEqual({ keyId: "custodian-key.age", email: "custodian-key.age", passphrase: true });
      await expect(anew.adopt(found?.keyId ?? "", next)).rejects.toThrow("PASSPHRASE_WRONG");
      expect((await anew.adopt(found?.keyId ?? "", passphrase)).key).toEqual(key);
      expect(anew.row()).toMatchObject({ keyId: key.keyId, keyStore: "passphrase-file", passphrase: true });
    },
    slow,
  );

  it(
    "that is missing or spoilt is said so",
    async () => {
      const folder = aFolder();
      const keys = keysIn(folder, "passphrase-file");
      await keys.makeIdentity(pat, passphrase);
      const file = join(folder, "custodian-key.age");
      renameSync(file, join(folder, "elsewhere"));
      await expect(keys.fetch(passphrase)).rejects.toThrow("KEY_FILE_MISSING");
      for (const spoilt of ["", "not an age file", readFileSync(join(folder, "elsewhere")).subarray(0, -1)]) {
        writeFileSync(file, spoilt);
        await expect(keys.fetch(passphrase)).rejects.toThrow("KEY_FILE_DAMAGED");
      }
    },
    slow,
  );
});
