import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rebuildDerived } from "../../main/removal-log/index.ts";
import { verifyLog } from "../../main/removal-log/verify.ts";
import { hashOf, picture, recordDesk } from "./disposing.ts";
import * as made from "./sample-log.ts";

let sample: made.SampleLog;
beforeEach(() => {
  sample = made.sampleLog();
});
afterEach(() => sample.close());

const found = (query: string) => sample.log.search(query, made.noFilters, null, 9).cases.map(({ id }) => id);
const unread = () => sample.log.unread(9).map(({ sha256 }) => sha256);

describe("text that was found in sealed pictures", () => {
  it("is kept for no file that the log does not name", () => {
    sample.log.indexText(hashOf(1), "nobody named it", "reader 1");
    expect([sample.log.textOf(hashOf(1)), sample.log.unreadCount()]).toEqual([null, 0]);
  });

  it("never fails on what a reader may make of a picture", () => {
    const id = made.recordCase(sample.log, 1, [made.opened(), picture(1)]);
    for (const text of ["", "\0\u0001 half \ud800 of it", '" OR facet : "x', "\uE000", "word ".repeat(100_000)]) {
      sample.log.indexText(hashOf(1), text, "reader 1");
      expect(found("trail closure")).toEqual([id]);
    }
  });

  it("[A-6.g.ii] makes every case that names the picture found by its words, with all else that it is found by", () => {
    const ids = [1, 2].map((number) => made.recordCase(sample.log, number, [made.opened(), picture(7)]));
    made.recordCase(sample.log, 3, [made.opened(), picture(8)]);
    expect(found("screenshot says hollyhock")).toEqual([]);
    sample.log.indexText(hashOf(7), "The screenshot says: Hollyhock!", "reader 1");
    expect(found("screenshot says hollyhock")).toEqual(ids.toReversed());
    expect(found("trail closure hollyhock")).toEqual(ids.toReversed());
    expect(sample.log.textOf(hashOf(7))).toBe("The screenshot says: Hollyhock!");
  });

  it("finds its case after later entries, after all is computed anew, and for a case that names it later", async () => {
    const id = made.recordCase(sample.log, 1, [made.opened(), picture(1)]);
    sample.log.indexText(hashOf(1), "hollyhock", "reader 1");
    made.recordCase(sample.log, 1, [made.grounds(), made.closed()]);
    expect(found("hollyhock")).toEqual([id]);
    const later = made.recordCase(sample.log, 2, [made.opened(), picture(1)]);
    expect(found("hollyhock")).toEqual([later, id]);
    rebuildDerived(sample.database);
    expect(found("hollyhock")).toEqual([later, id]);
    expect((await verifyLog({ database: sample.database, evidenceFolder: sample.folder })).faults).toMatchObject([
      { file: hashOf(1) },
    ]);
  });

  it("is replaced when a picture is read again", () => {
    const id = made.recordCase(sample.log, 1, [made.opened(), picture(1)]);
    sample.log.indexText(hashOf(1), "hollyhock", "reader 1");
    sample.log.indexText(hashOf(1), "foxglove", "reader 2");
    expect([found("hollyhock"), found("foxglove"), sample.log.textOf(hashOf(1))]).toEqual([[], [id], "foxglove"]);
  });
});

describe("pictures that wait for being read", () => {
  it("are those of cases only, newest first, each once", () => {
    made.recordCase(sample.log, 1, [made.opened(), picture(1), picture(2, { mediaType: "application/pdf" })]);
    made.recordCase(sample.log, 2, [made.opened(), picture(3, { mediaType: "image/jpeg" }), picture(1)]);
    recordDesk(sample.log, {
      kind: "incident.reported",
      fields: {
        account: null,
        evidence: [picture(4).fields.evidence],
        incident: made.caseId(9),
        noticedAt: "2026-03-02T08:00:00.000Z",
        ofCase: null,
        since: null,
        sort: "other",
        told: [],
        what: "A strange message",
      },
    });
    expect(unread()).toEqual([hashOf(1), hashOf(3)]);
    expect(sample.log.unread(1).map(({ sha256 }) => sha256)).toEqual([hashOf(1)]);
    expect(sample.log.unread(0)).toEqual([]);
  });

  it("are no longer waiting once they were read, with or without words, also when all is computed anew", () => {
    made.recordCase(sample.log, 1, [made.opened(), picture(1), picture(2), picture(3)]);
    made.recordCase(sample.log, 2, [made.opened(), picture(1)]);
    sample.log.indexText(hashOf(1), "", "reader 1");
    expect([unread(), sample.log.unreadCount()]).toEqual([[hashOf(3), hashOf(2)], 2]);
    rebuildDerived(sample.database);
    expect(unread()).toEqual([hashOf(3), hashOf(2)]);
    made.recordCase(sample.log, 3, [made.opened(), picture(1)]);
    expect(sample.log.unreadCount()).toBe(2);
  });
});
