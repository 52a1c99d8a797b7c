import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../main/lib/app-error.ts";
import type { Subject } from "../../main/model/records-view.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import type { Disposing } from "../../main/retention/index.ts";
import { hashOf, residue } from "../removal-log/disposing.ts";
import * as made from "../removal-log/sample-log.ts";
import {
  aDesk,
  answered,
  answerRequest,
  closedCase,
  type Desk,
  openCase,
  order,
  otherCase,
  registerRequest,
  waiting,
} from "./a-desk.ts";

let desk: Desk;
beforeEach(() => {
  desk = aDesk();
});
afterEach(() => desk.close());

async function codeOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return "nothing thrown";
}

const nobody: Subject = { kind: "case", id: made.caseId(77) };
const unasked: Subject = { kind: "request", id: made.caseId(78) };

describe("a legal hold", () => {
  it.each<[string, string, () => void]>([
    ["no reason", "TEXT_EMPTY", () => desk.retention.place(closedCase, " \n ")],
    ["a reason that no text is", "TEXT_NOT_WELL_FORMED", () => desk.retention.place(closedCase, "half \ud800")],
    ["a reason beyond all bounds", "TEXT_TOO_LONG", () => desk.retention.place(closedCase, "x".repeat(20_001))],
    ["a case that isn't there", "CASE_UNKNOWN", () => desk.retention.place(nobody, "A lawsuit")],
    ["a request that isn't there", "REQUEST_NOT_KNOWN", () => desk.retention.place(unasked, "A lawsuit")],
    [
      "a case by a request's id",
      "CASE_UNKNOWN",
      () => desk.retention.place({ ...answered, kind: "case" }, "A lawsuit"),
    ],
    ["a hold that isn't there", "HOLD_UNKNOWN", () => desk.retention.lift("x", "It is over")],
  ])("is refused, and nothing is written, for %s", async (_, code, action) => {
    expect(await codeOf(action)).toBe(code);
    expect([desk.retention.holds(), desk.changes()]).toEqual([[], 0]);
  });

  it("is not lifted twice, nor without a reason", async () => {
    desk.retention.place(closedCase, "A lawsuit");
    const id = desk.retention.holds()[0]?.id ?? "";
    expect(await codeOf(() => desk.retention.lift(id, ""))).toBe("TEXT_EMPTY");
    desk.retention.lift(id, "It is over");
    expect(await codeOf(() => desk.retention.lift(id, "It is over"))).toBe("HOLD_UNKNOWN");
  });

  it("[A-6.e.i] stands from when it is placed until it is lifted, and both stay written down", () => {
    desk.retention.place(closedCase, "A lawsuit");
    desk.retention.place(answered, "An inquiry");
    const [second, first] = desk.retention.holds();
    expect(first).toMatchObject({ subject: closedCase, by: made.actor, reason: "A lawsuit", lifted: null });
    expect(first?.placedAt).toBe("2026-06-01T09:00:00.000Z");
    expect(second?.subject).toEqual(answered);
    desk.retention.lift(first?.id ?? "", "Settled");
    expect(desk.retention.holds()[1]?.lifted).toEqual({
      at: "2026-06-01T09:02:00.000Z",
      by: made.actor,
      reason: "Settled",
    });
    expect(desk.changes()).toBe(3);
    expect(desk.again().holds()).toEqual(desk.retention.holds());
  });

  it("counts one by one: a second one holds when the first is lifted", () => {
    desk.retention.place(closedCase, "A lawsuit");
    desk.retention.place(closedCase, "Another");
    desk.retention.lift(desk.retention.holds()[1]?.id ?? "", "Settled");
    expect([desk.retention.isHeld(closedCase), desk.retention.isHeld(otherCase)]).toEqual([true, false]);
  });

  it("on a request holds the cases that it was answered with, or that are chosen for it", () => {
    desk.retention.place(answered, "An inquiry");
    expect([closedCase, otherCase, openCase].map((subject) => desk.retention.isHeld(subject))).toEqual([
      true,
      false,
      false,
    ]);
    desk.retention.place(waiting, "An inquiry");
    desk.chosen.set(openCase.id, [waiting.id]);
    expect(desk.retention.isHeld(openCase)).toBe(true);
    expect([desk.retention.isHeld(nobody), desk.retention.isHeld(waiting)]).toEqual([false, true]);
  });

  it.each([
    "UPDATE hold_event SET reason = 'x'",
    "DELETE FROM hold_event",
    "INSERT INTO hold_event SELECT 7, 'h', action, subject_kind, subject, at, reason, actor FROM hold_event",
  ])("can't be made undone in the table: %s", (sql) => {
    desk.retention.place(closedCase, "A lawsuit");
    expect(() => desk.database.exec(sql)).toThrow(/append-only/);
  });
});

