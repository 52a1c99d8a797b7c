import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { openCheckpoint } from "../../../main/lib/proof/checkpoint.ts";
import { disclosureDigest } from "../../../main/lib/proof/disclosure.ts";
import { bytesOf, leafHash, verifyConsistency, verifyInclusion } from "../../../main/lib/proof/merkle.ts";
import { Frontier } from "../../../main/lib/proof/tree.ts";
import { parseVerifierKey } from "../../../main/lib/signed-note.ts";
import { aDesk, aFolder, left, meta, picture, policy, releaseOf, requestId, write } from "./a-desk.ts";

/** Unpacked by Info-ZIP, which also tests the package; the bag's folder. */
function unpacked(zip: string): string {
  execFileSync("unzip", ["-tqq", zip]);
  const folder = aFolder();
  execFileSync("unzip", ["-qq", zip, "-d", folder]);
  const [top = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, top);
}

/** All files of a bag, sorted. */
function filesOf(bag: string): string[] {
  const found = readdirSync(bag, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return found.map((entry) => join(entry.parentPath, entry.name).slice(bag.length + 1)).sort();
}

const text = (bag: string, file: string) => readFileSync(join(bag, file), "utf8");
const linesOf = (bag: string, file: string) => text(bag, file).split("\n").slice(0, -1);
const sha256 = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");

/** `sha256sum -c` over both manifests, as README.txt tells people to. */
function checkSums(bag: string): void {
  for (const manifest of ["manifest-sha256.txt", "tagmanifest-sha256.txt"]) {
    const { status, stderr } = spawnSync("sha256sum", ["--strict", "--quiet", "-c", manifest], { cwd: bag });
    expect(stderr.toString()).toBe("");
    expect(status).toBe(0);
  }
  const listed = linesOf(bag, "manifest-sha256.txt").map((line) => line.slice(66));
  expect(listed.toSorted()).toEqual(filesOf(bag).filter((file) => file.startsWith("data/")));
}

function entriesOf(bag: string): { entry: Record<string, unknown>; disclosures: string[]; line: string }[] {
  return linesOf(bag, "data/entries.jsonl").map((line) => ({ ...JSON.parse(line), line }));
}

const leafOf = (line: string) => line.slice(line.indexOf(',"entry":') + 9, -1);

function checkpointOf(bag: string) {
  const key = parseVerifierKey(text(bag, "log.vkey").trimEnd());
  const checkpoint = openCheckpoint(text(bag, "checkpoint"), key?.name ?? "", key?.publicKey ?? Buffer.alloc(32));
  if (checkpoint === null) throw new Error("the checkpoint is not signed by log.vkey");
  return checkpoint;
}

/** RFC 6962 proof lines between the second line and the empty one. */
function proofIn(lines: readonly string[], from: number): Buffer[] {
  return lines.slice(from, lines.indexOf("")).map((line) => Buffer.from(line, "base64"));
}

describe("[A-6.g.ii] an export of the whole log", () => {
  it("is a bag that standard tools find whole, with every entry and every file in it", async () => {
    const desk = aDesk();
    const [one, two] = [desk.seal(picture()), desk.seal(picture(9_000_000), "video/mp4")];
    desk.addCase(1, one);
    desk.addCase(2, two);
    desk.addCase(3, one);
    const folder = aFolder();
    const zip = await write(desk.exportOf(0), desk.source(), folder);
    const hex = desk.log.identity.origin.slice(-16);
    expect(left(folder)).toEqual([`custodia-${hex}-0-11.zip`]);
    expect(statSync(zip).mode & 0o777).toBe(0o600);
    const bag = unpacked(zip);
    expect(bag.endsWith(`/custodia-${hex}-0-11`)).toBe(true);
    checkSums(bag);
    expect(filesOf(bag)).toEqual(
      [
        "bag-info.txt",
        "bagit.txt",
        "checkpoint",
        "data/README.txt",
        "data/entries.jsonl",
        `data/evidence/${one.sha256}.png`,
        `data/evidence/${two.sha256}.mp4`,
        `data/policy/${policy}.json`,
        "data/removals.csv",
        "data/report.html",
        "log.vkey",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
      ].sort(),
    );
    expect(text(bag, "bagit.txt")).toBe("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    const payload = filesOf(bag).filter((file) => file.startsWith("data/"));
    const bytes = payload.reduce((sum, file) => sum + statSync(join(bag, file)).size, 0);
    expect(linesOf(bag, "bag-info.txt")).toEqual([
      "Source-Organization: Sample City",
      "Contact-Name: Robin Sample",
      "Contact-Email: robin@samplecity.example",
      "Bagging-Date: 2026-03-31",
      `Payload-Oxum: ${bytes}.${payload.length}`,
      `External-Identifier: ${desk.log.identity.origin}`,
      "Bag-Group-Identifier: 0-11",
      "Bag-Software-Agent: Custodia 0.0.0 report/1",
      "Custodia-Format: 1",
    ]);
  });

  it("holds entries whose leaves are the tree that the checkpoint signs, and which commit to every disclosure", async () => {
    const desk = aDesk();
    const file = desk.seal(picture());
    for (let number = 1; number <= 5; number += 1) desk.addCase(number, file);
    const bag = unpacked(await write(desk.exportOf(0), desk.source(), aFolder()));
    const { size, root, origin } = checkpointOf(bag);
    expect(origin).toBe(desk.log.identity.origin);
    const frontier = Frontier.empty();
    for (const { line, entry, disclosures } of entriesOf(bag)) {
      frontier.append(leafOf(line));
      expect(entry._sd).toEqual(disclosures.map(disclosureDigest).sort());
      expect(entry.seq).toBe(frontier.size - 1);
    }
    expect([frontier.size, frontier.root()]).toEqual([size, root]);
  });

  it("cannot be made to say more than it says by what somebody typed into the settings", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture()));
    const plan = { ...desk.exportOf(0), meta: { ...meta, contactName: " Robin\nPayload-Oxum: 1.1\r\n\u2028 Sample " } };
    const bag = unpacked(await write(plan, desk.source(), aFolder()));
    expect(linesOf(bag, "bag-info.txt")[1]).toBe("Contact-Name: Robin Payload-Oxum: 1.1 Sample");
    expect(linesOf(bag, "bag-info.txt")).toHaveLength(9);
  });
});

