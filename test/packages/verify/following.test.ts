import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { beforeEach, describe, expect, it } from "vitest";
import { canonical } from "../../../main/lib/canonical.ts";
import type { DeskEvent, Json } from "../../../main/model/entry.ts";
import { uuid } from "../report/a-bag.ts";
import { type ALog, aFolder, aLog, check, faultsOf, ALog as Log, paintedPicture, sha256 } from "./a-log.ts";
import { changed, type Files, filesOf } from "./rebag.ts";

const picture = (name: string) => Buffer.from(`picture ${name}`);

/** The same log with one entry more, which says that it was exported. */
function exported(log: ALog, first = 0): { size: number; root: string } {
  const head = log.head();
  const fields = {
    first,
    last: head.size - 1,
    package: { bytes: 1, manifest: "0".repeat(64), name: "sample.zip" },
    recipients: [],
    ...head,
  };
  log.bag.add(null, { kind: "log.exported", fields } as DeskEvent);
  return head;
}

/** A log that goes on from another one’s first entries in its own way. */
function forkOf(log: ALog, shared: number): ALog {
  const fork = new Log(aFolder());
  fork.bag.tell(5, 99);
  fork.bag.entries.splice(0, shared, ...log.bag.entries.slice(0, shared));
  for (const [sha, file] of log.bag.files) fork.bag.files.set(sha, file);
  return fork;
}

let log: ALog;
let old: { size: number; root: string };
let previous: string;

beforeEach(async () => {
  log = aLog(3);
  previous = await log.write(log.exportPlan());
  old = exported(log);
  log.bag.tell(2, 5);
});

