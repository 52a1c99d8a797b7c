import fc from "fast-check";
import type { Cycle, EndOfLife } from "../../../main/model/device/end-of-life.ts";
import { type JudgeFacts, judge } from "../../../main/model/device/judge.ts";
import type { DeviceItemId, Read, Readings } from "../../../main/model/device/reading.ts";
import type { DeviceLine } from "../../../main/model/device-view.ts";
import type { DeviceRule } from "../../../main/model/policy-pack.ts";

export const zone = "America/Anchorage";
/** A day on which the data of these tests is ten days old, at noon in the zone. */
export const now = new Date("2026-06-20T20:00:00.000Z");
export const today = "2026-06-20";

export function cycle(name: string, until: string | null, more: Partial<Cycle> = {}): Cycle {
  return { cycle: name, until, latest: null, latestOn: null, ...more };
}

const product = (id: string, name: string, cycles: readonly Cycle[]) => ({
  id,
  name,
  sources: ["https://vendor.example/ends"],
  cycles,
});

/** Invented dates, so that these tests do not age with the real list. */
export const data: EndOfLife = {
  format: 1,
  on: "2026-06-10",
  products: [
    product("windows-11", "Windows 11", [
      cycle("25H2", "2027-10-12", { editions: { enterprise: "2028-10-10" }, build: "26200", latest: "26200.9000" }),
      cycle("24H2", "2026-06-30", {
        editions: { enterprise: "2027-10-12", lts: "2029-10-09" },
        build: "26100",
      }),
      cycle("23H2", "2025-11-11", { editions: { enterprise: "2026-06-09" }, build: "22631" }),
    ]),
    product("windows-10", "Windows 10", [cycle("22H2", "2025-10-14", { build: "19045" })]),
    product("macos", "macOS", [cycle("26", null), cycle("15", null), cycle("14", "2025-09-15")]),
    product("debian", "Debian", [
      cycle("13", "2028-08-09", { editions: { lts: "2030-06-30" } }),
      cycle("12", "2026-06-10", { editions: { lts: "2028-06-30" } }),
      cycle("11", "2024-08-14", { editions: { lts: "2026-05-31" } }),
    ]),
    product("ubuntu", "Ubuntu", [
      cycle("26.04", "2031-05-29"),
      cycle("24.04", "2029-05-31"),
      cycle("20.04", "2025-05-29"),
    ]),
    product("fedora", "Fedora Linux", [cycle("44", "2027-05-19"), cycle("43", "2026-12-02")]),
    product("chrome", "Google Chrome", [cycle("150", null), cycle("149", null)]),
    product("chromium", "Chromium", [cycle("150", null)]),
    product("edge", "Microsoft Edge", [cycle("150", null)]),
    product("firefox", "Firefox", [cycle("152", null)]),
    product("firefox-esr", "Firefox ESR", [
      cycle("153", null, { latest: "153.1.0" }),
      cycle("140", "2026-09-15", { latest: "140.12.0" }),
    ]),
    product("safari", "Safari", [cycle("26", null, { latest: "26.5" })]),
    product("electron", "Electron", [
      cycle("43", null),
      cycle("42", null),
      cycle("41", null),
      cycle("40", "2026-05-01"),
    ]),
  ],
};

export const rule: DeviceRule = {
  basis: "Invented for these tests.",
  clauses: [],
  everyDays: 7,
  needs: ["system", "updates", "malware", "browsers", "app"],
  asks: [],
  help: "the Harbour’s IT desk",
};

export const facts: JudgeFacts = { family: "windows", data, rule, answers: [], now, timeZone: zone };

export function read<I extends DeviceItemId>(item: I, reading: Readings[I]): Read {
  return { item, by: "measured", reading } as Read;
}

/** The line of one reading. */
export function lineOf<I extends DeviceItemId>(
  item: I,
  reading: Readings[I],
  more: Partial<JudgeFacts> = {},
): DeviceLine {
  return lineIn(judge([read(item, reading)], { ...facts, ...more }).lines, item);
}

export function lineIn(lines: readonly DeviceLine[], id: string): DeviceLine {
  const line = lines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`there is no line ${id}`);
  return line;
}

/** A Windows 11 that is in order. */
export const wellReadings: Readings = {
  system: {
    product: "windows-11",
    name: "Windows 11 Pro 25H2",
    cycle: "25H2",
    version: "26200.9000",
    edition: "home-pro",
  },
  updates: { pending: 0, security: 0, restart: false, installedOn: "2026-06-10", lookedOn: "2026-06-20" },
  "automatic-updates": { how: "installs" },
  malware: {
    protections: [
      {
        name: "Microsoft Defender Antivirus",
        on: true,
        realTime: true,
        current: true,
        signaturesOn: "2026-06-20",
        version: "1.431",
      },
    ],
  },
  browsers: {
    browsers: [{ kind: "edge", version: "150.0.4100.10", isDefault: true, packagedCurrent: null }],
    otherDefault: null,
  },
  app: { version: "0.1.0", electron: "43.1.0" },
  firewall: { on: true, name: "Windows Defender Firewall" },
  encryption: { state: "on", by: "BitLocker" },
  "screen-lock": { locks: true, after: 600 },
};

export const wellReads: readonly Read[] = (Object.keys(wellReadings) as DeviceItemId[]).map((item) =>
  read(item, wellReadings[item]),
);

/** Text of any UTF-16 units, the troublesome ones among them. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 7, 10, 13, 27, 0x202e, 0x2066, 0xd83d, 0xfeff)),
    {
      maxLength: 300,
    },
  )
  .map((units) => String.fromCharCode(...units));
