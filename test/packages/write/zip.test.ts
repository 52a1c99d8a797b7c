import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { Ledger, type Member } from "../../../main/packages/write/ledger.ts";
import { Pace } from "../../../main/packages/write/pace.ts";
import { FileSink } from "../../../main/packages/write/sink.ts";
import { centralHeader, endRecords, localHeader } from "../../../main/packages/write/zip-records.ts";
import { ZipWriter } from "../../../main/packages/write/zip-writer.ts";
import { aFolder } from "./a-desk.ts";

/** Of a file, or of what lies between two: films of more than 4 GiB among them. */
const size = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 2 ** 40 }));

/** Memory per file that the ledger takes for 100,000 of so many bytes as a proof has. */
function ledgerBytes(path: (n: number) => string): number {
  const ledger = new Ledger();
  const files = 100_000;
  for (let n = 0; n < files; n += 1) {
    const member = { bytes: 900, crc: n, offset: n * 1030, told: false };
    ledger.add({ path: path(n), ...member, sha256: sha256(Buffer.from(`${n}`)) });
  }
  return ledger.bytes / files;
}

const pace = () => new Pace(() => {}, new AbortController().signal);
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest();

async function aZip(add: (zip: ZipWriter) => unknown): Promise<string> {
  const file = join(aFolder(), "bag.zip");
  const sink = new FileSink(openSync(file, "wx"));
  const zip = new ZipWriter(sink, { top: "bag", day: "2026-03-31" }, pace());
  await add(zip);
  zip.end();
  sink.flush();
  return file;
}

/** Python's zipfile, which looks at both headers of each file and at every CRC-32. */
function python(file: string): { names: string[]; flags: number[]; bad: string | null } {
  const program =
    "import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); " +
    "print(json.dumps(dict(names=z.namelist(), flags=[i.flag_bits for i in z.infolist()], bad=z.testzip())))";
  return JSON.parse(execFileSync("python3", ["-c", program, file], { encoding: "utf8", maxBuffer: 10 ** 9 }));
}

describe("a zip", () => {
  it("without any file is one that others can read", async () => {
    expect(python(await aZip(() => {}))).toEqual({ names: [], flags: [], bad: null });
  });

  it("holds texts of any length, with their sizes before them as far as memory goes", async () => {
    const long = "Zeile mit Ümlaut 🏞\n".repeat(400_000);
    const file = await aZip(async (zip) => {
      zip.addText("empty.txt", "");
      await zip.addPieces("none.txt", []);
      await zip.addPieces("short.txt", ["a", "", "b"]);
      await zip.addPieces("long.txt", [long, "end", long]);
    });
    const { names, flags, bad } = python(file);
    expect(names).toEqual(["bag/empty.txt", "bag/none.txt", "bag/short.txt", "bag/long.txt"]);
    expect(flags).toEqual([0x800, 0x800, 0x800, 0x808]);
    expect(bad).toBeNull();
    expect(spawnSync("unzip", ["-tqq", file]).status).toBe(0);
    const read = execFileSync("unzip", ["-p", file, "bag/long.txt"], { maxBuffer: 10 ** 9, encoding: "utf8" });
    expect(read === `${long}end${long}`).toBe(true);
    expect(execFileSync("unzip", ["-p", file, "bag/short.txt"]).toString()).toBe("ab");
  });

  it("is, byte for byte, the same on any day", async () => {
    const one = await aZip((zip) => zip.addText("a.txt", "text"));
    const two = await aZip((zip) => zip.addText("a.txt", "text"));
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  });

  it("is read by the library, which checks its headers strictly", async () => {
    const file = await aZip((zip) => {
      for (let number = 0; number < 40; number += 1) zip.addText(`data/${number}.txt`, "x".repeat(number));
    });
    const names = await new Promise<string[]>((resolve, reject) => {
      yauzl.open(file, { lazyEntries: false, strictFileNames: true }, (error, zip) => {
        if (error !== null) return reject(error);
        const found: string[] = [];
        zip.on("entry", (entry) => found.push(entry.fileName));
        zip.on("end", () => resolve(found));
        zip.on("error", reject);
      });
    });
    expect(names).toHaveLength(40);
  });
});

