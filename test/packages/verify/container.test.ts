import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeEach, describe, expect, it } from "vitest";
import { openPackage } from "../../../main/packages/open/index.ts";
import { type ALog, aFolder, aLog, check, faultsOf } from "./a-log.ts";
import { extraField, rawZip, u64 } from "./raw-zip.ts";
import { type Files, filesOf, madeRight, type Packing, packed } from "./rebag.ts";

let log: ALog;
let whole: string;
let files: Files;

beforeEach(async () => {
  log = aLog(2);
  whole = await log.write(log.exportPlan());
  files = await filesOf(whole);
});

/** The code and reason with which a package is refused when it is opened, or the faults of its check. */
async function refusal(path: string, identities: readonly string[] = []): Promise<string> {
  try {
    return (await faultsOf(path, { identities })).join("\n");
  } catch (error) {
    const { code, detail } = error as { code: string; detail: { reason?: string } };
    return `${code}: ${detail.reason ?? ""}`;
  }
}

const bent = (packing: Packing) => refusal(packed(files, packing));
const only = (path: string, bend: NonNullable<Packing["bend"]>) => (one: string) => (one === path ? bend(one) : {});
const some = Buffer.from("x");
const report = "data/report.html";

describe("a file that is no package", () => {
  it.each([
    ["nothing", Buffer.alloc(0), "PACKAGE_CUT_SHORT: "],
    ["a letter", Buffer.from("P"), "PACKAGE_CUT_SHORT: "],
    ["a text", Buffer.from("Hello, this is a text"), "PACKAGE_UNREADABLE: it is neither a zip nor an age file"],
    ["zeros", Buffer.alloc(10_000), "PACKAGE_UNREADABLE: it is neither a zip nor an age file"],
    ["a zip without files", rawZip([]), "PACKAGE_UNSAFE: its files don't lie in one folder"],
  ])("%s", async (_, bytes, said) => {
    const path = join(aFolder(), "custodia.zip");
    writeFileSync(path, bytes);
    expect(await refusal(path)).toBe(said);
  });

  it("a folder, a pipe, nothing at all", async () => {
    const folder = aFolder();
    mkdirSync(join(folder, "folder.zip"));
    spawnSync("mkfifo", [join(folder, "pipe.zip")]);
    symlinkSync("/dev/zero", join(folder, "zero.zip"));
    expect(await refusal(join(folder, "folder.zip"))).toMatch(/^PACKAGE_UNREADABLE: /);
    expect(await refusal(join(folder, "pipe.zip"))).toBe("PACKAGE_UNREADABLE: it is no plain file");
    expect(await refusal(join(folder, "zero.zip"))).toBe("PACKAGE_UNREADABLE: it is no plain file");
    expect(await refusal(join(folder, "none.zip"))).toBe("PACKAGE_UNREADABLE: ENOENT");
  });

  it("a package cut short at any place", async () => {
    const bytes = readFileSync(whole);
    const path = join(aFolder(), "cut.zip");
    for (const length of [5, 30, 1000, bytes.length >> 1, bytes.length - 23, bytes.length - 22, bytes.length - 1]) {
      writeFileSync(path, bytes.subarray(0, length));
      expect(await refusal(path)).toBe("PACKAGE_CUT_SHORT: ");
    }
  });
});

describe("names that lead out of the package, or mean two things", () => {
  it.each([
    ["../outside.txt", "a file's name leads out of the package"],
    ["data/../../outside.txt", "a file's name leads out of the package"],
    ["./data/x", "a file's name leads out of the package"],
    ["data//x", "a file's name leads out of the package"],
    ["data\\..\\x", "a file's name holds characters that don't belong there"],
    ["c:x", "a file's name holds characters that don't belong there"],
    ["data/x\0.png", "a file's name holds characters that don't belong there"],
    ["data/\u202egnp.exe", "a file's name holds characters that don't belong there"],
    ["data/x.", "a part of a file's name ends in a dot or a blank"],
    ["data/x /y", "a part of a file's name ends in a dot or a blank"],
    ["d".repeat(600), "a file's name is empty or too long"],
    ["data/REPORT.html", "two files have the same name"],
    ["data/report.html", "two files have the same name"],
    ["data/report.html/", "two files have the same name"],
  ])("%j", async (path, reason) => {
    const more = [
      {
        name: `${files.top}/${path}`,
        bytes: path.endsWith("/") ? Buffer.alloc(0) : some,
        flags: 0x800,
        attributes: path.endsWith("/") ? 0x41ed0010 : 0x81a40000,
      },
    ];
    expect(await bent({ more })).toBe(`PACKAGE_UNSAFE: ${reason}`);
  });

  it("is refused at the root, in two folders, in another code page, or as forms of one letter", async () => {
    for (const name of ["/etc/outside", "outside.txt", "other/file.txt", `${files.top}`, "../x"]) {
      expect(await bent({ more: [{ name, bytes: some }] })).toMatch(/^PACKAGE_UNSAFE: /);
    }
    const latin = Buffer.concat([Buffer.from(`${files.top}/data/`), Buffer.of(0xe9)]);
    expect(await bent({ more: [{ name: latin, bytes: some }] })).toBe("PACKAGE_UNSAFE: a file's name is not UTF-8");
    expect(await bent({ more: [{ name: latin, bytes: some, flags: 0x800 }] })).toBe(
      "PACKAGE_UNSAFE: a file's name is not UTF-8",
    );
    const forms = ["é", "e\u0301"].map((letter) => ({
      name: `${files.top}/data/${letter}`,
      bytes: some,
      flags: 0x800,
    }));
    expect(await bent({ more: forms })).toBe("PACKAGE_UNSAFE: two files have the same name");
  });
});

