import { describe, expect, it } from "vitest";
import type { LastVerified, LogStatus } from "../../preload/contract.ts";
import { standing } from "../../renderer/standing.ts";

const zone = "America/Anchorage";
const now = new Date("2026-11-20T20:00:00.000Z");

function of(entries: number, last: Partial<LastVerified> | null) {
  const lastVerified = last && { at: "2026-11-20T19:00:00.000Z", ok: true, entries, ...last };
  const log: LogStatus = {
    entries,
    cases: 1,
    openCases: 0,
    origin: "example.org/log",
    lastVerified,
    clockBehind: null,
  };
  return standing(log, zone, now);
}

describe("where the log stands", () => {
  it("is green only when every entry there is was verified", () => {
    expect(of(14, {})).toMatchObject({ lamp: "good" });
    expect(of(14, {}).words).toMatch(/^14 entries, verified today at/);
    expect(of(14, { entries: 9 })).toEqual({ words: "14 entries, 5 new since the last check", lamp: "warn" });
    expect(of(14, null)).toEqual({ words: "14 entries, not verified yet", lamp: "warn" });
    expect(of(0, { entries: 0 })).toEqual({ words: "0 entries", lamp: "plain" });
  });

  it("is red after a fault, also when entries came later, and when entries went missing", () => {
    expect(of(14, { ok: false })).toMatchObject({ lamp: "bad" });
    expect(of(15, { ok: false, entries: 14 })).toMatchObject({ lamp: "bad" });
    expect(of(13, { entries: 14 })).toMatchObject({ lamp: "bad" });
  });
});
