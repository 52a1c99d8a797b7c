import { expect, it } from "vitest";
import { anchorage } from "../model/packs.ts";
import { ABook } from "./a-book.ts";

const items = anchorage.register.checklist.items.map(({ id: item }) => ({ item, why: "The City Attorney decided it" }));
const check = (on: string, verdict: "met" | "not-met") =>
  ({ step: "check", on, items: items.map((one) => ({ ...one, verdict })), source: null }) as const;
const review = (on: string, found: "nothing" | "something", words = "") =>
  ({
    step: "review",
    on,
    looked: [...anchorage.register.review.looksAt],
    found,
    words,
    cases: [],
    lastActivity: on,
  }) as const;

it("[A-5.b.iv] [A-6.d.i] what is found after the clock was put right counts, though the clock had been years ahead", () => {
  const desk = new ABook(anchorage);
  const account = desk.takeIn();
  desk.now = new Date("2031-03-02T20:00:00.000Z");
  let now = desk.step(account, check("2031-03-02", "met"));
  now = desk.step(now, review("2031-03-02", "nothing"));
  desk.now = new Date("2026-03-04T20:00:00.000Z");
  now = desk.step(now, check("2026-03-04", "not-met"));
  now = desk.step(now, review("2026-03-03", "something", "Hacked"));
  expect(now.review).toMatchObject({ on: "2026-03-03", found: "something", words: "Hacked" });
  expect(now.lastActivity?.on).toBe("2026-03-03");
  expect(Object.values(now.checklist).map(({ verdict }) => verdict)).toEqual(items.map(() => "not-met"));
  // What happened on an earlier day and is written down later still does not take the place of what is newer.
  now = desk.step(now, review("2026-03-02", "nothing"));
  expect(now.review).toMatchObject({ on: "2026-03-03", found: "something" });
  desk.restart();
  expect(desk.book.state().accounts[0]?.review).toMatchObject({ on: "2026-03-03" });
});

it("[A-6.g.i] the day on which a page came into the register is settled by the next entry: the first one is never taken back", () => {
  const desk = new ABook(anchorage);
  desk.now = new Date("2031-03-02T20:00:00.000Z");
  const [taken, asked] = [desk.takeIn(), desk.request({ handle: "@sample_trails" })];
  expect(taken).toMatchObject({ addedOn: "2031-03-02", standingSince: "2031-03-02" });
  desk.now = new Date("2026-03-04T20:00:00.000Z");
  const now = desk.step(taken, review("2026-03-03", "nothing"));
  expect(now).toMatchObject({ addedOn: "2026-03-04", standingSince: "2026-03-04", standing: "active" });
  expect(desk.step(now, review("2026-03-04", "nothing")).addedOn).toBe("2026-03-04");
  expect(asked.request?.on).toBe("2026-02-02");
});

it("[N-V.1] a page that was taken in and then declined can be decided on again", () => {
  const desk = new ABook(anchorage);
  const by = { name: "Dana Invented", role: "Department Director" };
  const decide = (approved: boolean, on: string) => ({ step: "decide", on, approved, by, why: "As agreed" }) as const;
  const declined = desk.step(desk.takeIn(), decide(false, "2026-03-01"));
  const again = desk.step(declined, decide(true, "2026-03-02"));
  expect(again).toMatchObject({ standing: "active", decision: { approved: true, on: "2026-03-02" } });
  expect(() => desk.step(again, decide(false, "2026-03-02"))).toThrow("ACCOUNT_STEP_SHUT");
});
