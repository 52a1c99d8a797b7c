import { describe, expect, it } from "vitest";
import { better } from "../../main/device/better.ts";
import type { Browser, Protection, Read } from "../../main/model/device/reading.ts";

const defender: Protection = {
  name: "Microsoft Defender Antivirus",
  on: true,
  realTime: true,
  current: null,
  signaturesOn: "2026-11-20",
  version: "1.421",
};
const chrome: Browser = { kind: "chrome", version: "155.0", isDefault: true, packagedCurrent: false };
const nothing = { on: null, realTime: null, current: null, signaturesOn: null, version: null };

describe("osquery's answer beside our own", () => {
  it("is not used where there is none, or where it could not be read", () => {
    const measured: Read = { item: "firewall", by: "measured", reading: { on: null, name: "" } };
    expect(better(measured, null)).toBe(measured);
    expect(better(measured, { item: "firewall", by: "osquery", unread: "timed-out" })).toBe(measured);
  });

  it("is used where we found nothing, and where it says the worse of the two", () => {
    const answered: Read = { item: "firewall", by: "osquery", reading: { on: false, name: "Windows Security" } };
    expect(better({ item: "firewall", by: "measured", unread: "denied" }, answered)).toBe(answered);
    expect(better({ item: "firewall", by: "measured", reading: { on: true, name: "ufw" } }, answered)).toEqual(
      answered,
    );
  });

  it("never mends what we found, nor what did not hold together", () => {
    const said = { item: "firewall", by: "osquery", reading: { on: true, name: "Windows Security" } } as const;
    for (const on of [false, null]) {
      const measured: Read = { item: "firewall", by: "measured", reading: { on, name: "Windows Defender Firewall" } };
      expect(better(measured, said)).toBe(measured);
    }
    const off: Read = { item: "encryption", by: "measured", reading: { state: "off", by: "BitLocker" } };
    expect(better(off, { item: "encryption", by: "osquery", reading: { state: "on", by: "BitLocker" } })).toBe(off);
    const open: Read = { item: "screen-lock", by: "measured", reading: { locks: false, after: null } };
    expect(better(open, { item: "screen-lock", by: "osquery", reading: { locks: true, after: null } })).toBe(open);
  });

  it("fills in what we could not tell, and does not take away what it has no word for", () => {
    const measured: Read = { item: "screen-lock", by: "measured", reading: { locks: true, after: 300 } };
    const answered: Read = { item: "screen-lock", by: "osquery", reading: { locks: false, after: null } };
    expect(better(measured, answered)).toMatchObject({ by: "osquery", reading: { locks: false, after: 300 } });
    const drive: Read = { item: "encryption", by: "measured", reading: { state: null, by: "" } };
    expect(
      better(drive, { item: "encryption", by: "osquery", reading: { state: "on", by: "BitLocker" } }),
    ).toMatchObject({ by: "osquery", reading: { state: "on", by: "BitLocker" } });
  });

  it("takes the earlier of two days on which updates came", () => {
    const mine = {
      pending: 0,
      security: 0,
      restart: false,
      installedOn: "2026-11-10",
      lookedOn: "2026-11-20",
    } as const;
    const none = { pending: null, security: null, restart: null, lookedOn: null };
    const measured: Read = { item: "updates", by: "measured", reading: mine };
    const said = (installedOn: string): Read => ({ item: "updates", by: "osquery", reading: { ...none, installedOn } });
    expect(better(measured, said("2026-11-19"))).toBe(measured);
    expect(better(measured, said("2026-08-01"))).toMatchObject({ reading: { ...mine, installedOn: "2026-08-01" } });
    const unknown: Read = { item: "updates", by: "measured", reading: { ...mine, installedOn: null } };
    expect(better(unknown, said("2026-11-19"))).toMatchObject({ reading: { installedOn: "2026-11-19", pending: 0 } });
  });

  it("makes a system unknown that the two call by different names, and keeps one that is none of the known ones", () => {
    const mine = { product: "debian", name: "Debian 12", cycle: "12", version: "12.12", edition: "lts" } as const;
    const measured: Read = { item: "system", by: "measured", reading: mine };
    const said = (more: object): Read => ({
      item: "system",
      by: "osquery",
      reading: { ...mine, edition: null, ...more },
    });
    expect(better(measured, said({}))).toBe(measured);
    for (const other of [{ cycle: "13" }, { product: "ubuntu", cycle: "24.04" }]) {
      expect(better(measured, said(other))).toMatchObject({ reading: { cycle: null, edition: null } });
    }
    const mint: Read = { item: "system", by: "measured", reading: { ...mine, product: null, cycle: null } };
    expect(better(mint, said({ product: "ubuntu", cycle: "24.04" }))).toBe(mint);
    const bare: Read = { item: "system", by: "measured", reading: { ...mine, version: null } };
    expect(better(bare, said({ version: "12.5" }))).toMatchObject({ reading: { version: "12.5", edition: "lts" } });
  });

  it("knows protections by their names, keeps those that only one of the two has seen, and makes none better", () => {
    const contradicted = { ...defender, on: null, current: false, signaturesOn: "2024-01-01" } as const;
    const old = { ...nothing, name: "Old", on: true, signaturesOn: "2024-01-01" };
    const silent = { ...nothing, name: "Silent", on: true };
    const measured: Read = {
      item: "malware",
      by: "measured",
      reading: { protections: [contradicted, old, silent, { ...defender, name: "Off", on: false }] },
    };
    const on = { ...nothing, on: true, current: true };
    const names = ["MICROSOFT Defender Antivirus", "Old", "Silent", "Off", "Third"];
    const answered: Read = {
      item: "malware",
      by: "osquery",
      reading: { protections: names.map((name) => ({ ...on, name })) },
    };
    expect(better(measured, answered)).toEqual({
      item: "malware",
      by: "osquery",
      reading: {
        protections: [
          contradicted,
          old,
          { ...silent, current: true },
          { ...defender, name: "Off", on: false },
          { ...on, name: "Third" },
        ],
      },
    });
    const said = { ...nothing, name: defender.name, on: false, current: false };
    expect(
      better(
        { item: "malware", by: "measured", reading: { protections: [defender] } },
        { item: "malware", by: "osquery", reading: { protections: [said] } },
      ),
    ).toMatchObject({ reading: { protections: [{ ...defender, on: false, current: false }] } });
  });

  it("keeps each browser that is there in a version of its own, which of them opens links, and what its package says", () => {
    const seen = (browsers: readonly Browser[]): Read => ({
      item: "browsers",
      by: "measured",
      reading: { browsers, otherDefault: null },
    });
    const said = (...browsers: readonly Partial<Browser>[]): Read => ({
      item: "browsers",
      by: "osquery",
      reading: {
        browsers: browsers.map((one) => ({ ...chrome, isDefault: false, packagedCurrent: null, ...one })),
        otherDefault: null,
      },
    });
    const old = { ...chrome, version: "120.0", isDefault: false };
    const two = seen([chrome, old]);
    expect(better(two, said({ version: "155.0" }))).toBe(two);
    expect(better(two, said({ version: "156.0" }, { kind: "edge", version: "150.0" }))).toMatchObject({
      by: "osquery",
      reading: {
        browsers: [
          chrome,
          old,
          { kind: "chrome", version: "156.0", isDefault: false, packagedCurrent: null },
          { kind: "edge", version: "150.0", isDefault: false, packagedCurrent: null },
        ],
      },
    });
    const esr = seen([{ ...chrome, kind: "firefox-esr", version: "153.2.0" }]);
    expect(better(esr, said({ kind: "firefox", version: "153.2.0" }))).toBe(esr);
  });

  it("gives the version of a browser whose own could not be read, unless another one of its kind is there", () => {
    const nameless = { ...chrome, version: null };
    const said = (version: string | null): Read => ({
      item: "browsers",
      by: "osquery",
      reading: { browsers: [{ ...chrome, version, isDefault: false, packagedCurrent: null }], otherDefault: null },
    });
    const seen = (...browsers: readonly Browser[]): Read => ({
      item: "browsers",
      by: "measured",
      reading: { browsers, otherDefault: null },
    });
    expect(better(seen(nameless), said("156.0"))).toMatchObject({
      reading: { browsers: [{ ...chrome, version: "156.0" }] },
    });
    const both = seen(nameless, chrome);
    expect(better(both, said("155.0"))).toBe(both);
    expect(better(both, said(null))).toBe(both);
    expect(better(both, said("156.0"))).toMatchObject({
      reading: { browsers: [nameless, chrome, { version: "156.0" }] },
    });
  });
});
