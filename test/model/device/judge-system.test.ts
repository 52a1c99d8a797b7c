import { describe, expect, it } from "vitest";
import type { SystemReading } from "../../../main/model/device/reading.ts";
import { startOfDay } from "../../../main/model/time.ts";
import { cycle, data, lineOf, wellReadings } from "./a-sight.ts";

const windows = (more: Partial<SystemReading>): SystemReading => ({ ...wellReadings.system, ...more });
const system = (product: string, cycle: string | null, edition: SystemReading["edition"] = null): SystemReading => ({
  product,
  name: `${product} ${cycle}`,
  cycle,
  version: null,
  edition,
});

describe("the operating system [A-6.h.iii]", () => {
  it("is unknown where nothing is known of it, never met", () => {
    const unknown: readonly SystemReading[] = [
      { product: null, name: "Arch Linux", cycle: null, version: null, edition: null },
      system("haiku", "1"),
      system("windows-11", null),
      system("windows-11", "27H2"),
      system("debian", "sid"),
      system("ubuntu", "25.04"),
      windows({ version: "27000.1" }),
    ];
    for (const reading of unknown) expect(lineOf("system", reading)).toMatchObject({ verdict: "unknown" });
  });

  it("that is newer than the list is unknown, and says that the list may be older", () => {
    expect(lineOf("system", system("fedora", "45")).says).toBe(
      "It is newer than Custodia’s list of supported versions of 2026-06-10.",
    );
  });

  it("that is older than everything on the list is not met", () => {
    for (const [product, old] of [
      ["windows-11", "21H2"],
      ["debian", "10"],
      ["ubuntu", "18.04"],
      ["macos", "12"],
    ] as const)
      expect(lineOf("system", system(product, old)).verdict).toBe("not-met");
  });

  it("[A-6.h.iii] is supported through the whole of its last day, and not met on the day after, in every zone", () => {
    const zones = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/Anchorage", "Australia/Lord_Howe", "UTC"];
    for (const timeZone of zones) {
      const at = (instant: number) =>
        lineOf("system", windows({ cycle: "24H2", version: "26100.1" }), { timeZone, now: new Date(instant) }).verdict;
      const begins = Date.parse(startOfDay(timeZone, "2026-06-30"));
      const ends = Date.parse(startOfDay(timeZone, "2026-06-30", 1));
      expect([timeZone, at(begins - 1), at(begins), at(ends - 1)]).toEqual([timeZone, "met", "met", "met"]);
      expect([timeZone, at(ends), at(ends + 1)]).toEqual([timeZone, "not-met", "not-met"]);
    }
  });

  it("ends at midnight of the zone on the day on which its clocks change", () => {
    const timeZone = "America/New_York";
    const products = data.products.map((one) => ({ ...one, cycles: [cycle("25H2", "2026-11-01")] }));
    const changed = { ...data, products };
    const at = (now: string) => lineOf("system", windows({}), { timeZone, data: changed, now: new Date(now) }).verdict;
    expect(at("2026-11-02T04:59:59.999Z")).toBe("met");
    expect(at("2026-11-02T05:00:00.000Z")).toBe("not-met");
  });

  it("that ends within 60 days is met, and says so, with what to do", () => {
    const soon = lineOf("system", windows({ cycle: "24H2", version: "26100.1" }));
    expect(soon.says).toBe("Microsoft supports it until 2026-06-30, which is soon.");
    expect(soon.steps.at(-1)).toContain("the Harbour’s IT desk");
    const later = lineOf("system", windows({}));
    expect([later.says, later.steps]).toEqual(["Microsoft supports it until 2027-10-12.", []]);
  });

  it("of Windows goes by its edition, and is unknown where the edition is and would decide", () => {
    const verdict = (name: string, edition: SystemReading["edition"], version: string) =>
      lineOf("system", windows({ cycle: name, edition, version })).verdict;
    expect(verdict("23H2", "home-pro", "22631.1")).toBe("not-met");
    expect(verdict("23H2", "enterprise", "22631.1")).toBe("not-met");
    expect(verdict("23H2", null, "22631.1")).toBe("not-met");
    expect(verdict("25H2", null, "26200.9001")).toBe("met");
    const inJuly = { now: new Date("2026-07-10T20:00:00.000Z") };
    const depends = lineOf("system", windows({ cycle: "24H2", edition: null, version: "26100.1" }), inJuly);
    expect(depends.verdict).toBe("unknown");
    expect(depends.says).toContain("until 2026-06-30; other editions are supported until 2029-10-09");
    expect(lineOf("system", windows({ cycle: "24H2", edition: "lts", version: "26100.1" }), inJuly).verdict).toBe(
      "met",
    );
  });

  it("whose edition is not known has ended for all on the day after the longest of them", () => {
    const at = (day: string) =>
      lineOf("system", system("debian", "11"), { data: { ...data, on: day }, now: new Date(`${day}T20:00:00.000Z`) });
    expect([at("2026-05-31").verdict, at("2026-06-01").verdict]).toEqual(["unknown", "not-met"]);
  });

  it("of Debian counts its long-term support only where it is known to be in use", () => {
    const of = (edition: SystemReading["edition"]) =>
      lineOf("system", system("debian", "12", edition), { family: "linux" });
    expect([of("lts").verdict, of(null).verdict]).toEqual(["met", "unknown"]);
    expect(lineOf("system", system("debian", "11", "lts")).verdict).toBe("not-met");
  });

  it("of Apple, who names no ends, is met until the autumn in which a newer one may have ended it", () => {
    const verdict = (name: string, day: string, on = data.on) =>
      lineOf("system", system("macos", name), { data: { ...data, on }, now: new Date(`${day}T20:00:00.000Z`) }).verdict;
    expect([verdict("14", "2026-06-20"), verdict("15", "2026-08-31"), verdict("15", "2026-09-01")]).toEqual([
      "not-met",
      "met",
      "unknown",
    ]);
    expect(verdict("26", "2026-12-01")).toBe("met");
    expect(verdict("15", "2027-08-31", "2026-09-20")).toBe("met");
    expect(verdict("15", "2027-09-01", "2026-09-20")).toBe("unknown");
  });

  it("says of Windows 10 and of Ubuntu that fixes can be bought", () => {
    expect(lineOf("system", system("windows-10", "22H2")).says).toContain("Extended Security Updates");
    expect(lineOf("system", system("ubuntu", "20.04")).says).toContain("Ubuntu Pro");
  });

  it("behind the newest build that is known of its version is not met: the fix is out", () => {
    const latest = { latest: "15.8.2", latestOn: "2026-06-08" };
    const products = data.products.map((one) =>
      one.id === "macos" ? { ...one, cycles: [cycle("26", null), cycle("15", null, latest)] } : one,
    );
    const mac = (version: string | null) =>
      lineOf("system", { ...system("macos", "15"), version }, { family: "macos", data: { ...data, products } });
    expect(mac("15.0 (24A335)")).toMatchObject({
      verdict: "not-met",
      says: "15.8.2 has been out since 2026-06-08: the security fixes that it brings are missing here.",
    });
    expect(mac("15.0").steps.join(" ")).toContain("Software Update");
    expect([mac("15.8.2 (24H200)").verdict, mac("15.9").verdict]).toEqual(["met", "met"]);
    expect([mac(null).verdict, mac("beta").verdict]).toEqual(["unknown", "unknown"]);
    const older = lineOf("system", windows({ version: "26200.8000" }));
    expect([older.verdict, older.says]).toEqual([
      "not-met",
      "26200.9000 has been out: the security fixes that it brings are missing here.",
    ]);
  });

  it("is met until its support ends, or until the list can’t know any more", () => {
    const until = (reading: SystemReading) => lineOf("system", reading).until;
    expect(until(system("fedora", "43"))).toBe("2026-12-02");
    expect(until(windows({}))).toBe("2027-06-10");
    expect([until(system("macos", "15")), until(system("macos", "26"))]).toEqual(["2026-08-31", "2027-06-10"]);
    expect(until(system("macos", "14"))).toBeNull();
  });

  it("is unknown once the list is more than a year old, or this clock is wrong by years", () => {
    const at = (now: string) => lineOf("system", windows({}), { now: new Date(now) });
    expect(at("2027-06-10T20:00:00.000Z").verdict).toBe("met");
    expect(at("2027-06-11T20:00:00.000Z")).toMatchObject({
      verdict: "unknown",
      says: "Custodia’s list of supported versions is of 2026-06-10: more than a year old, it says nothing about today.",
    });
    for (const wrong of ["1970-01-01T12:00:00.000Z", "2019-06-20T20:00:00.000Z", "2026-06-07T20:00:00.000Z"])
      expect(at(wrong)).toMatchObject({
        verdict: "unknown",
        says: expect.stringContaining("this computer’s clock says"),
      });
    expect(at("2099-06-20T20:00:00.000Z").verdict).toBe("unknown");
  });

  it("shows its name and build, and nothing of what a hostile name would do", () => {
    expect(lineOf("system", windows({})).reading).toBe("Windows 11 Pro 25H2, build 26200.9000");
    const line = lineOf("system", windows({ name: `Win\u202e\n${"x".repeat(5000)}` }));
    expect(line.reading.length).toBeLessThan(160);
    expect(line.reading).not.toMatch(/[\u202e\n]/);
  });
});
