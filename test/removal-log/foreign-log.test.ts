import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import { decodeDisclosure, disclosureDigest, encodeDisclosure } from "../../main/lib/proof/disclosure.ts";
import type { Evidence, Json } from "../../main/model/entry.ts";
import { completed } from "../../main/model/withheld.ts";
import { type Fill, type ForeignEntry, ForeignLog } from "../../main/removal-log/index.ts";
import { disposeCase, hashOf, picture, recordDesk } from "./disposing.ts";
import * as made from "./sample-log.ts";

const mark = "[not in this package]";
const fill: Fill = (entry) => completed(entry, mark);

let sample: made.SampleLog;
let opened: ForeignLog | null = null;
const ids = [1, 2, 3].map(made.caseId);

/** Case 1: entries 0 to 3, case 2: 4 to 6, case 3: 7. */
beforeEach(() => {
  sample = made.sampleLog();
  made.recordCase(sample.log, 1, [made.opened(), picture(1), made.grounds("hollyhock reason"), made.closed()]);
  made.recordCase(sample.log, 2, [
    made.opened({ author: "another_author", account: "account-2" }),
    picture(2),
    made.removed("foxglove note"),
  ]);
  made.recordCase(sample.log, 3, [made.opened({ content: "A third one" })]);
});
afterEach(() => {
  opened?.close();
  opened = null;
  sample.close();
});

const file = () => join(sample.folder, "opened.sqlite");
const left = () => readdirSync(sample.folder).filter((name) => name.startsWith("opened"));
const entries = (from = 0, to = 99): ForeignEntry[] => [...sample.log.entries(from, to)];

async function open(given: Iterable<ForeignEntry> | AsyncIterable<ForeignEntry>): Promise<ForeignLog> {
  opened = await ForeignLog.create(file(), given, fill);
  return opened;
}

