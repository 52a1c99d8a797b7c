import { describe, expect, it } from "vitest";
import { judge } from "../../../main/model/device/judge.ts";
import type { DeviceFamily, UpdatesReading } from "../../../main/model/device/reading.ts";
import { cycle, data, facts, lineIn, lineOf, read, wellReadings } from "./a-sight.ts";

const updates = (more: Partial<UpdatesReading>, family: DeviceFamily = "windows") =>
  lineOf("updates", { ...wellReadings.updates, ...more }, { family });

describe("updates [A-6.h.iii]", () => {
  it("are unknown where a number, the restart or the last look is, never met", () => {
    const unknown: readonly Partial<UpdatesReading>[] = [
      { pending: null, security: null },
      { pending: null, security: 0 },
      { pending: Number.NaN, security: null },
      { pending: -1, security: null },
      { restart: null },
      { lookedOn: null },
      { lookedOn: "2026-06-05" },
      { lookedOn: "2027-01-01" },
      { lookedOn: "yesterday" },
      { lookedOn: "0026-06-20" },
    ];
    for (const more of unknown) expect([more, updates(more).verdict]).toEqual([more, "unknown"]);
  });

  it("that wait are not met as soon as one of them may mend security", () => {
    const waiting: readonly (readonly [Partial<UpdatesReading>, string])[] = [
      [{ pending: 3, security: 2 }, "2 updates that mend security wait to be installed."],
      [{ pending: null, security: 1 }, "1 update that mends security waits to be installed."],
      [{ pending: 1, security: null }, "1 update waits to be installed. It may mend security."],
      [{ restart: true }, "Updates were installed and work only after a restart."],
    ];
    for (const [more, says] of waiting) expect(updates(more)).toMatchObject({ verdict: "not-met", says });
    expect(updates({ restart: true }).steps.at(-1)).toContain("call the Harbour’s IT desk");
  });

  it("that wait but mend nothing are met, and so is none", () => {
    expect(updates({ pending: 3, security: 0 })).toMatchObject({
      verdict: "met",
      says: "Updates wait, but none of them mends security. It was last looked on 2026-06-20.",
    });
    expect(updates({ security: null })).toMatchObject({ verdict: "met", steps: [] });
    expect(updates({ lookedOn: "2026-06-06" }).verdict).toBe("met");
  });

  it("of a Mac need no word about a restart: there they wait until it has restarted", () => {
    expect(updates({ restart: null }, "macos").verdict).toBe("met");
    expect(updates({ restart: true }, "macos").verdict).toBe("not-met");
  });

  it("of a Windows that has installed nothing for 60 days are not met, whatever it says; elsewhere there is no calendar", () => {
    expect(updates({ installedOn: "2026-04-21" }).verdict).toBe("met");
    expect(updates({ installedOn: "2026-04-20" }).verdict).toBe("not-met");
    expect(updates({ installedOn: "2026-04-20" }, "linux").verdict).toBe("met");
    expect(updates({ installedOn: null }).verdict).toBe("met");
  });

  it("of a Mac that lists none are not met while a newer version of the same line is out", () => {
    const latest = { latest: "15.8.2", latestOn: "2026-05-26" };
    const products = data.products.map((one) =>
      one.id === "macos" ? { ...one, cycles: [cycle("26", null), cycle("15", null, latest)] } : one,
    );
    const on = (version: string | null, name = "15") => {
      const system = { product: "macos", name: "macOS", cycle: name, version, edition: null };
      const reads = [read("system", system), read("updates", { ...wellReadings.updates, restart: null })];
      return lineIn(judge(reads, { ...facts, family: "macos", data: { ...data, products } }).lines, "updates");
    };
    expect(on("15.0 (24A335)")).toMatchObject({
      verdict: "not-met",
      says: "macOS 15.8.2 is out since 2026-05-26 and not installed here, whatever this Mac’s own list says.",
    });
    const well = [on("15.8.2 (24H200)"), on("15.9"), on("26.0", "26"), on(null), on("nonsense"), on("14.1", "14")];
    expect(well.map(({ verdict }) => verdict)).toEqual(["met", "met", "met", "met", "met", "met"]);
  });

  it("name the system’s own place for them", () => {
    const of = (family: DeviceFamily) => updates({ restart: true }, family).steps[0];
    expect(of("macos")).toContain("System Settings > General > Software Update");
    expect(of("linux")).toContain("updates");
  });
});

describe("automatic updates [A-6.h.iii]", () => {
  it("are met where they install themselves or IT decides, not met where somebody has to, unknown where nobody knows", () => {
    const verdict = (how: "installs" | "asks" | "off" | "managed" | null) =>
      lineOf("automatic-updates", { how }).verdict;
    expect([verdict("installs"), verdict("managed"), verdict("asks"), verdict("off"), verdict(null)]).toEqual([
      "met",
      "met",
      "not-met",
      "not-met",
      "unknown",
    ]);
  });
});
