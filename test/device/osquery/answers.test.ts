import { describe, expect, it } from "vitest";
import { osqueryProbes } from "../../../main/device/osquery/index.ts";
import { osqueryPlaces } from "../../../main/device/osquery/program.ts";
import type { AnyProbe } from "../../../main/device/probe.ts";
import type { DeviceFamily, DeviceItemId } from "../../../main/model/device/reading.ts";
import { ok, sampleAround } from "../recording.ts";

/** Rows as osquery's published schema has them (osquery.io/schema/5.15.0), put together by hand: no machine with osquery was at hand. */
const cases: readonly (readonly [DeviceFamily, DeviceItemId, string, unknown, unknown])[] = [
  [
    "linux",
    "system",
    "Fedora",
    [
      {
        name: "Fedora Linux",
        version: "42 (Workstation Edition)",
        major: "42",
        minor: "0",
        build: "",
        platform: "fedora",
      },
    ],
    { product: "fedora", name: "Fedora Linux 42 (Workstation Edition)", cycle: "42", version: "42", edition: null },
  ],
  [
    "linux",
    "system",
    "Debian, without its point release",
    [{ name: "Debian GNU/Linux", version: "12 (bookworm)", major: "12", minor: "0", build: "", platform: "debian" }],
    { product: "debian", name: "Debian GNU/Linux 12 (bookworm)", cycle: "12", version: null, edition: null },
  ],
  [
    "linux",
    "system",
    "another one",
    [{ name: "Arch Linux", version: "", major: "0", minor: "0", build: "rolling", platform: "arch" }],
    { product: null, name: "Arch Linux", cycle: null, version: null, edition: null },
  ],
  [
    "macos",
    "system",
    "macOS",
    [{ name: "macOS", version: "15.5", major: "15", minor: "5", build: "24F74", platform: "darwin" }],
    { product: "macos", name: "macOS 15.5", cycle: "15", version: "15.5 (24F74)", edition: null },
  ],
  [
    "macos",
    "system",
    "nonsense",
    [{ name: "macOS", version: "15.5; rm", build: "x", platform: "darwin" }],
    "unreadable",
  ],
  ["macos", "firewall", "on", [{ global_state: "1" }], { on: true, name: "macOS Firewall" }],
  ["macos", "firewall", "off", [{ global_state: "0" }], { on: false, name: "macOS Firewall" }],
  ["macos", "firewall", "a macOS that no longer has the file (15): nothing", [{ global_state: "" }], "unreadable"],
  ["macos", "encryption", "FileVault", [{ status: "on" }], { state: "on", by: "FileVault" }],
  ["macos", "encryption", "unknown", [{ status: "unknown" }], "unreadable"],
  ["macos", "screen-lock", "asks", [{ enabled: "1", grace_period: "5" }], { locks: true, after: null }],
  [
    "macos",
    "browsers",
    "Chrome and Safari",
    [
      { name: "com.google.Chrome", version: "156.0.8078.79" },
      { name: "com.apple.Safari", version: "26.1" },
      { name: "com.apple.mail", version: "16.0" },
    ],
    {
      browsers: [
        { kind: "chrome", version: "156.0.8078.79", isDefault: false, packagedCurrent: null },
        { kind: "safari", version: "26.1", isDefault: false, packagedCurrent: null },
      ],
      otherDefault: null,
    },
  ],
  [
    "windows",
    "malware",
    "Defender",
    [{ name: "Microsoft Defender Antivirus", state: "On", signatures_up_to_date: "1" }],
    {
      protections: [
        {
          name: "Microsoft Defender Antivirus",
          on: true,
          realTime: null,
          current: true,
          signaturesOn: null,
          version: null,
        },
      ],
    },
  ],
  [
    "windows",
    "malware",
    "an expired one, out of date",
    [{ name: "Schutz\u202eexe", state: "Expired", signatures_up_to_date: "0" }],
    {
      protections: [
        { name: "Schutz exe", on: false, realTime: null, current: false, signaturesOn: null, version: null },
      ],
    },
  ],
  ["windows", "malware", "none, which may be for want of rights", [], "unreadable"],
  ["windows", "firewall", "good", [{ firewall: "Good" }], { on: true, name: "Windows Security" }],
  ["windows", "firewall", "poor", [{ firewall: "Poor" }], { on: false, name: "Windows Security" }],
  ["windows", "firewall", "not watched", [{ firewall: "Not Monitored" }], "unreadable"],
  [
    "windows",
    "encryption",
    "BitLocker on drive C",
    [
      { drive_letter: "D:", conversion_status: "0", protection_status: "0" },
      { drive_letter: "C:", conversion_status: "1", protection_status: "1" },
    ],
    { state: "on", by: "BitLocker" },
  ],
  [
    "windows",
    "encryption",
    "under way",
    [{ drive_letter: "C:", conversion_status: "2", protection_status: "0" }],
    { state: "under-way", by: "BitLocker" },
  ],
  [
    "windows",
    "encryption",
    "suspended",
    [{ drive_letter: "C:", conversion_status: "1", protection_status: "0" }],
    { state: "off", by: "BitLocker" },
  ],
  ["windows", "encryption", "without administrator's rights", [], "unreadable"],
  [
    "windows",
    "updates",
    "last installed",
    [{ date: "1794916800" }],
    { pending: null, security: null, restart: null, installedOn: "2026-11-17", lookedOn: null },
  ],
  ["windows", "updates", "none", [{ date: "" }], "unreadable"],
  [
    "windows",
    "browsers",
    "Firefox ESR, Chrome and Edge",
    [
      { name: "Mozilla Firefox 140.5.0 ESR (x64 de)", version: "140.5.0" },
      { name: "Google Chrome", version: "156.0.8078.79" },
      { name: "Microsoft Edge", version: "156.0.3900.1" },
      { name: "Mozilla Firefox (x64 en-US)", version: "145.0" },
    ],
    {
      browsers: [
        { kind: "firefox-esr", version: "140.5.0", isDefault: false, packagedCurrent: null },
        { kind: "chrome", version: "156.0.8078.79", isDefault: false, packagedCurrent: null },
        { kind: "edge", version: "156.0.3900.1", isDefault: false, packagedCurrent: null },
        { kind: "firefox", version: "145.0", isDefault: false, packagedCurrent: null },
      ],
      otherDefault: null,
    },
  ],
  [
    "linux",
    "browsers",
    "packages of Debian",
    [
      { name: "firefox-esr", version: "140.5.0esr-1~deb12u1" },
      { name: "chromium-common", version: "156.0.8078.79-1" },
      { name: "firefox", version: "1:1snap1-0ubuntu5" },
    ],
    {
      browsers: [{ kind: "firefox-esr", version: "140.5.0", isDefault: false, packagedCurrent: null }],
      otherDefault: null,
    },
  ],
];