describe("[A-6.g.ii] an export of what came since the last one", () => {
  it("shows that it goes on from every earlier one, and every entry proves itself", async () => {
    const desk = aDesk();
    const file = desk.seal(picture());
    const heads = [1, 2, 3].map((number) => {
      desk.addCase(number, file);
      return desk.head();
    });
    desk.addCase(4, desk.seal(picture()));
    const bag = unpacked(await write(desk.exportOf(12, heads.toReversed()), desk.source(), aFolder()));
    checkSums(bag);
    const { size, root } = checkpointOf(bag);
    const checkpoint = text(bag, "checkpoint");
    for (const [file, old] of [
      ["consistency", heads[2]],
      ["data/consistency/8", heads[1]],
      ["data/consistency/4", heads[0]],
    ] as const) {
      const found = text(bag, file);
      expect(found.endsWith(`\n\n${checkpoint}`)).toBe(true);
      const lines = found.split("\n");
      expect(lines.slice(0, 2)).toEqual(["custodia/consistency@v1", `old ${old?.size} ${old?.root}`]);
      const oldRoot = Buffer.from(old?.root ?? "", "base64");
      expect(verifyConsistency(old?.size ?? 0, size, proofIn(lines, 2), oldRoot, bytesOf(root))).toBe(true);
    }
    expect(entriesOf(bag).map(({ entry }) => entry.seq)).toEqual([12, 13, 14, 15]);
    for (const { entry, line } of entriesOf(bag)) {
      const lines = text(bag, `data/proofs/${entry.seq}.tlog-proof`).split("\n");
      expect(lines.slice(0, 2)).toEqual(["c2sp.org/tlog-proof@v1", `index ${entry.seq}`]);
      expect(lines.slice(lines.indexOf("") + 1).join("\n")).toBe(checkpoint);
      const leaf = bytesOf(leafHash(leafOf(line)));
      expect(verifyInclusion(Number(entry.seq), size, leaf, proofIn(lines, 2), bytesOf(root))).toBe(true);
    }
  });

  it("is refused when the log does not go on from what was exported before", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture()));
    const other = { size: 2, root: Buffer.alloc(32, 1).toString("base64") };
    const longer = { ...desk.head(), size: 40 };
    const folder = aFolder();
    for (const head of [other, longer]) {
      const writing = write(desk.exportOf(0, [head]), desk.source(), folder);
      await expect(writing).rejects.toMatchObject({ code: "LOG_DOES_NOT_VERIFY" });
    }
    expect(left(folder)).toEqual([]);
  });
});

