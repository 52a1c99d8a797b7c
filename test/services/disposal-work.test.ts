import { existsSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openBeside } from "../../main/database/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { DisposalWork } from "../../main/services/disposal-work.ts";
import type { Services } from "../../main/services.ts";
import { ByHand } from "./by-hand.ts";
import { RecordsDay } from "./records-day.ts";

const words = "Everything about the heron of the invented waterworks";

/** A request that was answered, and may be disposed of; somebody reads the log meanwhile. */
async function answeredRequest() {
  const [day, hand] = [new RecordsDay(), new ByHand()];
  const run = await day.start({ clock: hand.clock, timers: hand.timers });
  const { requests } = run.ready.records;
  const requester = { name: "", contact: "", organisation: "" };
  const asked = { requester, what: words, reference: "", how: "", receivedOn: "2026-11-20", due: null };
  const id = requests.register(asked).row.id;
  const answer = { answeredOn: "2026-11-20", how: "", words: "" };
  await requests.answer({ id, outcome: "withdrawn", provision: null, ...answer });
  // As the log keeps it: salt, name and words in one.
  const disclosures = run.ready.log.entry(0)?.disclosures ?? [];
  const kept = disclosures.find((one) => Buffer.from(one, "base64url").includes(words)) ?? "nothing of the kind";
  const stands = () =>
    ["log.sqlite", "log.sqlite-wal"]
      .map((name) => day.desk.file(name))
      .some((file) => existsSync(file) && readFileSync(file, "latin1").includes(kept));
  return { day, hand, run, id, stands };
}

function reader(file: string) {
  const database = openBeside(file);
  database.exec("BEGIN");
  database.prepare("SELECT count(*) FROM entry").get();
  return database;
}

async function dispose({ ready }: Services, id: string): Promise<void> {
  const subject = { kind: "request", id } as const;
  const { entries } = ready.records.retention.plan(subject);
  const order = { authority: "Retention schedule 4", reason: "Its time is over", entries };
  const desk = await ready.records.retention.dispose({
    subject,
    ...order,
    approvedBy: { name: "Sam Second", role: "Clerk" },
  });
  expect(desk.disposals).toHaveLength(1);
}

async function until(so: () => boolean): Promise<void> {
  for (let tries = 0; !so() && tries < 400; tries += 1) await pause(25);
  expect(so()).toBe(true);
}

describe("[A-6.e.i] a disposal while somebody reads the log", () => {
  it("is carried out when the reading is over, such as a verification or an export", async () => {
    const { run, id, day, stands } = await answeredRequest();
    await run.ready.records.reading(async () => {
      const other = reader(day.desk.file("log.sqlite"));
      await dispose(run, id);
      expect([stands(), run.ready.log.unfinishedDisposals().length]).toEqual([true, 1]);
      other.close();
    });
    await until(() => run.ready.log.unfinishedDisposals().length === 0);
    expect(stands()).toBe(false);
  });

  it("is carried out within the hour when nobody knows who read", async () => {
    const { run, id, day, hand, stands } = await answeredRequest();
    const other = reader(day.desk.file("log.sqlite"));
    await dispose(run, id);
    hand.pass(1);
    await pause(50);
    expect(stands()).toBe(true);
    other.close();
    hand.pass(1);
    await until(() => run.ready.log.unfinishedDisposals().length === 0);
    expect(stands()).toBe(false);
  });

  it("is carried out when the app closes, after a verification that closing has stopped", async () => {
    const { run, id, day, stands } = await answeredRequest();
    const other = reader(day.desk.file("log.sqlite"));
    await dispose(run, id);
    other.close();
    expect(stands()).toBe(true);
    const verifying = run.ready.verify(() => undefined, new AbortController().signal);
    const ended = verifying.then(
      () => "verified",
      (error: AppError) => error.code,
    );
    await run.close();
    expect(await ended).toMatch(/^(verified|VERIFY_CANCELLED)$/);
    expect(stands()).toBe(false);
  });
});

describe("the work on disposals", () => {
  it("goes on after a disk that failed, gives back what the reading gave, and stops once it is closed", async () => {
    const tries: string[] = [];
    const work = new DisposalWork({
      finish: async () => {
        tries.push("try");
        if (tries.length === 1) throw new AppError("DISK_FULL");
        return true;
      },
    });
    await work.carryOut();
    expect(await work.reading(async () => 7)).toBe(7);
    const refused = work.reading(() => Promise.reject(new AppError("VERIFY_CANCELLED")));
    await expect(refused).rejects.toMatchObject({ code: "VERIFY_CANCELLED" });
    await work.carryOut();
    expect(tries).toHaveLength(4);
    const last = Promise.withResolvers<void>();
    const reading = work.reading(() => last.promise);
    const closed = work.close();
    expect(tries).toHaveLength(4);
    last.resolve();
    await Promise.all([reading, closed, work.close()]);
    expect(tries).toHaveLength(5);
    await work.carryOut();
    expect(tries).toHaveLength(5);
  });
});
