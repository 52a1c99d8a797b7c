import { describe, expect, it } from "vitest";
import { requestOutcomes } from "../../../main/model/entry.ts";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import {
  citationOf,
  daysBetween,
  dueChoiceWords,
  dueSentence,
  fieldLabel,
  isLongAgo,
  kindLabel,
  receivedFault,
  standingOf,
  whenWords,
} from "../../../renderer/requests/request-words.ts";
import { anchorage, anoka, harbour } from "../../model/packs.ts";
import { row } from "./sample.ts";

describe("words for requests", () => {
  it("counts days over a month’s end and a change of the clock", () => {
    expect(daysBetween("2026-10-30", "2026-11-02")).toBe(3);
    expect(daysBetween("2026-03-09", "2026-03-07")).toBe(-2);
  });

  it("[A-6.e.i] says overdue, due today, due soon, and open", () => {
    const on = (today: string) => standingOf(row(), today);
    expect(on("2026-11-20")).toEqual({ words: "Overdue", tone: "bad" });
    expect(on("2026-11-19").words).toBe("Due today");
    expect(on("2026-11-18").words).toBe("Due in 1 day");
    expect(on("2026-11-16").words).toBe("Due in 3 days");
    expect(on("2026-11-15").words).toBe("Open");
  });

  it("names every answer, and never says that an open or disposed one is overdue or released", () => {
    const words = requestOutcomes.map((standing) => standingOf(row({ standing }), "2030-01-01").words);
    expect(new Set(words).size).toBe(requestOutcomes.length);
    expect(words).not.toContain("Overdue");
    expect(standingOf(row({ disposed: true }), "2030-01-01").words).toBe("No longer kept");
    expect(standingOf(row(), "2030-01-01").words).not.toContain("Released");
  });

  it("says when in a sentence", () => {
    expect(dueSentence(row(), "2026-11-10")).toBe("Due November 19, 2026: 9 days left.");
    expect(dueSentence(row(), "2026-11-20")).toBe("Was due November 19, 2026: 1 day ago.");
    expect(dueSentence(row(), "2026-11-19")).toBe("Due today, November 19, 2026.");
    const now = new Date("2026-11-20T20:00:00Z");
    expect(whenWords(row(), now)).toBe("due Nov 19");
    expect(whenWords(row({ standing: "refused", answeredOn: "2026-11-12" }), now)).toBe("answered Nov 12");
    expect(whenWords(row({ disposed: true }), now)).toBe("");
  });

  it("has a word for the fields that only a release shows, and shows unknown names as they are", () => {
    expect(fieldLabel("actor")).toBe("Recorded by");
    expect(fieldLabel("content")).toBe("Text");
    expect(fieldLabel("constructor")).toBe("constructor");
    expect(kindLabel("evidence.sealed")).toBe("Evidence sealed");
    expect(kindLabel("future.kind")).toBe("future.kind");
    expect(kindLabel("toString")).toBe("toString");
    expect(citationOf([{ id: "minor", citation: "Code 1", text: "Minors" }], "gone")).toBe("gone");
  });
});

describe("the day on which a request came, and the one by which it is answered", () => {
  it("[A-6.e.i] is called a reminder where no law sets the number, and the law’s where one does", () => {
    const words = (pack: PolicyPack) => dueChoiceWords(pack.records.answer, "2026-11-20");
    for (const pack of [anchorage, anoka]) {
      expect(words(pack)).toBe("Reminder: 10 working days after it came, December 4, 2026");
    }
    expect(words(harbour)).toBe("By the law: 20 days after it came, December 10, 2026");
    expect(dueChoiceWords({ days: 3, working: false, basis: "A law." }, "")).toBe("By the law: 3 days after it came");
  });

  it("is refused before 1990 and in the future, and asked about again when it is more than a year ago", () => {
    expect(receivedFault("0202-11-20", "2026-11-21")).toContain("check the year");
    expect(receivedFault("1989-12-31", "2026-11-21")).toContain("check the year");
    expect(receivedFault("2026-11-22", "2026-11-21")).toContain("still to come");
    expect(receivedFault("1990-01-01", "2026-11-21")).toBeNull();
    expect(isLongAgo("2025-11-20", "2026-11-21")).toBe(true);
    expect(isLongAgo("2025-11-21", "2026-11-21")).toBe(false);
    expect(isLongAgo("0202-11-20", "2026-11-21")).toBe(false);
  });
});
