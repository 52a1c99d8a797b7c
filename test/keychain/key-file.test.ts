import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Encrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { describe, expect, it, onTestFinished } from "vitest";
import { passphraseKeyFile, sampleKeyFile } from "../../main/keychain/index.ts";

const seed = new Uint8Array(32).map((_, n) => n * 7);
const passphrase = "correct horse battery";
/** Cheap to derive from: only these tests may. */
const workFactor = 10;

function aFile(name = "log-key.age"): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

async function written(): Promise<string> {
  const file = aFile();
  await passphraseKeyFile(file, workFactor).write(seed, passphrase);
  return file;
}

describe("a key file with a passphrase", () => {
  it("gives the seed back to its passphrase, and nobody else on the machine may read it", async () => {
    const file = aFile();
    const keyFile = passphraseKeyFile(file);
    expect(keyFile.exists()).toBe(false);
    await keyFile.write(seed, passphrase);
    expect(keyFile.exists()).toBe(true);
    expect(await keyFile.read(passphrase)).toEqual(seed);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, ".."))).toEqual(["log-key.age"]);
    expect(readFileSync(file, "latin1")).toMatch(/^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
  });

  it.runIf(process.platform === "linux")("opens with the age command", async () => {
    const file = await written();
    // age asks for a passphrase on a terminal only: script lends it one.
    const command = `age --decrypt -o '${file}.out' '${file}'`;
    const { status, stdout } = spawnSync("script", ["-qec", command, "/dev/null"], {
      input: `${passphrase}\n`,
      encoding: "utf8",
      timeout: 20_000,
    });
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(readFileSync(`${file}.out`, "utf8")).toBe(`${Buffer.from(seed).toString("base64")}\n`);
  });

  it.each(["wrong horse battery", "", "correct horse battery "])("refuses the passphrase %j", async (other) => {
    const file = await written();
    await expect(passphraseKeyFile(file).read(other)).rejects.toMatchObject({ code: "PASSPHRASE_WRONG" });
  });

  it("takes a passphrase for the same however its accents were typed", async () => {
    const keyFile = passphraseKeyFile(aFile(), workFactor);
    await keyFile.write(seed, "schöne grüße");
    expect(await keyFile.read("scho\u0308ne gru\u0308ße")).toEqual(seed);
  });

  it.each(["", "short", "eleven char", "    spaces    ", "😀".repeat(11)])("is not made with %j", async (weak) => {
    const file = aFile();
    await expect(passphraseKeyFile(file).write(seed, weak)).rejects.toMatchObject({
      code: "PASSPHRASE_WEAK",
      detail: { least: 12 },
    });
    expect(readdirSync(join(file, ".."))).toEqual([]);
  });

  it("is told as missing", async () => {
    await expect(passphraseKeyFile(aFile()).read(passphrase)).rejects.toMatchObject({ code: "KEY_FILE_MISSING" });
  });

  const damages: [string, (file: string) => void][] = [
    ["empty", (file) => truncateSync(file, 0)],
    ["cut short in its header", (file) => truncateSync(file, 60)],
    ["cut short in its content", (file) => truncateSync(file, statSync(file).size - 4)],
    ["something else", (file) => writeFileSync(file, "not a key at all\n")],
    ["far too long", (file) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.alloc(5000)]))],
    [
      "a folder",
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ];
  it.each(damages)("is told as damaged when it is %s", async (_, damage) => {
    const file = await written();
    damage(file);
    await expect(passphraseKeyFile(file).read(passphrase)).rejects.toMatchObject({ code: "KEY_FILE_DAMAGED" });
  });

  it("is told as damaged when one bit of its content is another", async () => {
    const file = await written();
    const bytes = readFileSync(file);
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(passphraseKeyFile(file).read(passphrase)).rejects.toMatchObject({ code: "KEY_FILE_DAMAGED" });
  });

  it("is told as damaged when it holds no seed, or has no passphrase", async () => {
    const file = aFile();
    const other = new Encrypter();
    other.setScryptWorkFactor(workFactor);
    other.setPassphrase(passphrase);
    writeFileSync(file, await other.encrypt("a shopping list\n"));
    await expect(passphraseKeyFile(file).read(passphrase)).rejects.toMatchObject({ code: "KEY_FILE_DAMAGED" });
    const forSomebody = new Encrypter();
    forSomebody.addRecipient(await identityToRecipient(await generateIdentity()));
    writeFileSync(file, await forSomebody.encrypt("a seed"));
    await expect(passphraseKeyFile(file).read(passphrase)).rejects.toMatchObject({ code: "KEY_FILE_DAMAGED" });
  });

  it("says so when its folder is gone", async () => {
    const keyFile = passphraseKeyFile(join(aFile(), "no", "log-key.age"), workFactor);
    await expect(keyFile.write(seed, passphrase)).rejects.toMatchObject({ code: "FOLDER_MISSING" });
  });
});

describe("a key file for sample data", () => {
  it("gives the seed back, and tells missing from damaged", async () => {
    const file = aFile("sample-key");
    const keyFile = sampleKeyFile(file);
    expect(keyFile.exists()).toBe(false);
    await expect(keyFile.read()).rejects.toMatchObject({ code: "KEY_FILE_MISSING" });
    await keyFile.write(seed);
    expect(await keyFile.read()).toEqual(seed);
    expect(readFileSync(file, "utf8")).toBe(`${Buffer.from(seed).toString("hex")}\n`);
    for (const text of ["", "00\n", `${"00".repeat(32)}`, `${"zz".repeat(32)}\n`, `${"AB".repeat(32)}\n`]) {
      writeFileSync(file, text);
      await expect(keyFile.read()).rejects.toMatchObject({ code: "KEY_FILE_DAMAGED" });
    }
  });
});
