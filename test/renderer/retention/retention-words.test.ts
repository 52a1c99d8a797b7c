import { describe, expect, it } from "vitest";
import type { DisposalPlan, HoldView } from "../../../main/model/records-view.ts";
import {
  against,
  disposalWords,
  isConfirmed,
  isSamePerson,
  isSameSubject,
  takenAway,
} from "../../../renderer/retention/retention-words.ts";

const subject = { kind: "case", id: "a" } as const;
const free: DisposalPlan = {
  subject,
  entries: 1204,
  files: 3,
  bytes: 1_400_000,
  shared: 0,
  holds: [],
  requests: [],
  incidents: [],
  open: false,
  copies: [],
};
const by = { name: "Sample Coordinator", role: "Coordinator", osUser: "sample" };
const hold: HoldView = {
  id: "h",
  subject,
  placedAt: "2026-11-01T10:00:00.000Z",
  by,
  reason: "A lawsuit.",
  lifted: null,
};

describe("a disposal", () => {
  it("says everything that stands against it", () => {
    expect(against(free)).toEqual([]);
    expect(against({ ...free, holds: [hold], requests: ["r"], incidents: ["i"], open: true })).toEqual([
      "It is on hold: A lawsuit.",
      "1 request that waits for an answer has chosen it.",
      "1 incident about it has not been acknowledged by IT.",
      "The case is not closed.",
    ]);
    expect(against({ ...free, subject: { kind: "request", id: "r" }, open: true })).toEqual([
      "The request is not answered.",
    ]);
  });

  it("is not held up by a hold that was lifted", () => {
    const lifted = { at: "2026-11-02T10:00:00.000Z", by, reason: "Settled." };
    expect(against({ ...free, holds: [{ ...hold, lifted }] })).toEqual([]);
  });

  it("is confirmed by the number itself, and by nothing near it", () => {
    for (const typed of ["1204", " 1,204 ", "1 204"]) expect(isConfirmed(typed, 1204), typed).toBe(true);
    for (const typed of ["", "120", "12040", "-1204", "1204.0", "1204 entries", "0x4b4", "1e3"]) {
      expect(isConfirmed(typed, 1204), typed).toBe(false);
    }
    expect(isConfirmed("", 0)).toBe(false);
  });

  it("is approved by somebody else, however the name is typed", () => {
    expect(isSamePerson("  sample   COORDINATOR ", "Sample Coordinator")).toBe(true);
    expect(isSamePerson("Sample Coordinator Jr", "Sample Coordinator")).toBe(false);
  });

  it("says what goes", () => {
    expect(takenAway(free)).toBe("1,204 entries and 3 files, 1.4 MB");
    expect(takenAway({ ...free, entries: 1, files: 0 })).toBe("1 entry");
    expect(disposalWords({ subject: { kind: "request", id: "r" }, entries: 2, files: 0 })).toBe("Request, 2 entries");
    expect(isSameSubject(subject, { kind: "request", id: "a" })).toBe(false);
  });
});
