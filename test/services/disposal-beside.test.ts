import { randomBytes } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf, documentedCase, noWork, RecordsDay } from "./records-day.ts";

async function closedCase() {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const run = await day.start({ clock: hand.clock, timers: hand.timers });
  const caseId = await documentedCase(run);
  close(run, caseId);
  const subject = { kind: "case", id: caseId } as const;
  const { exports, retention, packages } = run.ready.records;
  const dispose = () =>
    retention.dispose({
      subject,
      authority: "Retention schedule 4",
      reason: "Its time is over",
      approvedBy: { name: "Sam Second", role: "Clerk" },
      entries: 3,
    });
  const exported = async () => {
    const { name } = await exports.run({ range: "all", recipients: [], folder: day.place }, noWork());
    return join(day.place, name);
  };
  return { day, run, caseId, subject, retention, packages, exports, dispose, exported };
}

function close({ ready }: Services, caseId: string): void {
  const { actor, device, policy } = ready.log.caseEntries(caseId)[0] ?? { actor: undefined };
  if (actor === undefined) throw new Error("there is no such case");
  ready.log.record(caseId, () => [{ kind: "case.closed", case: caseId, policy, actor, device, fields: { note: "" } }]);
}

describe("[A-6.e.i] a disposal beside the other work at the desk", () => {
  it("closes the opened packages of this log, whose tables hold the words, and no other's", async () => {
    const { day, packages, dispose, exported } = await closedCase();
    const other = await closedCase();
    const own = await packages.open(await exported(), [], noWork());
    const foreign = await packages.open(await other.exported(), [], noWork());
    expect(own.report.ok).toBe(true);
    const tables = () => readdirSync(day.desk.file("opened")).map((name) => name.slice(0, 32));
    expect(new Set(tables())).toEqual(new Set([own.token, foreign.token]));
    await dispose();
    expect(new Set(tables())).toEqual(new Set([foreign.token]));
    expect(await codeOf(() => packages.others(own.token, null))).toBe("PACKAGE_UNKNOWN");
    expect(packages.others(foreign.token, null).entries).toEqual([]);
  });

  it("opens no package of this log that was being read meanwhile", async () => {
    const { day, packages, dispose, exported } = await closedCase();
    const path = await exported();
    let disposed: Promise<unknown> | null = null;
    const onProgress = () => {
      disposed ??= dispose();
    };
    expect(await codeOf(() => packages.open(path, [], { ...noWork(), onProgress }))).toBe("PACKAGE_UNKNOWN");
    await disposed;
    expect(readdirSync(day.desk.file("opened"))).toEqual([]);
  });

  it("waits while a package is written, which would miss its files", async () => {
    const { exports, run, day, dispose } = await closedCase();
    let refused: Promise<string | null> | null = null;
    const onProgress = () => {
      refused ??= codeOf(dispose);
    };
    await exports.run({ range: "all", recipients: [], folder: day.place }, { ...noWork(), onProgress });
    expect(await refused).toBe("EXPORT_RUNNING");
    expect(run.ready.records.desk()).toMatchObject({ disposals: [], exports: [{ first: 0, last: 2 }] });
    await dispose();
    expect(run.ready.records.desk().disposals).toHaveLength(1);
  });

  it("waits until IT has acknowledged an incident about the case, and names the copies that it can't reach", async () => {
    const { run, caseId, subject, retention, dispose, exported } = await closedCase();
    const path = await exported();
    const noticedAt = "2026-11-20T08:00:00.000Z";
    const about = {
      account: null,
      sort: "takeover",
      what: "Somebody posts in our name",
      since: null,
      told: [],
    } as const;
    const { incidents } = run.ready.records;
    const { id } = incidents.report({ ...about, ofCase: caseId, noticedAt }, []);
    expect(retention.plan(subject).incidents).toEqual([id]);
    expect(await codeOf(dispose)).toBe("RECORD_OPEN");
    incidents.acknowledge({ id, at: noticedAt, by: { name: "Sam", role: "IT" }, reference: "", note: "" });
    const { copies } = retention.plan(subject);
    expect(copies).toContain(path.split("/").at(-1));
    expect(copies).toContain(incidents.fileName(id));
    expect(copies.at(-1)).toMatch(/PDF/);
    await dispose();
    expect(retention.plan.bind(null, subject)).toThrow();
  });
});

describe("[A-6.g.ii] a package that is changed while it is read", () => {
  it("is not opened: what was read must be what was checked", async () => {
    const { exported, day: other } = await closedCase();
    const path = await exported();
    const copy = join(other.place, "copy.zip");
    copyFileSync(path, copy);
    let isArmed = false;
    // The first random number names what the entries are read into: the check is over then.
    const random = (bytes: number) => {
      if (isArmed) renameSync(copy, path);
      isArmed = false;
      return randomBytes(bytes);
    };
    const [day, hand] = [new RecordsDay(), new ByHand()];
    const run = await day.start({ clock: hand.clock, timers: hand.timers, random });
    isArmed = true;
    expect(await codeOf(() => run.ready.records.packages.open(path, [], noWork()))).toBe("PACKAGE_UNREADABLE");
    expect([isArmed, existsSync(copy), readdirSync(day.desk.file("opened"))]).toEqual([false, false, []]);
    expect((await run.ready.records.packages.open(path, [], noWork())).report.ok).toBe(true);
  });
});