describe("a container that says two things", () => {
  it.each<[string, Packing, string]>([
    [
      "a link",
      { bend: only(report, () => ({ attributes: 0xa1ff0000 })) },
      "it is a link or something else that is no file",
    ],
    [
      "a device",
      { bend: only(report, () => ({ attributes: 0x21ff0000 })) },
      "it is a link or something else that is no file",
    ],
    [
      "a file that says it is a folder",
      { bend: only(report, () => ({ attributes: 0x10 })) },
      "it is something else than a file",
    ],
    ["encryption", { bend: only(report, () => ({ flags: 1 })) }, "it is encrypted"],
    ["a hidden directory", { bend: only(report, () => ({ flags: 0x2000 })) }, "it is encrypted"],
    ["patches", { bend: only(report, () => ({ flags: 0x20 })) }, "it is packed in a way that is not known here"],
    ["another method", { bend: only(report, () => ({ method: 12 })) }, "it is packed in a way that is not known here"],
    [
      "another name in the header",
      { bend: only(report, () => ({ localName: "x".repeat(200) })) },
      "its header says something else than the directory",
    ],
    [
      "a name in the extra fields",
      { bend: only(report, () => ({ extra: extraField(0x7075, Buffer.alloc(9)) })) },
      "it has extra fields that don't belong there",
    ],
    ["sizes told twice", { bend: only(report, () => ({ extra: extraField(1, u64(1, 1)) })) }, "its size is told twice"],
    [
      "broken extra fields",
      { bend: only(report, () => ({ extra: Buffer.of(1, 0, 9) })) },
      "its extra fields can't be read",
    ],
    ["a comment on a file", { bend: only(report, () => ({ comment: "hello" })) }, "it has a comment"],
    ["another disk", { bend: only(report, () => ({ disk: 1 })) }, "it is spread over several disks"],
    [
      "bytes between two files",
      { bend: only(report, () => ({ gap: some })) },
      "something lies between it and the next file",
    ],
    ["bytes before the first file", { before: Buffer.from("PK\x03\x04") }, "something lies before its first file"],
    ["bytes after the end", { after: some }, "something follows its end"],
    [
      "a second zip after the end",
      { after: rawZip([{ name: "x/y", bytes: some }]) },
      "its directory is not where it says",
    ],
    ["a comment", { comment: "hello" }, "something follows its end"],
    ["more files than there are", { count: 500 }, "its directory is shorter than it says"],
    ["fewer files than there are", { count: 3 }, "something lies between its directory and its end"],
  ])("%s", async (_, packing, reason) => {
    expect(await bent(packing)).toContain(reason);
  });

  it("is refused for files that overlap, which is how a small bomb grows", async () => {
    const more = [{ name: `${files.top}/data/x`, bytes: Buffer.alloc(20), overlap: true }];
    expect(await bent({ more })).toMatch(/^PACKAGE_UNSAFE: (two files overlap|its header says)/);
  });

  it("is refused for a file that would grow out of all proportion", async () => {
    const zeros = Buffer.alloc(40_000_000);
    expect(deflateRawSync(zeros).length).toBeLessThan(50_000);
    expect(await bent({ more: [{ name: `${files.top}/data/x`, bytes: zeros, deflate: true }] })).toBe(
      "PACKAGE_UNSAFE: it would grow out of all proportion",
    );
    const lying = only(report, () => ({ deflate: true, size: 5 }));
    expect(await bent({ bend: lying })).toContain("it holds more than it says");
    const longer = only(report, () => ({ deflate: true, size: (files.get(report)?.length ?? 0) + 1 }));
    expect(await bent({ bend: longer })).toContain("it holds less than it says");
  });

  it("is refused for a checksum that is not that of the bytes", async () => {
    for (const path of [report, "data/entries.jsonl", "checkpoint", "bag-info.txt", "manifest-sha256.txt"]) {
      const told = (await bent({ bend: only(path, () => ({ crc: 1 })) })).split("\n");
      const about = `container: ${path}: its checksum is not that of its bytes`;
      expect(told.filter((one) => one === about)).toHaveLength(1);
    }
  });
});

