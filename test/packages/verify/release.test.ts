import { crc32 } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { uuid } from "../report/a-bag.ts";
import { type ALog, aLog, check, faultsOf, paintedPicture, sha256 } from "./a-log.ts";
import { changed, type Files, filesOf } from "./rebag.ts";

/** What a release leaves out: single entries, pictures, and the names of pictures. */

let log: ALog;
let sealed: number;
let original: string;

const list = "data/withheld.csv";
const slip = "data/withholding-slip.html";
const report = "data/report.html";
const whole = "Nothing is withheld";

beforeEach(() => {
  log = aLog(2);
  sealed = log.bag.entries.find(({ publicPart }) => publicPart.includes('"evidence.sealed"'))?.seq ?? -1;
  original = [...log.bag.files.keys()][0] ?? "";
});

const bend = (path: string, change: (files: Files) => void) => changed(path, change).then((made) => faultsOf(made));

describe("[A-6.e.i] a release that leaves entries out whole", () => {
  let path: string;
  const [asked, notAsked] = [2, 4];

  beforeEach(async () => {
    const leftOut = [log.leftOut(asked, "juveniles"), log.leftOut(notAsked)];
    const entries = [0, 1, 3, 5].map((seq) => ({ seq, withheld: [] }));
    path = await log.write(log.releasePlan(entries, [], leftOut));
  });

  it("verifies, and says so in the list, on the slip and in the report, and nowhere that it is whole", async () => {
    expect((await check(path)).faults).toEqual([]);
    const files = await filesOf(path);
    expect(files.lines(list).slice(1)).toEqual([
      `${asked},entry,juveniles,Social Media Coordinator,,\r`,
      `${notAsked},entry,not-asked-for,Social Media Coordinator,,\r`,
    ]);
    for (const text of [files.text(slip), files.text(report)]) {
      expect(text).toMatch(/<strong>Entry 2, [A-Z][a-z ]+<\/strong>, of November 2, 2026: left out whole/);
      expect(text).toMatch(/<strong>Entry 4, [A-Z][a-z ]+<\/strong>, of November 2, 2026: left out whole/);
      expect(text).toContain("AS 40.25.120(a)(2)");
      expect(text).toContain("Not part of what was asked for");
      expect(text).not.toMatch(/Nothing (is|was) withheld/);
    }
    expect(files.text(report)).toContain("<dt>Entries left out</dt><dd>2</dd>");
    expect(files.text(report)).toContain("Entries of these cases are left out whole");
  });

  it("says that nothing is withheld only where nothing is", async () => {
    const all = log.releasePlan([{ seq: 0, withheld: [] }]);
    expect((await filesOf(await log.write(all))).text(report)).toContain(whole);
  });

  it("is refused where the list, the facts or the entries are made to say otherwise", async () => {
    const without = (files: Files) => files.setLines(list, files.lines(list).toSpliced(1, 1));
    const differs = "it does not list the entries that are left out as release.json does";
    expect((await bend(path, without)).join()).toContain(differs);
    expect((await bend(path, (files) => files.replace(list, "not-asked-for", "juveniles"))).join()).toContain(differs);
    const facts = "data/release.json";
    expect((await bend(path, (files) => files.replace(facts, /,?\{"at":[^}]*"seq":4\}/, ""))).join()).toContain(
      differs,
    );
    expect(await bend(path, (files) => files.replace(facts, /"at":"2026/, '"at":"2025'))).toEqual(
      expect.arrayContaining([`derived: ${slip}: it does not say what the entries say`]),
    );
    for (const [from, to] of [
      [/"kind":"[a-z.]+"/, '"kind":"case.vanished"'],
      [/"seq":2/, '"seq":5'],
      [/"at":"[^"]*"/, '"at":"yesterday"'],
      [/"id":"juveniles"/, '"id":"not-asked-for"'],
    ] as const) {
      expect((await bend(path, (files) => files.replace(facts, from, to))).join()).toContain(
        "it does not hold what it should",
      );
    }
    const here = (files: Files) => {
      files.replace(list, "2,entry,", "1,entry,");
      files.replace(facts, '"seq":2', '"seq":1');
    };
    expect((await bend(path, here)).join()).toContain('names its field "entry", which it never had');
    const beyond = (files: Files) => {
      files.replace(list, "4,entry,", "9999,entry,");
      files.replace(facts, '"seq":4', '"seq":9999');
    };
    expect((await bend(path, beyond)).join()).toContain("the checkpoint does not cover it");
  });

  it("is not written for an entry that goes out, that is not in the log, or that is another one", async () => {
    const entries = [{ seq: 0, withheld: [] }];
    const one = log.leftOut(2);
    for (const leftOut of [
      [log.leftOut(0)],
      [{ ...one, seq: 9999 }],
      [{ ...one, kind: "case.kept" as const }],
      [{ ...one, at: "2020-01-01T00:00:00.000Z" }],
      [one, log.leftOut(1)],
    ]) {
      await expect(log.write(log.releasePlan(entries, [], leftOut))).rejects.toMatchObject({ code: "ENTRY_UNKNOWN" });
    }
  });

  it("does not call a case open, nor its steps taken, where what may say otherwise is left out", async () => {
    const closing = log.bag.entries.flatMap(({ seq, publicPart }) =>
      /"kind":"(case\.(closed|kept)|content\.|user\.)/.test(publicPart) ? [seq] : [],
    );
    const waiver = log.bag.add(null, { kind: "step.waived", fields: { reason: "x", step: "x", title: "x" } } as never);
    const leftOut = [...closing, waiver].map((seq) => log.leftOut(seq));
    const files = await filesOf(await log.write(log.releasePlan([{ seq: 0, withheld: [] }], [], leftOut)));
    expect(files.text(report)).toContain("Not shown here");
    expect(files.text(report)).not.toContain("No step that the policy asks for was skipped");
    expect(files.text("data/removals.csv")).not.toMatch(/,Open,/);
    const acting = { kind: "content.removed", fields: { action: "remove", doneAt: "", label: "", note: "" } } as const;
    const partly = await filesOf(
      await log.write(log.releasePlan([{ seq: log.bag.add(uuid(40), acting), withheld: [] }], [], leftOut)),
    );
    expect(partly.text("data/removals.csv")).toContain(",Removed (entries left out),");
  });
});

describe("[A-6.e.i] a release with a redacted picture", () => {
  const redacted = `data/evidence/${sha256(paintedPicture())}.png`;
  const written = (field: string | null, provision = "juveniles") => {
    const withheld = field === null ? [] : [{ field, provision }];
    const entries = [
      { seq: 0, withheld: [] },
      { seq: sealed, withheld },
    ];
    return log.write(log.releasePlan(entries, [log.redaction(sealed, original, paintedPicture())]));
  };

  it("keeps it where the file’s name is withheld, in one line that says both", async () => {
    const path = await written("evidence");
    expect((await check(path)).faults).toEqual([]);
    const files = await filesOf(path);
    expect(files.lines(list).slice(1)).toEqual([
      `${sealed},evidence,juveniles,Social Media Coordinator,${original},${redacted}\r`,
    ]);
    expect(files.has(redacted)).toBe(true);
    expect([...files.values()].some((bytes) => bytes.includes("Screenshot 1.png"))).toBe(false);
    const line = files.lines("data/entries.jsonl")[1] ?? "";
    expect(Buffer.from(line, "latin1").includes(Buffer.from('"evidence"').toString("base64url"))).toBe(false);
    expect(files.text(slip)).toContain("Parts of a picture, painted over, and the file’s name");
    expect(files.text(report)).toContain("<dt>Fields withheld</dt><dd>1</dd>");
    expect(files.text(report)).toContain("<dt>Pictures redacted</dt><dd>1</dd>");
    expect(files.text(report)).toMatch(
      /<img src="evidence\/[^>]*><figcaption>.*Redacted<\/span> under .*Name withheld/,
    );
  });

  it("gives each its line where they are under different provisions", async () => {
    const path = await written("evidence", "personal-files");
    expect((await check(path)).faults).toEqual([]);
    expect((await filesOf(path)).lines(list)).toHaveLength(3);
  });

  it("is refused where that line goes, or says less or more", async () => {
    const path = await written("evidence");
    expect((await bend(path, (files) => files.setLines(list, files.lines(list).slice(0, 1)))).length).toBeGreaterThan(
      0,
    );
    const shorter = await bend(path, (files) => files.replace(list, redacted, ""));
    expect(shorter.join()).toContain("1 of its fields are missing without a reason");
    const twice = await bend(path, (files) => files.set(list, Buffer.from(`${files.text(list)}0,author,x,x,,\r\n`)));
    expect(twice.join()).toContain("which is here");
    const plain = `${sealed},evidence,juveniles,x,,\r\n`;
    const doubled = await bend(path, (files) => files.set(list, Buffer.from(files.text(list) + plain + plain)));
    expect(doubled.join()).toContain("names a field of it twice");
    const other = await bend(path, (files) => files.replace(list, `${sealed},evidence`, "0,evidence"));
    expect(other.join()).toContain("names a picture that is not its own");
  });

  it.each([
    ["a page of HTML", Buffer.from("<html><script>alert(1)</script></html>"), "html"],
    ["an SVG that says it is a PNG", Buffer.from("<svg onload='alert(1)'/>".padEnd(60)), "png"],
    ["a JPEG that says it is a PNG", Buffer.concat([Buffer.from("ffd8ffe0", "hex"), Buffer.alloc(60)]), "png"],
    ["a PNG under another extension", paintedPicture(9), "pdf"],
    ["a PNG without a size", headOf((head) => head.writeUInt32BE(0, 16)), "png"],
    ["a PNG of a size that no picture has", headOf((head) => head.writeUInt32BE(0x7fffffff, 20)), "png"],
    ["a PNG of a colour type that there is not", headOf((head) => head.writeUInt8(5, 25)), "png"],
    ["a PNG that is cut short", paintedPicture().subarray(0, 20), "png"],
  ])("is refused for %s in its place", async (_, bytes, extension) => {
    const path = `data/evidence/${sha256(bytes)}.${extension}`;
    const faults = await bend(await written(null), (files) => {
      files.delete(redacted);
      files.set(path, bytes);
      files.replace(list, redacted, path);
    });
    expect(faults.join()).toMatch(/no picture (of the package|that was painted over)|no part of a package/);
  });
});

/** The picture with a head that was changed, and whose checksum was made right. */
function headOf(change: (head: Buffer) => void): Buffer {
  const bytes = paintedPicture();
  change(bytes);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

describe("a file of a package", () => {
  it.each(["html", "svg", "js", "exe", "htm", "xhtml"])("never has the extension %s", async (extension) => {
    const path = `data/evidence/${"a".repeat(64)}.${extension}`;
    const faults = await bend(await log.write(log.exportPlan()), (files) => files.set(path, Buffer.from("x")));
    expect(faults.join()).toContain(`${path}: it is no part of a package`);
  });
});
