import { describe, expect, it } from "vitest";
import { macosProbes } from "../../../main/device/macos/index.ts";
import { outcomesFor, recordings, sampleAround } from "../recording.ts";

const around = sampleAround("macos");
const all = recordings("macos");

describe("what the probes of macos make of recorded answers", () => {
  it.each(all)("[A-6.h.iii] reads $item of $system ($name)", ({ item, outcomes, reading, now }) => {
    const probe = macosProbes.find((one) => one.item === item);
    const sources = probe?.sources(around) ?? {};
    expect(Object.keys(sources)).toEqual(expect.arrayContaining(Object.keys(outcomes)));
    const at = Date.parse(now ?? "2026-11-21T12:00:00Z");
    expect(probe?.parse(outcomesFor(sources, outcomes), around, at)).toEqual(reading);
  });

  it("has a recording for each probe, and says of each what it was taken from", () => {
    expect(new Set(all.map(({ item }) => item))).toEqual(new Set(macosProbes.map(({ item }) => item)));
    for (const { system, from, real } of all) {
      expect(system.length).toBeGreaterThan(10);
      expect(from).toMatch(real ? /machine|container/ : /^documented: /);
    }
  });

  it("gives a reason and no reading where every source failed in the same way", () => {
    for (const probe of macosProbes) {
      for (const state of ["absent", "denied", "timed-out", "too-long", "failed", "unreadable"] as const) {
        const names = Object.keys(probe.sources(around));
        const outcomes = Object.fromEntries(names.map((name) => [name, { state }]));
        const found = probe.parse(outcomes, around, Date.now());
        if (probe.item !== "browsers") expect([probe.item, found]).toEqual([probe.item, state]);
      }
    }
  });
});
