import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { databaseFile, evidenceFolder } from "../../main/services/data-folder.ts";
import { exportInThread } from "../../main/services/package-thread.ts";
import { codeOf, documentedCase, noWork, RecordsDay } from "./records-day.ts";

const contact = { name: "Alex Sample", email: "" };

/** A package that was written whole, and no entry that says so, as a power cut between the two leaves it. */
async function orphaned(recipients: readonly string[] = []) {
  const day = new RecordsDay();
  const run = await day.start();
  await documentedCase(run);
  const { exports } = run.ready.records;
  exports.chooseFolder(day.place);
  const keys = recipients.map((recipient) => ({ label: "IT", recipient }));
  exports.saveSettings({ contact, recipients: keys, schedule: { on: true, sealed: keys.length > 0 } });
  const { folder, packFolder } = day.desk;
  const { package: ref, path } = await exportInThread(
    {
      database: databaseFile(folder),
      evidence: evidenceFolder(folder),
      packs: packFolder,
      plan: {
        kind: "export",
        first: 0,
        last: 1,
        earlier: [],
        meta: {
          organisation: "Harbour Office",
          contactName: "Alex Sample",
          contactEmail: "",
          date: "2026-11-20",
          timeZone: "Pacific/Auckland",
          software: "Custodia 0.0.0 report/1",
        },
      },
      to: { folder: day.place, recipients },
    },
    noWork(),
  );
  return { day, run, exports, ref, path };
}

describe("[A-6.g.ii] a package that was written, and never recorded", () => {
  it("is never taken for the one that a person asks for: she is told that it is there", async () => {
    const { exports, day, run, path, ref } = await orphaned();
    const before = readFileSync(path);
    const asked = { range: "all", recipients: [], folder: day.place } as const;
    const refused = await exports.run(asked, noWork()).catch((error) => error);
    expect(refused).toMatchObject({ code: "EXPORT_EXISTS", detail: { name: ref.name } });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(run.ready.records.desk().exports).toEqual([]);
  });

  it("is recorded by the scheduled export, once, as it lies there", async () => {
    const { exports, day, ref, path } = await orphaned();
    const { mtimeMs } = statSync(path);
    const desk = await exports.runScheduled(noWork());
    expect(desk.exports).toMatchObject([{ first: 0, last: 1, size: 2, package: ref, recipients: [] }]);
    expect(desk.schedule.lastRefused).toBeNull();
    expect(statSync(path).mtimeMs).toBe(mtimeMs);
    const again = await exports.runScheduled(noWork());
    expect(again.exports).toHaveLength(2);
    expect(readdirSync(day.place)).toHaveLength(2);
  });

  it.each([
    ["is damaged", (bytes: Buffer) => bytes.fill(1, bytes.indexOf("data/entries.jsonl") + 400, bytes.length - 400)],
    ["is cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["is something else", () => Buffer.from("Dear IT")],
  ])("stays, and is said to stand in the way, when it %s", async (_what, change) => {
    const { exports, run, path } = await orphaned();
    writeFileSync(path, change(readFileSync(path)));
    const before = readFileSync(path);
    expect(await codeOf(() => exports.runScheduled(noWork()))).toBe("EXPORT_EXISTS");
    expect(readFileSync(path).equals(before)).toBe(true);
    const { schedule, exports: rows } = run.ready.records.desk();
    expect(schedule.lastRefused?.refused.code).toBe("EXPORT_EXISTS");
    expect(rows).toEqual([]);
  });

  it("stays when it is of another range under a borrowed name", async () => {
    const { exports, path, day, run } = await orphaned();
    await documentedCase(run, 90);
    // The range has grown: the file of the shorter one is given the longer one's name.
    const { name } = exports.plan("all");
    execFileSync("mv", [path, join(day.place, name)]);
    expect(await codeOf(() => exports.runScheduled(noWork()))).toBe("EXPORT_EXISTS");
    expect(run.ready.records.desk().exports).toEqual([]);
  });

  it("stays when it is sealed, so that nobody here can look into it; stopping while it is checked records nothing", async () => {
    const file = join(new RecordsDay().desk.root, "key.txt");
    execFileSync("age-keygen", ["-o", file], { stdio: "pipe" });
    const recipient = execFileSync("age-keygen", ["-y", file], { encoding: "utf8" }).trim();
    const sealed = await orphaned([recipient]);
    expect(await codeOf(() => sealed.exports.runScheduled(noWork()))).toBe("EXPORT_EXISTS");
    const { exports, run } = await orphaned();
    const stop = new AbortController();
    let stages = 0;
    const onProgress = ({ stage }: { stage: string }) => {
      // The first reading is that of the log, the second that of the package.
      if (stage === "reading") stages += 1;
      if (stage === "entries") stop.abort();
    };
    expect(await codeOf(() => exports.runScheduled({ onProgress, signal: stop.signal }))).toBe("EXPORT_CANCELLED");
    expect(stages).toBeGreaterThan(0);
    expect(run.ready.records.desk().exports).toEqual([]);
  });
});