describe("a package that follows another one", () => {
  it("[A-6.g.ii] verifies where it begins with the entry after the last one, and where it holds all of them", async () => {
    expect(await faultsOf(await log.write(log.exportPlan(old.size, [old])), { previous })).toEqual([]);
    expect(await faultsOf(await log.write(log.exportPlan(0, [old])), { previous })).toEqual([]);
  });

  it("is refused where entries are missing in between", async () => {
    const gap = await log.write(log.exportPlan(old.size + 2, [old]));
    const between = `consistency: entries ${old.size} to ${old.size + 1} are not here, and were not exported before`;
    expect(await faultsOf(gap)).toEqual([between]);
    const hidden = await log.write(log.exportPlan(old.size + 2, [old, log.head(old.size + 2)]));
    expect(await faultsOf(hidden)).toEqual([]);
    expect((await check(hidden)).notes.join()).toContain("only a comparison with the previous package shows");
    expect(await faultsOf(hidden, { previous })).toEqual([
      `consistency: entries ${old.size} to ${old.size + 1} are neither in this package nor in the previous one`,
    ]);
  });

  it("is refused where the previous one is of another log, is newer, or can’t be compared", async () => {
    const other = aLog(2, 9);
    const theirs = await other.write(other.exportPlan());
    expect((await faultsOf(previous, { previous: theirs })).join()).toContain("is of another log");
    const next = await log.write(log.exportPlan(old.size, [old]));
    expect((await faultsOf(previous, { previous: next })).join()).toContain("the previous package is newer");
    const bent = await changed(previous, (files) => files.replace("checkpoint", /\n\d+\n/, "\n1\n"));
    expect((await faultsOf(next, { previous: bent })).join()).toContain("the previous package can't be compared");
  });

  it("says so where it is the same package, and that nothing was compared: the file itself, sealed, or exported again", async () => {
    const same = ["consistency: the previous package is the same package: nothing was compared"];
    const next = await log.write(log.exportPlan(old.size, [old]));
    expect(await faultsOf(next, { previous: next })).toEqual(same);
    expect(await faultsOf(next, { previous: await log.write(log.exportPlan(old.size, [old])) })).toEqual(same);
    const identity = await generateX25519Identity();
    const sealed = await log.write(log.exportPlan(old.size, [old]), undefined, [await identityToRecipient(identity)]);
    expect(await faultsOf(sealed, { previous: next, identities: [identity] })).toEqual(same);
    const release = await log.write(log.releasePlan([{ seq: 0, withheld: [] }]));
    expect(await faultsOf(release, { previous: release })).toEqual(same);
    const report = await check(next, { previous: next });
    expect([report.previous, report.notes.join()]).toEqual([null, expect.not.stringContaining("was compared")]);
  });

  it("does not take the whole log for the same package as a part of it, nor one answer for another", async () => {
    const next = await log.write(log.exportPlan(old.size, [old]));
    expect(await faultsOf(next, { previous: await log.write(log.exportPlan(0, [old])) })).toEqual([]);
    const withheld = [{ field: "author", provision: "juveniles" }];
    const [one, other] = [
      await log.write(log.releasePlan([{ seq: 0, withheld: [] }])),
      await log.write(log.releasePlan([{ seq: 0, withheld }])),
    ];
    expect(await faultsOf(one, { previous: other })).toEqual([]);
  });

  it("is refused where the log was rewritten, though its own signature and proofs are right", async () => {
    const fork = forkOf(log, 4);
    const rewritten = { size: old.size, root: fork.head(old.size).root };
    const next = await fork.write(fork.exportPlan(0, [rewritten]));
    expect(await faultsOf(next)).toEqual([]);
    const faults = (await faultsOf(next, { previous })).join("\n");
    expect(faults).toContain("the log was rewritten");
    expect(faults).toContain("entry 4: it is another one than in the previous package");
    const part = await fork.write(fork.exportPlan(old.size, [rewritten]));
    expect((await faultsOf(part, { previous })).join("\n")).toContain("the log was rewritten");
  });

  it("is refused where nothing shows that it goes on from what was exported", async () => {
    const silent = await log.write(log.exportPlan(old.size, []));
    expect((await faultsOf(silent)).join()).toContain("nothing shows that the log goes on from");
    const full = await log.write(log.exportPlan(0, []));
    expect(await faultsOf(full)).toEqual([
      `consistency: nothing shows that the log goes on from its export of ${old.size} entries`,
    ]);
    const without = await changed(await log.write(log.exportPlan(0, [old])), (files) => files.delete("consistency"));
    expect((await faultsOf(without)).join()).toContain("nothing shows that the log goes on");
  });

  it("is refused for a proof that was changed, is of another size, or is not about the newest", async () => {
    const older = log.head(old.size - 3);
    const next = await log.write(log.exportPlan(old.size, [older, old]));
    const bend = (change: (files: Files) => void) => changed(next, change).then((path) => faultsOf(path));
    expect(await bend((files) => files.replace("consistency", /old \d+/, `old ${old.size - 1}`))).toContain(
      "consistency: consistency: it does not show that the log goes on from the earlier checkpoint",
    );
    const root = sha256("another tree");
    const other = Buffer.from(root, "hex").toString("base64");
    expect((await bend((files) => files.replace("consistency", old.root, other))).join()).toContain(
      "it does not show that the log goes on",
    );
    const path = `data/consistency/${older.size}`;
    expect(await bend((files) => files.set(path, files.get("consistency") ?? Buffer.alloc(0)))).toEqual(
      expect.arrayContaining([
        `consistency: ${path}: there is another proof for that size`,
        `consistency: ${path}: it is a proof for another size`,
      ]),
    );
    const swapped = await bend((files) => {
      const [a, b] = [files.get("consistency"), files.get(path)];
      files.delete(path);
      if (a !== undefined && b !== undefined) files.set("consistency", b).set(`data/consistency/${old.size}`, a);
    });
    expect(swapped.join()).toContain("it is not about the newest of the earlier checkpoints");
  });

  it("is refused for a proof of an entry that is missing, changed, another entry’s, or for another checkpoint", async () => {
    const next = await log.write(log.exportPlan(old.size, [old]));
    const proof = `data/proofs/${old.size}.tlog-proof`;
    const bend = (change: (files: Files) => void) => changed(next, change).then((path) => faultsOf(path));
    expect(await bend((files) => files.delete(proof))).toContain(`tree: entry ${old.size}: its proof is missing`);
    expect(await bend((files) => files.replace(proof, /index \d+/, "index 0"))).toContain(
      `tree: entry ${old.size}: its proof is not written as one`,
    );
    const line = (await filesOf(next)).lines(proof)[2] ?? "";
    expect(await bend((files) => files.replace(proof, `${line}\n`, ""))).toContain(
      `tree: entry ${old.size}: the tree that was signed does not hold it`,
    );
    const before = log.sign(old.size, old.root);
    expect(await bend((files) => files.replace(proof, /\n\n[\s\S]*$/, `\n\n${before}`))).toContain(
      `tree: entry ${old.size}: its proof is not one for this checkpoint`,
    );
    const stray = "data/proofs/999999.tlog-proof";
    expect(await bend((files) => files.set(stray, Buffer.from("x")))).toEqual([`tree: ${stray}: no entry needs it`]);
  });
});

describe("[A-6.e.i] a record that was disposed of", () => {
  it("verifies without its fields and files, where an entry says so, and only then", async () => {
    const kept = log.keep(picture("kept"));
    const gone = log.keep(picture("gone"));
    const first = log.bag.entries.length;
    const seal = (evidence: typeof gone, without: readonly string[]) =>
      log.bag.add(
        uuid(evidence === gone ? 70 : 71),
        { kind: "evidence.sealed", fields: { evidence, note: "", purpose: "before" } },
        without,
      );
    seal(gone, ["*"]);
    seal(kept, []);
    const bare = (await faultsOf(await log.write(log.exportPlan(0, [old])))).join("\n");
    expect(bare).toContain(`entry ${first}: its fields are missing without a reason`);
    log.bag.add(null, {
      kind: "record.disposed",
      fields: {
        approvedBy: { name: "Alex Placeholder", role: "Sample Director" },
        authority: "Sample schedule 12",
        entries: [first],
        files: [gone.sha256],
        ofCase: uuid(70),
        reason: "The time is over",
        request: null,
      },
    });
    expect(await faultsOf(await log.write(log.exportPlan(0, [old])))).toEqual([]);
  });
});

