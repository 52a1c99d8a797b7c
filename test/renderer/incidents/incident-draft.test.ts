import { beforeEach, describe, expect, it } from "vitest";
import { incidentSorts } from "../../../main/model/entry.ts";
import { freshDraft, isHalfTold, reportOf, toldNow } from "../../../renderer/incidents/incident-draft.ts";
import { incidentStanding, incidentTitle, sortHints, sortWords } from "../../../renderer/incidents/incident-words.ts";
import { reportIncident } from "../../../renderer/incidents/report-incident.ts";
import type { TrayItem } from "../../../renderer/stores/tray.ts";
import { setUpDesk } from "../desk.ts";
import type { FakeBridge } from "../fake-bridge.ts";

const zone = "America/Anchorage";
const now = new Date("2026-11-20T20:00:30.000Z");
const around = { ofCase: null, zone, now, sources: [] };

describe("an incident that is typed", () => {
  it("[A-6.h.ii] begins with everyone whom the policy wants told, in its order, none of them told", () => {
    const draft = freshDraft(["IT Department", "Director"], "account-1");
    expect(draft.told.map(({ title }) => title)).toEqual(["IT Department", "Director"]);
    expect(toldNow(draft.told)).toEqual([]);
    expect(reportOf({ ...draft, sort: "takeover", what: "x" }, around).told).toEqual([]);
  });

  it("notices who was begun and not finished", () => {
    expect(isHalfTold({ title: "IT", name: "", how: "" })).toBe(false);
    expect(isHalfTold({ title: "IT", name: "Sam Sample", how: " " })).toBe(true);
    expect(isHalfTold({ title: "", name: "Sam Sample", how: "By phone" })).toBe(true);
    expect(isHalfTold({ title: "IT", name: "Sam Sample", how: "By phone" })).toBe(false);
  });

  it("takes times from the city’s clock: empty is now for noticing, and not known for since", () => {
    const report = reportOf({ ...freshDraft([], null), sort: "other", what: "x" }, around);
    expect(report).toMatchObject({ account: null, since: null, noticedAt: now.toISOString() });
    const wall = { ...freshDraft([], null), what: "x", noticed: "2026-11-20T10:00", since: "2026-11-19T08:00" };
    expect(reportOf(wall, around)).toMatchObject({
      noticedAt: "2026-11-20T19:00:00.000Z",
      since: "2026-11-19T17:00:00.000Z",
      sort: "other",
    });
  });

  it("has words for every sort, and says open until IT has taken it up", () => {
    for (const sort of incidentSorts) expect(`${sortWords[sort]} ${sortHints[sort]}`).not.toContain("undefined");
    expect(incidentTitle({ sort: "impostor", account: null })).toBe("A page poses as ours");
    expect(incidentStanding({ acknowledged: null })).toEqual({ words: "Open", tone: "bad" });
  });
});

describe("reporting an incident with files", () => {
  let bridge: FakeBridge;
  const bytes = new Uint8Array(64).fill(7);
  bytes.set([0x89, 0x50, 0x4e, 0x47]);
  const item: TrayItem = { key: "1", name: "a.png", bytes: 64, from: { blob: new Blob([bytes]) }, preview: null };
  const { sources: _none, ...input } = reportOf(
    { ...freshDraft([], null), sort: "malware", what: "A strange file." },
    around,
  );

  beforeEach(() => {
    bridge = setUpDesk();
  });

  it("takes back what was handed over when the report is refused", async () => {
    const discarded: string[] = [];
    const request = bridge.request.bind(bridge);
    bridge.request = async (channel, asked) => {
      if (channel === "evidence.discard") discarded.push((asked as { source: string }).source);
      return request(channel, asked);
    };
    bridge.refuse.set("incidents.report", { code: "DISK_FULL" });
    await expect(reportIncident(input, [item])).rejects.toMatchObject({ refused: { code: "DISK_FULL" } });
    expect(discarded).toHaveLength(1);
  });

  it("[A-6.h.ii] seals the files with the report", async () => {
    const row = await reportIncident(input, [item]);
    expect(row.evidence.map(({ name }) => name)).toEqual(["a.png"]);
    expect(row.acknowledged).toBeNull();
  });
});
