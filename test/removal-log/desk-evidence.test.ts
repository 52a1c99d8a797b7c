import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeskEvent, Evidence } from "../../main/model/entry.ts";
import { rebuildDerived } from "../../main/removal-log/index.ts";
import { startVerification } from "../../main/removal-log/verification.ts";
import { disposalDraft, recordDesk } from "./disposing.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
beforeEach(() => {
  sample = made.sampleLog();
});
afterEach(() => sample.close());

const request = made.caseId(0xabc);

function lay(text: string): Evidence {
  const sha256 = createHash("sha256").update(text).digest("hex");
  mkdirSync(join(sample.folder, "evidence", sha256.slice(0, 2)), { recursive: true });
  writeFileSync(placeOf(sha256), text);
  return { bytes: text.length, mediaType: "image/png", name: `${text}.png`, sha256 };
}

const placeOf = (sha256: string) => join(sample.folder, "evidence", sha256.slice(0, 2), sha256);
const verify = () => startVerification({ file: sample.file, evidenceFolder: join(sample.folder, "evidence") });

function incident(evidence: readonly Evidence[]): DeskEvent {
  const told = [{ how: "phone", name: "Sample Helper", title: "IT" }];
  const noticedAt = "2026-03-02T08:00:00.000Z";
  const about = { account: null, incident: made.caseId(9), ofCase: null, since: null, sort: "takeover" } as const;
  return { kind: "incident.reported", fields: { ...about, evidence, noticedAt, told, what: "Somebody else posts" } };
}

const received: DeskEvent = {
  kind: "request.received",
  fields: {
    authority: "Sample Authority",
    due: "2026-03-20",
    how: "by e-mail",
    law: "Sample Law 1",
    receivedOn: "2026-03-02",
    reference: "",
    request,
    requester: { contact: "someone@example.org", name: "quillfeatherperson", organisation: "" },
    what: "quillfeatherwords of March",
  },
};

function released(redacted: Evidence): DeskEvent {
  const redactions = [{ original: "cd".repeat(32), provision: "minor", redacted, seq: 1 }];
  const about = { answeredOn: "2026-03-05", how: "by e-mail", outcome: "released-in-part", title: "Director" } as const;
  return {
    kind: "request.released",
    fields: {
      ...about,
      entries: [0, 1],
      package: null,
      redactions,
      request,
      withheld: [],
      words: "quillfeatheranswer",
    },
  };
}

describe("entries of the desk", () => {
  it("are none of a kind that was never recorded", () => {
    made.recordCase(sample.log, 1, [made.opened()]);
    expect(sample.log.deskEntries("log.exported")).toEqual([]);
  });

  it("[A-6.e.i] are given by kind in the order of the log, with number, time, actor and fields", () => {
    recordDesk(sample.log, received);
    made.recordCase(sample.log, 1, [made.opened()]);
    recordDesk(sample.log, incident([]));
    recordDesk(sample.log, received);
    const found = sample.log.deskEntries("request.received");
    expect(found.map(({ entry, disposed }) => [entry.seq, entry.case, disposed])).toEqual([
      [0, null, false],
      [3, null, false],
    ]);
    expect(found[0]?.entry).toMatchObject({
      kind: "request.received",
      actor: made.actor,
      device: "device-1",
      fields: received.fields,
    });
  });

  it("name files that are found, verified and told when they are gone", async () => {
    const [one, two, painted] = [lay("one"), lay("two"), lay("painted over")];
    recordDesk(sample.log, incident([one, two, one]));
    recordDesk(sample.log, released(painted));
    expect([one, two, painted].map(({ sha256 }) => sample.log.evidence(sha256))).toEqual([one, two, painted]);
    expect(await verify()).toMatchObject({ ok: true, files: 3, faults: [], unnamedFiles: 0 });
    writeFileSync(placeOf(two.sha256), "TWO");
    rmSync(placeOf(painted.sha256));
    expect((await verify()).faults.map(({ what }) => what)).toEqual([
      `file ${two.sha256}: named by entry 0, was changed`,
      `file ${painted.sha256}: named by entry 1, is missing`,
    ]);
  });

  it("keep their files named when all is computed anew", async () => {
    const [one, painted] = [lay("one"), lay("painted over")];
    recordDesk(sample.log, incident([one]));
    recordDesk(sample.log, released(painted));
    rebuildDerived(sample.database);
    expect([sample.log.evidence(one.sha256), sample.log.evidence(painted.sha256)]).toEqual([one, painted]);
    expect((await verify()).faults).toEqual([]);
  });

  it("[A-6.e.i] can be disposed of as a request: who asked and what went out are gone, the log still verifies", async () => {
    const painted = lay("painted over");
    const seqs = [recordDesk(sample.log, received), recordDesk(sample.log, released(painted))];
    recordDesk(sample.log, incident([]));
    const files = sample.log.filesGone(seqs).gone.map(({ sha256 }) => sha256);
    expect(files).toEqual([painted.sha256]);
    sample.log.dispose(disposalDraft(sample.log, seqs, { request }), seqs);
    rmSync(placeOf(painted.sha256));
    expect(sample.log.finishDisposals()).toBe(true);
    const [found] = sample.log.deskEntries("request.received");
    expect([found?.disposed, found?.entry.fields]).toEqual([true, {}]);
    expect(sample.log.evidence(painted.sha256)).toBeNull();
    expect(await verify()).toMatchObject({ ok: true, entries: 4, files: 0, faults: [] });
    rebuildDerived(sample.database);
    expect(sample.log.evidence(painted.sha256)).toBeNull();
  });
});
