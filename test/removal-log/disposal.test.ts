import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBeside, openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { bytesOf, leafHash, verifyConsistency, verifyInclusion } from "../../main/lib/proof/merkle.ts";
import { openLog, rebuildDerived } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import type { VerifyReport } from "../../preload/contract.ts";
import { disposalDraft, disposeCase, hashOf, picture, recordDesk, residue, seqsOf, storedPieces } from "./disposing.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
let evidenceFolder = "";
const [kept, gone] = [made.caseId(1), made.caseId(2)];

/** Words of the case that goes. Each begins as no other word does, for the search index stores only where a word differs from the one before. */
const words = ["xylocontent", "qophauthor", "kwyjiboreason", "wombatnote", "zyzzyvafile", "vexedpicture"];

function lay(text: string, name: string) {
  const sha256 = createHash("sha256").update(text).digest("hex");
  mkdirSync(join(evidenceFolder, sha256.slice(0, 2)), { recursive: true });
  writeFileSync(join(evidenceFolder, sha256.slice(0, 2), sha256), text);
  return { bytes: text.length, mediaType: "image/png", name, sha256 };
}

const place = (sha256: string) => join(evidenceFolder, sha256.slice(0, 2), sha256);

/** Case 1: entries 0 to 2. Case 2: 3 to 8; it names a file of its own and one that case 1 names too. */
beforeEach(() => {
  sample = made.sampleLog();
  evidenceFolder = join(sample.folder, "evidence");
  const shared = lay("a shared picture", "shared.png");
  made.recordCase(sample.log, 1, [made.opened(), made.sealed(shared), made.closed()]);
  made.recordCase(sample.log, 2, [
    made.opened({ content: "Words xylocontent of a threat", author: "qophauthor", account: "account-2" }),
    made.sealed({ ...shared, name: "zyzzyvafile.png" }),
    made.sealed(lay("its own picture", "zyzzyvafile-2.png")),
    made.grounds("kwyjiboreason for it"),
    made.removed("wombatnote"),
    made.closed(),
  ]);
  sample.log.indexText(lay("its own picture", "").sha256, "the vexedpicture says", "reader 1");
});
afterEach(() => sample.close());

async function verify(): Promise<VerifyReport> {
  const database = openDatabase(sample.file, "read");
  try {
    return await verifyLog({ database, evidenceFolder, clock: () => new Date("2026-03-03T00:00:00.000Z") });
  } finally {
    database.close();
  }
}

const whats = async () => (await verify()).faults.map(({ what }) => what);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing thrown";
}

/** With the guards taken away and put back, so that only the change itself shows. */
function tamper(sql: string): void {
  const other = new BetterSqlite(sample.file);
  other.unsafeMode();
  other.pragma("foreign_keys = OFF");
  const guards = other
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) other.exec(`DROP TRIGGER ${name}`);
  other.exec(sql);
  for (const guard of guards) other.exec(guard.sql);
  other.close();
}

