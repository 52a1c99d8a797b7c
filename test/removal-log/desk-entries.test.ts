import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import canonicalize from "canonicalize";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { bytesOf, leafHash, verifyInclusion } from "../../main/lib/proof/merkle.ts";
import { decodeDisclosure, keptCheckpointFault, openLog, rebuildDerived } from "../../main/removal-log/index.ts";
import { startVerification } from "../../main/removal-log/verification.ts";
import { recordDeskEvents } from "../../main/services/desk-log.ts";
import { desk, deskEvent, recordMixed } from "./desk-events.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
beforeEach(() => {
  sample = made.sampleLog();
});
afterEach(() => sample.close());

const verify = () => startVerification({ file: sample.file, evidenceFolder: join(sample.folder, "evidence") });
const record = (...numbers: number[]) => recordDeskEvents({ log: sample.log, ...desk }, numbers.map(deskEvent));

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
  other.pragma("foreign_keys = OFF");
  const guards = other
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) other.exec(`DROP TRIGGER ${name}`);
  other.exec(sql);
  for (const guard of guards) other.exec(guard.sql);
  other.close();
}

describe("the time of the last entry", () => {
  it("is none for an empty log, and stays when the clock is set back", () => {
    expect(sample.log.lastAt()).toBeNull();
    record(0);
    const first = sample.log.lastAt();
    expect(first).toMatch(/^2026-03-02T09:/);
    const back = openLog({ ...sample.options, clock: () => new Date("2020-01-01T00:00:00.000Z") }, made.seed);
    recordDeskEvents({ log: back, ...desk }, [deskEvent(1)]);
    expect(back.lastAt()).toBe(first);
  });
});

describe("recording what belongs to no case", () => {
  it("takes all of several events or none", () => {
    const bad = deskEvent(3);
    if (bad.kind !== "credential.reset") throw new Error("the fourth event is a reset");
    const broken = { ...bad, fields: { ...bad.fields, because: "half \ud800" } };
    const both = () => recordDeskEvents({ log: sample.log, ...desk }, [deskEvent(0), broken]);
    expect(codeOf(both)).toBe("TEXT_NOT_WELL_FORMED");
    expect(sample.log.counts().entries).toBe(0);
    const before = sample.log.checkpoint();
    record();
    expect(sample.log.checkpoint()).toBe(before);
  });

  it("records nothing without the log's key", () => {
    const reader = openLog(sample.options, null);
    expect(codeOf(() => recordDeskEvents({ log: reader, ...desk }, [deskEvent(0)]))).toBe("KEYCHAIN_SILENT");
    expect(sample.log.counts().entries).toBe(0);
  });

  it("is undone with the caller's transaction, and the log goes on from where it was", async () => {
    record(0);
    const before = sample.log.checkpoint();
    const failing = sample.database.transaction(() => {
      record(1, 2);
      throw new Error("the caller's own part failed");
    });
    expect(() => failing()).toThrow("the caller's own part failed");
    expect([sample.log.checkpoint(), sample.log.counts().entries]).toEqual([before, 1]);
    sample.database.transaction(() => record(3))();
    expect(sample.log.counts().entries).toBe(2);
    expect((await verify()).faults).toEqual([]);
  });

  it("[N-V.4] writes the four kinds as the format describes them, each field a disclosure, with no case", () => {
    record(0, 1, 2, 3);
    for (const seq of [0, 1, 2, 3]) {
      const stored = sample.log.entry(seq);
      const { kind, fields } = deskEvent(seq);
      expect(JSON.parse(stored?.publicPart ?? "")).toMatchObject({ case: null, kind, policy: desk.policy, seq });
      expect(canonicalize(JSON.parse(stored?.publicPart ?? ""))).toBe(stored?.publicPart);
      const disclosed = stored?.disclosures.map((text) => decodeDisclosure(text));
      expect(Object.fromEntries(disclosed?.map(({ name, value }) => [name, value]) ?? [])).toEqual({
        ...fields,
        actor: made.actor,
        device: "device-1",
      });
    }
  });
});

