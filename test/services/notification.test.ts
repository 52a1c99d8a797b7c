import { describe, expect, it } from "vitest";
import { Workstation } from "./a-workstation.ts";
import { ByHand } from "./by-hand.ts";
import { codeOf } from "./records-day.ts";
import { anAccount, today } from "./register-day.ts";

/** The pack's zone is Pacific/Auckland: nine o'clock there is eight in the evening of the day before in UTC, in November. */
const nine = "2026-11-19T20:00:00.000Z";

/** A desk at nine in the morning with something that is not in order, such as a page without a coordinator. */
async function aDesk(at = nine) {
  const [desk, hand] = [new Workstation(), new ByHand()];
  hand.now = Date.parse(at);
  const run = await desk.runWithLog({ clock: hand.clock, timers: hand.timers });
  // Otherwise the policy itself would be due for a review.
  const by = { name: "Robin Sample", role: "Harbour Council" };
  run.ready.book.policyReviewed({ on: today(run), by, outcome: "unchanged", words: "" });
  return { desk, hand, run, take: () => run.ready.duties.takeNotification() };
}

describe("the daily notification", () => {
  it("does not come before its time, nor when it is not wanted, nor when nothing presses", async () => {
    const early = await aDesk("2026-11-19T19:59:59.000Z");
    anAccount(early.run);
    expect(early.take()).toBeNull();
    const quiet = await aDesk();
    expect(quiet.take()).toBeNull();
    anAccount(quiet.run);
    quiet.run.ready.duties.saveSettings({ notify: false, at: "00:00" });
    expect(quiet.take()).toBeNull();
  });

  it("refuses a time that there is none", async () => {
    const { run } = await aDesk();
    expect(await codeOf(() => run.ready.duties.saveSettings({ notify: true, at: "24:00" }))).toBe("REQUEST_MALFORMED");
    expect(run.ready.duties.settings()).toEqual({ notify: true, at: "09:00" });
  });

  it("comes once a day, also after something else has become due, and on the next day again", async () => {
    const { hand, run, take } = await aDesk();
    anAccount(run);
    expect(take()?.title).toMatch(/need/);
    expect(take()).toBeNull();
    anAccount(run, "other");
    hand.sleep(5);
    expect(take()).toBeNull();
    hand.sleep(19);
    expect(take()).not.toBeNull();
  });

  it("comes later that day where nothing pressed in the morning", async () => {
    const { hand, run, take } = await aDesk();
    expect(take()).toBeNull();
    hand.sleep(3);
    anAccount(run);
    expect(take()).not.toBeNull();
  });

  it("is noted before it is shown: the app that is started again does not repeat it", async () => {
    const { desk, hand, run, take } = await aDesk();
    anAccount(run);
    expect(take()).not.toBeNull();
    await run.close();
    const again = await desk.run({ clock: hand.clock, timers: hand.timers });
    expect(again.ready.duties.takeNotification()).toBeNull();
  });

  it("is neither repeated nor silenced by a clock that was set wrong for a while", async () => {
    const { hand, run, take } = await aDesk();
    anAccount(run);
    expect(take()).not.toBeNull();
    hand.sleep(24 * 365 * 9);
    expect(take()).not.toBeNull();
    hand.sleep(-24 * 365 * 9);
    expect(take()).toBeNull();
    hand.sleep(24);
    expect(take()).not.toBeNull();
    hand.sleep(-24);
    expect(take()).toBeNull();
  });

  it("keeps in mind what was shown when its time is set anew", async () => {
    const { run, take } = await aDesk();
    anAccount(run);
    expect(take()).not.toBeNull();
    expect(run.ready.duties.saveSettings({ notify: true, at: "07:00" })).toEqual({ notify: true, at: "07:00" });
    expect(take()).toBeNull();
    expect(run.ready.duties.list(null).settings).toEqual({ notify: true, at: "07:00" });
  });

  it("comes once on a day on which the clocks go back", async () => {
    // On 5 April 2026 three o'clock becomes two o'clock in New Zealand.
    const { hand, run, take } = await aDesk("2026-04-04T13:30:00.000Z");
    anAccount(run);
    run.ready.duties.saveSettings({ notify: true, at: "02:15" });
    expect(take()).not.toBeNull();
    hand.sleep(1);
    expect(take()).toBeNull();
  });
});
