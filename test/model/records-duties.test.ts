import { describe, expect, it } from "vitest";
import { recordsDuties } from "../../main/model/records-duties.ts";
import type { ExportRow, IncidentRow, RecordsDesk, RequestRow } from "../../main/model/records-view.ts";
import { anchorage, anoka } from "./packs.ts";

const now = new Date("2026-11-20T20:00:00.000Z");
const by = { name: "Alex Sample", role: "Coordinator", osUser: "alex" };

const quiet: RecordsDesk = {
  settings: {
    contact: { name: "", email: "" },
    recipients: [],
    schedule: { on: false, sealed: true, folder: null },
  },
  schedule: { next: null, lastRefused: null, running: false },
  exports: [],
  lostPackages: [],
  sinceLast: { entries: 0 },
  requests: [],
  incidents: [],
  holds: [],
  disposals: [],
  witnessed: [],
  forks: [],
  cosigned: [],
};

const request: RequestRow = {
  id: "r1",
  seq: 3,
  requester: { name: "Robin Invented", contact: "", organisation: "" },
  what: "All that was removed in March",
  reference: "",
  receivedOn: "2026-11-10",
  due: "2026-11-24",
  standing: "open",
  answeredOn: null,
  authority: "Department Director",
  held: false,
  disposed: false,
};

const exported = (at: string): ExportRow => ({
  seq: 9,
  at,
  by,
  first: 0,
  last: 8,
  size: 9,
  root: "",
  package: { bytes: 1, manifest: "", name: "custodia-0-8.zip" },
  recipients: [],
});

const incident: IncidentRow = {
  id: "i1",
  seq: 5,
  at: "2026-11-19T10:00:00.000Z",
  sort: "takeover",
  account: { department: "Parks", handle: "parks", id: "a", name: "Parks page" },
  ofCase: null,
  what: "Somebody posts",
  since: null,
  noticedAt: "2026-11-19T09:00:00.000Z",
  told: [],
  evidence: [],
  acknowledged: null,
};

describe("the duties of the records desk", () => {
  it("are none on a new desk", () => {
    expect(recordsDuties(anchorage, quiet, now)).toEqual([]);
  });

  it("[A-6.e.i] ask for the answer to a request by its day, and overdue once that has ended", () => {
    const on = (due: string) => recordsDuties(anchorage, { ...quiet, requests: [{ ...request, due }] }, now)[0];
    expect(on("2026-11-24")).toMatchObject({
      row: "A-6.e.i",
      citation: "P&P 16-5, section 6.e.i",
      due: "2026-11-24",
      urgency: "soon",
      place: "request",
      subject: "r1",
    });
    expect(on("2026-11-20")?.urgency).toBe("now");
    expect(on("2026-11-19")?.urgency).toBe("overdue");
    expect(recordsDuties(anchorage, { ...quiet, requests: [{ ...request, standing: "released" }] }, now)).toEqual([]);
  });

  it("[N-VI.B] name the responsible authority", () => {
    const authority = anoka.records.authority.title;
    const [duty] = recordsDuties(anoka, { ...quiet, requests: [{ ...request, authority }] }, now);
    expect(duty?.why).toBe(
      "It came on 2026-11-10, and the Assistant City Manager answers it under Minn. Stat. 13.03. The pack’s own reminder.",
    );
    expect(duty?.row).toBe("N-VI.B");
  });

  it("[A-6.g.ii] ask for an export a month after the last one, or for the first one", () => {
    const desk = { ...quiet, sinceLast: { entries: 4 } };
    expect(recordsDuties(anchorage, desk, now)).toMatchObject([{ id: "export", due: null, urgency: "soon" }]);
    const exportedAt = (at: string) => recordsDuties(anchorage, { ...desk, exports: [exported(at)] }, now);
    expect(exportedAt("2026-10-21T12:00:00.000Z")).toEqual([]);
    expect(exportedAt("2026-10-20T12:00:00.000Z")).toMatchObject([{ due: "2026-11-20", urgency: "now" }]);
    expect(exportedAt("2026-10-01T12:00:00.000Z")).toMatchObject([{ due: "2026-11-01", urgency: "overdue" }]);
  });

  it("[A-6.g.ii] tell of a scheduled export that was refused", () => {
    const lastRefused = { at: "2026-11-20T10:00:00.000Z", refused: { code: "EXPORT_PLACE_MISSING" } } as const;
    const desk = { ...quiet, schedule: { next: "2026-12-01", lastRefused, running: false } };
    expect(recordsDuties(anchorage, desk, now)).toMatchObject([{ id: "export-refused", urgency: "now" }]);
  });

  it("[A-6.h.ii] keep an incident open until IT has acknowledged it", () => {
    const [duty] = recordsDuties(anchorage, { ...quiet, incidents: [incident] }, now);
    expect(duty).toMatchObject({ row: "A-6.h.ii", urgency: "now", place: "incident", subject: "i1" });
    expect(duty?.why).toMatch(/until the Information Technology Department has taken it up/);
    const acknowledged = { at: incident.at, by: { name: "Sam", role: "IT" }, reference: "7", note: "" };
    expect(recordsDuties(anchorage, { ...quiet, incidents: [{ ...incident, acknowledged }] }, now)).toEqual([]);
  });

  it("put what is overdue first, and forks among what is broken now", () => {
    const fork = { id: 4, origin: "x.example/custodia/00", at: incident.at, from: "a package", seen: "", shown: "" };
    const desk = { ...quiet, requests: [{ ...request, due: "2026-11-01" }], forks: [fork] };
    const duties = recordsDuties(anchorage, desk, now);
    expect(duties.map(({ id }) => id)).toEqual(["request:r1", "fork:4"]);
    expect(duties[1]).toMatchObject({ place: "witness", subject: "4" });
  });
});

describe("a package that was recorded and is not in its folder", () => {
  it("[A-6.g.ii] is a duty until it is there", () => {
    const lost = { name: "custodia-0f-0-9.zip", folder: "/media/stick", at: "2026-11-18T10:00:00.000Z" };
    expect(recordsDuties(anchorage, { ...quiet, lostPackages: [lost] }, now)).toMatchObject([
      { id: "package-lost:/media/stick/custodia-0f-0-9.zip", urgency: "now", place: "export" },
    ]);
  });
});
