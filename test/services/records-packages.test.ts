import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import { email } from "./a-workstation.ts";
import { codeOf, documentedCase, noWork, RecordsDay, screenshot, sha256 } from "./records-day.ts";

/** A colleague's workstation with a case and a package of it. */
async function aPackage(recipients: readonly string[] = []) {
  const day = new RecordsDay();
  const run = await day.start();
  const caseId = await documentedCase(run);
  const { name } = await run.ready.records.exports.run({ range: "all", recipients, folder: day.place }, noWork());
  return { day, run, caseId, path: join(day.place, name) };
}

async function reader() {
  const day = new RecordsDay();
  const run = await day.start();
  return { day, run, packages: run.ready.records.packages };
}

const noFilters = {
  account: null,
  action: null,
  ground: null,
  from: null,
  to: null,
  fromTime: null,
  toTime: null,
};

const incident = {
  account: null,
  ofCase: null,
  sort: "takeover",
  since: null,
  noticedAt: "2026-11-20T08:00:00.000Z",
  told: [],
} as const;

const tables = (day: RecordsDay) => readdirSync(day.desk.file("opened"));

describe("[A-6.g.ii] a package from another workstation", () => {
  it("is refused when it is none, and when it is sealed for somebody else", async () => {
    const { run, packages, day } = await reader();
    const text = join(day.place, "letter.zip");
    writeFileSync(text, "Dear IT");
    expect(await codeOf(() => packages.open(text, [], noWork()))).toBe("PACKAGE_UNREADABLE");
    await run.ready.vaultDesk.makeIdentity(email, null);
    const mine = run.ready.vaultDesk.custodian?.key.recipient ?? "";
    const { path } = await aPackage([mine]);
    const { packages: other } = await reader();
    expect(await codeOf(() => other.open(path, "mine", noWork()))).toBe("VAULT_LOCKED");
    expect(await codeOf(() => other.open(path, [], noWork()))).toBe("PACKAGE_SEALED");
    const opened = await packages.open(path, "mine", noWork());
    expect(opened.report).toMatchObject({ ok: true, sealed: true });
    expect(await codeOf(() => packages.search("no such token", "", noFilters, null, 10))).toBe("PACKAGE_UNKNOWN");
  });

  it("is browsed and searched as one's own log, read-only, and leaves nothing when it is closed", async () => {
    const { path, caseId } = await aPackage();
    const { packages, day } = await reader();
    const opened = await packages.open(path, [], noWork());
    expect(opened).toMatchObject({
      cases: 1,
      others: 0,
      witnessing: "first",
      fork: null,
      timeZone: "Pacific/Auckland",
    });
    const { token } = opened;
    expect(packages.search(token, "river", noFilters, null, 10).cases.map(({ id }) => id)).toEqual([caseId]);
    expect(packages.count(token, "nothing of the kind", noFilters).cases).toBe(0);
    expect(packages.case(token, caseId)).toMatchObject({ missing: [], summary: { author: "@River_Walker_77" } });
    const { bytes } = await packages.evidence(token, sha256(screenshot()));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256(screenshot()));
    expect(await codeOf(() => packages.evidence(token, "0".repeat(64)))).toBe("EVIDENCE_MISSING");
    expect(tables(day).length).toBeGreaterThan(0);
    await packages.close(token);
    expect(tables(day)).toEqual([]);
    expect(await codeOf(() => packages.case(token, caseId))).toBe("PACKAGE_UNKNOWN");
  });

  it("[A-6.e.i] says in the place of a withheld author under which provision, in lists and in the case", async () => {
    const { packages } = await reader();
    const release = "custodia-release-019a0000-0000-7000-8000-000000000077.zip";
    const path = join(import.meta.dirname, "../fixtures/packages", release);
    const { token, report } = await packages.open(path, [], noWork());
    expect(report.faults).toEqual([]);
    const author = "Withheld under AMC 3.90.040.B";
    const [found] = packages.search(token, "", noFilters, null, 10).cases;
    expect(found).toMatchObject({ author });
    expect(packages.case(token, found?.id ?? "").entries[0]).toMatchObject({ fields: { author } });
    await packages.close(token);
  });

  it("shows its entries of no case, a hundred at a time, with what was withheld from them", async () => {
    const { run, day } = await aPackage();
    for (let number = 0; number < 100; number += 1) {
      run.ready.records.incidents.report({ ...incident, what: `Incident <b>${number}</b>` }, []);
    }
    const { name } = await run.ready.records.exports.run({ range: "all", recipients: [], folder: day.place }, noWork());
    const { packages } = await reader();
    const { token, others } = await packages.open(join(day.place, name), [], noWork());
    expect(others).toBe(101);
    const first = packages.others(token, null);
    expect([first.entries.length, first.entries[0]?.kind]).toEqual([100, "log.exported"]);
    expect(first.entries[1]).toMatchObject({
      kind: "incident.reported",
      actor: { name: "Alex Sample", role: "Social Media Coordinator" },
      fields: { what: "Incident <b>0</b>", sort: "takeover" },
      missing: [],
    });
    const rest = packages.others(token, first.next);
    expect(rest).toMatchObject({ entries: [{ fields: { what: "Incident <b>99</b>" } }], next: null });
    await packages.close(token);
    expect(await codeOf(() => packages.others(token, null))).toBe("PACKAGE_UNKNOWN");
  });

  it("that does not verify shows why, and nothing else", async () => {
    const { path } = await aPackage();
    const bytes = readFileSync(path);
    // A letter of the content: in the middle of the entries, which lie there as they are.
    const place = bytes.indexOf("data/entries.jsonl") + 400;
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { packages, run } = await reader();
    const opened = await packages.open(path, [], noWork()).catch((error: { code: string }) => error.code);
    if (typeof opened === "string") {
      expect(opened).toMatch(/^PACKAGE_/);
    } else {
      expect(opened).toMatchObject({ report: { ok: false }, cases: 0, others: 0, witnessing: "unproved" });
      expect(await codeOf(() => packages.cosignedNote(opened.token))).toBe("PACKAGE_DOES_NOT_VERIFY");
    }
    expect(run.ready.records.desk().witnessed).toEqual([]);
  });

  it("is witnessed: the next one extends the first, and its head is signed with one's own key", async () => {
    const { path, run: theirs, day: there } = await aPackage();
    const { packages, run } = await reader();
    await packages.open(path, [], noWork());
    await documentedCase(theirs, 33);
    const { exports } = theirs.ready.records;
    const { name } = await exports.run({ range: "since-last", recipients: [], folder: there.place }, noWork());
    const next = await packages.open(join(there.place, name), [], noWork());
    expect(next).toMatchObject({ witnessing: "extends", seenBefore: { size: 2 }, others: 1 });
    expect(await codeOf(() => packages.cosignedNote(next.token))).toBe("VAULT_LOCKED");
    await run.ready.vaultDesk.makeIdentity(email, null);
    const { note, fileName } = packages.cosignedNote(next.token);
    expect(note).toContain(`— ${email} `);
    expect(fileName).toMatch(/^checkpoint-[0-9a-f]{16}-5\.txt$/);
    expect((await packages.open(path, [], noWork())).witnessing).toBe("older");
  });

  it("that contradicts what was seen is shown as a fork, and never signed", async () => {
    const { path, day, run: first, caseId } = await aPackage();
    const { packages, run } = await reader();
    await packages.open(path, [], noWork());
    await run.ready.vaultDesk.makeIdentity(email, null);
    // Somebody puts an older copy of the folder back and goes on from there.
    expect(caseId).not.toBe("");
    const forked = await forkOf(first, day);
    const opened = await packages.open(forked, [], noWork());
    expect(opened.witnessing).toBe("forked");
    expect(run.ready.records.desk().forks).toHaveLength(1);
    expect(run.ready.records.witness.forkText(opened.fork ?? -1).text).toContain("contradict each other");
    expect(await codeOf(() => packages.cosignedNote(opened.token))).toBe("LOG_FORKED");
  });
});

