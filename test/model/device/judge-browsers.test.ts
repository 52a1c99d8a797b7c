import { describe, expect, it } from "vitest";
import type { Browser } from "../../../main/model/device/reading.ts";
import { data, lineOf } from "./a-sight.ts";

const chrome: Browser = { kind: "chrome", version: "150.0.7871.46", isDefault: true, packagedCurrent: null };
const browsers = (many: readonly Partial<Browser>[], otherDefault: string | null = null, day = "2026-06-20") =>
  lineOf(
    "browsers",
    { browsers: many.map((one) => ({ ...chrome, ...one })), otherDefault },
    { now: new Date(`${day}T20:00:00.000Z`) },
  );

describe("web browsers [A-6.h.iii]", () => {
  it("are unknown where there is none, where pages open in another, and where a version is", () => {
    expect(browsers([])).toMatchObject({ verdict: "unknown", says: "No browser was found that Custodia knows." });
    expect(browsers([{}], "Vivaldi")).toMatchObject({
      verdict: "unknown",
      says: "Pages open in Vivaldi, of which Custodia does not know what is newest.",
    });
    for (const version of [null, "", "newest", "999.0"])
      expect([version, browsers([{ version }]).verdict]).toEqual([version, "unknown"]);
  });

  it("[A-6.h.iii] are unknown where nobody knows which of them opens pages, or where some could not be looked for", () => {
    expect(browsers([{ isDefault: false }, { isDefault: false, kind: "edge" }])).toMatchObject({
      verdict: "unknown",
      says: "In which browser pages open could not be found out.",
    });
    const partial = (version: string) =>
      lineOf("browsers", { browsers: [{ ...chrome, version }], otherDefault: null, isPartial: true });
    expect(partial("150.0.7871.46")).toMatchObject({
      verdict: "unknown",
      says: "Not everything that is installed could be looked at: there may be other browsers.",
    });
    expect([partial("148.0.1").verdict, browsers([{ isDefault: false, version: "148.0" }]).verdict]).toEqual([
      "not-met",
      "not-met",
    ]);
  });

  it("behind the newest known are not met, and it is said by how much", () => {
    expect(browsers([{ version: "148.0.1" }])).toMatchObject({
      verdict: "not-met",
      reading: "Google Chrome 148.0.1 (the default)",
      says: "Google Chrome 148 is 2 versions behind 150, the newest that Custodia knows of.",
    });
    expect(browsers([{}, { kind: "firefox", version: "151.0", isDefault: false }]).says).toContain("1 version behind");
  });

  it("at the newest known, or newer, are met only while the list is young", () => {
    expect(browsers([{}, { version: "151.0" }]).verdict).toBe("met");
    expect(browsers([{}], null, "2026-07-10").verdict).toBe("met");
    expect(browsers([{}], null, "2026-07-11").verdict).toBe("unknown");
    expect(browsers([{ version: "153.0" }], null, "2026-07-11").verdict).toBe("unknown");
    expect(browsers([{ version: "148.0" }], null, "2026-07-11").verdict).toBe("not-met");
    expect(browsers([{ version: "148.0" }], null, "2027-08-10").verdict).toBe("unknown");
  });

  it("that the system’s package source keeps go by what it says, however old the list is", () => {
    for (const version of ["148.0", "150.0", "200.0"])
      expect(browsers([{ packagedCurrent: true, version }], null, "2029-01-01").verdict).toBe("met");
    expect(browsers([{ packagedCurrent: false }])).toMatchObject({
      verdict: "not-met",
      says: "A newer Google Chrome waits among this system’s updates.",
    });
  });

  it("that the package source has given up are not met, however old the list is, and unknown without a version", () => {
    for (const day of ["2026-06-20", "2029-01-01", "2019-01-01"])
      expect(
        browsers([{ kind: "chromium", packagedCurrent: true, version: "90.0.4430.212" }], null, day),
      ).toMatchObject({
        verdict: "not-met",
        says: "Chromium 90 is 60 versions behind 150, the newest that Custodia knows of. This system’s package source brings no newer one.",
      });
    const esr = (version: string) => browsers([{ kind: "firefox-esr", packagedCurrent: true, version }]).verdict;
    expect([esr("140.1.0"), esr("153.0.0"), esr("128.9.0")]).toEqual(["met", "met", "not-met"]);
    expect(browsers([{ packagedCurrent: true, version: null }]).verdict).toBe("unknown");
  });

  it("behind the newest known of their own main version are not met", () => {
    const listed = (kind: string, latest: string) => ({
      ...data,
      products: data.products.map((one) =>
        one.id === kind
          ? { ...one, cycles: one.cycles.map((each, at) => (at === 0 ? { ...each, latest } : each)) }
          : one,
      ),
    });
    const of = (kind: Browser["kind"], version: string, latest: string) =>
      lineOf(
        "browsers",
        { browsers: [{ ...chrome, kind, version }], otherDefault: null },
        { data: listed(kind, latest) },
      );
    expect(of("firefox", "152.0", "152.0.5")).toMatchObject({
      verdict: "not-met",
      says: "Firefox 152.0 is older than 152.0.5, which is out.",
    });
    expect(of("chrome", "150.0.0.1", "150.0.8100.90").verdict).toBe("not-met");
    expect(of("chrome", "150.0.8100.87", "150.0.8100.90").verdict).toBe("not-met");
    expect(of("firefox", "152.0.5", "152.0.5")).toMatchObject({
      verdict: "met",
      says: "Firefox is the newest version that Custodia knows of, or newer.",
    });
    // One release has last numbers of its own on each system.
    expect(of("chrome", "150.0.8100.88", "150.0.8100.90").verdict).toBe("met");
    expect(browsers([{}]).says).toBe("Google Chrome 150 is the newest main version that Custodia knows of, or newer.");
  });

  it("are met until the list is no longer young, or until their line of ESR ends", () => {
    expect(browsers([{}]).until).toBe("2026-07-10");
    const ends = { ...data, on: "2026-09-01" };
    const esr = { browsers: [{ ...chrome, kind: "firefox-esr" as const, version: "140.12.0" }], otherDefault: null };
    expect(lineOf("browsers", esr, { data: ends, now: new Date("2026-09-02T20:00:00.000Z") }).until).toBe("2026-09-15");
    expect(browsers([{ packagedCurrent: true }]).until).toBeNull();
    expect(browsers([{ version: "148.0" }]).until).toBeNull();
  });

  it("of ESR and of Safari go by the number behind the dot, too, and both lines of ESR are well until one ends", () => {
    const esr = (version: string, day?: string) => browsers([{ kind: "firefox-esr", version }], null, day).verdict;
    expect([esr("153.1.0"), esr("140.12.0"), esr("140.11.0"), esr("128.9.0")]).toEqual([
      "met",
      "met",
      "not-met",
      "not-met",
    ]);
    const safari = (version: string) => browsers([{ kind: "safari", version }]).verdict;
    expect([safari("26.5"), safari("26.5.1"), safari("26.4"), safari("18.6")]).toEqual([
      "met",
      "met",
      "not-met",
      "not-met",
    ]);
  });

  it("are all counted, not the default alone", () => {
    expect(browsers([{}, { kind: "edge", version: "120.0", isDefault: false }]).verdict).toBe("not-met");
    expect(browsers([{}, { kind: "edge", version: null, isDefault: false }]).verdict).toBe("unknown");
  });
});
