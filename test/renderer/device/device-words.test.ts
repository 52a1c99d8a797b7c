import { describe, expect, it } from "vitest";
import type { DeviceLine, DeviceStanding } from "../../../main/model/device-view.ts";
import { answeredWords, openQuestions, sourceWords, verdictSaid } from "../../../renderer/device/line-words.ts";
import {
  checkedWords,
  dataWords,
  helpOf,
  named,
  setAsideWords,
  standingSaid,
  stripWords,
  warningSentence,
} from "../../../renderer/device/standing-words.ts";

const zone = "America/Anchorage";
const now = new Date("2026-11-21T20:00:00.000Z");

function standing(over: Partial<DeviceStanding>): DeviceStanding {
  const checkedAt = "2026-11-21T17:02:00.000Z";
  return { state: "met", warns: false, checkedAt, notMet: [], unknown: [], againBy: null, ...over };
}

const notMet = standing({ state: "not-met", warns: true, notMet: ["Updates", "Web browsers"], unknown: ["Firewall"] });
const unknown = standing({ state: "unknown", warns: true, unknown: ["Malware protection"] });
const stale = standing({ state: "stale", warns: true, checkedAt: "2026-11-02T17:02:00.000Z" });
const future = standing({ state: "stale", warns: true, checkedAt: "2031-03-02T17:02:00.000Z" });
const never = standing({ state: "never", warns: true, checkedAt: null });
const off = standing({ state: "off", checkedAt: null });

function line(over: Partial<DeviceLine>): DeviceLine {
  return {
    id: "updates",
    label: "Updates",
    verdict: "unknown",
    reading: "",
    says: "",
    why: "",
    steps: [],
    source: "measured",
    at: "2026-11-21T17:02:00.000Z",
    until: null,
    needed: true,
    ask: null,
    ...over,
  };
}

function question(answer: "yes" | "no" | "not-sure" | null): NonNullable<DeviceLine["ask"]> {
  const answered = answer === null ? null : { answer, at: "2026-11-21T17:02:00.000Z", by: "Robin Vale" };
  return { id: "look:updates", text: "Is it?", hint: "", answered, everyDays: 30 };
}