describe("a package that somebody has packed again, and changed nothing", () => {
  it("verifies: packed by zip, with folders and compression", async () => {
    const folder = aFolder();
    spawnSync("unzip", ["-qq", whole, "-d", folder]);
    expect(spawnSync("zip", ["-q", "-r", "-X", `${files.top}.zip`, files.top], { cwd: folder }).status).toBe(0);
    expect(await faultsOf(join(folder, `${files.top}.zip`))).toEqual([]);
  });

  it.each<[string, Packing]>([
    ["with sizes behind the data", { bend: () => ({ descriptor: 32 }) }],
    ["with 64-bit sizes behind the data", { bend: () => ({ descriptor: 64 }) }],
    ["with times of its own", { bend: () => ({ extra: extraField(0x5455, Buffer.of(1, 0, 0, 0, 0)) }) }],
    ["as zip64", { zip64: true }],
    ["with a directory in another order", { reversed: true }],
    ["compressed", { bend: () => ({ deflate: true }) }],
  ])("verifies: %s", async (_, packing) => {
    const path = packed(files, packing);
    expect(spawnSync("unzip", ["-tqq", path]).status).toBe(0);
    expect(await faultsOf(path)).toEqual([]);
  });

  it("verifies under another file name, and says so", async () => {
    expect((await check(packed(files, { name: "from the city (1).zip" }))).notes.join()).toContain(
      "The file was renamed",
    );
  });
});

describe("a sealed package", () => {
  it("is refused without an identity, with a stranger’s, cut short, longer, changed anywhere, or as text", async () => {
    const [mine, theirs] = [await generateX25519Identity(), await generateX25519Identity()];
    const path = await log.write(log.exportPlan(), undefined, [await identityToRecipient(mine)]);
    expect(await refusal(path)).toBe("PACKAGE_SEALED: ");
    expect(await refusal(path, [theirs])).toBe("PACKAGE_NOT_FOR_YOU: ");
    expect(await refusal(path, ["AGE-SECRET-KEY-1NONSENSE"])).toBe("PACKAGE_NOT_FOR_YOU: an identity can't be read");
    expect(await refusal(path, [theirs, mine])).toBe("");
    const bytes = readFileSync(path);
    const bent = join(aFolder(), "bent.zip.age");
    const sealedBytes = async (turned: Buffer) => {
      writeFileSync(bent, turned);
      return refusal(bent, [mine]);
    };
    for (const length of [10, 100, 250, 70_000, bytes.length - 1]) {
      expect(await sealedBytes(bytes.subarray(0, length))).toMatch(/^PACKAGE_(CUT_SHORT|UNREADABLE): /);
    }
    expect(await sealedBytes(Buffer.concat([bytes, some]))).toMatch(/^PACKAGE_UNREADABLE: /);
    for (const at of [60, 170, 230, 40_000, 70_000, bytes.length - 5]) {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ 1;
      expect(await sealedBytes(turned)).not.toBe("");
    }
    expect(await sealedBytes(Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"))).toContain("sealed as text");
  });

  it("tells one fault, that it was changed or is damaged, wherever a byte of it is another", async () => {
    const identity = await generateX25519Identity();
    const path = await log.write(log.exportPlan(), undefined, [await identityToRecipient(identity)]);
    const bytes = readFileSync(path);
    const bent = join(aFolder(), "bent.zip.age");
    const said = new Set<string>();
    for (let at = 300; at < bytes.length; at += 30_000) {
      const turned = Buffer.from(bytes);
      turned[at] = (turned[at] ?? 0) ^ 1;
      writeFileSync(bent, turned);
      said.add(await refusal(bent, [identity]));
    }
    const damaged = "the sealed file was changed or is damaged";
    expect([...said].sort()).toEqual([`PACKAGE_UNREADABLE: ${damaged}`, `container: ${damaged}`]);
  });

  it("leaves nothing of what is in it on the disk", async () => {
    const identity = await generateX25519Identity();
    const path = await log.write(log.exportPlan(), undefined, [await identityToRecipient(identity)]);
    const before = readdirSync("/tmp").filter((name) => !name.startsWith("custodia-verify-"));
    const file = await openPackage(path, { identities: [identity] });
    expect((await file.read("data/entries.jsonl", 1_000_000)).toString()).toContain('"seq":0');
    await expect(file.read("data/entries.jsonl", 10)).rejects.toMatchObject({ code: "PACKAGE_TOO_LARGE" });
    await expect(file.read("data/none", 10)).rejects.toMatchObject({ code: "PACKAGE_UNKNOWN" });
    file.close();
    expect(readdirSync(join(path, ".."))).toEqual([file.name]);
    expect(
      readdirSync("/tmp")
        .filter((name) => !name.startsWith("custodia-verify-") && !before.includes(name))
        .filter((name) => /custodia-read|\.zip/.test(name)),
    ).toEqual([]);
  });
});

it("keeps its own helper honest: files made right again verify", async () => {
  madeRight(files);
  expect(await faultsOf(packed(files))).toEqual([]);
});
