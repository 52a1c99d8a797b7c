import { describe, expect, it } from "vitest";
import { compliance, countCases } from "../../main/model/compliance.ts";
import type { ComplianceRow } from "../../main/model/compliance-view.ts";
import type { DeviceCheck } from "../../main/model/device-view.ts";
import { type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import { aCheck, aLine } from "./a-check.ts";
import { anchorage, anoka } from "./packs.ts";
import { desks } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

/** The workstation is of the department Harbor and Parks. */
function rowOf(check: DeviceCheck | null, { pack = anchorage, day = "2026-03-20", of = "Harbor and Parks" } = {}) {
  const counting = { timeZone: pack.timeZone, policy: packRef(pack), entries: () => [] };
  const facts = { cases: countCases([], counting), passwords: null, sample: false };
  const { rows } = compliance(pack, desks({ device: { check } }), facts, of, noon(pack, day), "Casey Sample");
  const found = rows.find(({ row }) => row === "A-6.h.iii");
  if (found === undefined) throw new Error("no row A-6.h.iii");
  return found;
}

const found = ({ findings }: ComplianceRow) => findings.map(({ what }) => what);
const shown = ({ evidence }: ComplianceRow) => evidence.map(({ what }) => what);

describe("[A-6.h.iii] in the report", () => {
  it("is unknown where the workstation was never checked", () => {
    expect(rowOf(null)).toMatchObject({ verdict: "unknown", since: null, evidence: [] });
    expect(found(rowOf(null))).toEqual(["This workstation was never checked."]);
  });

  it("is unknown for a department whose computers are not seen from this desk, however well this one stands", () => {
    const row = rowOf(aCheck(), { of: "Library" });
    expect(row).toMatchObject({ verdict: "unknown", evidence: [] });
    expect(found(row)).toEqual(["The computers of this department are not seen from here."]);
    expect(rowOf(aCheck(), { of: "HARBOR  and parks" }).verdict).toBe("met");
  });

  it("names each line that is not met and each that is not known, with its sentence and its day", () => {
    const row = rowOf(aCheck({ updates: "not-met", malware: "unknown" }));
    expect(row.verdict).toBe("not-met");
    expect(found(row)).toEqual([
      "Sample updates: Read of updates. What updates means.",
      "Malware protection: Read of malware. What malware means.",
    ]);
    expect(row.findings.map(({ on }) => on)).toEqual(["2026-03-19", "2026-03-19"]);
    expect(rowOf(aCheck({ malware: "unknown" })).verdict).toBe("unknown");
  });

  it("is met on the word of a check that is young enough, and says that other computers are not seen from here", () => {
    const row = rowOf(aCheck());
    expect(row).toMatchObject({ verdict: "met", since: "2026-03-19", findings: [] });
    expect(shown(row)).toContain("This workstation was checked on 2026-03-19: Sample OS 12.");
    expect(shown(row)).toContain("Sample firewall: Read of firewall. What firewall means.");
    expect(row.notes.at(-1)).toMatch(/Other computers are not seen from here/);
    expect(row.notes).toContain(anchorage.device?.basis);
  });

  it("is met on the last day on which a check counts, and unknown from the next on, though every line was met", () => {
    expect(rowOf(aCheck(), { day: "2026-03-26" }).verdict).toBe("met");
    const row = rowOf(aCheck(), { day: "2026-03-27" });
    expect(row.verdict).toBe("unknown");
    expect(found(row)).toEqual(["This workstation was last checked on 2026-03-19; it is to be checked every 7 days."]);
    expect(rowOf(aCheck({ updates: "not-met" }), { day: "2026-03-27" }).verdict).toBe("not-met");
  });

  it("counts no check from a day that has not come yet", () => {
    expect(rowOf(aCheck(), { day: "2024-03-20" }).verdict).toBe("unknown");
  });

  it("goes by what the policy needs now: what it does not need decides nothing, what was not looked at is unknown", () => {
    const more = { ...aCheck({}), lines: [...aCheck().lines, aLine("encryption", "not-met", { needed: false })] };
    expect(rowOf(more).verdict).toBe("met");
    const fewer = { ...aCheck(), lines: aCheck().lines.filter(({ id }) => id !== "firewall") };
    expect(rowOf(fewer).verdict).toBe("unknown");
    expect(found(rowOf(fewer))).toEqual(["Not looked at on 2026-03-19: Firewall."]);
  });

  it("is not seen where the pack has no rule for it", () => {
    const none: PolicyPack = { ...anchorage, device: null };
    expect(rowOf(aCheck(), { pack: none })).toMatchObject({ verdict: "unknown", evidence: [] });
    expect(anoka.device).toBeNull();
  });
});