describe("200 entries, every third of no case", () => {
  beforeEach(() => recordMixed(sample.log));

  it("verify as a whole, off the main thread, and each is proved to be under the signed head", async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, entries: 200, faults: [], faultCount: 0 });
    expect(report.root).toBe(Buffer.from(sample.log.root()).toString("base64"));
    for (const seq of [2, 5, 101, 197]) {
      const leaf = bytesOf(leafHash(sample.log.entry(seq)?.publicPart ?? ""));
      expect(verifyInclusion(seq, 200, leaf, sample.log.inclusionProof(seq, 200), sample.log.root())).toBe(true);
    }
  });

  it("are counted, but make no case, no search result and no filter", () => {
    // 134 steps of cases with four steps each
    expect(sample.log.counts()).toEqual({ entries: 200, cases: 34, openCases: 1 });
    expect(sample.log.count("", made.noFilters)).toEqual({ cases: 34, more: false });
    expect(sample.log.count("trail closure", made.noFilters).cases).toBe(34);
    for (const word of ["Sample Custodian", "left the city", "Sample page", "Parks passwords"]) {
      expect(sample.log.count(word, made.noFilters)).toEqual({ cases: 0, more: false });
    }
    const kinds = sample.log.facets().actions;
    expect(kinds.filter((kind) => /^(custodian|credential)\./.test(kind))).toEqual([]);
    expect(sample.log.facets().accounts).toHaveLength(1);
  });

  it("leave a search by date what it is: the range of entries may begin and end with one of no case", () => {
    const day = { ...made.noFilters, fromTime: "2026-03-02T09:02:00.000Z", toTime: "2026-03-02T09:09:00.000Z" };
    // Minutes 3 to 8 hold one opening: the steps of cases are entries 0, 1, 3, 4 and 6, 7, 9, 10.
    expect(sample.log.count("", day).cases).toBe(1);
  });

  it("stay when everything that is computed from the entries is made anew", async () => {
    const [counts, facets] = [sample.log.counts(), sample.log.facets()];
    rebuildDerived(sample.database);
    expect([sample.log.counts(), sample.log.facets()]).toEqual([counts, facets]);
    expect((await verify()).faults).toEqual([]);
  });

  it("go on after a restart, and still begin with what an earlier checkpoint signed", async () => {
    const kept = sample.log.checkpoint();
    sample.database.close();
    const database = openDatabase(sample.file, "write");
    const log = openLog({ ...sample.options, database }, made.seed);
    recordDeskEvents({ log, ...desk }, [deskEvent(70)]);
    made.recordCase(log, 99, [made.opened()]);
    expect(log.counts()).toEqual({ entries: 202, cases: 35, openCases: 2 });
    expect(keptCheckpointFault(database, kept)).toBeNull();
    expect((await verify()).faults).toEqual([]);
    database.close();
  });

  it.each<[string, string, string | RegExp]>([
    [
      "a reset whose person is another",
      "UPDATE disclosures SET text = (SELECT text FROM disclosures WHERE seq = 23) WHERE seq = 11",
      /^entry 11: changed in field "/,
    ],
    [
      "a custodian's name that was changed in the disclosure",
      "UPDATE disclosures SET text = replace(text, substr(text, 60, 8), 'AAAAAAAA') WHERE seq = 2",
      /^entry 2: changed in /,
    ],
    [
      "the kind of an entry changed",
      "UPDATE entry SET public = replace(public, 'custodian.removed', 'custodian.added') WHERE seq = 8",
      "entry 8: its public part was changed",
    ],
    [
      "an entry of no case put into one",
      `UPDATE entry SET public = replace(public, '"case":null', '"case":"00000000-0000-7000-8000-000000000001"') WHERE seq = 2`,
      "entry 2: its public part was changed",
    ],
    [
      "an entry taken out of its case",
      `UPDATE entry SET public = replace(public, '"case":"00000000-0000-7000-8000-000000000001"', '"case":null') WHERE seq = 3`,
      "entry 3: its public part was changed",
    ],
    ["its fields gone", "DELETE FROM disclosures WHERE seq = 5", "entry 5: 6 of its fields missing"],
    [
      "an entry gone",
      "DELETE FROM disclosures WHERE seq = 101; DELETE FROM entry WHERE seq = 101",
      "entry 101: missing, and with it all up to entry 102",
    ],
  ])("tell of %s, and where", async (_, sql, expected) => {
    tamper(sql);
    const report = await verify();
    expect(report.ok).toBe(false);
    const matching = typeof expected === "string" ? expected : expect.stringMatching(expected);
    expect(report.faults.map(({ what }) => what)).toContainEqual(matching);
  });
});
