import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import BetterSqlite from "better-sqlite3";
import canonicalize from "canonicalize";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { hashOf, leafHash, verifyConsistency, verifyInclusion } from "../../main/lib/proof/merkle.ts";
import type { Json } from "../../main/model/entry.ts";
import { createLog, openLog, readIdentity } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
beforeEach(() => {
  sample = made.sampleLog();
});
afterEach(() => sample.close());

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing thrown";
}

const opening = (fields: made.Opening = {}) => made.draft(made.caseId(1), made.opened(fields));

describe("recording", () => {
  it("writes the entry that the format describes, which an independent reader can check", () => {
    sample.log.record(made.caseId(1), () => [opening()]);
    const stored = sample.log.entry(0);
    const entry = JSON.parse(stored?.publicPart ?? "");
    expect(canonicalize(entry)).toBe(stored?.publicPart);
    expect(Object.keys(entry)).toEqual(["_sd", "_sd_alg", "at", "case", "id", "kind", "policy", "seq", "v"]);
    expect(entry).toMatchObject({
      _sd_alg: "sha-256",
      at: "2026-03-02T09:00:00.000Z",
      case: made.caseId(1),
      kind: "case.opened",
      policy: "sample-pack@2026.1",
      seq: 0,
      v: 1,
    });
    // RFC 9562 section 5.7: the first 48 bits are the time.
    expect(Number.parseInt(entry.id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse(entry.at));
    const digests = stored?.disclosures.map((text) => createHash("sha256").update(text).digest("base64url")).sort();
    expect(entry._sd).toEqual(digests);
    const fields = stored?.disclosures.map((text) => JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    const names = [...Object.keys(made.opened().fields), "actor", "device"];
    expect(fields?.map(([, name]) => name).sort()).toEqual(names.sort());
    const salts = new Set(fields?.map(([salt]) => salt));
    expect(salts.size).toBe(names.length);
    for (const salt of salts) expect(Buffer.from(salt, "base64url")).toHaveLength(16);
    expect(sample.log.root()).toEqual(
      createHash("sha256")
        .update(Buffer.of(0))
        .update(stored?.publicPart ?? "")
        .digest(),
    );
  });

  it("hands back what it recorded, now and after the log is opened again", () => {
    const id = made.recordCase(sample.log, 1, [made.opened(), made.sealed(), made.grounds(), made.removed()]);
    const entries = sample.log.caseEntries(id);
    expect(entries.map(({ kind }) => kind)).toEqual([
      "case.opened",
      "evidence.sealed",
      "ground.chosen",
      "content.removed",
    ]);
    expect(entries[0]?.fields).toEqual(made.opened().fields);
    expect(entries[0]).toMatchObject({ seq: 0, actor: made.actor, device: "device-1", case: id });
    sample.database.close();
    const database = openDatabase(sample.file, "write");
    const again = openLog({ ...sample.options, database }, made.seed);
    expect(again.caseEntries(id)).toEqual(entries);
    expect(again.checkpoint()).toContain("\n4\n");
    expect(again.counts()).toEqual({ entries: 4, cases: 1, openCases: 1 });
    database.close();
  });

  it("shows the case's entries to whoever decides, and does nothing at all when that refuses", () => {
    const id = made.recordCase(sample.log, 1, [made.opened()]);
    const before = sample.log.checkpoint();
    const refuse = () =>
      sample.log.record(id, (entries) => {
        expect(entries).toHaveLength(1);
        throw new AppError("STEP_SHUT");
      });
    expect(codeOf(refuse)).toBe("STEP_SHUT");
    expect(sample.log.checkpoint()).toBe(before);
    expect(sample.log.record(id, () => [])).toEqual([]);
    expect(sample.log.checkpoint()).toBe(before);
  });

  it("takes all of several entries or none", () => {
    const bad = { ...opening(), fields: { note: "half \ud800" } as Record<string, Json> };
    expect(codeOf(() => sample.log.record(null, () => [opening(), bad]))).toBe("TEXT_NOT_WELL_FORMED");
    expect(sample.log.counts()).toEqual({ entries: 0, cases: 0, openCases: 0 });
    expect(sample.log.record(null, () => [opening(), made.draft(made.caseId(1), made.sealed())])).toHaveLength(2);
    expect(sample.log.caseEntries(made.caseId(1))).toHaveLength(2);
  });

  it("holds entries that belong to no case", () => {
    const device = { ...opening(), kind: "device.checked" as const, case: null, fields: { verdict: "current" } };
    sample.log.record(null, () => [device]);
    expect(JSON.parse(sample.log.entry(0)?.publicPart ?? "").case).toBeNull();
    expect(sample.log.counts()).toEqual({ entries: 1, cases: 0, openCases: 0 });
  });

  it("never lets time go backwards: a clock that was set back repeats the last entry's time", () => {
    const times = ["2026-03-02T09:00:00.000Z", "2025-01-01T00:00:00.000Z", "2026-03-02T09:00:01.000Z"];
    const late = made.sampleLog(() => new Date(times.shift() ?? ""));
    const id = made.recordCase(late.log, 1, [made.opened(), made.grounds(), made.removed()]);
    expect(late.log.caseEntries(id).map(({ at }) => at)).toEqual([
      "2026-03-02T09:00:00.000Z",
      "2026-03-02T09:00:00.000Z",
      "2026-03-02T09:00:01.000Z",
    ]);
    expect(codeOf(() => made.recordCase(late.log, 2, [made.opened()]))).toBe("TIME_INVALID");
    late.close();
  });

  it.each([
    ["a megabyte", "long ".repeat(209_715)],
    ["right-to-left text with overrides", "\u202eهذا تعليق\u202c and more"],
    ["NUL and other controls", "before\0after\u0007\u001b[31m"],
    ["emoji and characters beyond the BMP", "👩‍👩‍👧 𝔘𝔫𝔦 🏳️‍🌈"],
    ["something like SQL and markup", "'); DROP TABLE entry;-- <script>alert(1)</script>"],
  ])("keeps %s exactly as it is", async (_, content) => {
    const id = made.recordCase(sample.log, 1, [made.opened({ content }), made.grounds()]);
    const [first] = sample.log.caseEntries(id);
    expect(first?.kind === "case.opened" && first.fields.content).toBe(content);
    const report = await verifyLog({ database: sample.database, evidenceFolder: sample.folder });
    expect(report.faults).toEqual([]);
  });

  it.each([
    ["a case that was never opened", () => made.draft(made.caseId(9), made.removed()), "CASE_UNKNOWN"],
    ["a case without a proper id", () => made.draft("case-1", made.opened()), "REQUEST_MALFORMED"],
    ["a kind that is none", () => ({ ...opening(), kind: "case.erased" as "case.closed" }), "REQUEST_MALFORMED"],
    ["a policy without a version", () => ({ ...opening(), policy: "sample" }), "REQUEST_MALFORMED"],
    ["a policy that would need escaping", () => ({ ...opening(), policy: 'a"b@1' }), "REQUEST_MALFORMED"],
    ["a second actor", () => ({ ...opening(), fields: { actor: "me" } }), "REQUEST_MALFORMED"],
    ["a fraction", () => ({ ...opening(), fields: { share: 0.5 } }), "REQUEST_MALFORMED"],
  ])("refuses %s", (_, draft, code) => {
    expect(codeOf(() => sample.log.record(null, () => [draft()]))).toBe(code);
    expect(sample.log.counts().entries).toBe(0);
  });

  it("puts many drafts into one transaction, with times of their own for sample data", () => {
    const at = (minute: number) => new Date(Date.UTC(2020, 0, 1, 0, minute));
    const events = [made.opened(), made.sealed(), made.removed(), made.closed()];
    const drafts = events.flatMap((event, step) =>
      [1, 2, 3].map((number) => ({ ...made.draft(made.caseId(number), event), at: at(step * 10 + number) })),
    );
    sample.log.appendAll(drafts.slice(0, 7));
    sample.log.appendAll(drafts.slice(7));
    expect(sample.log.counts()).toEqual({ entries: 12, cases: 3, openCases: 0 });
    expect(sample.log.summary(made.caseId(3))).toMatchObject({
      entries: 4,
      openedAt: at(3).toISOString(),
      closed: true,
    });
    expect(codeOf(() => sample.log.appendAll([{ ...opening(), at: at(0) }]))).toBe("TIME_INVALID");
  });
});

describe("a disk that fills up", () => {
  it("refuses the entry, keeps all earlier ones, and takes the next when there is room again", async () => {
    const id = made.recordCase(sample.log, 1, [made.opened()]);
    const before = sample.log.checkpoint();
    const pages = sample.database.pragma("page_count", { simple: true });
    sample.database.pragma(`max_page_count = ${pages}`);
    const long = made.draft(id, made.grounds("a long reason ".repeat(2_000)));
    expect(codeOf(() => sample.log.record(id, () => [long]))).toBe("DISK_FULL");
    expect(sample.log.checkpoint()).toBe(before);
    expect(sample.log.caseEntries(id)).toHaveLength(1);
    sample.database.pragma("max_page_count = 100000");
    expect(sample.log.record(id, () => [long])).toHaveLength(1);
    expect((await verifyLog({ database: sample.database, evidenceFolder: sample.folder })).faults).toEqual([]);
  });
});

describe("proofs", () => {
  it("come out of the database for any entry and any earlier size", () => {
    for (let number = 1; number <= 9; number += 1) made.recordCase(sample.log, number, [made.opened(), made.closed()]);
    const { log } = sample;
    for (let size = 1; size <= 18; size += 1) {
      for (let seq = 0; seq < size; seq += 1) {
        const leaf = Buffer.from(leafHash(log.entry(seq)?.publicPart ?? ""), "latin1");
        expect(verifyInclusion(seq, size, leaf, log.inclusionProof(seq, size), log.root(size))).toBe(true);
        expect(verifyConsistency(seq, size, log.consistencyProof(seq, size), log.root(seq), log.root(size))).toBe(true);
      }
    }
    expect(log.checkpoint()).toContain(`\n18\n${Buffer.from(log.root()).toString("base64")}\n`);
  });

  it("are refused for entries that are not there", () => {
    made.recordCase(sample.log, 1, [made.opened()]);
    for (const [seq, size] of [
      [1, 1],
      [0, 2],
      [-1, 1],
      [Number.NaN, 1],
      [0, Number.NaN],
    ] as const) {
      expect(codeOf(() => sample.log.inclusionProof(seq, size))).toBe("ENTRY_UNKNOWN");
    }
    expect(codeOf(() => sample.log.consistencyProof(2, 1))).toBe("ENTRY_UNKNOWN");
    expect(codeOf(() => sample.log.root(5))).toBe("ENTRY_UNKNOWN");
    expect(sample.log.entry(5)).toBeNull();
    expect([...sample.log.entries(0, 5)].map(({ seq }) => seq)).toEqual([0]);
  });
});

describe("opening a log", () => {
  it("gives a log one identity for ever", () => {
    const identity = readIdentity(sample.database);
    expect(identity).toEqual(sample.log.identity);
    expect(identity?.origin).toBe("samplecity.example/custodia/fe812c12f3ab4ce6");
    const again = { domain: "other.example", seed: Buffer.alloc(32, 9), keyStore: "keychain" as const };
    expect(codeOf(() => createLog(sample.options, again))).toBe("PROFILE_EXISTS");
    expect(readIdentity(sample.database)).toEqual(identity);
  });

  it("refuses another log's key, and reads but does not write without one", () => {
    made.recordCase(sample.log, 1, [made.opened()]);
    expect(codeOf(() => openLog(sample.options, Buffer.alloc(32, 8)))).toBe("KEY_MISMATCH");
    const reader = openLog(sample.options, null);
    expect(reader.counts().entries).toBe(1);
    expect(codeOf(() => reader.record(null, () => [opening()]))).toBe("KEYCHAIN_SILENT");
    const database = openDatabase(sample.file, "read");
    expect(openLog({ ...sample.options, database }, null).caseEntries(made.caseId(1))).toHaveLength(1);
    database.close();
  });

  it("says that there is none where nothing was created", () => {
    const { folder, remove } = made.makeFolder();
    const database = openDatabase(`${folder}/log.sqlite`, "write");
    expect(readIdentity(database)).toBeNull();
    expect(codeOf(() => openLog({ ...sample.options, database }, made.seed))).toBe("PROFILE_MISSING");
    database.close();
    remove();
  });

  it.each([
    ["its last entry is gone", "DROP TRIGGER entry_delete; DELETE FROM entry WHERE seq = 2"],
    ["its head was rewritten", "DROP TRIGGER log_head_update; UPDATE log_head SET note = replace(note, '=', 'A')"],
    [
      "a hash on the edge of its tree was changed",
      "DROP TRIGGER entry_update; UPDATE entry SET hashes = zeroblob(32) WHERE seq = 2",
    ],
    [
      "a hash on the edge of its tree was cut off",
      "DROP TRIGGER entry_update; UPDATE entry SET hashes = x'00' WHERE seq = 1",
    ],
    ["its head is gone", "DROP TRIGGER log_head_delete; DELETE FROM log_head"],
  ])("refuses a log when %s, before and while it is open", (_, sql) => {
    made.recordCase(sample.log, 1, [made.opened(), made.grounds(), made.removed()]);
    const other = new BetterSqlite(sample.file);
    other.pragma("foreign_keys = OFF");
    other.exec(sql);
    other.close();
    expect(codeOf(() => openLog(sample.options, made.seed))).toBe("LOG_DOES_NOT_VERIFY");
    // Nothing is built upon it, let alone signed.
    expect(codeOf(() => sample.log.record(made.caseId(1), () => [made.draft(made.caseId(1), made.closed())]))).toBe(
      "LOG_DOES_NOT_VERIFY",
    );
  });

  it("refuses a log whose table is gone", () => {
    sample.database.exec("DROP TABLE disclosures");
    expect(codeOf(() => openLog(sample.options, made.seed))).toBe("DATABASE_DAMAGED");
  });
});

describe("two processes on one log", () => {
  it("append in turn, and the tree stays whole", async () => {
    made.recordCase(sample.log, 1, [made.opened()]);
    const program = fileURLToPath(new URL("appending-process.ts", import.meta.url));
    const other = spawn(process.execPath, [program, sample.file, "40"], { stdio: ["ignore", "ignore", "inherit"] });
    const ended = once(other, "exit");
    for (let turn = 0; turn < 40; turn += 1) {
      sample.log.record(made.caseId(1), () => [made.draft(made.caseId(1), made.grounds(`turn ${turn}`))]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await ended).toEqual([0, null]);
    expect(sample.log.counts()).toEqual({ entries: 81, cases: 1, openCases: 1 });
    expect(sample.log.summary(made.caseId(1))?.entries).toBe(81);
    expect((await verifyLog({ database: sample.database, evidenceFolder: sample.folder })).faults).toEqual([]);
    expect(hashOf(sample.log.root())).toHaveLength(32);
  });
});

describe("a trigger that swallows what is written", () => {
  const tables = ["entry", "disclosures", "case_summary", "named_evidence", "facet", "log_head", "derived_state"];
  it.each(tables)("on %s makes recording fail instead of saying that it was saved", (table) => {
    made.recordCase(sample.log, 1, [made.opened({ account: "first" }), made.closed()]);
    for (const what of ["INSERT", "UPDATE"]) {
      sample.database.exec(`CREATE TRIGGER quiet_${what} BEFORE ${what} ON ${table} BEGIN SELECT RAISE(IGNORE); END`);
    }
    const before = sample.log.counts();
    const events = [made.opened({ account: "second" }), made.sealed()];
    const drafts = events.map((event) => made.draft(made.caseId(2), event));
    let code = "recorded";
    try {
      sample.log.record(null, () => drafts);
    } catch (error) {
      code = error instanceof AppError ? error.code : String(error);
    }
    expect(code).toBe("LOG_DOES_NOT_VERIFY");
    expect(sample.log.counts()).toEqual(before);
  });
});
