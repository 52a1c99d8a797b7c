import { describe, expect, it } from "vitest";
import type { Services } from "../../main/services.ts";
import { documentedCase, RecordsDay, screenshot, sha256 } from "./records-day.ts";
import { today } from "./register-day.ts";

const picture = sha256(screenshot());

/** Closed: only such a case may be disposed of. */
async function aClosedCase(run: Services): Promise<string> {
  const id = await documentedCase(run);
  const [entry] = run.ready.log.caseEntries(id);
  if (entry === undefined) throw new Error("a case without entries");
  const { policy, actor, device } = entry;
  run.ready.log.record(id, () => [{ kind: "case.closed", case: id, policy, actor, device, fields: { note: "" } }]);
  return id;
}

/** The same picture proves that a page bears what it must. */
async function proveWithIt({ ready }: Services, on: string): Promise<void> {
  const bytes = screenshot();
  const sealed = await ready.evidence.seal([bytes], { name: "page.png", bytes: bytes.length });
  const [account] = ready.book.desk().accounts;
  const [item] = ready.packs.get(ready.register.pack() ?? "").register.checklist.items;
  const items = [{ item: item?.id ?? "", verdict: "met", why: "" }] as const;
  const { lastEvent } = ready.book.account(account?.id ?? "").account;
  ready.book.accountStep(account?.id ?? "", lastEvent, { step: "check", on, items, source: null }, sealed);
}

async function dispose({ ready }: Services, id: string): Promise<void> {
  const subject = { kind: "case", id } as const;
  const { entries } = ready.records.retention.plan(subject);
  const approvedBy = { name: "Sample Director", role: "Director" };
  const words = { authority: "Sample Schedule 7", reason: "Its time has come." };
  await ready.records.retention.dispose({ subject, ...words, approvedBy, entries });
}

const said = ({ ready }: Services) => ready.log.deskEntries("record.disposed").map(({ entry }) => entry.fields.files);

describe("[A-6.e.i] a picture of a case that the account register shows, too", () => {
  it("stays when the case is disposed of, and the entry does not say that it went", async () => {
    const day = new RecordsDay();
    const run = await day.start();
    const id = await aClosedCase(run);
    await proveWithIt(run, today(run));
    expect(run.ready.records.retention.plan({ kind: "case", id })).toMatchObject({ files: 0, bytes: 0, shared: 1 });
    await dispose(run, id);
    expect(said(run)).toEqual([[]]);
    expect(sha256((await run.ready.book.file(picture)).bytes)).toBe(picture);
    // The log has nothing to do with it any more: neither the words in it nor what it is called there.
    expect([run.ready.log.evidence(picture), run.ready.log.textOf(picture)]).toEqual([null, null]);
    const report = await run.ready.verify(() => undefined, new AbortController().signal);
    expect(report).toMatchObject({ ok: true, unnamedFiles: 0 });
    await run.close();
    const again = await day.desk.run();
    expect(sha256((await again.ready.book.file(picture)).bytes)).toBe(picture);
  });

  it("goes, and the entry says so, where only the case showed it", async () => {
    const run = await new RecordsDay().start();
    const id = await aClosedCase(run);
    expect(run.ready.records.retention.plan({ kind: "case", id })).toMatchObject({ files: 1, shared: 0 });
    await dispose(run, id);
    expect(said(run)).toEqual([[picture]]);
    await expect(run.ready.evidence.read(picture, 1_000_000)).rejects.toMatchObject({ code: "EVIDENCE_MISSING" });
  });
});
