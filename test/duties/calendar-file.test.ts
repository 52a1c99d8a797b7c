import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { mostEvents } from "../../main/duties/calendar-file.ts";
import { calendarFile } from "../../main/duties/index.ts";
import type { Duty } from "../../main/model/duty.ts";

const about = {
  name: "Parks",
  domain: "invented-harbour.example",
  stamp: new Date("2026-11-21T18:30:00.000Z"),
  today: "2026-11-21",
};

function duty(over: Partial<Duty> = {}): Duty {
  return {
    ...{ id: "review:a1", row: null, title: "Look at the page", why: "Because.", citation: "Rule 5" },
    ...{ due: "2026-12-01", urgency: "soon", vault: null, credential: null, place: "account" },
    ...over,
  };
}

function read(bytes: Uint8Array) {
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const all = calendar.getAllSubcomponents("vevent");
  return { text, calendar, all, events: all.map((one) => new ICAL.Event(one)) };
}

describe("the calendar file", () => {
  it("keeps hostile words what they are: no line of theirs becomes a line of the file", () => {
    const title = "Re;view, a\\nb\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0000 🌲";
    const why = `Two\nlines; of \\n words, ${"ü".repeat(300)}`;
    const name = "Parks; and, Rec\r\nX-EVIL:1";
    const { bytes } = calendarFile([duty({ title, why })], { ...about, name });
    const { all, calendar, events, text } = read(bytes);
    expect(all).toHaveLength(1);
    expect(events[0]?.summary).toBe("Re;view, a\\nb END:VEVENT BEGIN:VEVENT\ufffd 🌲");
    expect(events[0]?.description).toBe(`${why}\nRule 5`);
    expect(calendar.getFirstProperty("x-evil")).toBeNull();
    expect(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("has nothing for a duty without a day, and is a calendar all the same", () => {
    const { all, calendar } = read(calendarFile([duty({ due: null })], about).bytes);
    expect([all.length, calendar.name, calendar.getFirstPropertyValue("version")]).toEqual([0, "vcalendar", "2.0"]);
  });

  it("puts what is overdue on the present day, saying since when it is due: nobody looks for it on a day that is over", () => {
    const late = duty({ due: "2026-08-31", urgency: "overdue" });
    const { events } = read(calendarFile([late, duty({ id: "b", due: "2026-11-21" })], about).bytes);
    expect(events.map(({ startDate }) => startDate.toString())).toEqual(["2026-11-21", "2026-11-21"]);
    expect(events[0]?.description).toBe("Due since August 31, 2026.\nBecause.\nRule 5");
    expect(events[1]?.description).toBe("Because.\nRule 5");
  });

  it("puts what is not in order and has no day on the present day, and leaves advice out", () => {
    const { events } = read(
      calendarFile(
        [duty({ due: null, urgency: "now" }), duty({ id: "b", title: "Not yet", due: null, urgency: "advice" })],
        about,
      ).bytes,
    );
    expect(events.map(({ summary, startDate }) => `${summary} ${startDate}`)).toEqual(["Look at the page 2026-11-21"]);
  });

  it.each(["2028-02-29", "2026-03-08", "2026-11-01", "2026-12-31"])(
    "is about the whole day of %s, in no time zone",
    (due) => {
      const { all, events } = read(calendarFile([duty({ due })], { ...about, today: "2026-01-02" }).bytes);
      const start = events[0]?.startDate;
      expect([start?.toString(), start?.isDate, start?.zone?.tzid]).toEqual([due, true, "floating"]);
      expect(all[0]?.getFirstProperty("dtstart")?.toICALString()).toBe(`DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`);
      expect(events[0]?.duration.toString()).toBe("P1D");
    },
  );

  it("rings in the morning of that day, and does not make anybody busy", () => {
    const { all } = read(calendarFile([duty()], about).bytes);
    const alarm = all[0]?.getFirstSubcomponent("valarm");
    expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(alarm?.getFirstProperty("trigger")?.toICALString()).toBe("TRIGGER;RELATED=START:PT9H");
    expect(all[0]?.getFirstPropertyValue("transp")).toBe("TRANSPARENT");
  });

  it("names each duty by the same id at every time, and two duties by two", () => {
    const ids = (stamp: Date) =>
      read(calendarFile([duty(), duty({ id: "review:a2" })], { ...about, stamp }).bytes).events.map(({ uid }) => uid);
    const [first, later] = [ids(about.stamp), ids(new Date("2027-01-01T00:00:00.000Z"))];
    expect(later).toEqual(first);
    expect(new Set(first).size).toBe(2);
    expect(first[0]).toMatch(/^[0-9a-f]{40}@invented-harbour\.example$/);
  });

  it("holds so many and no more, the most urgent, and ends with how many are not in it", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => duty({ id: `review:${at}`, title: `Look at page ${at}` }));
    const undated = duty({ id: "undated", due: null });
    const all = read(calendarFile([undated, ...many(mostEvents)], about).bytes).events;
    expect([all.length, all.at(-1)?.summary]).toEqual([mostEvents, `Look at page ${mostEvents - 1}`]);
    const { events } = read(calendarFile([undated, ...many(mostEvents + 1_234)], about).bytes);
    expect(events).toHaveLength(mostEvents + 1);
    expect(events.at(-2)?.summary).toBe(`Look at page ${mostEvents - 1}`);
    const last = events.at(-1);
    expect([last?.summary, last?.startDate.toString()]).toEqual([
      "1,234 more duties are not in this calendar",
      "2026-11-21",
    ]);
    expect(last?.description).toBe(
      "It holds the 3,000 most urgent. Custodia shows the others on its page Today when their time comes.",
    );
    const { events: one } = read(calendarFile(many(mostEvents + 1), about).bytes);
    expect(one.at(-1)?.summary).toBe("1 more duty is not in this calendar");
    expect(one.at(-1)?.uid).toBe(last?.uid);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(mostEvents + 1);
  });

  it("puts nothing into words that it leaves out", () => {
    let read = 0;
    const unread = (at: number): Duty => ({
      ...duty({ id: `review:${at}` }),
      get why() {
        read += 1;
        return "Because.";
      },
    });
    calendarFile(
      Array.from({ length: mostEvents + 500 }, (_, at) => unread(at)),
      about,
    );
    expect(read).toBe(mostEvents);
  });

  it("says when it was made", () => {
    const { all } = read(calendarFile([duty()], about).bytes);
    expect(all[0]?.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-21T18:30:00Z");
  });

  it("has a file name that every system takes", () => {
    expect(calendarFile([], { ...about, name: "Parks/../x" }).name).toBe("due-Parks-..-x.ics");
    expect(calendarFile([], about).name).toBe("due-Parks.ics");
  });
});
