import { describe, expect, it } from "vitest";
import type { KeptAnswer } from "../../../main/model/device/answers.ts";
import { defaultDeviceRule } from "../../../main/model/device/default-rule.ts";
import { judge, verdictOf } from "../../../main/model/device/judge.ts";
import { deviceItems, type Read } from "../../../main/model/device/reading.ts";
import type { DeviceAnswer } from "../../../main/model/device-view.ts";
import type { DeviceAsk, DeviceRule } from "../../../main/model/policy-pack.ts";
import { facts, lineIn, read, rule, wellReads } from "./a-sight.ts";

const silent: Read = { item: "malware", by: "measured", unread: "denied" };
const without = (item: string) => wellReads.filter((one) => one.item !== item);
const tick = "Does Windows Security show a green tick beside “Virus & threat protection”?";
const answer = (given: DeviceAnswer, at: string, question = "look:malware", text = tick): KeptAnswer => ({
  question,
  text,
  answer: given,
  at,
  by: "Robin Vale",
});
const malware = (answers: readonly KeptAnswer[], reads: readonly Read[] = [...without("malware"), silent]) =>
  lineIn(judge(reads, { ...facts, answers }).lines, "malware");

const ask: DeviceAsk = {
  id: "city-computer",
  text: "Does this computer belong to the city?",
  hint: "It has an inventory label.",
  label: "The city’s computer",
  why: "IT looks after the city’s computers, and after no others.",
  otherwise: "Use the city’s computer instead.",
  needed: true,
};
const asking: DeviceRule = { ...rule, asks: [ask] };

describe("the lines of a check [A-6.h.iii]", () => {
  it("are there for every item, unknown, when nothing was read at all", () => {
    const { lines, verdict, platform } = judge([], facts);
    expect(lines.map(({ id }) => id)).toEqual([...deviceItems]);
    expect(lines.every((line) => line.verdict === "unknown" && line.ask !== null && line.why !== "")).toBe(true);
    expect([verdict, platform]).toEqual(["unknown", "Windows"]);
  });

  it("are all in order on a computer that is", () => {
    const { lines, verdict, platform } = judge(wellReads, facts);
    expect(lines.filter((line) => line.verdict !== "met")).toEqual([]);
    expect([verdict, platform]).toEqual(["met", "Windows 11 Pro 25H2"]);
    expect(lines.map(({ ask }) => ask?.id)).toEqual(lines.map(() => undefined));
    expect(lines.filter(({ needed }) => needed).map(({ id }) => id)).toEqual(rule.needs);
  });

  it("say why nothing could be read, and where to look on exactly this system", () => {
    const line = malware([]);
    expect(line).toMatchObject({
      verdict: "unknown",
      says: "This could not be found out: this system does not let an ordinary user see it.",
      source: "measured",
      ask: {
        id: "look:malware",
        text: tick,
        answered: null,
        everyDays: 7,
      },
    });
    const mac = lineIn(judge([silent], { ...facts, family: "macos" }).lines, "malware");
    expect(mac.ask?.hint).toContain("the Harbour’s IT desk");
    const system = lineIn(judge([], facts).lines, "system");
    expect(system.ask?.hint).toBe("Ask the Harbour’s IT desk, and tell them what it is: Windows.");
  });

  it("say by whom they were measured", () => {
    const asked: Read = { item: "firewall", by: "osquery", reading: { on: true, name: "ufw" } };
    expect(lineIn(judge([asked], facts).lines, "firewall").source).toBe("osquery");
  });

  it("make a check not met by one needed line, and by no other", () => {
    const open = read("firewall", { on: false, name: "" });
    expect(judge([...without("firewall"), open], facts).verdict).toBe("met");
    expect(judge([...without("firewall"), open], { ...facts, rule: { ...rule, needs: ["firewall"] } }).verdict).toBe(
      "not-met",
    );
    const off = read("malware", { protections: [] });
    expect(judge([...without("malware").filter(({ item }) => item !== "updates"), off], facts).verdict).toBe("not-met");
  });

  it("stand in for a policy that says nothing of it, and a list that needs nothing never makes a check met by itself", () => {
    const { lines } = judge([], { ...facts, rule: null });
    expect(lines.filter(({ needed }) => needed).map(({ id }) => id)).toEqual(defaultDeviceRule.needs);
    expect(verdictOf([])).toBe("unknown");
    expect(judge([], { ...facts, rule: { ...rule, needs: [] } }).verdict).toBe("unknown");
    expect(judge(wellReads, { ...facts, rule: { ...rule, needs: [] } }).verdict).toBe("met");
  });
});

