import { beforeEach, describe, expect, it } from "vitest";
import { canonical } from "../../../main/lib/canonical.ts";
import { encodeDisclosure } from "../../../main/lib/proof/disclosure.ts";
import { type ALog, aLog, check, faultsOf, sha256 } from "./a-log.ts";
import { changed, damaged, type Files, filesOf, packed } from "./rebag.ts";

/** The first fault of a package, with how many there are. */
async function first(path: string): Promise<string> {
  const faults = await faultsOf(path);
  expect(faults.length).toBeGreaterThan(0);
  return faults[0] ?? "";
}

const evidenceIn = (files: Files) => [...files.keys()].filter((path) => path.startsWith("data/evidence/"));

let log: ALog;
let whole: string;

beforeEach(async () => {
  log = aLog();
  whole = await log.write(log.exportPlan());
});

describe("a package of which a file was changed, and nothing else", () => {
  it.each([
    ["bagit.txt", "1.0", "0.97"],
    ["bag-info.txt", "Sample City", "Simple City"],
    ["manifest-sha256.txt", /^./, "x"],
    ["tagmanifest-sha256.txt", /^./, "x"],
    ["checkpoint", /\n(\d)/, "\n9$1"],
    ["data/README.txt", /e/, "E"],
    ["data/entries.jsonl", /Z"/, 'X"'],
    ["data/removals.csv", /,/, ";"],
    ["data/report.html", /</, "&lt;"],
    ["data/policy/anchorage-pp-16-5@1.json", /Municipality/, "Monopoly"],
  ])("%s", async (path, from, to) => {
    const files = await filesOf(whole);
    const named = [...files.keys()].find((one) => one.startsWith(path.replace(/@.*/, ""))) ?? path;
    expect(await faultsOf(await damaged(whole, (bag) => bag.replace(named, from, to)))).toEqual(
      expect.arrayContaining([expect.stringContaining(named)]),
    );
  });

  it.each(["data/entries.jsonl", "data/report.html", "checkpoint", "log.vkey", "bag-info.txt", "manifest-sha256.txt"])(
    "is refused without %s",
    async (path) => {
      expect(await faultsOf(await damaged(whole, (files) => files.delete(path)))).toContain(
        `bag: ${path}: it is missing`,
      );
    },
  );

  it("is refused with a missing, an extra, a renamed, a swapped picture", async () => {
    const [one = "", two = ""] = evidenceIn(await filesOf(whole));
    expect(await faultsOf(await damaged(whole, (files) => files.delete(one)))).toContain(
      `bag: ${one}: the manifest names it, but it is missing`,
    );
    const extra = `data/evidence/${"a".repeat(64)}.png`;
    expect(await faultsOf(await damaged(whole, (files) => files.set(extra, Buffer.from("x"))))).toContain(
      `bag: ${extra}: no manifest names it`,
    );
    const swapped = await damaged(whole, (files) => {
      const [a, b] = [files.get(one), files.get(two)];
      if (a !== undefined && b !== undefined) files.set(one, b).set(two, a);
    });
    expect(await faultsOf(swapped)).toContain(`evidence: ${one}: its bytes are not those that were sealed`);
  });
});

describe("a package that was changed and whose manifests were made again", () => {
  it("is refused for a picture with other bytes, under its old name and under a new one", async () => {
    const [one = ""] = evidenceIn(await filesOf(whole));
    const other = Buffer.from("another picture");
    const same = await changed(whole, (files) => files.set(one, other));
    expect(await faultsOf(same)).toContain(`evidence: ${one}: its bytes are not those that were sealed`);
    const renamed = await changed(whole, (files) => {
      files.delete(one);
      files.set(`data/evidence/${sha256(other)}.png`, other);
    });
    const faults = await faultsOf(renamed);
    expect(faults.join("\n")).toContain(`its file ${one} is missing`);
    expect(faults.join("\n")).toContain("no entry names it");
  });

  it("is refused for files that don't belong there", async () => {
    for (const path of ["data/notes.txt", "data/evidence/readme.txt", "extra.txt", "data/policy/other@1.json"]) {
      const faults = await faultsOf(await changed(whole, (files) => files.set(path, Buffer.from("{}"))));
      expect(faults.join("\n")).toContain(path);
    }
  });

  it("is refused for an entry edited in its public part", async () => {
    const path = await changed(whole, (files) => files.replace("data/entries.jsonl", /"at":"2026/, '"at":"2025'));
    expect(await first(path)).toBe("tree: the signed root hash is not that of the entries");
  });

  it("[N-VI.B] is refused for a field with other words, and for one whose digest was put in as well", async () => {
    const forged = encodeDisclosure(Buffer.alloc(16, 1), "author", "Somebody Else");
    const line = (bag: Files) => bag.lines("data/entries.jsonl")[0] ?? "";
    const swapField = (text: string) => {
      const { disclosures, entry } = JSON.parse(text) as { disclosures: string[]; entry: { _sd: string[] } };
      const place = disclosures.findIndex((one) => Buffer.from(one, "base64url").toString().includes('"author"'));
      const digest = sha256(disclosures[place] ?? "");
      disclosures[place] = forged;
      return { disclosures, entry, digest: Buffer.from(digest, "hex").toString("base64url") };
    };
    const plain = await changed(whole, (files) => {
      const { disclosures, entry } = swapField(line(files));
      files.setLines("data/entries.jsonl", [
        canonical({ disclosures, entry }),
        ...files.lines("data/entries.jsonl").slice(1),
      ]);
    });
    expect(await first(plain)).toBe('entry: entry 0: changed in field "author"');
    const deeper = await changed(whole, (files) => {
      const { disclosures, entry, digest } = swapField(line(files));
      const fresh = Buffer.from(sha256(forged), "hex").toString("base64url");
      const _sd = entry._sd.map((one) => (one === digest ? fresh : one)).sort();
      const lines = [
        canonical({ disclosures, entry: { ...entry, _sd } }),
        ...files.lines("data/entries.jsonl").slice(1),
      ];
      files.setLines("data/entries.jsonl", lines);
    });
    expect(await first(deeper)).toBe("tree: the signed root hash is not that of the entries");
  });

  it("is refused for entries removed, doubled, reordered, added, cut off at the end", async () => {
    const bend = (turn: (lines: string[]) => string[]) =>
      changed(whole, (files) => files.setLines("data/entries.jsonl", turn(files.lines("data/entries.jsonl"))));
    expect(await first(await bend((lines) => lines.toSpliced(2, 1)))).toBe("entry: entry 2: entry 2 is missing");
    expect(await first(await bend((lines) => lines.toSpliced(2, 0, lines[2] ?? "")))).toBe(
      "entry: entry 2: it stands there twice",
    );
    expect(await first(await bend(([a = "", b = "", ...rest]) => [b, a, ...rest]))).toMatch(/^(entry|tree): entry/);
    const last = log.bag.entries.length - 1;
    expect(await first(await bend((lines) => lines.slice(0, -1)))).toBe(
      `tree: the checkpoint covers ${last + 1} entries, the last one here is ${last - 1}`,
    );
    const more = (text: string) => text.replace(/"seq":\d+/, `"seq":${last + 1}`);
    expect(await first(await bend((lines) => [...lines, more(lines.at(-1) ?? "")]))).toBe(
      `tree: entry ${last + 1}: the checkpoint does not cover it`,
    );
    expect(await first(await bend(() => []))).toContain("it holds no entry");
  });

  it("is refused for fields left out, all of them or some, where no entry says why", async () => {
    const strip = (kept: number) =>
      changed(whole, (files) => {
        const lines = files.lines("data/entries.jsonl");
        const { disclosures, entry } = JSON.parse(lines[1] ?? "") as { disclosures: string[]; entry: { seq: number } };
        files.setLines(
          "data/entries.jsonl",
          lines.with(1, canonical({ disclosures: disclosures.slice(0, kept), entry })),
        );
      });
    expect(await first(await strip(0))).toBe("entry: entry 1: its fields are missing without a reason");
    expect(await first(await strip(1))).toMatch(/^entry: entry 1: \d of its fields are missing without a reason$/);
  });

  it("is refused for lines that are not JCS, byte for byte", async () => {
    for (const [from, to] of [
      ['{"disclosures":[', '{"disclosures": ['],
      ['"v":1}}', '"v":1.0}}'],
      ['"v":1}}', '"v":1},"more":1}'],
      ['"_sd_alg":"sha-256"', '"_sd_alg":"sha-512"'],
      ['"case":"', '"case":"\\u0030'],
      ["\n", "\r\n"],
    ] as const) {
      const path = await changed(whole, (files) => files.replace("data/entries.jsonl", from, to));
      expect(await first(path)).toBe("entry: data/entries.jsonl: line 1 is not written as an entry's is");
    }
    const open = await changed(whole, (files) => files.replace("data/entries.jsonl", /\n$/, ""));
    expect((await faultsOf(open)).join()).toContain("its last line does not end");
  });

  it("is refused for texts for people that say something else than the entries", async () => {
    const author = /Placeholder/;
    for (const path of ["data/report.html", "data/removals.csv", "data/README.txt"]) {
      const lie = await changed(whole, (files) =>
        files.set(path, Buffer.concat([files.get(path) ?? Buffer.alloc(0), Buffer.from(" ")])),
      );
      expect(await faultsOf(lie)).toEqual([`derived: ${path}: it does not say what the entries say`]);
    }
    const renamed = await changed(whole, (files) => files.replace("data/report.html", author, "Somebody"));
    expect(await first(renamed)).toContain("derived: data/report.html");
  });

  it("is refused for bag-info.txt that does not fit the bag, and for a folder of another name", async () => {
    for (const [from, to, label] of [
      [
        /External-Identifier: .*/,
        "External-Identifier: other.invalid/custodia/0123456789abcdef",
        "External-Identifier",
      ],
      [/Bag-Group-Identifier: 0-/, "Bag-Group-Identifier: 1-", "Bag-Group-Identifier"],
      [/Bagging-Date: .*/, "Bagging-Date: 2026-02-30", "Bagging-Date"],
      [/Contact-Name: .*\n/, "", "Contact-Name"],
      [/$/, "Internal-Sender-Description: all well\n", "Internal-Sender-Description"],
      [/$/, "Custodia-Format: 1\n", "Custodia-Format"],
    ] as const) {
      expect(await first(await changed(whole, (files) => files.replace("bag-info.txt", from, to)))).toContain(label);
    }
    const files = await filesOf(whole);
    files.top = files.top.replace(/-0-/, "-1-");
    expect(await first(packed(files))).toContain("which is not the name of a package with these entries");
  });

  it("asks for a newer version where the format is a later one", async () => {
    const later = await changed(whole, (files) =>
      files.replace("bag-info.txt", "Custodia-Format: 1", "Custodia-Format: 2"),
    );
    await expect(check(later)).rejects.toMatchObject({ code: "PACKAGE_FROM_FUTURE", detail: { format: 2 } });
  });
});

describe("a package that somebody else signed", () => {
  it("is refused with a foreign checkpoint, with a foreign key, and with both where the city’s key is known", async () => {
    const forger = aLog(1, 9);
    const root = log.head().root;
    const theirs = forger.sign(log.bag.entries.length, root);
    expect(await first(await changed(whole, (files) => files.set("checkpoint", Buffer.from(theirs))))).toBe(
      "signature: checkpoint: it is not signed with the log's key",
    );
    expect(await first(await changed(whole, (files) => files.set("log.vkey", Buffer.from(`${forger.vkey}\n`))))).toBe(
      "signature: checkpoint: it is not signed with the log's key",
    );
    const taken = await forger.write(forger.exportPlan());
    expect(await check(taken)).toMatchObject({ ok: true, key: "own" });
    expect((await check(taken)).notes.join()).toContain("only the package itself says");
    expect(await faultsOf(taken, { vkey: log.vkey })).toContain(
      "signature: log.vkey: the log's key is not the one that was given",
    );
  });

  it("is refused where the log’s name is not that of its key", async () => {
    const vkey = log.vkey.replace(/\/[0-9a-f]{16}\+/, "/0123456789abcdef+");
    expect(await first(await changed(whole, (files) => files.set("log.vkey", Buffer.from(`${vkey}\n`))))).toMatch(
      /^signature: log\.vkey: /,
    );
  });
});
