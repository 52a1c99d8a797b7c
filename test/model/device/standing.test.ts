import { describe, expect, it } from "vitest";
import type { KeptAnswer } from "../../../main/model/device/answers.ts";
import { judge } from "../../../main/model/device/judge.ts";
import { linesNow } from "../../../main/model/device/lines-now.ts";
import type { Read } from "../../../main/model/device/reading.ts";
import { standingOf } from "../../../main/model/device/standing.ts";
import type { DeviceCheck } from "../../../main/model/device-view.ts";
import type { DeviceAsk, DeviceRule } from "../../../main/model/policy-pack.ts";
import { facts, lineIn, now, read, rule, wellReads, zone } from "./a-sight.ts";

function check(reads: readonly Read[] = wellReads, at = now.toISOString()): DeviceCheck {
  const { lines, verdict, platform } = judge(reads, facts);
  return { at, because: "asked", family: "windows", platform, verdict, lines, dataOn: "2026-06-10", took: 900, seq: 7 };
}

const ask: DeviceAsk = {
  id: "x",
  text: "Is it the city’s?",
  hint: "",
  label: "The city’s computer",
  why: "",
  otherwise: "",
  needed: true,
};
const standing = (of: DeviceCheck | null, under: DeviceRule | null = rule, when = now) =>
  standingOf(of, under, when, zone);
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe("how a workstation stands [A-6.h.iii]", () => {
  it("warns where the policy asks for a check and there was none, and is off where it asks for none", () => {
    expect(standing(null)).toEqual({
      state: "never",
      warns: true,
      checkedAt: null,
      notMet: [],
      unknown: [],
      againBy: null,
    });
    expect(standing(null, null)).toMatchObject({ state: "off", warns: false });
  });

  it("is what the check found, with the labels of what is needed", () => {
    expect(standing(check())).toMatchObject({ state: "met", warns: false, againBy: "2026-06-27" });
    const off = [...wellReads, read("malware", { protections: [] }), read("firewall", { on: false, name: "" })];
    expect(standing(check(off))).toMatchObject({ state: "not-met", warns: true, notMet: ["Malware protection"] });
    const silent: Read = { item: "updates", by: "measured", unread: "timed-out" };
    expect(standing(check([...wellReads, silent]))).toMatchObject({
      state: "unknown",
      warns: true,
      unknown: ["Updates"],
    });
  });

  it("is stale on the day after the last one that the policy allows, in its zone", () => {
    expect(standing(check(), rule, new Date("2026-06-28T07:59:59.999Z")).state).toBe("met");
    expect(standing(check(), rule, new Date("2026-06-28T08:00:00.000Z"))).toMatchObject({
      state: "stale",
      warns: true,
    });
  });

  it("is stale when the check is from the future, or its time is none: a clock is wrong, and nobody knows which", () => {
    expect(standing(check(wellReads, "2026-06-20T20:04:00.000Z")).state).toBe("met");
    for (const at of ["2026-06-20T20:06:00.000Z", "2031-01-01T00:00:00.000Z", "yesterday", ""])
      expect([at, standing(check(wellReads, at)).state]).toEqual([at, "stale"]);
    expect(standing(check(), rule, daysLater(-3000)).state).toBe("stale");
    expect(standing(check(), rule, daysLater(3000)).state).toBe("stale");
  });

  it("never warns and never ages where the policy asks for none, but says what was found", () => {
    const off = check([...wellReads, read("malware", { protections: [] })]);
    expect(standing(off, null, daysLater(300))).toMatchObject({ state: "not-met", warns: false, againBy: null });
  });

  it("goes by the policy in force: what it needs now and the check did not look at was not found out", () => {
    const strict: DeviceRule = {
      ...rule,
      needs: ["firewall"],
      asks: [ask],
    };
    expect(standing(check(), strict)).toMatchObject({ state: "unknown", unknown: ["The city’s computer"] });
    const open = check([...wellReads, read("firewall", { on: false, name: "" })]);
    expect(standing(open)).toMatchObject({ state: "met" });
    expect(standing(open, strict)).toMatchObject({ state: "not-met", notMet: ["Firewall"] });
  });

  it("counts nothing past the day until which it held: support, a list that is young, an answer", () => {
    const long: DeviceRule = { ...rule, everyDays: 365, needs: ["system", "browsers", "app"] };
    const under = { ...facts, rule: long };
    const fedora = read("system", { product: "fedora", name: "Fedora 43", cycle: "43", version: null, edition: null });
    const late = { ...under, data: { ...facts.data, on: "2026-11-30" }, now: new Date("2026-12-02T20:00:00.000Z") };
    const of = check(wellReads, late.now.toISOString());
    const made: DeviceCheck = { ...of, ...judge([...wellReads, fedora], late) };
    const on = (day: string) => standingOf(made, long, new Date(`${day}T20:00:00.000Z`), zone);
    expect(lineIn(made.lines, "system").until).toBe("2026-12-02");
    expect(on("2026-12-02").unknown).not.toContain("Operating system");
    expect(on("2026-12-03")).toMatchObject({ state: "unknown", warns: true });
    expect(on("2026-12-03").unknown).toContain("Operating system");
    expect(standing(check(), { ...rule, everyDays: 30 }, new Date("2026-07-10T20:00:00.000Z")).unknown).toEqual([
      "Updates",
    ]);
    expect(standing(check(), { ...rule, everyDays: 30 }, new Date("2026-07-11T20:00:00.000Z")).unknown).toEqual([
      "Updates",
      "Web browsers",
    ]);
  });

  it("lets an answer count from the day on which it was given, and for no longer than the policy in force says", () => {
    const asking = { ...rule, asks: [ask] };
    const given = {
      question: "question:x",
      text: ask.text,
      answer: "yes",
      at: "2026-06-14T20:00:00.000Z",
      by: "Robin",
    };
    const answers = [given as KeptAnswer];
    const made: DeviceCheck = { ...check(), ...judge(wellReads, { ...facts, rule: asking, answers }) };
    expect(made.verdict).toBe("met");
    const on = (day: string, under: DeviceRule) => standingOf(made, under, new Date(`${day}T20:00:00.000Z`), zone);
    expect(on("2026-06-21", asking).state).toBe("met");
    expect(on("2026-06-22", asking)).toMatchObject({ state: "unknown", unknown: ["The city’s computer"] });
    expect(on("2026-06-20", { ...asking, everyDays: 5 })).toMatchObject({ unknown: ["The city’s computer"] });
    const [line] = linesNow(made, asking, new Date("2026-06-22T20:00:00.000Z"), zone).slice(-1);
    expect(line).toMatchObject({ verdict: "unknown", until: null, ask: { answered: null } });
    expect(line?.says).toBe("Robin answered on 2026-06-14. That counted until 2026-06-21.");
  });

  it("takes no answer for one to another question that a new policy asks under the same name", () => {
    const given = { question: "question:x", text: ask.text, answer: "yes", at: now.toISOString(), by: "Robin" };
    const asking = { ...rule, asks: [ask] };
    const answers = [given as KeptAnswer];
    const made: DeviceCheck = { ...check(), ...judge(wellReads, { ...facts, rule: asking, answers }) };
    const other = { ...asking, asks: [{ ...ask, text: "Is it your own private one?" }] };
    expect(standing(made, asking).state).toBe("met");
    expect(standing(made, other)).toMatchObject({ state: "unknown", unknown: ["The city’s computer"] });
    const [line] = linesNow(made, other, now, zone).slice(-1);
    expect(line?.ask).toMatchObject({ text: "Is it your own private one?", answered: null });
  });

  it("is never met by a check without lines", () => {
    expect(standing({ ...check(), lines: [] }, { ...rule, needs: [] }).state).toBe("unknown");
    expect(standing({ ...check(), lines: [] }, null).state).toBe("unknown");
  });
});