describe("[A-6.e.i] a release", () => {
  let sealed: number;
  let release: string;
  let original: string;

  beforeEach(async () => {
    sealed = log.bag.entries.find(({ publicPart }) => publicPart.includes('"evidence.sealed"'))?.seq ?? -1;
    original = [...log.bag.files.keys()][0] ?? "";
    const redaction = log.redaction(sealed, original, paintedPicture());
    const withheld = [
      { field: "author", provision: "juveniles" },
      { field: "content", provision: "juveniles" },
    ];
    release = await log.write(
      log.releasePlan(
        [
          { seq: 0, withheld },
          { seq: sealed, withheld: [] },
          { seq: 5, withheld: [{ field: "actor", provision: "personal-files" }] },
        ].sort((a, b) => a.seq - b.seq),
        [redaction],
      ),
    );
    expect(await faultsOf(release)).toEqual([]);
  });

  const bend = (change: (files: Files) => void) => changed(release, change).then((path) => faultsOf(path));
  const list = "data/withheld.csv";

  it("never holds the original of a redacted picture", async () => {
    const files = await filesOf(release);
    expect([...files.keys()].filter((path) => path.includes(original))).toEqual([]);
    expect(files.text(list)).toContain(original);
  });

  it("is refused for a field that is missing without its line, and for a line without its missing field", async () => {
    expect((await bend((files) => files.setLines(list, files.lines(list).toSpliced(1, 1)))).join()).toContain(
      "entry 0: 1 of its fields are missing without a reason",
    );
    expect((await bend((files) => files.replace(list, "0,author", "0,platform"))).join()).toContain("which is here");
    expect((await bend((files) => files.replace(list, "0,author", "0,words"))).join()).toContain("which it never had");
    expect((await bend((files) => files.replace(list, "0,author", "99999,author"))).join()).toContain(
      "but it is not here",
    );
    const more = (files: Files) => files.set(list, Buffer.from(`${files.text(list)}5,device,juveniles,x,,\r\n`));
    expect((await bend(more)).join()).toContain("which is here");
  });

  it("is refused for fields stripped beyond what the list says", async () => {
    const strip = (files: Files) => {
      const lines = files.lines("data/entries.jsonl");
      const { disclosures, entry } = JSON.parse(lines[0] ?? "") as { disclosures: string[]; entry: Json };
      files.setLines("data/entries.jsonl", lines.with(0, canonical({ disclosures: disclosures.slice(1), entry })));
    };
    expect((await bend(strip)).join()).toContain("1 of its fields are missing without a reason");
  });

  it("is refused for a list, a slip or facts that were changed, and for a redacted picture that is no longer there", async () => {
    for (const path of [list, "data/withholding-slip.html"]) {
      expect((await bend((files) => files.replace(path, "juvenile", "Juvenile"))).length).toBeGreaterThan(0);
    }
    expect((await bend((files) => files.replace("data/release.json", "November", "October"))).join()).toContain(
      "derived: ",
    );
    expect((await bend((files) => files.replace("data/release.json", "{", "{ "))).join()).toContain(
      "does not hold what it should",
    );
    const redacted = `data/evidence/${sha256(paintedPicture())}.png`;
    expect((await bend((files) => files.delete(redacted))).join()).toContain(
      `the redacted file ${redacted} is missing`,
    );
    expect((await bend((files) => files.set(redacted, Buffer.from("other")))).join()).toContain(
      "not those that were sealed",
    );
    const stranger = `data/evidence/${sha256("stranger")}.png`;
    expect((await bend((files) => files.set(stranger, Buffer.from("stranger")))).join()).toContain("no entry names it");
  });

  it("is refused for entries in another order, doubled, or of another log", async () => {
    const turn = (change: (lines: string[]) => string[]) =>
      bend((files) => files.setLines("data/entries.jsonl", change(files.lines("data/entries.jsonl"))));
    expect((await turn((lines) => lines.toReversed())).join()).toContain("it stands there after entry");
    expect((await turn((lines) => [...lines, lines.at(-1) ?? ""])).join()).toContain("it stands there twice");
    const other = forkOf(log, 0).bag.entries[0];
    const line = canonical({
      disclosures: other?.disclosures ?? [],
      entry: JSON.parse(other?.publicPart ?? "") as Json,
    });
    expect((await turn((lines) => lines.with(0, line))).join()).toContain("the tree that was signed does not hold it");
  });

  it("says what no signature covers", async () => {
    const { notes } = await check(release);
    expect(notes.join("\n")).toContain("what was withheld and why");
    expect(notes.join("\n")).toContain("names of organization and contact");
    expect(notes.join("\n")).toMatch(/tagmanifest-sha256\.txt: [0-9a-f]{64}/);
  });
});
