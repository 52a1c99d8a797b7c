import { describe, expect, it } from "vitest";
import { lineOf } from "./a-sight.ts";

describe("Custodia itself [A-6.h.iii]", () => {
  const app = (electron: string | null, day = "2026-06-20") =>
    lineOf("app", { version: "0.1.0", electron }, { now: new Date(`${day}T20:00:00.000Z`) });

  it("is unknown without its Electron, with one that is not on the list, and with an old list", () => {
    expect(app(null)).toMatchObject({ verdict: "unknown", reading: "Custodia 0.1.0" });
    expect(app("44.0.0").verdict).toBe("unknown");
    expect(app("nightly").verdict).toBe("unknown");
    expect(app("43.1.0", "2027-07-01").verdict).toBe("unknown");
  });

  it("is not met once its Electron gets no more fixes", () => {
    expect(app("40.9.0")).toMatchObject({
      verdict: "not-met",
      says: "Its Electron got security fixes until 2026-05-01.",
    });
    expect(app("22.3.27").verdict).toBe("not-met");
  });

  it("is met for as long as the list can know: the newest three get fixes, and a new one comes every eight weeks", () => {
    expect([app("41.0.0").verdict, app("42.0.0").verdict, app("43.1.0").verdict]).toEqual(["met", "met", "met"]);
    expect([app("41.0.0", "2026-07-08").verdict, app("41.0.0", "2026-07-09").verdict]).toEqual(["met", "unknown"]);
    expect([app("43.1.0", "2026-10-28").verdict, app("43.1.0", "2026-10-29").verdict]).toEqual(["met", "unknown"]);
  });
});

describe("firewall, encryption and screen lock [A-6.h.iii]", () => {
  it("are unknown where nothing could be found out, never met", () => {
    expect(lineOf("firewall", { on: null, name: "ufw" }).verdict).toBe("unknown");
    expect(lineOf("encryption", { state: null, by: "" }).verdict).toBe("unknown");
    for (const [locks, after] of [
      [null, null],
      [null, 300],
      [true, null],
      [true, 0],
      [true, -5],
      [true, Number.NaN],
    ] as const)
      expect([locks, after, lineOf("screen-lock", { locks, after }).verdict]).toEqual([locks, after, "unknown"]);
  });

  it("are not met where they are off, under way, or come too late", () => {
    expect(lineOf("firewall", { on: false, name: "" }).says).toBe("No firewall was found.");
    expect(lineOf("firewall", { on: false, name: "ufw" }).says).toBe("ufw is switched off.");
    expect(lineOf("encryption", { state: "off", by: "" }).verdict).toBe("not-met");
    expect(lineOf("encryption", { state: "under-way", by: "BitLocker" }).verdict).toBe("not-met");
    expect(lineOf("screen-lock", { locks: false, after: 60 }).verdict).toBe("not-met");
    expect(lineOf("screen-lock", { locks: true, after: 901 })).toMatchObject({
      verdict: "not-met",
      says: "The screen locks only after 16 minutes; 15 minutes is the most.",
    });
  });

  it("are met where they are on, the screen within 15 minutes", () => {
    expect(lineOf("firewall", { on: true, name: "ufw" }).says).toBe("ufw is on.");
    expect(lineOf("encryption", { state: "on", by: "LUKS" }).says).toBe(
      "The volume that holds Custodia’s data is encrypted with LUKS.",
    );
    expect(lineOf("screen-lock", { locks: true, after: 900 }).verdict).toBe("met");
  });
});