describe("a disposal that is refused", () => {
  const person = (name: string, role = "Director") => ({ approvedBy: { name, role } });

  it.each<[string, string, Partial<Disposing>]>([
    ["no authority", "TEXT_EMPTY", { authority: "" }],
    ["an authority of two lines", "TEXT_CONTROL_CHARACTER", { authority: "a\nb" }],
    ["no reason", "TEXT_EMPTY", { reason: " " }],
    ["nobody who approved", "TEXT_EMPTY", person("")],
    ["an approver without a title", "TEXT_EMPTY", person("Sample Director", " ")],
    ["oneself as the second person", "APPROVER_IS_SELF", person("Robin Sample")],
    ["oneself in other letters", "APPROVER_IS_SELF", person("  rOBIN \u00a0 ＳAMPLE")],
    ["oneself with what no font draws", "APPROVER_IS_SELF", person("Robin\u200b Sam\u00adple")],
    ["a case that isn't there", "CASE_UNKNOWN", { subject: nobody }],
    ["a request that isn't there", "REQUEST_NOT_KNOWN", { subject: unasked }],
    ["a case that is open", "RECORD_OPEN", { subject: openCase, entries: 2 }],
    ["a request that isn't answered", "RECORD_OPEN", { subject: waiting, entries: 1 }],
    ["more than the person was shown", "CASE_CHANGED", { entries: 3 }],
  ])("changes nothing: %s", async (_, code, change) => {
    const before = desk.log.checkpoint();
    expect(await codeOf(() => desk.retention.dispose({ ...order, ...change }))).toBe(code);
    expect([desk.log.checkpoint(), desk.changes(), desk.removals, desk.forgotten]).toEqual([before, 0, [], []]);
    expect(desk.log.caseEntries(closedCase.id)).toHaveLength(4);
  });

  it("[A-6.e.i] is refused while a hold stands on the case, or on a request that it was handed out with", async () => {
    desk.retention.place(closedCase, "A lawsuit");
    expect(await codeOf(() => desk.retention.dispose(order))).toBe("HOLD_STANDS");
    desk.retention.lift(desk.retention.holds()[0]?.id ?? "", "Settled");
    desk.retention.place(answered, "An inquiry");
    expect(await codeOf(() => desk.retention.dispose(order))).toBe("HOLD_STANDS");
    expect(await codeOf(() => desk.retention.dispose({ ...order, subject: answered, entries: 2 }))).toBe("HOLD_STANDS");
    expect(desk.retention.plan(closedCase).holds.map(({ reason }) => reason)).toEqual(["An inquiry"]);
    desk.retention.lift(desk.retention.holds()[0]?.id ?? "", "Settled");
    expect(await codeOf(() => desk.retention.dispose(order))).toBe("nothing thrown");
  });

  it("is refused while an open request has chosen the case", async () => {
    desk.chosen.set(closedCase.id, [waiting.id]);
    expect(desk.retention.plan(closedCase).requests).toEqual([waiting.id]);
    expect(await codeOf(() => desk.retention.dispose(order))).toBe("RECORD_OPEN");
  });

  it("is refused a second time, and nothing can be held or planned any more", async () => {
    await desk.retention.dispose(order);
    for (const again of [
      () => desk.retention.dispose(order),
      () => desk.retention.plan(closedCase),
      () => desk.retention.place(closedCase, "A lawsuit"),
    ]) {
      expect(await codeOf(again)).toBe("RECORD_DISPOSED");
    }
  });

  it("happens not at all when its own part of the work fails", async () => {
    const forget = () => {
      throw new AppError("DISK_FULL");
    };
    expect(await codeOf(() => desk.again({ forget }).dispose(order))).toBe("DISK_FULL");
    expect(desk.log.caseEntries(closedCase.id)).toHaveLength(4);
    expect([desk.retention.disposals(), desk.holdsFile(1)]).toEqual([[], true]);
  });
});

