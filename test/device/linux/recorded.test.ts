import { describe, expect, it } from "vitest";
import { linuxProbes } from "../../../main/device/linux/index.ts";
import { outcomesFor, recordings, sampleAround } from "../recording.ts";

const around = sampleAround("linux");
const all = recordings("linux");

/** Each item may have a probe for Debian and one for Fedora: the one that does not fit says “absent”. */
function readingsOf({ item, outcomes, now }: (typeof all)[number]): readonly unknown[] {
  return linuxProbes
    .filter((probe) => probe.item === item)
    .map((probe) => {
      const first = outcomesFor(probe.sources(around), outcomes);
      const more = outcomesFor(probe.more?.(first) ?? {}, outcomes);
      return probe.parse({ ...first, ...more }, around, Date.parse(now ?? "2026-11-21T12:00:00Z"));
    });
}

describe("what the probes of Linux make of recorded answers", () => {
  it.each(all)("[A-6.h.iii] reads $item of $system ($name)", (recording) => {
    const known = new Set(
      linuxProbes
        .filter(({ item }) => item === recording.item)
        .flatMap((probe) => {
          const first = probe.sources(around);
          return Object.keys({ ...first, ...probe.more?.(outcomesFor(first, recording.outcomes)) });
        }),
    );
    expect([...known]).toEqual(expect.arrayContaining(Object.keys(recording.outcomes)));
    const found = readingsOf(recording).filter((reading) => reading !== "absent");
    expect(found[0] ?? "absent").toEqual(recording.reading);
    expect(found.length).toBeLessThan(2);
  });

  it("has recordings for each probe, of real machines too, and says of each what it was taken from", () => {
    for (const { item } of linuxProbes) {
      expect(all.filter((recording) => recording.item === item && recording.real).length, item).toBeGreaterThan(0);
      expect(all.filter((recording) => recording.item === item).length, item).toBeGreaterThan(2);
    }
    for (const { system, from, real } of all) {
      expect(system.length).toBeGreaterThan(10);
      expect(from).toMatch(real ? /container/ : /^documented: https:/);
    }
  });
});

describe("what can't be read", () => {
  it("gives the reason of its source, whatever it is", () => {
    for (const probe of linuxProbes) {
      for (const state of ["denied", "timed-out", "too-long", "failed"] as const) {
        const names = Object.keys(probe.sources(around));
        const outcomes = Object.fromEntries(names.map((name) => [name, { state }]));
        const found = probe.parse(outcomes, around, Date.now());
        // Without knowing the distribution, no probe that is only for one of them may speak.
        expect([state, "absent"], probe.item).toContain(found);
      }
    }
  });

  it("names only absolute paths, and no shell", () => {
    for (const source of linuxProbes.flatMap((probe) => Object.values(probe.sources(around)))) {
      const path =
        "run" in source ? source.run : "file" in source ? source.file : "folder" in source ? source.folder : "/";
      expect(path).toMatch(/^\//);
      expect(path).not.toMatch(/\/(ba|da|z)?sh$|env$|sudo|pkexec/);
    }
  });

  it("calls a browser the newest by a list of the last week, and by none that is older or of days to come", () => {
    const browsers = all.find(({ name }) => name === "debian-12-browsers");
    const at = (now: string) => (browsers === undefined ? [] : readingsOf({ ...browsers, now }));
    expect(JSON.stringify(at("2026-11-21T20:00:00Z"))).toContain('"packagedCurrent":true');
    expect(JSON.stringify(at("2026-12-21T20:00:00Z"))).toContain('"packagedCurrent":null');
    expect(JSON.stringify(at("2020-01-01T20:00:00Z"))).toContain('"packagedCurrent":null');
  });
});