describe("a disposal that is refused", () => {
  const whole = [3, 4, 5, 6, 7, 8];

  it.each<[string, string, () => unknown]>([
    ["nothing", "REQUEST_MALFORMED", () => sample.log.dispose(disposalDraft(sample.log, []), [])],
    [
      "entries out of order",
      "REQUEST_MALFORMED",
      () => sample.log.dispose(disposalDraft(sample.log, whole), [4, 3, 5, 6, 7, 8]),
    ],
    ["an entry twice", "REQUEST_MALFORMED", () => sample.log.dispose(disposalDraft(sample.log, whole), [3, 3, 4])],
    ["an entry that is not there", "ENTRY_UNKNOWN", () => sample.log.dispose(disposalDraft(sample.log, whole), [99])],
    ["half a case", "CASE_CHANGED", () => sample.log.dispose(disposalDraft(sample.log, [3, 4]), [3, 4])],
    [
      "other entries than it says",
      "CASE_CHANGED",
      () => sample.log.dispose(disposalDraft(sample.log, whole, { entries: [3] }), whole),
    ],
    [
      "other files than it says",
      "CASE_CHANGED",
      () => sample.log.dispose(disposalDraft(sample.log, whole, { files: [hashOf(1)] }), whole),
    ],
    [
      "an entry of another kind that says so",
      "REQUEST_MALFORMED",
      () => sample.log.dispose(made.draft(gone, made.closed()), whole),
    ],
    [
      "an entry that only says so",
      "REQUEST_MALFORMED",
      () => sample.log.record(null, () => [disposalDraft(sample.log, whole)]),
    ],
    ["the same among sample data", "REQUEST_MALFORMED", () => sample.log.appendAll([disposalDraft(sample.log, whole)])],
    [
      "a log without its key",
      "KEYCHAIN_SILENT",
      () => openLog(sample.options, null).dispose(disposalDraft(sample.log, whole), whole),
    ],
  ])("changes nothing: %s", async (_, code, action) => {
    const before = sample.log.checkpoint();
    expect(codeOf(action)).toBe(code);
    expect(sample.log.checkpoint()).toBe(before);
    expect(sample.log.caseEntries(gone)).toHaveLength(6);
    expect(sample.log.unfinishedDisposals()).toEqual([]);
    expect((await verify()).faults).toEqual([]);
  });

  it("[A-6.e.i] never takes what proves the log: exports and disposals stay", () => {
    const disposed = disposeCase(sample.log, gone);
    const exported = recordDesk(sample.log, {
      kind: "log.exported",
      fields: {
        first: 0,
        last: 8,
        package: { bytes: 1, manifest: hashOf(1), name: "a.zip" },
        recipients: [],
        root: "",
        size: 9,
      },
    });
    for (const seq of [disposed.seq, exported]) {
      expect(codeOf(() => sample.log.dispose(disposalDraft(sample.log, [seq]), [seq]))).toBe("REQUEST_MALFORMED");
    }
  });

  it("is refused a second time, and a case that went can't go on", () => {
    const draft = disposalDraft(sample.log, whole);
    disposeCase(sample.log, gone);
    expect(codeOf(() => sample.log.dispose(draft, whole))).toBe("RECORD_DISPOSED");
    expect(codeOf(() => made.recordCase(sample.log, 2, [made.closed()]))).toBe("CASE_UNKNOWN");
  });

  it("is undone with the caller's transaction", async () => {
    const failing = sample.database.transaction(() => {
      disposeCase(sample.log, gone);
      throw new Error("the caller's own part failed");
    });
    expect(() => failing()).toThrow("the caller's own part failed");
    expect(sample.log.caseEntries(gone)).toHaveLength(6);
    expect(sample.log.count("xylocontent", made.noFilters).cases).toBe(1);
    expect((await verify()).faults).toEqual([]);
  });

  it.each([
    "UPDATE disclosures SET text = '' WHERE seq = 3",
    "INSERT INTO disposal (seq, by_seq) VALUES (3, 8)",
    "INSERT INTO disposal (seq, by_seq) VALUES (3, 99)",
  ])("is kept from going round the log: %s", (sql) => {
    expect(() => sample.database.exec(sql)).toThrow(/append-only|disposal names/);
  });

  it.each([
    "UPDATE disclosures SET text = 'again' WHERE seq = 3",
    "UPDATE disclosures SET text = '' WHERE seq = 0",
    "UPDATE disposal SET by_seq = 9 WHERE seq = 4",
    "DELETE FROM disposal",
    "INSERT OR REPLACE INTO disposal (seq, by_seq) VALUES (3, 9)",
    "INSERT INTO disposal (seq, by_seq) VALUES (9, 9)",
  ])("is the end: after one nothing allows %s", (sql) => {
    disposeCase(sample.log, gone);
    expect(() => sample.database.exec(sql)).toThrow(/append-only|disposal names|CHECK/);
  });
});