async function probeOf(family: DeviceFamily, item: DeviceItemId): Promise<AnyProbe | undefined> {
  // Any file will do: nothing is run here.
  const probes = await osqueryProbes(sampleAround(family), [process.execPath]);
  return probes.find((probe) => probe.item === item);
}

describe("osquery's answers", () => {
  it.each(cases)("on %s: %s, %s", async (family, item, _words, rows, reading) => {
    const probe = await probeOf(family, item);
    expect(probe?.parse({ answer: ok(JSON.stringify(rows)) }, sampleAround(family), 0)).toEqual(reading);
  });

  it("that are empty, cut off, complaints or of another shape are no reading", async () => {
    for (const [family, item, , rows] of cases) {
      const probe = await probeOf(family, item);
      const whole = JSON.stringify(rows);
      for (const text of ["", whole.slice(0, -1), "Error: no such table", "null", "[[]]", "[1]", '{"a":"b"}', "[{}]"]) {
        const found = probe?.parse({ answer: ok(text) }, sampleAround(family), 0);
        expect([item, text, found]).toEqual([item, text, "unreadable"]);
      }
      expect(probe?.parse({ answer: ok(whole, { code: 1 }) }, sampleAround(family), 0)).toBe("failed");
      expect(probe?.parse({ answer: { state: "timed-out" } }, sampleAround(family), 0)).toBe("timed-out");
    }
  });

  it("are asked for at places of its own packages alone, by one fixed question", async () => {
    for (const family of ["windows", "macos", "linux"] as const) {
      for (const place of osqueryPlaces(sampleAround(family))) expect(place).toMatch(/^(\/|C:\\Program Files)/);
      const probes = await osqueryProbes(sampleAround(family), [process.execPath]);
      for (const probe of probes) {
        const [source, ...more] = Object.values(probe.sources(sampleAround(family)));
        expect(more).toEqual([]);
        expect(source).toEqual({
          run: process.execPath,
          args: [
            "--ephemeral",
            "--disable_database",
            "--disable_extensions",
            "--json",
            expect.stringMatching(/^SELECT /),
          ],
        });
      }
    }
    expect(await osqueryProbes(sampleAround("linux"), ["/nowhere/osqueryi"])).toEqual([]);
  });
});
