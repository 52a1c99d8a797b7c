import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromWall, instantOf, toWall, toWallDate } from "../../renderer/zoned-time.ts";

const anchorage = "America/Anchorage";
const chicago = "America/Chicago";

describe("times on the city's clock", () => {
  it("reads a typed time as the city's, whatever zone this computer is set to", () => {
    expect(fromWall("2026-11-19T14:40", anchorage)).toBe("2026-11-19T23:40:00.000Z");
    expect(fromWall("2026-07-01T08:00", chicago)).toBe("2026-07-01T13:00:00.000Z");
  });

  it("shows an instant on the city's clock", () => {
    expect(toWall("2026-11-20T01:05:59.999Z", anchorage)).toBe("2026-11-19T16:05");
    expect(toWallDate("2026-11-20T01:05:59.999Z", anchorage)).toBe("2026-11-19");
  });

  it("takes the first of an hour that comes twice, and the hour after one that is left out", () => {
    expect(fromWall("2026-11-01T01:30", chicago)).toBe("2026-11-01T06:30:00.000Z");
    expect(fromWall("2026-03-08T02:30", chicago)).toBe("2026-03-08T08:30:00.000Z");
  });

  it("calls a text that is no time no time", () => {
    for (const text of ["", "yesterday", "2026-13-40T99:99", "2026-11-19", "2026-11-19T14:40Z"])
      expect(fromWall(text, anchorage)).toBeNull();
  });

  it("comes back to the same minute for every instant that the clock shows once", () => {
    const zones = fc.constantFrom(anchorage, chicago, "UTC", "Asia/Kathmandu", "Pacific/Apia");
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (instant, zone) => {
        const wall = toWall(instant, zone);
        const back = fromWall(wall, zone);
        expect(back).not.toBeNull();
        expect(toWall(back ?? "", zone)).toBe(wall);
      }),
    );
  });

  it("means the present instant by the present minute, and never one before what was just recorded", () => {
    const now = new Date("2026-11-20T18:05:42.123Z");
    expect(instantOf("2026-11-20T09:05", anchorage, now, null)).toBe(now.toISOString());
    const sealed = "2026-11-20T18:01:30.000Z";
    expect(instantOf("2026-11-20T09:01", anchorage, now, sealed)).toBe(sealed);
    expect(instantOf("2026-11-20T09:00", anchorage, now, sealed)).toBe("2026-11-20T18:00:00.000Z");
  });
});