describe("a case that is disposed of", () => {
  it("[A-6.e.i] leaves its leaves: the log verifies as a whole, and what was signed before is its beginning", async () => {
    const [root, publics] = [
      sample.log.root(),
      seqsOf(sample.log, gone).map((seq) => sample.log.entry(seq)?.publicPart),
    ];
    const said = disposeCase(sample.log, gone);
    rmSync(place(said.fields.files[0] ?? ""));
    const report = await verify();
    expect(report).toMatchObject({ ok: true, entries: 10, files: 1, faults: [], unnamedFiles: 0 });
    expect(sample.log.root(9)).toEqual(root);
    expect(verifyConsistency(9, 10, sample.log.consistencyProof(9, 10), root, sample.log.root())).toBe(true);
    expect([3, 4, 5, 6, 7, 8].map((seq) => sample.log.entry(seq)?.publicPart)).toEqual(publics);
    const leaf = bytesOf(leafHash(sample.log.entry(5)?.publicPart ?? ""));
    expect(verifyInclusion(5, 10, leaf, sample.log.inclusionProof(5, 10), sample.log.root())).toBe(true);
  });

  it("[A-6.e.i] is said by an entry: what went, by which authority, and who approved", () => {
    const { seq } = disposeCase(sample.log, gone);
    const [found] = sample.log.deskEntries("record.disposed");
    expect(found).toMatchObject({ disposed: false, entry: { seq, case: null, actor: made.actor } });
    expect(found?.entry.fields).toMatchObject({
      approvedBy: { name: "Sample Director", role: "Director" },
      authority: "Sample Schedule 7",
      entries: [3, 4, 5, 6, 7, 8],
      ofCase: gone,
      request: null,
    });
    expect(found?.entry.fields.files).toEqual([lay("its own picture", "").sha256]);
    expect([2, 3, 8, 9].map((entry) => sample.log.isDisposed(entry))).toEqual([false, true, true, false]);
  });

  it("is in no list and found by no word, while the others are", () => {
    const before = sample.log.count("", made.noFilters).cases;
    for (const word of words) expect([word, sample.log.count(word, made.noFilters).cases]).toEqual([word, 1]);
    disposeCase(sample.log, gone);
    for (const word of words) expect([word, sample.log.count(word, made.noFilters).cases]).toEqual([word, 0]);
    expect(sample.log.count("", made.noFilters).cases).toBe(before - 1);
    expect(sample.log.count("trail closure", made.noFilters).cases).toBe(1);
    expect([sample.log.summary(gone), sample.log.caseEntries(gone)]).toEqual([null, []]);
    expect(sample.log.counts()).toEqual({ entries: 10, cases: 1, openCases: 0 });
    expect(sample.log.facets()).toMatchObject({ accounts: [{ id: "account-1" }], grounds: [] });
    expect(sample.log.entry(4)?.disclosures).toEqual([]);
  });

  it("takes only the files that nothing else names, and tells which stay", async () => {
    const [shared, own] = [lay("a shared picture", ""), lay("its own picture", "")];
    const files = sample.log.filesGone(seqsOf(sample.log, gone));
    expect(files.gone.map(({ sha256 }) => sha256)).toEqual([own.sha256]);
    expect(files.shared.map(({ sha256 }) => sha256)).toEqual([shared.sha256]);
    disposeCase(sample.log, gone);
    expect([sample.log.evidence(own.sha256), sample.log.textOf(own.sha256)]).toEqual([null, null]);
    expect(sample.log.evidence(shared.sha256)?.name).toBe("shared.png");
    expect(sample.log.unfinishedDisposals()).toEqual([{ seq: 9, files: [own.sha256] }]);
    // The file lies there until it is removed: nothing that has to be proved.
    expect(await verify()).toMatchObject({ ok: true, unnamedFiles: 1 });
  });

  it("leaves a file to the case that names it too, described in that case's words", () => {
    const shared = lay("a shared picture", "").sha256;
    disposeCase(sample.log, kept);
    expect(sample.log.evidence(shared)?.name).toBe("zyzzyvafile.png");
    expect(sample.log.unread(9).map(({ sha256 }) => sha256)).toEqual([shared]);
    disposeCase(sample.log, gone);
    expect([sample.log.evidence(shared), sample.log.unread(9)]).toEqual([null, []]);
  });

  it("[A-6.e.i] leaves not one of its words in the database, nor in the log beside it", async () => {
    const { log, folder } = sample;
    const pieces = storedPieces(log, seqsOf(log, gone));
    const texts = [...words, ...pieces, lay("its own picture", "").sha256];
    // A summary and a document were written for each step before, and lie about in pages that were let go.
    expect(residue(folder, texts)).toEqual(texts);
    const said = disposeCase(log, gone);
    expect(log.finishDisposals()).toBe(true);
    // The entry itself names the files that went.
    expect(JSON.stringify(said.fields.files)).toContain(texts.at(-1));
    expect(residue(folder, [...words, ...pieces])).toEqual([]);
    expect(log.unfinishedDisposals()).toEqual([]);
    expect((await verify()).faults).toEqual([]);
  });

  it("leaves none whatever was appended before and after, and still finds the others", async () => {
    const fill = (from: number) => {
      for (let number = from; number < from + 30; number += 1) {
        made.recordCase(sample.log, number, [made.opened({ content: `filler ${number}` }), made.closed()]);
      }
    };
    fill(10);
    expect(residue(sample.folder, words)).toEqual(words);
    disposeCase(sample.log, gone);
    fill(40);
    expect(sample.log.finishDisposals()).toBe(true);
    expect(residue(sample.folder, words)).toEqual([]);
    expect(sample.log.count("filler", made.noFilters).cases).toBe(60);
    expect((await verify()).faults).toEqual([]);
  });

  it("is computed the same when all is computed anew, and after a restart", async () => {
    disposeCase(sample.log, gone);
    const tables = ["case_summary", "facet", "named_evidence", "evidence_naming", "unread_picture", "derived_state"];
    const dump = () => tables.map((table) => sample.database.prepare(`SELECT * FROM ${table}`).all());
    const before = dump();
    rebuildDerived(sample.database);
    expect(dump()).toEqual(before);
    const log = openLog(sample.options, made.seed);
    made.recordCase(log, 7, [made.opened(), made.closed()]);
    expect(log.counts()).toEqual({ entries: 12, cases: 2, openCases: 0 });
    expect((await verify()).faults).toEqual([]);
  });

  it("waits with emptying old pages for whoever still reads them", async () => {
    disposeCase(sample.log, gone);
    const reader = openBeside(sample.file);
    reader.exec("BEGIN; SELECT count(*) FROM entry");
    expect(reader.prepare("SELECT count(*) FROM entry").pluck().get()).toBe(10);
    expect(sample.log.finishDisposals()).toBe(false);
    expect(sample.log.unfinishedDisposals()).toHaveLength(1);
    reader.close();
    expect(sample.log.finishDisposals()).toBe(true);
    expect(residue(sample.folder, words)).toEqual([]);
    expect(sample.database.pragma("temp_store", { simple: true })).toBe(2);
    expect(sample.database.pragma("busy_timeout", { simple: true })).toBe(5_000);
  });
});