describe("what a person answered [A-6.h.iii]", () => {
  it("never counts beside what was measured", () => {
    const yes = answer("yes", "2026-06-20T10:00:00.000Z");
    const off = read("malware", { protections: [] });
    expect(malware([yes], [...without("malware"), off])).toMatchObject({ verdict: "not-met", ask: null });
    expect(malware([answer("no", "2026-06-20T10:00:00.000Z")], wellReads)).toMatchObject({ verdict: "met", ask: null });
  });

  it("decides where nothing was measured, and says who looked and when", () => {
    expect(malware([answer("yes", "2026-06-20T10:00:00.000Z")])).toMatchObject({
      verdict: "met",
      source: "answered",
      at: "2026-06-20T10:00:00.000Z",
      says: expect.stringMatching(/Robin Vale looked on 2026-06-20 and found it in order\.$/),
      steps: [],
      ask: { answered: { answer: "yes", by: "Robin Vale" } },
    });
    const no = malware([answer("no", "2026-06-20T10:00:00.000Z")]);
    expect([no.verdict, no.steps]).toEqual(["not-met", ["Call the Harbour’s IT desk, and tell them what you saw."]]);
    expect(malware([answer("not-sure", "2026-06-20T10:00:00.000Z")])).toMatchObject({
      verdict: "unknown",
      source: "measured",
      says: expect.stringContaining("Robin Vale was not sure on 2026-06-20."),
    });
  });

  it("goes by the last of several", () => {
    const [yes, no] = [answer("yes", "2026-06-19T10:00:00.000Z"), answer("no", "2026-06-20T10:00:00.000Z")];
    expect(malware([yes, no]).verdict).toBe("not-met");
    expect(malware([no, yes]).verdict).toBe("met");
  });

  it("counts as many days as the policy says, to the end of the last one, and never from the future", () => {
    const at = (time: string) => malware([answer("yes", time)]).verdict;
    expect(at("2026-06-13T20:00:00.000Z")).toBe("met");
    expect(at("2026-06-13T08:00:00.000Z")).toBe("met");
    expect(at("2026-06-13T07:59:59.999Z")).toBe("unknown");
    for (const wrong of [
      "2026-06-20T21:00:00.000Z",
      "2099-01-01T00:00:00.000Z",
      "not a time",
      "0001-01-01T00:00:00.000Z",
    ])
      expect([wrong, at(wrong)]).toEqual([wrong, "unknown"]);
  });

  it("counts 30 days where no policy says how many", () => {
    const answers = [answer("yes", "2026-05-21T20:00:00.000Z")];
    const line = lineIn(judge([silent], { ...facts, rule: null, answers }).lines, "malware");
    expect([line.verdict, line.ask?.everyDays, line.until]).toEqual(["met", 30, "2026-06-20"]);
  });

  it("counts for the words that were asked and for no others: another browser, system or program asks anew", () => {
    const at = "2026-06-20T10:00:00.000Z";
    const asked = (reads: readonly Read[], item: string, answers: readonly KeptAnswer[] = []) =>
      lineIn(judge(reads, { ...facts, answers }).lines, item);
    const browser = (otherDefault: string) => read("browsers", { browsers: [], otherDefault });
    const av = (name: string) =>
      read("malware", {
        protections: [{ name, on: null, realTime: null, current: null, signaturesOn: null, version: null }],
      });
    const os = (name: string) => read("system", { product: null, name, cycle: null, version: null, edition: null });
    const electron = (version: string) => read("app", { version, electron: null });
    const guard = (name: string) => read("firewall", { on: null, name });
    for (const [item, now, later] of [
      ["browsers", browser("Vivaldi"), browser("Brave")],
      ["malware", av("Harbour AV"), av("Other AV")],
      ["system", os("Arch Linux"), os("Gentoo")],
      ["app", electron("0.1.0"), electron("0.1.1")],
      ["firewall", guard("ufw"), guard("nftables")],
    ] as const) {
      const text = asked([now], item).ask?.text ?? "";
      const yes = [answer("yes", at, `look:${item}`, text)];
      expect([item, asked([now], item, yes).verdict]).toEqual([item, "met"]);
      expect([item, asked([later], item, yes).verdict]).toEqual([item, "unknown"]);
      expect(asked([later], item, yes).ask?.answered).toBeNull();
    }
  });

  it("never outweighs a list that is too old, or a clock that can’t be right: then nothing is asked", () => {
    const at = "2028-06-20T10:00:00.000Z";
    const reads = without("app");
    const text = "Does IT say that Windows 11 Pro 25H2 still gets security fixes?";
    const answers = [answer("yes", at, "look:system", text)];
    const old = { ...facts, answers, now: new Date("2028-06-20T20:00:00.000Z") };
    expect(lineIn(judge(reads, old).lines, "system")).toMatchObject({ verdict: "unknown", ask: null });
    const lastEntry = "2029-06-01T00:00:00.000Z";
    const behind = { ...facts, answers: [answer("yes", "2026-06-20T10:00:00.000Z")], lastEntry };
    expect(lineIn(judge([...without("malware"), silent], behind).lines, "malware")).toMatchObject({
      verdict: "unknown",
      ask: null,
      source: "measured",
    });
  });

  it("is shown without what a hostile name would do", () => {
    const answers = [{ ...answer("yes", "2026-06-20T10:00:00.000Z"), by: "Robin\u202e\nVale" }];
    expect(malware(answers).says).toContain("Robin Vale looked on");
  });
});

