import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { describe, expect, it } from "vitest";
import { aLog, check, faultsOf, paintedPicture } from "./a-log.ts";

describe("a package as it was written", () => {
  it("[A-6.g.ii] verifies: all of a log", async () => {
    const log = aLog();
    const report = await check(await log.write(log.exportPlan()));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({
      ok: true,
      kind: "export",
      sealed: false,
      origin: log.origin,
      vkey: log.vkey,
      first: 0,
    });
    expect(report.entries).toBe(log.bag.entries.length);
    expect(report.key).toBe("own");
  });

  it("verifies: what was added since, against each of the earlier checkpoints, and as the next of the previous package", async () => {
    const log = aLog(4);
    const size = log.bag.entries.length;
    const [old, older] = [log.head(size - 6), log.head(size - 11)];
    const next = await log.write(log.exportPlan(size - 6, [older, old]));
    expect(await faultsOf(next)).toEqual([]);
    const previous = await log.write(log.exportPlan(0, [older], size - 6), size - 6);
    const report = await check(next, { previous, vkey: log.vkey });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, key: "given", previous: { size: size - 6 } });
    expect(await faultsOf(await log.write(log.exportPlan(0, [old])), { previous })).toEqual([]);
  });

  it("[A-6.e.i] verifies: a release with withheld fields and a redacted picture", async () => {
    const log = aLog();
    const sealed = log.bag.entries.find(({ publicPart }) => publicPart.includes('"evidence.sealed"'))?.seq ?? -1;
    const [original = ""] = log.bag.files.keys();
    const redaction = log.redaction(sealed, original, paintedPicture());
    const plan = log.releasePlan(
      [
        { seq: 0, withheld: [{ field: "author", provision: "juveniles" }] },
        { seq: sealed, withheld: [] },
        { seq: sealed + 1, withheld: [] },
      ],
      [redaction],
    );
    const report = await check(await log.write(plan));
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, kind: "release", entries: 3, first: 0, last: sealed + 1 });
  });

  it("verifies: sealed, with the identity that it was sealed to", async () => {
    const log = aLog();
    const identity = await generateX25519Identity();
    const path = await log.write(log.exportPlan(), undefined, [await identityToRecipient(identity)]);
    expect(await check(path, { identities: [identity] })).toMatchObject({ ok: true, sealed: true, faults: [] });
  });
});
