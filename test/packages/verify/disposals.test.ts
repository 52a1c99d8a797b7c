import { beforeEach, describe, expect, it } from "vitest";
import type { DeskEvent, Json } from "../../../main/model/entry.ts";
import { uuid } from "../report/a-bag.ts";
import { type ALog, aLog, faultsOf } from "./a-log.ts";

/** Where an entry may lack its fields: one rule for the log and for its packages. */

let log: ALog;

beforeEach(() => {
  log = aLog(1);
});

/** Two entries of a case of which nothing is disclosed. */
function bareCase(n = 70, without: readonly string[] = ["*"]): readonly number[] {
  return ["One.", "Two."].map((note) => log.bag.add(uuid(n), { kind: "case.closed", fields: { note } }, without));
}

/** @param ofCase null: of a request */
function dispose(entries: Json, ofCase: Json = uuid(70)): number {
  const approvedBy = { name: "Alex Placeholder", role: "Sample Director" };
  const request = ofCase === null ? uuid(80) : null;
  const fields = { approvedBy, authority: "Schedule", entries, files: [], ofCase, reason: "Expired.", request };
  return log.bag.add(null, { kind: "record.disposed", fields } as unknown as DeskEvent);
}

async function faults(): Promise<readonly string[]> {
  return faultsOf(await log.write(log.exportPlan()));
}

describe("[A-6.e.i] an entry without its fields", () => {
  it("is right where a later entry disposes of its whole case, or of its request", async () => {
    dispose(bareCase());
    const fields = { answeredOn: "2026-12-01", entries: [], how: "", outcome: "refused", package: null } as const;
    const more = { redactions: [], request: uuid(80), title: "", withheld: [], words: "" };
    dispose([log.bag.add(null, { kind: "request.released", fields: { ...fields, ...more } }, ["*"])], null);
    expect(await faults()).toEqual([]);
  });

  it("is a fault where the disposal was announced beforehand", async () => {
    const next = log.bag.entries.length;
    dispose([next + 1, next + 2]);
    const seqs = bareCase();
    expect(await faults()).toEqual([
      `entry: entry ${next}: it disposes of what does not come before it`,
      ...seqs.map((seq) => `entry: entry ${seq}: its fields are missing without a reason`),
    ]);
  });

  it("is a fault where it is of a kind that is never disposed of", async () => {
    const kept = { kind: "custodian.confirmed", fields: {} } as unknown as DeskEvent;
    const seq = log.bag.add(null, kept, ["*"]);
    const by = dispose([seq], null);
    expect(await faults()).toEqual([
      `entry: entry ${by}: it disposes of entry ${seq}, which is not of the record that it names`,
    ]);
  });

  it("is a fault where the disposal is of another case, or of a request", async () => {
    dispose(bareCase(70), uuid(71));
    expect((await faults()).join()).toContain("which is not of the record that it names");
    dispose(bareCase(72), null);
    expect((await faults()).join()).toContain("which is not of the record that it names");
  });

  it("is a fault where it was disposed of twice, or named twice", async () => {
    const seqs = bareCase();
    dispose(seqs);
    dispose(seqs);
    expect(await faults()).toEqual(seqs.map((seq) => `entry: entry ${seq}: its fields were disposed of twice`));
    log = aLog(1);
    const [one = 0, two = 0] = bareCase();
    dispose([one, one, two]);
    expect((await faults()).join()).toContain("it disposes of what does not come before it");
  });
});

describe("[A-6.e.i] a disposal", () => {
  it("is a fault where an entry that it names still has its fields, all or some", async () => {
    for (const without of [[], ["note"]]) {
      log = aLog(1);
      const seqs = bareCase(70, without);
      const by = dispose(seqs);
      expect((await faults()).join()).toContain(
        `entry ${seqs[0]}: entry ${by} disposed of its fields, but some are there`,
      );
    }
  });

  it("is a fault where it takes a part of a case only", async () => {
    const [first = 0] = bareCase();
    dispose([first]);
    expect((await faults()).join()).toContain("it disposes of a part of a case only");
  });

  it.each([[["0"]], [[-1]], [{}], [null]])("is a fault where it names what is no entry: %j", async (entries) => {
    dispose(entries as Json);
    expect((await faults()).join()).toContain("it disposes of what does not come before it");
  });

  it("is right in a package that does not hold what it took, which an earlier one may still hold whole", async () => {
    const seqs = bareCase(70, []);
    const head = log.head();
    const earlier = await log.write(log.exportPlan());
    dispose(seqs);
    const next = await log.write(log.exportPlan(head.size, [head]));
    expect(await faultsOf(next, { previous: earlier })).toEqual([]);
    expect(await faultsOf(earlier)).toEqual([]);
  });
});
