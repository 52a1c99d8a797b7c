import type { DeviceCheck, DeviceLine, DeviceVerdict } from "../../main/model/device-view.ts";

/** A line of a checklist. */
export function aLine(id: string, verdict: DeviceVerdict = "met", change: Partial<DeviceLine> = {}): DeviceLine {
  return {
    id,
    label: id === "malware" ? "Malware protection" : `Sample ${id}`,
    verdict,
    reading: `Read of ${id}`,
    says: `What ${id} means.`,
    why: "It matters.",
    steps: verdict === "met" ? [] : ["Call somebody."],
    source: "measured",
    at: "2026-03-19T20:00:00.000Z",
    until: null,
    needed: true,
    ask: null,
    ...change,
  };
}

const items = ["system", "updates", "malware", "browsers", "app", "firewall"] as const;

/** A check on 2026-03-19 in which all is well, but for the lines that are named. */
export function aCheck(
  otherwise: Readonly<Partial<Record<(typeof items)[number], DeviceVerdict>>> = {},
  change: Partial<DeviceCheck> = {},
): DeviceCheck {
  const verdicts = Object.values(otherwise);
  return {
    at: "2026-03-19T20:00:00.000Z",
    because: "asked",
    family: "linux",
    platform: "Sample OS 12",
    verdict: verdicts.includes("not-met") ? "not-met" : verdicts.includes("unknown") ? "unknown" : "met",
    lines: items.map((id) => aLine(id, otherwise[id] ?? "met")),
    dataOn: "2026-03-01",
    took: 1200,
    seq: 4,
    ...change,
  };
}