describe("[A-6.e.i] a release", () => {
  it("holds the chosen entries with their proofs, and of what is withheld the digest alone", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture()));
    const [opened = 0, sealed = 0] = desk.addCase(2, desk.seal(picture()));
    const plan = releaseOf([
      { seq: opened, withheld: [{ field: "author", provision: "minors" }] },
      { seq: sealed, withheld: [] },
    ]);
    const zip = await write(plan, desk.source(), aFolder());
    expect(zip.endsWith(`/custodia-release-${requestId}.zip`)).toBe(true);
    const bag = unpacked(zip);
    checkSums(bag);
    const [first] = entriesOf(bag);
    const digests = first?.entry._sd as string[];
    const shown = new Set(first?.disclosures.map(disclosureDigest));
    expect(digests.filter((digest) => !shown.has(digest))).toHaveLength(1);
    const raw = execFileSync("unzip", ["-p", zip]).toString("latin1");
    const names = first?.disclosures.map((one) => JSON.parse(Buffer.from(one, "base64url").toString("utf8"))[1]);
    expect(names).not.toContain("author");
    expect(raw).not.toContain("river_walker_77");
    expect(text(bag, "data/withheld.csv")).toContain(`${opened},author,minors,Sample Records Officer,`);
    expect(JSON.parse(text(bag, "data/release.json"))).toMatchObject({ request: requestId, reference: "REQ-12" });
    expect(filesOf(bag).filter((file) => file.endsWith(".tlog-proof"))).toHaveLength(2);
    expect(existsSync(join(bag, "data/withholding-slip.html"))).toBe(true);
  });

  it("has the redacted picture and not the original, even where another entry names the original too", async () => {
    const desk = aDesk();
    const [original, redacted, open] = [desk.seal(picture()), desk.seal(picture(2000)), desk.seal(picture())];
    const first = desk.addCase(1, original);
    const second = desk.addCase(2, original);
    const third = desk.addCase(3, open);
    const entries = [...first, ...second, ...third].map((seq) => ({ seq, withheld: [] }));
    const path = desk.path(redacted.sha256);
    const redaction = { seq: first[1] ?? 0, provision: "minors", original: original.sha256, redacted, path };
    const bag = unpacked(await write(releaseOf(entries, [redaction]), desk.source(), aFolder()));
    checkSums(bag);
    expect(readdirSync(join(bag, "data/evidence")).sort()).toEqual(
      [`${open.sha256}.png`, `${redacted.sha256}.png`].sort(),
    );
    expect(sha256(readFileSync(join(bag, `data/evidence/${redacted.sha256}.png`)))).toBe(redacted.sha256);
    const rows = text(bag, "data/withheld.csv");
    expect(rows).toContain(`${original.sha256},data/evidence/${redacted.sha256}.png`);
    expect(rows).toMatch(new RegExp(`^${second[1]},evidence,minors,[^,]*,${original.sha256},\r?$`, "m"));
  });

  it("does not hold the picture of an entry whose evidence is withheld", async () => {
    const desk = aDesk();
    const hidden = desk.seal(picture());
    const first = desk.addCase(1, hidden);
    const entries = first.map((seq, place) => ({
      seq,
      withheld: place === 1 ? [{ field: "evidence", provision: "minors" }] : [],
    }));
    const zip = await write(releaseOf(entries), desk.source(), aFolder());
    expect(filesOf(unpacked(zip)).filter((file) => file.includes("evidence/"))).toEqual([]);
    expect(execFileSync("unzip", ["-p", zip]).toString("latin1")).not.toContain(hidden.sha256);
  });

  it("is refused for a field that the entry does not have, and for entries that are not in the log or out of order", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture()));
    const folder = aFolder();
    const cases = [
      [releaseOf([{ seq: 0, withheld: [{ field: "authro", provision: "minors" }] }]), "FIELD_UNKNOWN"],
      [releaseOf([{ seq: 99, withheld: [] }]), "ENTRY_UNKNOWN"],
      [releaseOf([1, 0].map((seq) => ({ seq, withheld: [] }))), "ENTRY_UNKNOWN"],
      [releaseOf([]), "EXPORT_EMPTY"],
    ] as const;
    for (const [plan, code] of cases) {
      await expect(write(plan, desk.source(), folder)).rejects.toMatchObject({ code });
    }
    expect(left(folder)).toEqual([]);
  });
});

describe("[A-6.g.ii] a sealed package", () => {
  it("opens with the age command for each recipient, to the same bytes as the open one", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture(300_000)));
    const identities = await Promise.all([generateX25519Identity(), generateX25519Identity()]);
    const recipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    const folder = aFolder();
    const open = await write(desk.exportOf(0), desk.source(), folder);
    const sealed = await write(desk.exportOf(0), desk.source(), folder, recipients);
    expect(sealed).toBe(`${open}.age`);
    for (const identity of identities) {
      const keyFile = join(folder, "key.txt");
      writeFileSync(keyFile, `${identity}\n`, { mode: 0o600 });
      const plain = execFileSync("age", ["-d", "-i", keyFile, sealed], { maxBuffer: 10 ** 8 });
      expect(sha256(plain)).toBe(sha256(readFileSync(open)));
    }
  });

  it("is refused for whom no X25519 recipient stands, before anything is written", async () => {
    const desk = aDesk();
    desk.addCase(1, desk.seal(picture()));
    const good = await identityToRecipient(await generateX25519Identity());
    const folder = aFolder();
    const wrong = good.slice(0, -1) + (good.endsWith("q") ? "p" : "q");
    for (const recipients of [["age1"], [wrong], [good, good], [good, "somebody@samplecity.example"], [""]]) {
      const writing = write(desk.exportOf(0), desk.source(), folder, recipients);
      await expect(writing).rejects.toMatchObject({ code: "RECIPIENT_INVALID" });
    }
    expect(left(folder)).toEqual([]);
  });
});