describe("a disposal", () => {
  it("is planned: what would go, what stays because another names it, what stands against it", () => {
    expect(desk.retention.plan(closedCase)).toEqual({
      subject: closedCase,
      entries: 4,
      files: 1,
      bytes: 3,
      shared: 1,
      holds: [],
      requests: [],
      incidents: [],
      open: false,
      copies: ["custodia-0-9.zip"],
    });
    expect(desk.retention.plan(answered)).toMatchObject({ entries: 2, files: 1, shared: 0, open: false, copies: [] });
    expect(desk.retention.plan(openCase).open).toBe(true);
  });

  it("waits for IT to acknowledge an incident about the case", async () => {
    desk.incidents.set(closedCase.id, ["incident-1"]);
    expect(desk.retention.plan(closedCase).incidents).toEqual(["incident-1"]);
    const refused = await desk.retention.dispose(order).catch((error) => error);
    expect(refused).toMatchObject({ code: "RECORD_OPEN", detail: { incident: "incident-1", request: null } });
    desk.incidents.clear();
    await desk.retention.dispose(order);
    expect(desk.retention.isDisposed(closedCase)).toBe(true);
  });

  it("waits for a hold on a request that handed the case out, or whose answer says that it stays here", async () => {
    desk.retention.place(answered, "A court asked for it");
    expect(await codeOf(() => desk.retention.dispose(order))).toBe("HOLD_STANDS");
    const kept = { kind: "request", id: "00000000-0000-7000-8000-0000000000aa" } as const;
    registerRequest(desk.log, kept.id);
    const ofOther = desk.log.caseEntries(otherCase.id)[0]?.seq ?? -1;
    answerRequest(desk.log, kept.id, [], [ofOther]);
    desk.retention.place(kept, "A court asked for it");
    expect(desk.retention.plan(otherCase).holds.map(({ subject }) => subject)).toEqual([kept]);
  });

  it("[A-6.e.i] takes fields and files away, and says in the log what, by which authority, and who approved", async () => {
    await desk.retention.dispose({ ...order, authority: "  Sample Schedule 7 " });
    expect([1, 2, 3, 4].map(desk.holdsFile)).toEqual([false, true, true, true]);
    expect([desk.removals, desk.forgotten, desk.changes()]).toEqual([[hashOf(1)], [closedCase], 1]);
    expect(desk.retention.disposals()).toEqual([
      {
        seq: 13,
        at: desk.log.deskEntries("record.disposed")[0]?.entry.at,
        by: made.actor,
        subject: closedCase,
        authority: "Sample Schedule 7",
        reason: order.reason,
        approvedBy: order.approvedBy,
        entries: 4,
        files: 1,
      },
    ]);
    expect([desk.retention.isDisposed(closedCase), desk.retention.isDisposed(otherCase)]).toEqual([true, false]);
    expect(desk.log.summary(closedCase.id)).toBeNull();
    const report = await verifyLog({ database: desk.database, evidenceFolder: join(desk.folder, "none") });
    expect(report.faults.filter(({ seq }) => seq !== null)).toEqual([]);
    expect(report.faults.map(({ file }) => file)).toEqual([2, 9, 3, 4].map(hashOf));
  });

  it("[A-6.e.i] takes a request away: who asked, and the redacted picture", async () => {
    await desk.retention.dispose({ ...order, subject: answered, entries: 2 });
    expect([1, 2, 3, 4].map(desk.holdsFile)).toEqual([true, true, true, false]);
    expect(desk.retention.disposals()[0]).toMatchObject({ subject: answered, entries: 2, files: 1 });
    expect(await codeOf(() => desk.retention.plan(answered))).toBe("RECORD_DISPOSED");
    // Both cases that name file 9: with the second it goes.
    await desk.retention.dispose(order);
    await desk.retention.dispose({ ...order, subject: otherCase });
    expect(desk.log.evidence(hashOf(9))).toBeNull();
    expect(desk.retention.disposals().map(({ subject }) => subject)).toEqual([otherCase, closedCase, answered]);
  });

  it("leaves none of its words in the database when it is over", async () => {
    made.recordCase(desk.log, 8, [made.opened({ content: "xylocontent", author: "qophauthor" }), made.closed()]);
    expect(residue(desk.folder, ["xylocontent", "qophauthor"])).toHaveLength(2);
    await desk.retention.dispose({ ...order, subject: { kind: "case", id: made.caseId(8) }, entries: 2 });
    expect(residue(desk.folder, ["xylocontent", "qophauthor"])).toEqual([]);
  });

  it("that was interrupted before its files were gone is carried out to the end at the next start", async () => {
    const interrupted = desk.again({
      removeFile: () => {
        throw Object.assign(new Error("busy"), { code: "EBUSY" });
      },
    });
    await expect(interrupted.dispose(order)).rejects.toBeInstanceOf(AppError);
    expect([desk.holdsFile(1), desk.log.summary(closedCase.id)]).toEqual([true, null]);
    expect(await desk.again().finish()).toBe(true);
    expect([desk.holdsFile(1), desk.removals]).toEqual([false, [hashOf(1)]]);
    expect([await desk.again().finish(), desk.removals]).toEqual([true, [hashOf(1)]]);
  });

  it("leaves a file that another case names by the time it would be removed", async () => {
    const interrupted = desk.again({
      removeFile: () => {
        throw new AppError("DISK_FAILED");
      },
    });
    expect(await codeOf(() => interrupted.dispose(order))).toBe("DISK_FAILED");
    made.recordCase(desk.log, 3, [made.sealed({ sha256: hashOf(1) })]);
    expect([await desk.retention.finish(), desk.holdsFile(1), desk.removals]).toEqual([true, true, []]);
  });

  it("never happens by itself: nothing that the desk does but disposing takes anything away", async () => {
    desk.retention.place(closedCase, "A lawsuit");
    desk.retention.lift(desk.retention.holds()[0]?.id ?? "", "Settled");
    desk.retention.plan(closedCase);
    expect(await desk.retention.finish()).toBe(true);
    expect([desk.removals, desk.retention.disposals(), desk.log.caseEntries(closedCase.id).length]).toEqual([
      [],
      [],
      4,
    ]);
  });
});
