import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWebAddress } from "../../main/model/address.ts";
import { isBlank, isTooLong, textFault, tidyText, utf8Length } from "../../main/model/text.ts";
import { dayIn, isBeforeAccount, isDate, momentIn, parseTime, startOfDay, timeFault } from "../../main/model/time.ts";

const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

describe("text", () => {
  it.each([
    ["a\u0000b", "TEXT_CONTROL_CHARACTER"],
    ["a\u009fb", "TEXT_CONTROL_CHARACTER"],
    ["a\r\nb", "TEXT_CONTROL_CHARACTER"],
    ["a\ud800b", "TEXT_NOT_WELL_FORMED"],
    ["x".repeat(20_001), "TEXT_TOO_LONG"],
    ["two\nlines\tand a tab, שלום, 😀", null],
  ])("%j is judged", (text, fault) => {
    expect(textFault(text, "passage")).toBe(fault);
  });

  it("of one line holds no line feed", () => {
    expect(textFault("a\nb", "name")).toBe("TEXT_CONTROL_CHARACTER");
  });

  it("of content is measured in bytes, up to one mebibyte", () => {
    expect(isTooLong("é".repeat(524_288), "content")).toBe(false);
    expect(isTooLong(`${"é".repeat(524_288)}x`, "content")).toBe(true);
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text.toWellFormed()));
      }),
    );
  });

  it("is always fit to be recorded once it is tidied, and tidying again changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tidied = tidyText(text);
        expect(textFault(tidied.text, "content")).toBeNull();
        expect(tidyText(tidied.text)).toEqual({ text: tidied.text, changed: false });
      }),
    );
    expect(tidyText("a\r\nb\rc")).toEqual({ text: "a\nb\nc", changed: false });
    expect(tidyText("a\u0000\ud800")).toEqual({ text: "a\ufffd", changed: true });
  });

  it("is blank when a reader sees nothing in it", () => {
    expect(isBlank(" \n\u200b\u202e\u3164")).toBe(true);
    expect(isBlank("\u2800\u{1d159}\ufff9\u{16fe4}\u00ad")).toBe(true);
    expect(isBlank("\u2800⠁")).toBe(false);
    expect(isBlank("😀")).toBe(false);
  });
});

describe("an address", () => {
  it.each(["https://social.example/p/1?a=b#c", "http://social.example", "https://пример.example/ü"])(
    "%s may be opened",
    (one) => {
      expect(isWebAddress(one)).toBe(true);
    },
  );

  it.each([
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://user:secret@social.example/",
    "https://user@social.example/",
    "https://",
    "social.example/p/1",
    "https://social.example/a b",
    "https://social.example/\u0000",
    `https://social.example/${"x".repeat(2000)}`,
  ])("%j may not", (one) => {
    expect(isWebAddress(one)).toBe(false);
  });
});

describe("time", () => {
  it.each([
    ["America/Anchorage", "2026-11-21T15:00:00.000Z", "Nov 21, 2026, 6:00 AM AKST"],
    ["America/Anchorage", "2026-07-05T07:59:59.999Z", "Jul 4, 2026, 11:59 PM AKDT"],
    ["America/Anchorage", "2027-01-01T09:00:00.000Z", "Jan 1, 2027, 12:00 AM AKST"],
    ["America/Chicago", "2026-11-01T06:30:00.000Z", "Nov 1, 2026, 1:30 AM CDT"],
    ["America/Chicago", "2026-11-01T07:30:00.000Z", "Nov 1, 2026, 1:30 AM CST"],
    ["UTC", "2026-11-21T12:05:00.000Z", "Nov 21, 2026, 12:05 PM UTC"],
  ])("on the clocks of %s, %s is %s, with a plain blank before AM or PM", (zone, time, words) => {
    expect(momentIn(zone, time)).toBe(words);
  });

  const now = new Date("2026-03-02T09:00:00.000Z");

  it("is a real instant in the one format", () => {
    expect(parseTime("2026-03-02T09:00:00.000Z")).toBe(now.getTime());
    for (const wrong of [
      "2026-02-30T00:00:00.000Z",
      "2026-03-02T09:00:00Z",
      "2026-03-02",
      "",
      "2026-03-02T24:00:00.000Z",
    ]) {
      expect(parseTime(wrong)).toBeNull();
    }
    expect([isDate("2024-02-29"), isDate("2026-02-29"), isDate("2026-3-1")]).toEqual([true, false, false]);
  });

  it("is not in the future, five minutes of another clock forgiven", () => {
    expect(timeFault("2026-03-02T09:05:00.000Z", now)).toBeNull();
    expect(timeFault("2026-03-02T09:05:00.001Z", now)).toBe("TIME_IN_FUTURE");
    expect(timeFault("yesterday", now)).toBe("TIME_INVALID");
  });

  it("before an account was there is so in every time zone", () => {
    expect(isBeforeAccount("2020-05-01T00:00:00.000Z", "2020-05-01")).toBe(false);
    expect(isBeforeAccount("2020-04-30T12:00:00.000Z", "2020-05-01")).toBe(false);
    expect(isBeforeAccount("2020-04-30T08:00:00.000Z", "2020-05-01")).toBe(true);
    expect(isBeforeAccount("2000-01-01T00:00:00.000Z", null)).toBe(false);
  });

  it("finds the days of a city, around changes of clocks too", () => {
    expect(startOfDay("America/Anchorage", "2026-03-02")).toBe("2026-03-02T09:00:00.000Z");
    expect(startOfDay("America/Anchorage", "2026-03-08", 1)).toBe("2026-03-09T08:00:00.000Z");
    expect(dayIn("America/Anchorage", "2026-03-02T08:59:59.999Z")).toBe("2026-03-01");
    fc.assert(
      fc.property(
        fc.constantFrom("America/Anchorage", "America/Chicago", "Pacific/Auckland", "Asia/Kathmandu", "UTC"),
        fc.integer({ min: 0, max: 20_000 }),
        (zone, day) => {
          const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
          const start = startOfDay(zone, date);
          expect(dayIn(zone, start)).toBe(date);
          expect(dayIn(zone, new Date(Date.parse(start) - 1).toISOString()) < date).toBe(true);
        },
      ),
    );
  });
});
