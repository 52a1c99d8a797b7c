import { describe, expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { ABook, details, manager, refusal } from "./a-book.ts";

describe("two accounts with one handle", () => {
  it.each(["@sample_parks", "sample_parks", "SAMPLE_PARKS", " @Sample_Parks ", "sample\u200b_parks", "ｓample_parks"])(
    "are one, however the second is written: %s",
    (handle) => {
      const desk = new ABook(anoka);
      const known = desk.takeIn();
      const refused = refusal(() => desk.takeIn({ platform: " FACEBOOK", handle }, null, true));
      expect(refused).toMatchObject({ code: "ACCOUNT_EXISTS" });
      expect(refusal(() => desk.request({ handle }, true)).code).toBe("ACCOUNT_EXISTS");
      const other = desk.takeIn({ handle: "@other" });
      expect(
        refusal(() => desk.step(other, { step: "change", on: "2026-03-01", details: { handle }, why: "" })).code,
      ).toBe("ACCOUNT_EXISTS");
      expect(desk.book.state().accounts).toEqual([known, other]);
    },
  );

  it("are two on two platforms", () => {
    const desk = new ABook(anoka);
    desk.takeIn();
    expect(desk.takeIn({ platform: "Instagram" }).platform).toBe("Instagram");
  });

  it("are refused while the first is only asked for", () => {
    const desk = new ABook(anoka);
    desk.request();
    expect(refusal(() => desk.takeIn()).code).toBe("ACCOUNT_EXISTS");
  });
});

describe("a handle that looks like another one", () => {
  it.each([
    ["a Cyrillic а", "@sample_pаrks"],
    ["rn for m", "@sarnple_parks"],
    ["1 for l", "@samp1e_parks"],
    ["another separator", "@sample.parks"],
  ])("is asked about: %s; and may be right", (_, handle) => {
    const desk = new ABook(anoka);
    desk.takeIn();
    const expected = { code: "ACCOUNT_LOOKS_ALIKE", handle, like: "@sample_parks", platform: "Facebook" };
    expect(refusal(() => desk.request({ handle }))).toEqual(expected);
    expect(refusal(() => desk.takeIn({ handle }))).toEqual(expected);
    expect(desk.book.state().accounts).toHaveLength(1);
    expect(desk.request({ handle }, true).handle).toBe(handle);
  });

  it("is asked about when the page is created under another handle than was asked for, and when it changes", () => {
    const desk = new ABook(anoka);
    desk.takeIn();
    const asked = desk.request({ handle: "@trails" });
    desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits the plan." });
    const handle = "@sarnple_parks";
    const looksAlike = { code: "ACCOUNT_LOOKS_ALIKE", handle, like: "@sample_parks", platform: "Facebook" };
    const create: AccountStep = { step: "create", on: "2026-02-10", details: { ...details, handle }, since: null };
    const events = () => desk.book.events("account", asked.id).length;
    expect(refusal(() => desk.step(asked, create))).toEqual(looksAlike);
    expect([desk.book.account(asked.id).standing, events()]).toEqual(["approved", 2]);
    const same = { ...create, details: { ...details, handle: "@Sample_Parks" }, anyway: true };
    expect(refusal(() => desk.step(asked, same)).code).toBe("ACCOUNT_EXISTS");
    desk.step(asked, { ...create, details: { ...details, handle: "@trails" } });
    const change: AccountStep = { step: "change", on: "2026-03-01", details: { handle }, why: "" };
    expect(refusal(() => desk.step(asked, change))).toEqual(looksAlike);
    expect([desk.book.account(asked.id).handle, events()]).toEqual(["@trails", 3]);
    expect(desk.step(asked, { ...change, anyway: true }).handle).toBe(handle);
    // What was looked at once is not asked about again while it stays the same.
    for (const details of [{ handle: "@SARNPLE_PARKS" }, { name: "Another name" }] as const)
      expect(desk.step(asked, { ...change, details })).toMatchObject(details);
  });

  it("is created as it was asked for, anyway, without another question", () => {
    const desk = new ABook(anoka);
    desk.takeIn();
    const asked = desk.request({ handle: "@samp1e_parks" }, true);
    desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits the plan." });
    const now = { ...details, handle: "@samp1e_parks" };
    expect(desk.step(asked, { step: "create", on: "2026-02-10", details: now, since: null }).standing).toBe("created");
  });

  it("is asked about when the page moves to the other one’s platform", () => {
    const desk = new ABook(anoka);
    desk.takeIn();
    const other = desk.takeIn({ platform: "Instagram", handle: "@sample.parks" });
    const change = { step: "change", on: "2026-03-01", details: { platform: "facebook" }, why: "" } as const;
    expect(refusal(() => desk.step(other, change)).code).toBe("ACCOUNT_LOOKS_ALIKE");
    expect(desk.step(other, { ...change, anyway: true }).platform).toBe("facebook");
  });

  it("is no question on another platform, nor beside a page that is gone", () => {
    const desk = new ABook(anoka);
    const old = desk.takeIn();
    desk.takeIn({ platform: "Instagram", handle: "@samp1e_parks" });
    desk.step(old, { step: "deactivate", on: "2026-03-01", by: manager, why: "Gone." });
    expect(desk.takeIn({ handle: "@samp1e_parks" }).standing).toBe("active");
  });
});

describe("days", () => {
  it("that have not come, from a clock that was ahead, keep nothing shut", () => {
    const desk = new ABook(anoka);
    const present = desk.now;
    const account = desk.takeIn({}, null);
    const person = desk.person();
    desk.now = new Date("2031-03-02T18:00:00.000Z");
    const role = anoka.register.users.roles[0] ?? "";
    desk.step(account, { step: "add-user", on: "2031-03-02", person: person.id, role });
    desk.step(account, { step: "pause", on: "2031-03-02", by: manager, why: "Quiet." });
    desk.now = present;
    expect(desk.step(account, { step: "resume", on: "2026-03-02", note: "" })).toMatchObject({
      standing: "active",
      standingSince: "2026-03-02",
    });
    const end = { step: "end-user", on: "2026-03-02", person: person.id, role, because: "Moved" } as const;
    expect(desk.step(account, end).users[0]).toMatchObject({ to: "2031-03-02", because: "Moved" });
  });

  const activity = (on: string): AccountStep => ({ step: "activity", on, what: "A post" });

  it.each(["2026-02-29", "2025-13-01", "2026-2-1", "yesterday", "", "2026-02-01T00:00:00.000Z", "2026-00-10"])(
    "refuses %j, which is none",
    (on) => {
      const desk = new ABook(anoka);
      const account = desk.takeIn();
      expect(refusal(() => desk.step(account, activity(on)))).toMatchObject({ code: "DATE_INVALID", field: "on" });
      expect(desk.book.account(account.id)).toBe(account);
    },
  );

  it("takes 29 February of a leap year, and none of another", () => {
    const desk = new ABook(anoka);
    const account = desk.takeIn({}, "2016-02-29");
    expect(account.since).toBe("2016-02-29");
    expect(desk.step(account, activity("2024-02-29")).lastActivity?.on).toBe("2024-02-29");
    expect(refusal(() => desk.takeIn({ handle: "@other" }, "2023-02-29"))).toMatchObject({
      code: "DATE_INVALID",
      field: "since",
    });
  });

  it("reckons today in the pack’s time zone: what is tomorrow there is still to come", () => {
    const desk = new ABook(anchorage);
    // 1 March, 20:30 in Anchorage; 2 March in UTC.
    desk.now = new Date("2026-03-02T05:30:00.000Z");
    const account = desk.takeIn();
    expect(account.addedOn).toBe("2026-03-01");
    expect(refusal(() => desk.step(account, activity("2026-03-02")))).toMatchObject({
      code: "TIME_IN_FUTURE",
      field: "on",
    });
    desk.now = new Date("2026-03-02T09:00:00.000Z");
    expect(desk.step(account, activity("2026-03-02")).lastActivity?.on).toBe("2026-03-02");
  });

  it("takes the day on which the clocks change, from its first minute to its last", () => {
    const desk = new ABook(anoka);
    const account = desk.takeIn();
    for (const [now, today] of [
      ["2026-03-08T06:00:00.000Z", "2026-03-08"],
      ["2026-03-09T04:59:59.000Z", "2026-03-08"],
      ["2026-03-09T05:00:00.000Z", "2026-03-09"],
    ] as const) {
      desk.now = new Date(now);
      expect(desk.book.today()).toBe(today);
      expect(desk.step(account, activity(today)).lastActivity?.on).toBe(today);
    }
  });

  it("[A-6.g.i] lets no step come before the one on which it builds", () => {
    const desk = new ABook(anoka);
    const account = desk.request();
    const tooEarly = (on: string, at: string, step: AccountStep) =>
      expect(refusal(() => desk.step(account, { ...step, on } as AccountStep))).toMatchObject({
        code: "TIME_BEFORE_STEP",
        field: "on",
        at,
      });
    const decide: AccountStep = { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." };
    tooEarly("2026-02-01", "2026-02-02", decide);
    desk.step(account, decide);
    const create: AccountStep = { step: "create", on: "2026-02-10", details, since: null };
    tooEarly("2026-02-02", "2026-02-03", create);
    expect(refusal(() => desk.step(account, { ...create, since: "2026-01-31" }))).toMatchObject({
      code: "TIME_BEFORE_STEP",
      field: "since",
      at: "2026-02-03",
    });
    desk.step(account, create);
    tooEarly("2026-02-09", "2026-02-10", { step: "activate", on: "", note: "" });
    desk.step(account, { step: "activate", on: "2026-02-11", note: "" });
    tooEarly("2026-02-10", "2026-02-11", { step: "pause", on: "", by: manager, why: "Quiet." });
    tooEarly("2026-02-09", "2026-02-10", activity(""));
    desk.step(account, { step: "pause", on: "2026-02-11", by: manager, why: "Quiet." });
    tooEarly("2026-02-10", "2026-02-11", { step: "resume", on: "", note: "" });
  });
});

describe("texts", () => {
  it.each([
    [{ handle: "@" }, "TEXT_EMPTY", "handle"],
    [{ name: "\u2800" }, "TEXT_EMPTY", "name"],
    [{ platform: "x".repeat(201) }, "TEXT_TOO_LONG", "platform"],
    [{ department: "a\u0000" }, "TEXT_CONTROL_CHARACTER", "department"],
    [{ purpose: "\udfff" }, "TEXT_NOT_WELL_FORMED", "purpose"],
    [{ phone: "5".repeat(201) }, "TEXT_TOO_LONG", "phone"],
    [{ address: "javascript:alert(1)" }, "ADDRESS_INVALID", "address"],
    [{ address: "https://user:word@social.example" }, "ADDRESS_INVALID", "address"],
    [{ email: "x".repeat(300) }, "EMAIL_INVALID", "email"],
  ])("refuses %j with %s", (change, code, field) => {
    const desk = new ABook(anoka);
    for (const call of [() => desk.request(change), () => desk.takeIn(change)]) {
      expect(refusal(call)).toMatchObject({ code, field });
    }
    expect(desk.book.state().accounts).toEqual([]);
    expect(desk.database.prepare("SELECT count(*) FROM register_event").pluck().get()).toBe(0);
  });
});

it("refuses a step of somebody who has not seen the last one", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  const seen = account.lastEvent;
  desk.another().accountStep(account.id, seen, { step: "activity", on: "2026-03-01", what: "A post" }, null);
  const mine: AccountStep = { step: "deactivate", on: "2026-03-01", by: manager, why: "Unused." };
  expect(refusal(() => desk.book.accountStep(account.id, seen, mine, null))).toEqual({
    code: "ACCOUNT_CHANGED",
    account: account.id,
  });
  expect(desk.book.account(account.id)).toMatchObject({ standing: "active", lastActivity: { on: "2026-03-01" } });
  expect(refusal(() => desk.book.accountStep("nobody", 0, mine, null))).toMatchObject({ code: "ACCOUNT_UNKNOWN" });
});
