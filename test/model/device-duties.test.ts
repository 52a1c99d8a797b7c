import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedDuties } from "../../main/model/all-duties.ts";
import { deviceDuties } from "../../main/model/device-duties.ts";
import { type DeviceCheck, deviceVerdicts } from "../../main/model/device-view.ts";
import { aCheck, aLine } from "./a-check.ts";
import { allDuties } from "./every-duty.ts";
import { anchorage, anoka } from "./packs.ts";
import { desks } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

/** The check is of 2026-03-19, and the pack wants one every seven days. */
const due = (check: DeviceCheck | null, day = "2026-03-20", pack = anchorage) =>
  deviceDuties(pack, { check }, noon(pack, day));

describe("[A-6.h.iii] the duties of the device checklist", () => {
  it("are none where the policy says nothing of it", () => {
    expect(due(null, "2026-03-20", anoka)).toEqual([]);
    expect(due(aCheck({ malware: "not-met" }), "2027-03-20", anoka)).toEqual([]);
  });

  it("ask for a check where there never was one", () => {
    const [duty, ...more] = due(null);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ id: "device-check", row: "A-6.h.iii", urgency: "now", due: null, place: "device" });
    expect(duty?.why).toMatch(/^It was never checked\. It is to be checked every 7 days/);
    expect(duty).not.toHaveProperty("department");
  });

  it("are none while all that is needed is met and the check is young enough", () => {
    expect(due(aCheck())).toEqual([]);
    expect(due(aCheck(), "2026-03-26")).toEqual([]);
    const more = { ...aCheck(), lines: [...aCheck().lines, aLine("encryption", "not-met", { needed: false })] };
    expect(due(more)).toEqual([]);
  });

  it("ask for a new check from the day after its last day on, overdue since that day", () => {
    expect(due(aCheck(), "2026-03-27")).toMatchObject([{ id: "device-check", urgency: "overdue", due: "2026-03-26" }]);
    expect(due(aCheck(), "2036-03-27")).toMatchObject([{ id: "device-check", due: "2026-03-26" }]);
    expect(due(aCheck({ updates: "not-met" }), "2026-03-27")[0]?.why).toContain("Not in order then: Updates.");
  });

  it("ask for a new check, of no day, where the clock says that the last one is still to come", () => {
    const [duty, ...more] = due(aCheck(), "2016-03-20");
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ id: "device-check", urgency: "now", due: null });
    expect(duty?.why).toContain("noted for 2026-03-19, which can’t be right");
  });

  it("are one line for all that is not met, and one for all that is not known", () => {
    const duties = due(aCheck({ updates: "not-met", malware: "not-met", firewall: "unknown", app: "unknown" }));
    expect(duties.map(({ id, urgency, due: day }) => [id, urgency, day])).toEqual([
      ["device-failed", "now", null],
      ["device-unknown", "soon", null],
    ]);
    expect(duties[0]?.why).toBe(
      "Not in order on 2026-03-19: Updates and Malware protection. The checklist says what to do; whom to call: the Information Technology Department.",
    );
    expect(duties[1]?.why).toContain("Custodia itself and Firewall.");
  });

  it("say how many questions the person can answer, and who can look at the rest", () => {
    const ask = { id: "look:firewall", text: "Is it on?", hint: "", answered: null, everyDays: 7 };
    const lines = (answered: boolean) =>
      aCheck({ app: "unknown" }).lines.map((line) =>
        line.id === "firewall"
          ? aLine("firewall", "unknown", {
              label: "Firewall",
              ask: answered ? { ...ask, answered: { answer: "not-sure", at: line.at, by: "Robin Sample" } } : ask,
            })
          : line.id === "app"
            ? { ...line, label: "Custodia itself" }
            : line,
      );
    const [open] = due({ ...aCheck({ app: "unknown" }), lines: lines(false) });
    expect(open?.why).toMatch(/Answer one question on the checklist\. For the rest, ask the Information Technology/);
    const [asked] = due({ ...aCheck({ app: "unknown" }), lines: lines(true) });
    expect(asked?.title).toBe("Have this computer looked at");
    expect(asked?.why).toMatch(/The Information Technology Department can look\.$/);
  });

  it("ask for the answer again whose days are over, though the check is young", () => {
    const answered = { answer: "yes", at: "2026-03-12T20:00:00.000Z", by: "Robin Sample" } as const;
    const ask = { id: "look:firewall", text: "Is it on?", hint: "", answered, everyDays: 7 };
    const given = { source: "answered", at: answered.at, until: "2026-03-19", ask } as const;
    const lines = aCheck().lines.map((line) => (line.id === "malware" ? aLine("malware", "met", given) : line));
    expect(due({ ...aCheck(), lines }, "2026-03-19")).toEqual([]);
    const [open, ...more] = due({ ...aCheck(), lines }, "2026-03-20");
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      id: "device-unknown",
      why: expect.stringContaining("Malware protection. Answer one question"),
    });
  });

  it("stand among all others, in the calendar too", () => {
    const now = noon(anchorage, "2026-03-27");
    expect(allDuties(anchorage, desks(), now).map(({ id }) => id)).toContain("device-check");
    expect(plannedDuties(anchorage, desks(), now).map(({ id }) => id)).toContain("device-check");
  });

  it("are there whenever something needed is not met, not known or too old, and never otherwise", () => {
    const items = ["system", "updates", "malware", "browsers", "app", "firewall"] as const;
    const verdicts = fc.record(Object.fromEntries(items.map((id) => [id, fc.constantFrom(...deviceVerdicts)])));
    fc.assert(
      fc.property(verdicts, fc.integer({ min: -4000, max: 4000 }), (otherwise, days) => {
        const now = new Date(noon(anchorage, "2026-03-20").getTime() + days * 86_400_000);
        const duties = deviceDuties(anchorage, { check: aCheck(otherwise) }, now);
        const isFit = Object.values(otherwise).every((verdict) => verdict === "met") && days >= 0 && days <= 6;
        expect(duties.length === 0).toBe(isFit);
        expect(new Set(duties.map(({ id }) => id)).size).toBe(duties.length);
      }),
    );
  });
});