describe("the records of a large zip", () => {
  const member = { path: "f", bytes: 3, crc: 5, offset: 7, told: false, sha256: Buffer.alloc(32) };
  const path = Buffer.from("bag/f");
  const gigabytes = 5 * 2 ** 30;

  it("tell the true sizes in the extra field from 4 GiB less one on, and not before", () => {
    const below = localHeader({ ...member, bytes: 0xfffffffe }, path, 0);
    expect([below.readUInt32LE(18), below.readUInt16LE(28)]).toEqual([0xfffffffe, 0]);
    const above = localHeader({ ...member, bytes: 0xffffffff }, path, 0);
    expect([above.readUInt32LE(18), above.readUInt32LE(22), above.readUInt16LE(28)]).toEqual([
      0xffffffff, 0xffffffff, 20,
    ]);
    expect(above.readBigUInt64LE(above.length - 8)).toBe(0xffffffffn);
    const central = centralHeader({ ...member, bytes: gigabytes, offset: gigabytes }, path, 0);
    expect(central.readUInt16LE(central.length - 26)).toBe(24);
    expect(central.readBigUInt64LE(central.length - 8)).toBe(BigInt(gigabytes));
    const far = centralHeader({ ...member, offset: gigabytes }, path, 0);
    expect([far.readUInt32LE(20), far.readUInt32LE(42), far.readUInt16LE(30)]).toEqual([3, 0xffffffff, 12]);
  });

  it("end in the ZIP64 records when there are 65,535 files or more, or it is longer than 4 GiB", () => {
    expect(endRecords(65_534, 1, 1)).toHaveLength(22);
    expect(endRecords(65_535, 1, 1)).toHaveLength(98);
    const far = endRecords(2, gigabytes, 100);
    expect(far.readBigUInt64LE(48)).toBe(BigInt(gigabytes));
    expect(far.readBigUInt64LE(56 + 8)).toBe(BigInt(gigabytes + 100));
    expect(far.readUInt32LE(56 + 20 + 16)).toBe(0xffffffff);
  });
});

describe("what is remembered of many files", () => {
  it("comes back as it was, in its order, over many blocks", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "/", "ü", "🏞", "0"), minLength: 1, maxLength: 400 });
    const file = fc.record({ name: letters, hashed: fc.boolean(), told: fc.boolean(), bytes: size, gap: size });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 40 }), fc.integer({ min: 0, max: 30_000 }), (files, more) => {
        const ledger = new Ledger();
        const members: Member[] = [];
        let at = 0;
        const add = ({ name, hashed, told, bytes, gap }: (typeof files)[number]) => {
          const hash = sha256(Buffer.from(`${members.length}`));
          const path = hashed ? `data/evidence/${hash.toString("hex")}.png` : `data/${name}`;
          const member = { path, bytes, offset: at + gap, crc: hash.readUInt32LE(), told, sha256: hash };
          at += gap + bytes;
          members.push(member);
          ledger.add(member);
        };
        for (const one of files) add(one);
        for (let n = 0; n < more; n += 1) {
          add({ name: `proofs/${n}.tlog-proof`, hashed: n % 100 === 7, told: n % 3 === 0, bytes: n * 7, gap: 60 });
        }
        expect(ledger.count).toBe(members.length);
        let place = 0;
        let same = 0;
        for (const member of ledger.members()) if (isDeepStrictEqual(member, members[place++])) same += 1;
        expect([place, same]).toEqual([members.length, members.length]);
      }),
      { numRuns: 25 },
    );
  });

  it("is little of each", () => {
    expect(ledgerBytes((n) => `data/proofs/${n}.tlog-proof`)).toBeLessThan(48);
    expect(ledgerBytes((n) => `data/evidence/${sha256(Buffer.from(`${n}`)).toString("hex")}.png`)).toBeLessThan(48);
  });
});

describe("a file sink", () => {
  it("writes what it was given, whatever the pieces", () => {
    const file = join(aFolder(), "out");
    const sink = new FileSink(openSync(file, "wx"));
    const pieces = [1, 1_048_575, 1, 0, 1_048_576, 3_000_000, 5].map((length) => randomBytes(length));
    for (const piece of pieces) sink.write(piece);
    sink.flush();
    expect(readFileSync(file).equals(Buffer.concat(pieces))).toBe(true);
    expect(sink.bytes).toBe(Buffer.concat(pieces).length);
  });
});
