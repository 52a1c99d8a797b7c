import { describe, expect, it } from "vitest";
import { malwareProbe } from "../../../main/device/windows/malware.ts";
import { isCurrent, isOn } from "../../../main/device/windows/security.ts";
import { ok, sampleAround } from "../recording.ts";

const provider = (state: number) => ({ name: "Example", guid: null, state });

describe("what Windows Security Center says of a product", () => {
  it("[A-6.h.iii] is decoded: 1 in the second byte’s high half is on, 1 in the lowest byte’s is out of date", () => {
    const states = [0x41000, 0x40000, 0x42000, 0x43000, 0x61100];
    expect(states.map((state) => isOn(provider(state)))).toEqual([true, false, false, false, true]);
    expect([0x41000, 0x41010, 0x41020].map((state) => isCurrent(provider(state)))).toEqual([true, false, null]);
  });

  it("[A-6.h.iii] is nothing where the number is none of 32 bits", () => {
    const read = (state: number) => {
      const text = JSON.stringify({ antivirus: [{ name: "65", guid: null, state }], firewall: [], defender: null });
      return malwareProbe.parse({ security: ok(text) }, sampleAround("windows"), 0);
    };
    expect(read(0x41000)).toMatchObject({ protections: [{ name: "A", on: true }] });
    for (const state of [2 ** 32 + 0x1000, -4096, 0.5, 1e300]) expect([state, read(state)]).toEqual([state, "failed"]);
  });
});
