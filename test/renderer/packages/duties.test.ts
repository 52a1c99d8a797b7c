import { describe, expect, it } from "vitest";
import type { Duty } from "../../../main/model/duty.ts";
import { dutyGroups } from "../../../renderer/duties.ts";
import { placeOf } from "../../../renderer/duty-places.ts";

const now = new Date("2026-11-21T20:00:00.000Z");

function duty(change: Partial<Duty>): Duty {
  return {
    id: "export",
    row: "A-6.g.ii",
    title: "Export the log to IT",
    why: "The last export was on 2026-10-18.",
    citation: "P&P 16-5, section 6.g.ii",
    due: "2026-11-18",
    urgency: "overdue",
    vault: null,
    credential: null,
    place: "export",
    ...change,
  };
}

function lineOf(change: Partial<Duty>) {
  return dutyGroups({ duties: [duty(change)], heaps: [], day: "2026-11-21" }, [], now)[0]?.lines[0];
}

describe("duties of the records on Today", () => {
  it("[A-6.g.ii] leads from an export that is due to Exports, with its day as people write it", () => {
    expect(lineOf({})).toMatchObject({
      tag: "Export",
      tone: "bad",
      action: "Export now",
      when: "due Nov 18",
      why: "The last export was on Oct 18.",
      place: { screen: "exports" },
    });
  });

  it("[A-6.e.i] leads to the request itself, and to all of them where none is named", () => {
    expect(placeOf(duty({ place: "request", subject: "r-1" }))).toEqual({ screen: "request", id: "r-1" });
    expect(placeOf(duty({ place: "request" }))).toEqual({ screen: "requests" });
  });

  it("[A-6.h.ii] leads to the incident itself", () => {
    const line = lineOf({ id: "incident:i-1", place: "incident", subject: "i-1", urgency: "now" });
    expect(line).toMatchObject({ tag: "Incident", place: { screen: "incidents", incident: "i-1" } });
  });

  it("brings both heads of a fork into view, and leaves dates in names of files as they are", () => {
    const why = "One came from sample-log-2026-11-02-0-94.zip.";
    const line = lineOf({ id: "fork:1", place: "witness", subject: "1", urgency: "now", why });
    expect(line).toMatchObject({ aim: "fork", place: { screen: "exports" }, why });
  });
});