describe("how the workstation stands, in a sentence", () => {
  it("[A-6.h.iii] says why a check that is kept does not count, and nothing where none is set aside", () => {
    expect(setAsideWords({ setAside: null })).toBe("");
    expect(setAsideWords({ setAside: "elsewhere" })).toMatch(/is of another computer/);
    expect(setAsideWords({ setAside: "disagrees" })).toMatch(/not what the log says of it.* Tell IT\.$/);
  });

  it("[A-6.h.iii] lights green for one state alone, and never says that one may log in for another", () => {
    expect(standingSaid(standing({}), zone, now)).toMatchObject({
      what: "This computer is fit for the city’s accounts.",
      lamp: "good",
    });
    for (const other of [notMet, unknown, stale, future, never, off]) {
      const { what, next, lamp } = standingSaid(other, zone, now);
      expect(lamp, other.state).not.toBe("good");
      expect(`${what} ${next}`, other.state).not.toMatch(/is fit for|is in order|can log in/);
    }
  });

  it("[A-6.h.iii] names what is to be mended and what is not known", () => {
    expect(standingSaid(notMet, zone, now)).toEqual({
      what: "Something is to be mended before you log in.",
      next: "Not in order: Updates and Web browsers. Not known: Firewall. Each line below says what to do on this computer.",
      lamp: "bad",
    });
    expect(standingSaid(unknown, zone, now).next).toMatch(/^Not known: Malware protection\. Answer what you can/);
  });

  it("tells a check that is too old from one that is dated in the future", () => {
    expect(standingSaid(stale, zone, now).next).toBe("It is of Nov 2. Check again: it takes a few seconds.");
    expect(standingSaid(future, zone, now).what).toBe("The time of the last check can’t be right.");
    expect(standingSaid(future, zone, now).next).toContain("Mar 2, 2031, which is still to come");
  });

  it("counts names where there are many", () => {
    expect(named([])).toBe("");
    expect(named(["a", "b", "c", "d"])).toBe("a, b, c and d");
    expect(named(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  });
});

describe("the warning above removals and passwords", () => {
  it("[A-6.h.iii] says one sentence for everything but a check that is met", () => {
    for (const one of [notMet, unknown, stale, future, never]) {
      expect(warningSentence(one, zone, now), one.state).toMatch(/^[A-Z][^“]+\.$/);
    }
    expect(warningSentence(notMet, zone, now)).toBe(
      "This computer is not fit for the city’s accounts yet. Not in order: Updates and Web browsers.",
    );
    expect(warningSentence(stale, zone, now)).toContain("last checked on Nov 2");
    expect(warningSentence(future, zone, now)).not.toContain("2031");
  });

  it("is silent where the policy asks for no check, whatever was found", () => {
    expect(warningSentence(standing({}), zone, now)).toBeNull();
    expect(warningSentence(off, zone, now)).toBeNull();
    expect(warningSentence({ ...notMet, warns: false }, zone, now)).toBeNull();
  });
});

describe("the strip at the foot", () => {
  it("has the age of a check that is met, and a count of what is not", () => {
    expect(stripWords(standing({}), zone, now)).toEqual({ words: "checked today at 8:02\u00a0AM", lamp: "good" });
    expect(stripWords(notMet, zone, now)).toEqual({ words: "2 not in order", lamp: "bad" });
    expect(stripWords(unknown, zone, now)).toEqual({ words: "1 not known", lamp: "warn" });
    expect(stripWords(stale, zone, now)?.lamp).toBe("warn");
    expect(stripWords(never, zone, now)?.lamp).toBe("warn");
    expect(stripWords(off, zone, now)).toBeNull();
  });
});

describe("the words of a line", () => {
  it("never shows what is only good to have as a failure, and unknown never as met", () => {
    expect(verdictSaid({ verdict: "not-met", needed: true })).toEqual({ words: "Not in order", tone: "bad" });
    expect(verdictSaid({ verdict: "not-met", needed: false })).toEqual({ words: "Not in order", tone: "warn" });
    for (const needed of [true, false]) {
      expect(verdictSaid({ verdict: "unknown", needed }).words).toBe("Not known");
      expect(verdictSaid({ verdict: "unknown", needed }).tone).not.toBe("good");
      expect(verdictSaid({ verdict: "met", needed }).tone).toBe("good");
    }
  });

  it("says who answered and when, and before that what becomes of an answer", () => {
    expect(answeredWords(question("not-sure"), zone, now)).toBe(
      "Robin Vale answered “not sure” today at 8:02\u00a0AM. It is asked again after 30 days.",
    );
    expect(answeredWords(question(null), zone, now)).toBe(
      "Your answer is kept with your name and the day, for 30 days.",
    );
  });

  it("says by what a line was read, and nothing where an answer says it already", () => {
    expect(sourceWords(line({}), zone, now)).toBe("Read by Custodia today at 8:02\u00a0AM.");
    expect(sourceWords(line({ source: "osquery" }), zone, now)).toMatch(/^Read by osquery/);
    expect(sourceWords(line({ source: "answered" }), zone, now)).toBe("");
    expect(sourceWords(line({ id: "question:city" }), zone, now)).toBe("");
  });

  it("offers needed questions first, then the policy’s own, and none that was answered or could be measured", () => {
    const lines = [
      line({ id: "question:city", needed: false, ask: question(null) }),
      line({ id: "firewall", ask: question(null) }),
      line({ id: "encryption", needed: false, ask: question(null) }),
      line({ id: "updates", ask: question("not-sure") }),
      line({ id: "malware", verdict: "met", ask: question(null) }),
      line({ id: "browsers" }),
    ];
    const check = {
      at: "2026-11-21T17:02:00.000Z",
      because: "daily",
      family: "linux",
      platform: "Debian GNU/Linux 12",
      verdict: "unknown",
      lines,
      dataOn: "2026-11-21",
      took: 900,
      seq: 1283,
    } as const;
    expect(openQuestions({ check }).map(({ id }) => id)).toEqual(["firewall", "question:city"]);
    expect(openQuestions({ check: null })).toEqual([]);
    expect(checkedWords(check, zone, now)).toBe(
      "Checked today at 8:02\u00a0AM by Custodia itself. Entry no. 1,283 in the log.",
    );
    expect(checkedWords({ ...check, because: "asked", seq: null }, zone, now)).toBe("Checked today at 8:02\u00a0AM.");
  });

  it("says of data that nothing can rest on whether it is too old or from a day that has not come", () => {
    expect(dataWords({ on: "2026-11-01", isOld: false }, now)).toContain("published by November 1, 2026");
    expect(dataWords({ on: "2024-01-05", isOld: true }, now)).toContain("more than a year ago");
    expect(dataWords({ on: "2029-01-05", isOld: true }, now)).toContain("still to come");
  });

  it("names somebody to call even where no policy does", () => {
    expect(helpOf({ policy: null })).toBe("IT");
    const policy = { citation: "", text: "", everyDays: 7, basis: "", help: "the Help Desk" };
    expect(helpOf({ policy })).toBe("the Help Desk");
  });
});
