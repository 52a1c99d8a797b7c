import { expect, it } from "vitest";
import type { AccountStep } from "../../preload/contract.ts";
import { anchorage, anoka } from "../model/packs.ts";
import { ABook, details, manager, refusal, shot } from "./a-book.ts";

it("takes back one event alone, and it stays readable with who took it back and why", () => {
  const desk = new ABook(anoka);
  const account = desk.inUse();
  const paused = desk.step(account, { step: "pause", on: "2026-03-01", by: manager, why: "Quiet." });
  const struck = desk.step(account, { step: "strike", event: paused.lastEvent, because: "It was another page" });
  expect(struck).toEqual({ ...account, lastEvent: paused.lastEvent + 1 });
  const [strike, line] = desk.book.accountHistory(account.id);
  expect(line).toMatchObject({ kind: "account.paused", struck: { because: "It was another page", by: "Alex Sample" } });
  expect(strike).toMatchObject({ kind: "struck", on: "2026-03-02", struck: null });
  expect(strike?.says).toBe(
    "Taken back: “Robin Sample (Communications Manager) had the page shut for a time: Quiet.” Reason: It was another page.",
  );
});

it("refuses what a later event builds on, the first one, a strike, and an event of something else", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  const other = desk.takeIn({ handle: "@other" });
  const shut: AccountStep = { step: "pause", on: "2026-03-01", by: manager, why: "Quiet." };
  const first = desk.step(account, shut).lastEvent;
  const second = desk.step(account, { step: "resume", on: "2026-03-01", note: "" }).lastEvent;
  const strike = (event: number, because = "By mistake") =>
    refusal(() => desk.step(account, { step: "strike", event, because }));
  expect(strike(first)).toEqual({ code: "EVENT_NOT_LAST", event: first });
  expect(strike(other.lastEvent)).toEqual({ code: "EVENT_UNKNOWN", event: other.lastEvent });
  expect(strike(999)).toMatchObject({ code: "EVENT_UNKNOWN" });
  expect(strike(second, " ")).toMatchObject({ code: "TEXT_EMPTY", field: "because" });
  const struck = desk.step(account, { step: "strike", event: second, because: "By mistake" });
  expect(strike(second)).toMatchObject({ code: "EVENT_NOT_LAST" });
  expect(strike(struck.lastEvent)).toMatchObject({ code: "EVENT_UNKNOWN" });
  desk.step(account, { step: "strike", event: first, because: "By mistake" });
  expect(strike(account.lastEvent)).toMatchObject({ code: "EVENT_NOT_LAST" });
  expect(desk.book.account(account.id)).toEqual({ ...account, lastEvent: struck.lastEvent + 1 });
});

it("gives no authorization back to somebody who has left meanwhile", () => {
  const desk = new ABook(anchorage);
  const [account, { id, lastEvent }] = [desk.takeIn(), desk.person()];
  desk.step(account, { step: "add-user", on: "2026-03-01", person: id, role: "designee" });
  const ended = desk.step(account, {
    step: "end-user",
    on: "2026-03-01",
    person: id,
    role: "designee",
    because: "Gone",
  });
  desk.book.personStep(id, lastEvent, { step: "leave", on: "2026-03-01", because: "Moved" }, null);
  expect(
    refusal(() => desk.step(account, { step: "strike", event: ended.lastEvent, because: "By mistake" })),
  ).toMatchObject({ code: "PERSON_LEFT" });
});

it("keeps a screenshot named when the checklist that it proved is taken back: nothing that was recorded is ever lost", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  const items = [{ item: "contact", verdict: "met", why: "" }] as const;
  const checked = desk.step(account, { step: "check", on: "2026-03-01", items, source: null }, shot);
  const struck = desk.step(account, { step: "strike", event: checked.lastEvent, because: "Another page" });
  expect(struck.checklist).toEqual({});
  expect(desk.book.files()).toEqual([{ sha256: shot.sha256, bytes: shot.bytes }]);
});

it("takes the page from the cases’ list when its creation is taken back", () => {
  const desk = new ABook(anoka);
  const asked = desk.request();
  desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
  const { lastEvent } = desk.step(asked, { step: "create", on: "2026-02-10", details, since: null });
  desk.step(asked, { step: "strike", event: lastEvent, because: "Not yet" });
  expect(desk.database.prepare("SELECT count(*) FROM account").pluck().get()).toBe(0);
  expect(desk.step(asked, { step: "create", on: "2026-02-11", details, since: null }).since).toBe("2026-02-11");
});

it("takes back an earlier event on which nothing builds, and leaves the later ones as they are", () => {
  const desk = new ABook(anoka);
  const account = desk.takeIn();
  const wrong = desk.step(account, { step: "activity", on: "2026-02-20", what: "A post of another page" }).lastEvent;
  const changed = desk.step(account, { step: "change", on: "2026-02-21", details: { phone: "555 0100" }, why: "" });
  const shut = desk.step(account, { step: "pause", on: "2026-03-01", by: manager, why: "Quiet." });
  const goes = () => desk.book.accountHistory(account.id).flatMap(({ id, takeBack }) => (takeBack ? [id] : []));
  expect(goes()).toEqual([shut.lastEvent, changed.lastEvent, wrong]);
  const struck = desk.step(account, { step: "strike", event: wrong, because: "Wrong page" });
  expect(struck).toEqual({ ...shut, lastActivity: null, lastEvent: shut.lastEvent + 1 });
  expect(goes()).toEqual([shut.lastEvent, changed.lastEvent]);
});

it("gives no coordinator back who has left meanwhile, and offers no such taking back", () => {
  const desk = new ABook(anchorage);
  const [account, kim, lou] = [desk.takeIn(), desk.person("Kim Sample"), desk.person("Lou Sample")];
  const lead = (coordinator: string) =>
    desk.step(account, { step: "change", on: "2026-03-01", details: { coordinator }, why: "" }).lastEvent;
  lead(kim.id);
  const second = lead(lou.id);
  desk.book.personStep(kim.id, kim.lastEvent, { step: "leave", on: "2026-03-01", because: "Moved" }, null);
  expect(refusal(() => desk.step(account, { step: "strike", event: second, because: "A slip" }))).toMatchObject({
    code: "PERSON_LEFT",
    name: "Kim Sample",
  });
  expect(desk.book.accountHistory(account.id)[0]).toMatchObject({ id: second, takeBack: false });
});

it("leaves the creation of a page alone that is in a case", () => {
  const desk = new ABook(anoka);
  const asked = desk.request();
  desk.step(asked, { step: "decide", approved: true, by: manager, on: "2026-02-03", why: "Fits." });
  const { lastEvent } = desk.step(asked, { step: "create", on: "2026-02-10", details, since: null });
  desk.inCases.add(asked.id);
  const strike: AccountStep = { step: "strike", event: lastEvent, because: "Not yet" };
  expect(refusal(() => desk.step(asked, strike))).toEqual({ code: "EVENT_NOT_LAST", event: lastEvent });
  desk.inCases.clear();
  expect(desk.step(asked, strike).standing).toBe("approved");
});