describe("the policy’s own questions [A-6.h.iii]", () => {
  const line = (answers: readonly KeptAnswer[], more: Partial<DeviceAsk> = {}) => {
    const judged = judge(wellReads, { ...facts, rule: { ...asking, asks: [{ ...ask, ...more }] }, answers });
    return { ...lineIn(judged.lines, "question:city-computer"), check: judged.verdict };
  };
  const given = (what: DeviceAnswer, at = "2026-06-20T10:00:00.000Z", text = ask.text) => [
    answer(what, at, "question:city-computer", text),
  ];

  it("are asked anew where the words are others, such as under another policy, and where the time of the answer is none", () => {
    const other = "Is this computer your own private one?";
    expect(line(given("yes", undefined, other))).toMatchObject({
      verdict: "unknown",
      check: "unknown",
      says: "The question is another one than the one that was answered: it is asked anew.",
      ask: { answered: null },
    });
    for (const at of ["", "2026-02-30T00:00:00.000Z"])
      expect(line(given("yes", at))).toMatchObject({ verdict: "unknown", ask: { answered: null } });
  });

  it("count until their day, and those of somebody who is not sure until none", () => {
    expect([line(given("yes")).until, line(given("no")).until, line(given("not-sure")).until, line([]).until]).toEqual([
      "2026-06-27",
      "2026-06-27",
      null,
      null,
    ]);
  });

  it("are unknown until somebody answers, and again when the answer is too old", () => {
    expect(line([])).toMatchObject({ verdict: "unknown", says: "Nobody has answered this yet.", check: "unknown" });
    expect(line(given("yes", "2026-06-01T10:00:00.000Z"))).toMatchObject({
      verdict: "unknown",
      says: expect.stringContaining("counted until 2026-06-08"),
      ask: { answered: null },
    });
    expect(line(given("not-sure"))).toMatchObject({ verdict: "unknown", reading: "Not sure", check: "unknown" });
  });

  it("are met or not by the answer, and say what to do when it is no", () => {
    expect(line(given("yes"))).toMatchObject({
      verdict: "met",
      says: "Robin Vale answered on 2026-06-20.",
      check: "met",
    });
    expect(line(given("no"))).toMatchObject({
      verdict: "not-met",
      steps: ["Use the city’s computer instead."],
      check: "not-met",
    });
    expect(line(given("no"), { needed: false })).toMatchObject({ verdict: "not-met", check: "met" });
  });

  it("are answered for themselves: one with the id of a measured line answers nothing else", () => {
    const sly = line([answer("yes", "2026-06-20T10:00:00.000Z", "look:malware")], { id: "city-computer" });
    expect(sly.verdict).toBe("unknown");
  });

  it("can be told from what may not be asked", () => {
    const { lines } = judge([], { ...facts, rule: asking });
    const asked = [...deviceItems.map((item) => `look:${item}`), "question:city-computer"];
    expect(lines.map(({ ask }) => ask?.id)).toEqual(asked);
  });
});

describe("a clock that is behind the log [A-6.h.iii]", () => {
  const at = (lastEntry: string | null) => judge(wellReads, { ...facts, rule: asking, lastEntry });
  const yes = answer("yes", "2026-06-20T10:00:00.000Z", "question:city-computer", ask.text);

  it("makes nothing met that goes by days, and says why", () => {
    const { lines, verdict } = at("2029-06-01T08:00:00.000Z");
    expect(verdict).toBe("unknown");
    const dated = lines.filter((line) => line.verdict === "unknown").map(({ id }) => id);
    expect(dated).toEqual(["system", "updates", "malware", "browsers", "app", "question:city-computer"]);
    expect(lineIn(lines, "system")).toMatchObject({
      says: "This computer’s clock says 2026-06-20 20:00 UTC, but the log has an entry of 2029-06-01 08:00 UTC: by this clock no age can be told.",
      until: null,
    });
    const answered = judge(wellReads, {
      ...facts,
      rule: asking,
      answers: [yes],
      lastEntry: "2029-06-01T08:00:00.000Z",
    });
    expect(lineIn(answered.lines, "question:city-computer").verdict).toBe("unknown");
  });

  it("leaves what is not met as it is", () => {
    const off = read("malware", { protections: [] });
    const facing = { ...facts, lastEntry: "2029-06-01T08:00:00.000Z" };
    expect(judge([...without("malware"), off], facing).verdict).toBe("not-met");
  });

  it("is none within the five minutes by which clocks differ, nor where the log is empty or has no time", () => {
    for (const well of [null, "2026-06-20T19:00:00.000Z", "2026-06-20T20:05:00.000Z", "yesterday"])
      expect([well, lineIn(at(well).lines, "system").verdict]).toEqual([well, "met"]);
    expect(lineIn(at("2026-06-20T20:05:00.001Z").lines, "system").verdict).toBe("unknown");
  });
});