describe("what verifying tells of fields that are gone", () => {
  it("is nothing of a picture's text: that is no record, and comes not back for a file that went", () => {
    const own = lay("its own picture", "").sha256;
    disposeCase(sample.log, gone);
    sample.log.indexText(own, "vexedpicture again", "reader 1");
    expect(sample.log.textOf(own)).toBeNull();
  });

  it.each<[string, string, string]>([
    ["nobody said so", "UPDATE disclosures SET text = '' WHERE seq = 0", "entry 0: 10 of its fields missing"],
    [
      "somebody listed one more",
      "INSERT INTO disposal VALUES (0, 9); UPDATE disclosures SET text = '' WHERE seq = 0",
      "entry 0: 10 of its fields missing",
    ],
    [
      "somebody listed one more",
      "INSERT INTO disposal VALUES (0, 9)",
      "log: entry 0 is listed as disposed of by entry 9, which does not say so",
    ],
    [
      "a part came back",
      "UPDATE disclosures SET text = (SELECT text FROM disclosures WHERE seq = 0) WHERE seq = 3",
      "entry 3: entry 9 disposed of its fields, but some are there",
    ],
    [
      "the list lacks one",
      "DELETE FROM disposal WHERE seq = 5",
      "log: 1 entries that were disposed of are not listed as such",
    ],
    ["a row is gone too", "DELETE FROM disclosures WHERE seq = 5", "entry 5: 5 of its fields missing"],
    [
      "the entry that says so lost its fields",
      "UPDATE disclosures SET text = '' WHERE seq = 9",
      "entry 9: 9 of its fields missing",
    ],
    [
      "it lost its fields, and the others are told",
      "UPDATE disclosures SET text = '' WHERE seq = 9",
      "entry 8: 3 of its fields missing",
    ],
    [
      "one field of an entry is gone",
      "UPDATE disclosures SET text = substr(text, instr(text, '~') + 1) WHERE seq = 1",
      "entry 1: 1 of its fields missing",
    ],
    [
      "the case is put back into the list",
      `INSERT INTO case_summary VALUES (3, '${gone}', '', '', 1, '{}')`,
      `list: case ${gone} stands in the list, but no entry opens it`,
    ],
    [
      "a naming is gone",
      "DELETE FROM evidence_naming",
      `file ${createHash("sha256").update("a shared picture").digest("hex")}: is not listed as named by entry 1`,
    ],
    [
      "a naming too many",
      `INSERT INTO evidence_naming VALUES ('${hashOf(5)}', 1)`,
      "list: 1 files are listed as named by entries that do not name them",
    ],
  ])("is told when %s", async (_, sql, fault) => {
    disposeCase(sample.log, gone);
    rmSync(place(lay("its own picture", "").sha256));
    expect((await verify()).faults).toEqual([]);
    tamper(sql);
    expect(await whats()).toContain(fault);
  });

  it("is a file that an entry names and that is missing, as before", async () => {
    disposeCase(sample.log, gone);
    rmSync(place(lay("a shared picture", "").sha256));
    expect((await whats()).some((what) => what.includes("named by entry 1, is missing"))).toBe(true);
    expect(picture(1).fields.evidence.sha256).toHaveLength(64);
  });
});
