import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseEvent } from "../../main/model/entry.ts";
import { rebuildDerived } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import { disposeCase, picture, residue, seqsOf } from "./disposing.ts";
import * as made from "./sample-log.ts";

/** A step at the desk: a case goes on, a picture is read, a case is disposed of. Cases share few accounts and few files. */
type Step = readonly ["event" | "read" | "dispose", which: number, what: number];

const steps = fc.array(
  fc.tuple(fc.constantFrom<Step[0]>("event", "event", "event", "read", "dispose"), fc.nat(3), fc.nat(5)),
  { minLength: 4, maxLength: 30 },
);

function eventOf(number: number, what: number): CaseEvent {
  const grounds = made.grounds(`reason ${what}`);
  const other = { ...grounds, fields: { ...grounds.fields, grounds: [{ ...made.violent, id: `ground-${what}` }] } };
  return [picture(what), picture(number), grounds, other, made.removed(), made.closed()][what] ?? picture(what);
}

const tables = ["case_summary", "named_evidence", "evidence_naming", "unread_picture", "derived_state"];

describe("whatever is recorded, read and disposed of", () => {
  it("[A-6.e.i] verifies, is computed the same anew, and leaves no word of what went", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const sample = made.sampleLog();
        try {
          const gone = new Set<number>();
          for (const step of all) take(sample, step, gone);
          expect(sample.log.finishDisposals()).toBe(true);
          await check(sample, gone);
        } finally {
          sample.close();
        }
      }),
      { numRuns: 25, seed: 40 },
    );
  });
});

function take({ log }: made.SampleLog, [kind, which, what]: Step, gone: Set<number>): void {
  const id = made.caseId(which);
  if (kind === "read") log.indexText(picture(what).fields.evidence.sha256, `pictured ${what}`, "reader 1");
  else if (gone.has(which)) return;
  else if (seqsOf(log, id).length === 0) {
    const account = `account-${which % 2}`;
    made.recordCase(log, which, [
      made.opened({ author: `qoph${which}author`, content: `xylo${which}content`, account }),
    ]);
  } else if (kind === "event") made.recordCase(log, which, [eventOf(which, what)]);
  else {
    disposeCase(log, id);
    gone.add(which);
  }
}

async function check(sample: made.SampleLog, gone: ReadonlySet<number>): Promise<void> {
  // No file lies there, so that each one named is told as missing, and nothing else.
  const { faults } = await verifyLog({ database: sample.database, evidenceFolder: sample.folder });
  expect(faults.filter(({ file, what }) => file === null || !what.endsWith("is missing"))).toEqual([]);
  const dump = () => tables.map((table) => sample.database.prepare(`SELECT * FROM ${table}`).all());
  const before = dump();
  rebuildDerived(sample.database);
  expect(dump()).toEqual(before);
  const words = [...gone].flatMap((number) => [`qoph${number}author`, `xylo${number}content`]);
  expect(residue(sample.folder, words)).toEqual([]);
  for (const number of gone) expect(sample.log.count(`xylo${number}content`, made.noFilters).cases).toBe(0);
}
