import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { lastVerified, saveVerified } from "../../main/removal-log/index.ts";
import { startVerification } from "../../main/removal-log/verification.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import type { VerifyReport } from "../../preload/contract.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
let evidenceFolder = "";

/** Lays a file where the evidence store keeps it; returns what an entry says of it. */
function lay(text: string) {
  const bytes = Buffer.from(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const shelf = join(evidenceFolder, sha256.slice(0, 2));
  mkdirSync(shelf, { recursive: true });
  writeFileSync(join(shelf, sha256), bytes);
  return { bytes: bytes.length, mediaType: "image/png", name: "screenshot.png", sha256 };
}

const place = (sha256: string) => join(evidenceFolder, sha256.slice(0, 2), sha256);

beforeEach(() => {
  sample = made.sampleLog();
  evidenceFolder = join(sample.folder, "evidence");
  for (let number = 1; number <= 4; number += 1) {
    const events = [
      made.opened(),
      made.sealed(lay(`picture ${number}`)),
      made.grounds(),
      made.removed(),
      made.closed(),
    ];
    made.recordCase(sample.log, number, events);
  }
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

/** Changes the database as somebody who knows what stands in the way would, and puts the guards back so that nothing shows. */
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

const told = ({ faults }: VerifyReport) => faults.map(({ what }) => what);

describe("verifying a log that is whole", () => {
  it("finds nothing, and says what it looked at", async () => {
    const report = await verify();
    expect(report).toEqual({
      ok: true,
      at: "2026-03-03T00:00:00.000Z",
      entries: 20,
      files: 4,
      bytes: 4 * "picture 1".length,
      root: Buffer.from(sample.log.root()).toString("base64"),
      faults: [],
      faultCount: 0,
      unnamedFiles: 0,
    });
  });

  it("finds nothing in a log without entries", async () => {
    const empty = made.sampleLog();
    const report = await verifyLog({ database: empty.database, evidenceFolder: join(empty.folder, "evidence") });
    expect(report).toMatchObject({ ok: true, entries: 0, files: 0 });
    empty.close();
  });

  it("counts finished files that no entry names, and calls them no fault", async () => {
    lay("left by an interrupted save");
    mkdirSync(join(evidenceFolder, "incoming"));
    writeFileSync(join(evidenceFolder, "incoming", "half"), "half");
    expect(await verify()).toMatchObject({ ok: true, unnamedFiles: 1 });
  });

  it("gives a summary its due with every kind of entry in the case", async () => {
    const doneAt = "2026-03-02T10:00:00.000Z";
    const reason = "Put back after an appeal.";
    made.recordCase(sample.log, 9, [
      made.opened({ content: "x".repeat(300) }),
      { kind: "viewpoint.checked", fields: { answer: "violation", reason } },
      {
        kind: "director.consulted",
        fields: {
          consulted: { name: "Director Sample", role: "Director" },
          consultedAt: doneAt,
          decided: ["remove"],
          how: "by phone",
          words: "Take it down.",
        },
      },
      {
        kind: "message.sent",
        fields: { author: "river_walker_77", channel: "Messenger", sentAt: doneAt, text: "Your comment" },
      },
      { kind: "step.waived", fields: { reason, step: "message", title: "Message" } },
      { kind: "content.hidden", fields: { action: "hide", doneAt, label: "Hidden", note: "" } },
      { kind: "content.declined", fields: { action: "decline", doneAt, label: "Declined", note: "" } },
      {
        kind: "user.blocked",
        fields: { action: "block", author: "river_walker_77", doneAt, label: "Blocked", note: "", until: null },
      },
      { kind: "content.restored", fields: { doneAt, reason } },
      { kind: "user.unblocked", fields: { author: "river_walker_77", doneAt, reason } },
      { kind: "case.kept", fields: { because: "decided", reason } },
      { kind: "case.closed", fields: { note: "" } },
      {
        kind: "case.amended",
        fields: { amends: { id: "", seq: 20 }, correction: "Instagram fan", field: "author", reason },
      },
      {
        kind: "case.amended",
        fields: { amends: { id: "", seq: 20 }, correction: "A corrected text", field: "content", reason },
      },
      made.sealed({ ...lay("after"), name: "after.png" }),
    ]);
    expect(told(await verify())).toEqual([]);
    expect(sample.log.summary(made.caseId(9))).toMatchObject({ author: "Instagram fan", entries: 15 });
  });
});

describe("verifying a log that was tampered with", () => {
  const flipped = 'replace(public, \'"at":"2026\', \'"at":"2025\')';
  it.each([
    ["a public part", `UPDATE entry SET public = ${flipped} WHERE seq = 7`, ["entry 7: its public part was changed"]],
    ["a leaf's hash", "UPDATE entry SET hashes = zeroblob(32) WHERE seq = 8", ["entry 8: its public part was changed"]],
    [
      "a hash further up the tree",
      "UPDATE entry SET hashes = CAST(substr(hashes, 1, 64) || zeroblob(32) AS BLOB) WHERE seq = 3",
      ["entry 3: the tree over it was changed"],
    ],
    [
      "hashes that were cut off",
      "UPDATE entry SET hashes = substr(hashes, 1, 32) WHERE seq = 3",
      ["entry 3: the tree over it was changed"],
    ],
    [
      "the form of an entry",
      "UPDATE entry SET public = replace(public, ',\"v\":1', ', \"v\":1') WHERE seq = 4",
      ["entry 4: its public part was changed", "entry 4: its public part is not written as an entry's is"],
    ],
    [
      "an entry exchanged for another one",
      "UPDATE entry SET public = (SELECT public FROM entry WHERE seq = 2) WHERE seq = 6",
      ["entry 6: its public part was changed", "entry 6: its public part belongs to entry 2"],
    ],
    [
      "the fields of an entry exchanged for another one's",
      "UPDATE disclosures SET text = (SELECT text FROM disclosures WHERE seq = 2) WHERE seq = 7",
      [/^entry 7: changed in field "grounds", field "reason", field "actor", field "device"$/],
    ],
    [
      "one field that was taken away",
      "UPDATE disclosures SET text = substr(text, instr(text, '~') + 1) WHERE seq = 12",
      ["entry 12: 1 of its fields missing"],
    ],
    ["all fields taken away", "DELETE FROM disclosures WHERE seq = 12", ["entry 12: 4 of its fields missing"]],
    [
      "a field that stands there twice",
      "UPDATE disclosures SET text = text || '~' || substr(text, 1, instr(text, '~') - 1) WHERE seq = 12",
      ["entry 12: its digests are out of order, or a field stands there twice"],
    ],
    [
      "a field that can't be read",
      "UPDATE disclosures SET text = text || '~!' WHERE seq = 12",
      ["entry 12: changed in a field that can't be read"],
    ],
    [
      "fields of an entry that does not exist",
      "INSERT INTO disclosures (seq, text) VALUES (99, '')",
      ["log: there are fields of 1 entries that do not exist"],
    ],
    [
      "the last entries gone",
      "DELETE FROM disclosures WHERE seq > 16; DELETE FROM entry WHERE seq > 16",
      [/^list: case/, "checkpoint: it covers 20 entries, the log holds 17: the last 3 are missing"],
    ],
    [
      "an entry in the middle gone",
      "DELETE FROM disclosures WHERE seq = 6; DELETE FROM entry WHERE seq = 6",
      ["entry 6: missing, and with it all up to entry 7"],
    ],
    [
      "every entry gone",
      "DELETE FROM disclosures; DELETE FROM entry",
      ["checkpoint: it covers 20 entries, the log holds 0: the last 20 are missing"],
    ],
    [
      "the head taken back",
      "UPDATE log_head SET note = replace(note, char(10) || '20' || char(10), char(10) || '19' || char(10))",
      ["checkpoint: it is not signed with this log's key"],
    ],
    ["the head gone", "DELETE FROM log_head", ["checkpoint: it is not signed with this log's key"]],
    [
      "the list of cases showing another author",
      "UPDATE case_summary SET summary = replace(summary, 'river', 'creek') WHERE first_seq = 5",
      [/^list: case 0{8}-0{4}-7000-8000-0{11}2 is shown otherwise than its entries say$/],
    ],
    [
      "a case hidden from the list",
      "DELETE FROM case_summary WHERE first_seq = 5",
      [/^list: case .*2 is shown without entry 5$/],
    ],
    [
      "a case in the list that never was",
      "INSERT INTO case_summary SELECT 6, 'invented', opened_at, author_key, closed, summary FROM case_summary WHERE first_seq = 5",
      ["list: case invented stands in the list, but no entry opens it"],
    ],
    ...["closed = 0", "author_key = 'x'", "opened_at = '1999-01-01T00:00:00.000Z'"].map(
      (change): [string, string, RegExp[]] => [
        `the list of cases with ${change}`,
        `UPDATE case_summary SET ${change} WHERE first_seq = 5`,
        [/^list: case .*2 is shown otherwise than its entries say$/],
      ],
    ),
    [
      "cases that are not counted",
      "UPDATE derived_state SET cases = 3",
      ["list: 3 cases are counted, 0 of them open, instead of 4 and 0"],
    ],
    [
      "a filter that was taken away",
      "DELETE FROM facet WHERE kind = 'ground'",
      ["list: the filter ground violent is missing, though cases have it"],
    ],
    [
      "a filter that is called something else",
      "UPDATE facet SET label = '\"Praise\"' WHERE kind = 'ground'",
      ["list: the filter ground violent says what no entry says"],
    ],
    [
      "files that nothing describes any more",
      "DELETE FROM named_evidence",
      [/^file [0-9a-f]{64}: is described otherwise/],
    ],
    [
      "a file under another name",
      "UPDATE named_evidence SET evidence = replace(evidence, 'screenshot', 'holiday')",
      [/^file [0-9a-f]{64}: is described otherwise/],
    ],
    [
      "a file that no entry names",
      "INSERT INTO named_evidence VALUES ('ff', '{}')",
      ["list: 1 files are described that no entry names"],
    ],
    [
      "an entry that is left out where its case is looked up",
      `DROP INDEX entry_case; CREATE INDEX entry_case ON entry (case_id, seq) WHERE case_id IS NOT NULL AND seq <> 7;
       PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' AND seq <> 7', '') WHERE name = 'entry_case';
       PRAGMA writable_schema = RESET`,
      [
        /^list: case .*2 looked up, gives other entries than it has$/,
        "list: 19 entries are found by their case, the log holds 20",
      ],
    ],
    [
      "a case that is left out of the list of an author",
      `DROP INDEX case_summary_author; CREATE INDEX case_summary_author ON case_summary (author_key) WHERE first_seq <> 5;
       PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' WHERE first_seq <> 5', '') WHERE name = 'case_summary_author';
       PRAGMA writable_schema = RESET`,
      [/^list: .*missing from index case_summary_author/],
    ],
    [
      "a row that holds no hashes",
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'hashes BLOB NOT NULL', 'hashes BLOB') WHERE name = 'entry';
       PRAGMA writable_schema = RESET; UPDATE entry SET hashes = NULL WHERE seq = 5`,
      ["log: the table entry was changed", "entry 5: its row does not hold what an entry's row holds"],
    ],
    [
      "another key in the place of the log's",
      "UPDATE log_identity SET public_key = zeroblob(32)",
      ["checkpoint: the log's origin is not that of its public key"],
    ],
    [
      "a case that searching no longer finds",
      "DELETE FROM case_search WHERE rowid = 5",
      ["list: the search index does not hold every case once"],
    ],
  ])("tells of %s, and where", async (_, sql, expected) => {
    tamper(sql);
    const report = await verify();
    expect(report.ok).toBe(false);
    for (const what of expected) {
      expect(told(report)).toContainEqual(typeof what === "string" ? what : expect.stringMatching(what));
    }
    // One change is told where it was made, at most once more above it, not all the way up the tree.
    expect(told(report).filter((what) => what.includes("the tree")).length).toBeLessThanOrEqual(2);
    expect(report.faultCount).toBe(report.faults.length);
  });

  it.each([
    [
      "trigger",
      "case_search_mine",
      "CREATE TRIGGER case_search_mine BEFORE UPDATE ON log_head BEGIN SELECT RAISE(IGNORE); END",
    ],
    ["table", "case_search_rows", "CREATE TABLE case_search_rows (one INTEGER)"],
    ["view", "cases", "CREATE VIEW cases AS SELECT 1"],
    ["index", "case_search_by", "CREATE INDEX case_search_by ON disclosures (substr(text, 1, 0))"],
    ["table", "sqlite_stat1", "ANALYZE"],
  ])("tells of a %s that was added: %s", async (type, name, sql) => {
    tamper(sql);
    expect(told(await verify())).toContain(`log: the ${type} ${name} was added`);
  });

  it("is not deceived when the hashes were computed anew: nobody can sign the new root", async () => {
    const other = made.sampleLog();
    for (let number = 1; number <= 4; number += 1) {
      const events = [
        made.opened({ author: "somebody else" }),
        made.sealed(),
        made.grounds(),
        made.removed(),
        made.closed(),
      ];
      made.recordCase(other.log, number, events);
    }
    other.database.close();
    tamper(`ATTACH '${other.file}' AS forged; DELETE FROM disclosures; DELETE FROM entry;
      INSERT INTO entry (seq, public, hashes) SELECT seq, public, hashes FROM forged.entry;
      INSERT INTO disclosures SELECT * FROM forged.disclosures`);
    other.close();
    expect(told(await verify())).toContain("checkpoint: its root hash is not that of the entries");
  });

  it("names entries and files before it tells of the log as a whole", async () => {
    tamper("CREATE TABLE mine (one INTEGER); UPDATE disclosures SET text = '' WHERE seq = 12");
    const { faults } = await verify();
    expect(faults[0]?.seq).toBe(12);
    expect(told({ faults } as VerifyReport)).toContain("log: the table mine was added");
  });

  it("keeps the first hundred faults and counts the rest", async () => {
    const drafts = Array.from({ length: 150 }, (_, turn) => made.draft(made.caseId(1), made.grounds(`turn ${turn}`)));
    sample.log.appendAll(drafts);
    tamper("UPDATE disclosures SET text = '' WHERE seq >= 20");
    const report = await verify();
    expect(report.faults).toHaveLength(100);
    expect(report.faultCount).toBeGreaterThanOrEqual(150);
    expect(report.faults[0]).toEqual({ seq: 20, file: null, what: "entry 20: 4 of its fields missing" });
  });

  it("tells of an entry whose bytes are no JSON any more, under indexes that read it as JSON", async () => {
    const text = sample.log.entry(7)?.publicPart ?? "";
    sample.database.pragma("wal_checkpoint(TRUNCATE)");
    sample.database.close();
    const bytes = readFileSync(sample.file);
    bytes.write("x", bytes.indexOf(text), "latin1");
    writeFileSync(sample.file, bytes);
    const found = told(await verify());
    expect(found).toContain("entry 7: its public part was changed");
    expect(found).toContain("entry 7: its public part is not written as an entry's is");
  });

  it("tells of pages that can't be read instead of failing", async () => {
    made.recordCase(sample.log, 5, [made.opened({ content: "page after page ".repeat(5_000) })]);
    sample.database.pragma("wal_checkpoint(TRUNCATE)");
    const rootPage = Number(
      sample.database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'disclosures'").pluck().get(),
    );
    sample.database.close();
    const raw = new BetterSqlite(sample.file);
    const pageSize = Number(raw.pragma("page_size", { simple: true }));
    raw.close();
    const handle = openSync(sample.file, "r+");
    writeSync(handle, Buffer.alloc(pageSize, 0xff), 0, pageSize, (rootPage - 1) * pageSize);
    closeSync(handle);
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(told(report)[0]).toMatch(/^log: the database is damaged: nothing can be read after \d+ entries$/);
  });
});

describe("verifying evidence files", () => {
  it.each([
    ["a file that is gone", (file: string) => rmSync(file), /named by entry 6, is missing$/],
    ["a file that was cut", (file: string) => truncateSync(file, 4), /named by entry 6, has 4 bytes instead of 9$/],
    [
      "a file in which a byte was changed",
      (file: string) => writeFileSync(file, "picture X"),
      /named by entry 6, was changed$/,
    ],
    [
      "a link in the place of a file",
      (file: string) => {
        rmSync(file);
        symlinkSync("/dev/null", file);
      },
      /named by entry 6, is no file$/,
    ],
  ])("tells of %s", async (_, change, expected) => {
    const { sha256 } = lay("picture 2");
    change(place(sha256));
    const report = await verify();
    expect(report.faults).toEqual([{ seq: null, file: sha256, what: expect.stringMatching(expected) }]);
    expect(report.faults[0]?.what.startsWith(`file ${sha256}: `)).toBe(true);
  });

  it("tells of a link in the place of a folder", async () => {
    const { sha256 } = lay("picture 2");
    const shelf = join(evidenceFolder, sha256.slice(0, 2));
    renameSync(shelf, join(sample.folder, "shelf"));
    symlinkSync(join(sample.folder, "shelf"), shelf);
    expect(told(await verify())).toEqual([
      `evidence: the folder evidence/${sha256.slice(0, 2)} is a link to another place`,
    ]);
    renameSync(evidenceFolder, join(sample.folder, "elsewhere"));
    symlinkSync(join(sample.folder, "elsewhere"), evidenceFolder);
    expect(told(await verify())).toContain("evidence: the folder evidence is a link to another place");
  });

  it("tells when the whole folder is gone", async () => {
    rmSync(evidenceFolder, { recursive: true });
    expect(await verify()).toMatchObject({ ok: false, faultCount: 4, files: 4 });
  });
});

describe("verifying in a thread of its own", () => {
  it("comes to the same report, tells its progress, and can be noted down", async () => {
    const progress: [number, number, string][] = [];
    const report = await startVerification({
      file: sample.file,
      evidenceFolder,
      onProgress: (...one) => progress.push(one),
    });
    expect({ ...report, at: "" }).toEqual({ ...(await verify()), at: "" });
    expect(progress).toContainEqual([20, 20, "entries"]);
    expect(progress.at(-1)).toEqual([4, 4, "files"]);
    expect(lastVerified(sample.database)).toBeNull();
    saveVerified(sample.database, report);
    expect(lastVerified(sample.database)).toEqual({ at: report.at, ok: true, entries: 20 });
  });

  it.each([
    "",
    "null",
    "[]",
    "{}",
    '{"at":"2030-01-01T00:00:00.000Z","ok":"yes","entries":1}',
    '{"at":"then","ok":true,"entries":1}',
  ])("takes the note %j of a verification for none", (note) => {
    sample.database.prepare("INSERT INTO verification (report) VALUES (?)").run(note);
    expect(lastVerified(sample.database)).toBeNull();
  });

  it("stops when it is told to, before or in between", async () => {
    const start = (signal: AbortSignal) => startVerification({ file: sample.file, evidenceFolder, signal });
    const early = await start(AbortSignal.abort()).catch((error: unknown) => error);
    expect(early instanceof AppError && early.code).toBe("VERIFY_CANCELLED");
    const cancel = new AbortController();
    const going = startVerification({
      file: sample.file,
      evidenceFolder,
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    }).catch((error: unknown) => error);
    const outcome = await going;
    // A log this small may be done before the word arrives.
    expect(outcome instanceof AppError ? outcome.code : "done").toMatch(/^(VERIFY_CANCELLED|done)$/);
    const database = openDatabase(sample.file, "read");
    const stopped = await verifyLog({
      database,
      evidenceFolder,
      signal: cancel.signal,
    }).catch((error: unknown) => error);
    expect(stopped instanceof AppError && stopped.code).toBe("VERIFY_CANCELLED");
    expect(database.inTransaction).toBe(false);
    database.close();
  });

  it("sees one moment of the log, whatever is appended meanwhile", async () => {
    const database = openDatabase(sample.file, "read");
    let appended = 0;
    const report = await verifyLog({
      database,
      evidenceFolder,
      onProgress: () => {
        made.recordCase(sample.log, 20 + appended, [made.opened()]);
        appended += 1;
      },
    });
    database.close();
    expect(appended).toBeGreaterThan(0);
    expect(report).toMatchObject({ ok: true, entries: 20 });
    expect(await verify()).toMatchObject({ ok: true, entries: 20 + appended });
  });

  it.runIf(process.platform === "linux")("keeps the locks of the process that has the log open", () => {
    const program = fileURLToPath(new URL("verifying-process.ts", import.meta.url));
    const run = spawnSync(process.execPath, [program, sample.folder], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    const { ok, before, after } = JSON.parse(run.stdout) as { ok: boolean; before: string[]; after: string[] };
    expect(ok).toBe(true);
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(before);
  });

  it("says why it can't when there is no log", async () => {
    const refused = async (file: string) => {
      const error: unknown = await startVerification({ file, evidenceFolder }).catch((thrown: unknown) => thrown);
      return error instanceof AppError ? error.code : "no error";
    };
    expect(await refused(join(sample.folder, "nothing.sqlite"))).toBe("FOLDER_MISSING");
    writeFileSync(join(sample.folder, "diary.sqlite"), "Dear diary");
    expect(await refused(join(sample.folder, "diary.sqlite"))).toBe("DATABASE_NOT_SQLITE");
    const blank = join(sample.folder, "blank.sqlite");
    openDatabase(blank, "write").close();
    expect(await refused(blank)).toBe("PROFILE_MISSING");
  });
});