async function codeOf(given: Iterable<ForeignEntry>): Promise<string> {
  try {
    await open(given);
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing thrown";
}

/** The entry without some of its fields. */
function withhold(entry: ForeignEntry, ...names: string[]): ForeignEntry {
  const kept = entry.disclosures.filter((text) => !names.includes(decodeDisclosure(text).name));
  return { ...entry, disclosures: kept };
}

/** The entry with another value in a field, as somebody would write it who signs what he likes. */
function forge(entry: ForeignEntry | undefined, name: string, value: Json): ForeignEntry {
  if (entry === undefined) throw new Error("there is such an entry");
  const forged = encodeDisclosure(new Uint8Array(16), name, value);
  const disclosures = entry.disclosures.map((text) => (decodeDisclosure(text).name === name ? forged : text));
  const place = entry.disclosures.findIndex((text) => decodeDisclosure(text).name === name);
  const digest = disclosureDigest(entry.disclosures[place] ?? "");
  return { publicPart: entry.publicPart.replace(digest, disclosureDigest(forged)), disclosures };
}

describe("entries that can't be read", () => {
  it.each<[string, () => ForeignEntry[]]>([
    ["a public part that is none", () => [{ publicPart: "{}", disclosures: [] }]],
    ["an entry twice", () => [...entries(), ...entries(2, 3)]],
    ["a disclosure that is none", () => [{ ...(entries()[0] as ForeignEntry), disclosures: ["bm8"] }]],
    ["two disclosures in one", () => [{ ...(entries()[0] as ForeignEntry), disclosures: ["a~b"] }]],
    ["an author that is a number", () => [forge(entries()[0], "author", 7)]],
    ["an account that is a list", () => [forge(entries()[0], "account", [])]],
    ["an account without its parts", () => [forge(entries()[0], "account", { id: "x" })]],
    ["evidence that is a text", () => [...entries(0, 1), forge(entries()[1], "evidence", "x")]],
    [
      "evidence whose hash is a number",
      () => [
        ...entries(0, 1),
        forge(entries()[1], "evidence", { ...picture(1).fields.evidence, sha256: 7 } as unknown as Json),
      ],
    ],
    ["grounds that are numbers", () => [...entries(0, 1), forge(entries()[2], "grounds", [7])]],
    ["an actor that is a text", () => [forge(entries()[0], "actor", "x")]],
    ["a device that is an object", () => [forge(entries()[0], "device", {})]],
  ])("are refused, and nothing is left: %s", async (_, given) => {
    expect(await codeOf(given())).toBe("PACKAGE_UNREADABLE");
    expect(left()).toEqual([]);
  });

  it("are refused when a correction makes nonsense of an entry", async () => {
    const [id = ""] = ids;
    const fields = { amends: { id: "x", seq: 2 }, correction: { a: 1 }, field: "reason", reason: "A mistake" };
    sample.log.record(id, () => [made.draft(id, { kind: "case.amended", fields })]);
    expect(await codeOf(entries())).toBe("PACKAGE_UNREADABLE");
    expect(left()).toEqual([]);
  });

  it("leave nothing when reading them fails, or is stopped", async () => {
    async function* failing() {
      yield* entries(0, 2);
      throw new AppError("PACKAGE_CUT_SHORT");
    }
    await expect(open(failing())).rejects.toThrow("PACKAGE_CUT_SHORT");
    const stopped = ForeignLog.create(file(), entries(), fill, AbortSignal.abort(new AppError("EXPORT_CANCELLED")));
    await expect(stopped).rejects.toThrow("EXPORT_CANCELLED");
    expect(left()).toEqual([]);
  });
});

describe("another workstation's log", () => {
  it("is empty when nothing came", async () => {
    const log = await open([]);
    expect([log.others(), log.caseCount(), log.lastPolicy()]).toEqual([0, 0, null]);
    expect(log.search("", made.noFilters, null, 9)).toEqual({ cases: [], next: null });
    expect([log.summary(ids[0] ?? ""), log.caseEntries("nobody"), log.missing("nobody")]).toEqual([null, [], []]);
  });

  it("[A-6.g.ii] is listed, searched and read as one's own log is", async () => {
    const log = await open(entries());
    for (const query of ["", "hollyhock", "foxglove", "another_author", "shot-1.png", "nowhere"]) {
      expect(log.search(query, made.noFilters, null, 9)).toEqual(sample.log.search(query, made.noFilters, null, 9));
      expect(log.count(query, made.noFilters)).toEqual(sample.log.count(query, made.noFilters));
    }
    expect(log.facets()).toEqual(sample.log.facets());
    for (const id of ids) {
      expect(log.caseEntries(id)).toEqual(sample.log.caseEntries(id));
      expect([log.summary(id), log.missing(id)]).toEqual([sample.log.summary(id), []]);
    }
    expect(log.evidence(hashOf(1))).toEqual(sample.log.evidence(hashOf(1)));
    expect([log.caseCount(), log.others(), log.lastPolicy()]).toEqual([3, 0, "sample-pack@2026.1"]);
    const narrowed = { ...made.noFilters, account: "account-2" };
    expect(log.search("", narrowed, null, 9).cases.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it("shows what is withheld as such, and says which fields they are", async () => {
    const some = entries().map((entry, seq) => (seq === 0 ? withhold(entry, "author", "actor", "content") : entry));
    const log = await open(some);
    expect(log.summary(ids[0] ?? "")).toMatchObject({ author: mark, excerpt: mark, closed: true });
    expect(log.missing(ids[0] ?? "")).toEqual([
      { seq: 0, field: "author" },
      { seq: 0, field: "content" },
      { seq: 0, field: "actor" },
    ]);
    expect(log.caseEntries(ids[0] ?? "")[0]).toMatchObject({ actor: { name: mark }, device: "device-1" });
    expect(log.count("river_walker_77", made.noFilters).cases).toBe(1);
    expect(log.search("hollyhock", made.noFilters, null, 9).cases).toHaveLength(1);
  });

  it("names no file where the evidence is withheld", async () => {
    const log = await open(entries().map((entry, seq) => (seq === 1 ? withhold(entry, "evidence") : entry)));
    expect([log.evidence(hashOf(1)), log.evidence("")]).toEqual([null, null]);
    expect(log.summary(ids[0] ?? "")?.evidenceCount).toBe(1);
  });

  it("[A-6.g.ii] begins where the package begins: a case opened before is listed without its opening", async () => {
    const log = await open(entries(2));
    expect(log.caseEntries(ids[0] ?? "").map(({ kind }) => kind)).toEqual(["ground.chosen", "case.closed"]);
    expect(log.summary(ids[0] ?? "")).toMatchObject({
      firstSeq: 2,
      lastSeq: 3,
      entries: 2,
      author: mark,
      closed: true,
    });
    expect(log.search("hollyhock", made.noFilters, null, 9).cases.map(({ id }) => id)).toEqual([ids[0]]);
    expect([log.missing(ids[0] ?? ""), log.caseCount()]).toEqual([[], 3]);
  });

  it("may leave entries out, as a release does", async () => {
    const log = await open([...entries(0, 1), ...entries(3, 4), ...entries(5, 6)]);
    expect(log.summary(ids[0] ?? "")).toMatchObject({ entries: 2, evidenceCount: 0 });
    expect(log.summary(ids[1] ?? "")).toMatchObject({ entries: 1, author: mark, evidenceCount: 1 });
    expect(log.evidence(hashOf(2))?.name).toBe("shot-2.png");
  });

  it("shows an entry without any field that its own log disposed of", async () => {
    disposeCase(sample.log, ids[1] ?? "");
    const log = await open(entries());
    expect(log.summary(ids[1] ?? "")).toMatchObject({ author: mark, entries: 3, closed: false });
    expect(log.missing(ids[1] ?? "")).toHaveLength(10 + 5 + 6);
    expect(log.count("foxglove", made.noFilters).cases).toBe(0);
    expect(log.others()).toBe(1);
  });

  it("takes more entries than it writes at once, as they come, and is gone when it is closed", async () => {
    for (let number = 100; number < 400; number += 1) {
      const events = [made.opened(), picture(number), made.grounds(), made.closed()];
      sample.log.appendAll(events.map((event) => made.draft(made.caseId(number), event)));
    }
    async function* slowly() {
      for (const entry of entries(0, 10_000)) yield await Promise.resolve(entry);
    }
    const log = await open(slowly());
    expect([log.caseCount(), log.count("trail", made.noFilters).cases]).toEqual([303, 302]);
    const page = log.search("", made.noFilters, null, 50);
    expect(log.search("", made.noFilters, page.next, 50).cases[0]?.id).toBe(made.caseId(349));
    expect(left()).not.toEqual([]);
    log.close();
    opened = null;
    expect(left()).toEqual([]);
  });

  it("[A-6.h.ii] finds the files of incidents, and gives out entries of no case a page at a time, with what they lack", async () => {
    const evidence = [picture(7).fields.evidence, picture(8).fields.evidence];
    const seqs = evidence.map((file) => recordDesk(sample.log, incident([file])));
    const given = entries().map((entry, seq) => (seq === seqs[1] ? withhold(entry, "what", "actor") : entry));
    const log = await open(given);
    expect(log.others()).toBe(2);
    expect(log.evidence(hashOf(7))).toEqual(evidence[0]);
    expect(log.evidence(hashOf(8))).toEqual(evidence[1]);
    const [first] = log.otherEntries(-1, 1);
    expect([first?.entry.seq, first?.missing]).toEqual([seqs[0], []]);
    expect(log.otherEntries(seqs[0] ?? -1, 9).map(({ entry, missing }) => [entry.seq, missing])).toEqual([
      [seqs[1], ["what", "actor"]],
    ]);
    expect(log.otherEntries(seqs[1] ?? -1, 9)).toEqual([]);
  });

  it.each([
    ["is no list", 5],
    ["holds nothing that is a file", [null]],
    ["says no size", [{ name: "a", mediaType: "image/png", sha256: "b" }]],
  ])("refuses an incident whose evidence %s", async (_what, evidence) => {
    recordDesk(sample.log, incident([picture(7).fields.evidence]));
    const wrong = forge(entries().at(-1), "evidence", evidence as Json);
    expect(await codeOf([...entries().slice(0, -1), wrong])).toBe("PACKAGE_UNREADABLE");
    expect(left()).toEqual([]);
  });
});

function incident(evidence: readonly Evidence[]) {
  const about = { account: null, ofCase: null, since: null, told: [], sort: "takeover" } as const;
  const fields = {
    ...about,
    evidence,
    incident: made.caseId(9),
    noticedAt: "2026-03-02T09:00:00.000Z",
    what: "It was taken over",
  };
  return { kind: "incident.reported", fields } as const;
}
