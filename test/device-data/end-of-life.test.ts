import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEndOfLife, parseEndOfLife } from "../../main/device-data/index.ts";
import { AppError } from "../../main/lib/app-error.ts";
import { judge } from "../../main/model/device/judge.ts";
import { browserKinds } from "../../main/model/device/reading.ts";
import { compareVersions, majorOf } from "../../main/model/device/versions.ts";
import { isDate } from "../../main/model/time.ts";
import packageJson from "../../package.json" with { type: "json" };

const file = join(import.meta.dirname, "..", "..", "assets", "end-of-life.json");
const list = loadEndOfLife(file);
const sound = {
  format: 1,
  on: "2026-06-10",
  products: [
    {
      id: "debian",
      name: "Debian",
      sources: ["https://www.debian.org/releases/"],
      cycles: [{ cycle: "13", until: "2028-08-09", editions: { lts: "2030-06-30" }, latest: null, latestOn: null }],
    },
  ],
};

function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.refused();
    throw error;
  }
  return null;
}

describe("the list of ends of support refuses", () => {
  const [debian] = sound.products;
  const cycle = { cycle: "13", until: null, latest: null, latestOn: null };
  const withCycles = (cycles: unknown) => ({ ...sound, products: [{ ...debian, cycles }] });
  const broken: readonly (readonly [string, unknown])[] = [
    ["what is no list", []],
    ["a format that is to come", { ...sound, format: 2 }],
    ["a day that is none", { ...sound, on: "2026-02-30" }],
    ["no day", { format: 1, products: [] }],
    ["a product without a source", { ...sound, products: [{ ...debian, sources: [] }] }],
    ["a source that is no web address", { ...sound, products: [{ ...debian, sources: ["file:///etc/passwd"] }] }],
    ["a product twice", { ...sound, products: [debian, debian] }],
    ["a product without versions", withCycles([])],
    ["a version twice", withCycles([cycle, cycle])],
    ["an end that is no day", withCycles([{ ...cycle, until: "soon" }])],
    ["an edition of nobody", withCycles([{ ...cycle, editions: { gold: "2030-01-01" } }])],
    ["a name that turns the direction of writing", { ...sound, products: [{ ...debian, name: "Deb\u202eian" }] }],
    ["a field that it does not know", { ...sound, more: true }],
  ];

  for (const [what, content] of broken)
    it(`${what}, and says where`, () => {
      expect(refusal(() => parseEndOfLife(JSON.stringify(content)))).toMatchObject({
        code: "DEVICE_DATA_BROKEN",
        detail: { reason: expect.stringMatching(/./) },
      });
    });

  it("what is not JSON, a folder, and what is far too long", () => {
    const folder = mkdtempSync(join(tmpdir(), "end-of-life-"));
    try {
      const long = join(folder, "long.json");
      writeFileSync(long, " ".repeat(1_048_577));
      expect(refusal(() => parseEndOfLife("{"))).toMatchObject({ code: "DEVICE_DATA_BROKEN" });
      expect(refusal(() => loadEndOfLife(long))).toMatchObject({ code: "DEVICE_DATA_BROKEN" });
      expect(refusal(() => loadEndOfLife(folder))).toMatchObject({ code: "DEVICE_DATA_BROKEN" });
      expect(refusal(() => loadEndOfLife(join(folder, "none.json")))).toMatchObject({ code: "FOLDER_MISSING" });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("nothing of a sound one", () => {
    expect(parseEndOfLife(JSON.stringify(sound))).toEqual(sound);
  });
});

describe("the list that comes with the app [A-6.h.iii]", () => {
  it("has every system and browser that the probes know, each with a vendor’s address", () => {
    const systems = ["windows-11", "windows-10", "windows-server", "macos", "debian", "ubuntu", "fedora"];
    expect(list.products.map(({ id }) => id).sort()).toEqual([...systems, ...browserKinds, "electron"].sort());
    for (const { id, sources } of list.products) expect([id, sources.length > 0]).toEqual([id, true]);
  });

  it("has no end before it, and no version that is not a version; nothing newest is of a day to come", () => {
    for (const { id, cycles } of list.products)
      for (const { cycle, until, editions, latest, latestOn } of cycles) {
        expect([id, cycle, majorOf(cycle) !== null]).toEqual([id, cycle, true]);
        for (const end of Object.values(editions ?? {}))
          expect([id, cycle, isDate(end) && until !== null && end >= until]).toEqual([id, cycle, true]);
        if (latestOn !== null) expect(latestOn <= list.on).toBe(true);
        if (latest !== null) expect([id, majorOf(latest)]).toEqual([id, majorOf(cycle)]);
      }
  });

  it("has the newest first, Windows 10 by its years", () => {
    for (const { id, cycles } of list.products.filter((one) => one.id !== "windows-10"))
      for (const [i, { cycle }] of cycles.entries()) {
        const next = cycles[i + 1]?.cycle;
        if (next !== undefined) expect([id, cycle, (compareVersions(cycle, next) ?? 0) > 0]).toEqual([id, cycle, true]);
      }
  });

  it("ends each Windows on a second Tuesday, as Microsoft does", () => {
    const ends = list.products
      .filter(({ id }) => id.startsWith("windows"))
      .flatMap(({ cycles }) => cycles.flatMap(({ until, editions }) => [until, ...Object.values(editions ?? {})]));
    for (const end of ends) {
      const day = new Date(`${end}T00:00:00.000Z`);
      const secondTuesday = day.getUTCDay() === 2 && day.getUTCDate() >= 8 && day.getUTCDate() <= 14;
      expect([end, secondTuesday]).toEqual([end, true]);
    }
  });

  it("knows the Electron that this app is built on as one that gets fixes", () => {
    const electron = packageJson.devDependencies.electron;
    const now = new Date(`${list.on}T20:00:00.000Z`);
    const facts = { family: "linux", data: list, rule: null, answers: [], now, timeZone: "UTC" } as const;
    const { lines } = judge([{ item: "app", by: "measured", reading: { version: "0.1.0", electron } }], facts);
    expect(lines.find(({ id }) => id === "app")).toMatchObject({ verdict: "met" });
  });
});
