import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { ByteSet } from "../../../main/packages/write/byte-set.ts";
import { Ledger } from "../../../main/packages/write/ledger.ts";
import { Pace } from "../../../main/packages/write/pace.ts";
import { FileSink } from "../../../main/packages/write/sink.ts";
import { centralHeader, endRecords, localHeader } from "../../../main/packages/write/zip-records.ts";
import { ZipWriter } from "../../../main/packages/write/zip-writer.ts";
import { aFolder } from "./a-desk.ts";

const pace = () => new Pace(() => {}, new AbortController().signal);
const sha256 = (content: Buffer) => createHash("sha256").update(content).digest();

async function aZip(add: (zip: ZipWriter) => void | Promise<void>): Promise<string> {
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
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.string({ unit: "grapheme", minLength: 1 }), (count, name) => {
        fc.pre(!name.includes("*"));
        const ledger = new Ledger();
        const members = Array.from({ length: count }, (_, n) => {
          const hash = sha256(Buffer.from(`${n}`));
          const path = n % 2 === 0 ? `data/evidence/${hash.toString("hex")}.png` : `data/${name}/${n}`;
          return { path, bytes: n * 2 ** 33, offset: n * 7, crc: n, told: n % 3 === 0, sha256: hash };
        });
        for (const member of members) ledger.add(member);
        expect(ledger.count).toBe(count);
        let place = 0;
        for (const member of ledger.members()) expect(member).toEqual(members[place++]);
        expect(place).toBe(count);
      }),
      { numRuns: 12 },
    );
  });

  it("is each key once, in the order in which it came", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 3000 }), (numbers) => {
        const keys = new ByteSet(32);
        const known = new Set<number>();
        for (const number of numbers) {
          const key = sha256(Buffer.from(`${number}`));
          expect(keys.has(key)).toBe(known.has(number));
          expect(keys.add(key)).toBe(!known.has(number));
          known.add(number);
        }
        expect(keys.size).toBe(known.size);
        const inOrder = [...known].map((number) => sha256(Buffer.from(`${number}`)).toString("hex"));
        expect(inOrder.map((_, place) => keys.at(place).toString("hex"))).toEqual(inOrder);
      }),
    );
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
