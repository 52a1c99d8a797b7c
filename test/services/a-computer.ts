/** Computers for the device checklist, without a single program that runs. */

import type { EndOfLife } from "../../main/model/device/end-of-life.ts";
import { deviceItems, type Read, type Readings } from "../../main/model/device/reading.ts";
import type { Workstation as Computer, Looking } from "../../main/services/workstation.ts";

export const endOfLife: EndOfLife = {
  format: 1,
  on: "2026-11-01",
  products: [
    {
      id: "debian",
      name: "Debian",
      sources: ["https://vendor.example/debian"],
      cycles: [{ cycle: "12", until: "2028-06-30", latest: "12.12", latestOn: "2026-09-06" }],
    },
    {
      id: "firefox-esr",
      name: "Firefox ESR",
      sources: ["https://vendor.example/firefox"],
      cycles: [{ cycle: "140", until: null, latest: "140.5.0", latestOn: "2026-10-13" }],
    },
    {
      id: "electron",
      name: "Electron",
      sources: ["https://vendor.example/electron"],
      cycles: [{ cycle: "45", until: "2027-06-01", latest: "45.4.1", latestOn: "2026-10-20" }],
    },
  ],
};

/** All of it as it should be on 2026-11-20. */
const sound: Readings = {
  system: {
    product: "debian",
    name: "Debian GNU/Linux 12 (bookworm)",
    cycle: "12",
    version: "12.12",
    edition: null,
  },
  updates: { pending: 0, security: 0, restart: false, installedOn: "2026-11-18", lookedOn: "2026-11-20" },
  "automatic-updates": { how: "installs" },
  malware: {
    protections: [
      { name: "ClamAV", on: true, realTime: true, current: true, signaturesOn: "2026-11-20", version: "1.4.3" },
    ],
  },
  browsers: {
    browsers: [{ kind: "firefox-esr", version: "140.5.0", isDefault: true, packagedCurrent: true }],
    otherDefault: null,
  },
  app: { version: "0.1.0", electron: "45.4.1" },
  firewall: { on: true, name: "ufw" },
  encryption: { state: "on", by: "LUKS" },
  "screen-lock": { locks: true, after: 300 },
};

/** A computer of which a test says how it is; `gate` holds up the next look. */
export class AComputer implements Computer {
  readonly family = "linux";
  readonly name = "DESK-7";
  readonly app = sound.app;
  data = endOfLife;
  readings: Readings = sound;
  /** How often it was looked at. */
  looks = 0;
  gate: Promise<void> = Promise.resolve();
  /** Thrown by the next looks. */
  fault: Error | null = null;

  /** The gate is shut until the returned function is called. */
  shut(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gate = promise;
    return resolve;
  }

  async look({ onRead, signal }: Looking): Promise<readonly Read[]> {
    this.looks += 1;
    const [first, ...rest] = deviceItems;
    const reads = [first, ...rest].map((item) => ({ item, by: "measured", reading: this.readings[item] }) as Read);
    onRead();
    await Promise.race([this.gate, aborted(signal)]);
    if (this.fault !== null) throw this.fault;
    for (const _ of rest) onRead();
    return reads;
  }

  endOfLife(): EndOfLife {
    return this.data;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}

/** What tests about other things have: a look at it never comes to an end before the app is closed, so that nothing is recorded. */
export const unwatched: Computer = {
  family: "linux",
  name: "DESK-8",
  app: sound.app,
  look: async ({ signal }) => {
    await aborted(signal);
    return [];
  },
  endOfLife: () => endOfLife,
};