/** A package of a log with the same key and other entries. */
async function forkOf(run: Services, day: RecordsDay): Promise<string> {
  const other = new RecordsDay();
  await run.close();
  const key = readFileSync(day.desk.file("sample-log.key"));
  const { createLog } = await import("../../main/removal-log/index.ts");
  const { openDatabase } = await import("../../main/database/index.ts");
  const { Register } = await import("../../main/register/index.ts");
  const { sampleKeyFile } = await import("../../main/keychain/index.ts");
  const started = await other.desk.run();
  await started.close();
  writeFileSync(other.desk.file("sample-log.key"), key);
  const seed = await sampleKeyFile(other.desk.file("sample-log.key")).read();
  const database = openDatabase(other.desk.file("log.sqlite"), "write");
  const options = { database, clock: () => new Date(), random: (bytes: number) => randomBytes(bytes) };
  createLog(options, { domain: "invented-harbour.example", seed, keyStore: "sample-file" });
  const person = { name: "Alex Sample", role: "Coordinator", department: "Parks" };
  new Register(options).save({ person, pack: "harbour-rules@7", theme: "system" });
  database.close();
  const again = await other.desk.run();
  await documentedCase(again, 61);
  await documentedCase(again, 62);
  const { mkdirSync } = await import("node:fs");
  mkdirSync(other.place, { recursive: true });
  const { exports } = again.ready.records;
  return join(other.place, (await exports.run({ range: "all", recipients: [], folder: other.place }, noWork())).name);
}
