import { describe, expect, it } from "vitest";
import { startOfDay } from "../../../main/model/time.ts";
import { registerDuties } from "../every-duty.ts";
import { anchorage, anoka } from "../packs.ts";
import { account, register } from "./a-register.ts";
import { accountDuties, checksOn } from "./on-a-day.ts";

const reviewed = (on: string, change = {}) => ({
  review: { on, by: "Casey Sample", looked: [], found: "nothing", words: "", cases: [], ...change } as const,
});

describe("rounds on an account", () => {
  it("[A-5.b.iv] are shown three days ahead of a weekly one, due on its day, overdue after it", () => {
    const duty = (day: string) => accountDuties(anchorage, "review", reviewed("2026-03-13"), day)[0];
    expect(duty("2026-03-16")).toBeUndefined();
    expect(duty("2026-03-17")).toMatchObject({ due: "2026-03-20", urgency: "soon", row: "A-5.b.iv" });
    expect(duty("2026-03-20")?.urgency).toBe("now");
    expect(duty("2026-03-21")).toMatchObject({
      urgency: "overdue",
      title: "Review “Sample Harbor” on Facebook",
      why: "It was last reviewed on 2026-03-13; each account in use is reviewed every 7 days. The pack’s own reminder.",
    });
  });

  it("[N-V.6] carry the row of the other policy, and what was found", () => {
    expect(accountDuties(anoka, "review", reviewed("2026-03-01"), "2026-03-20")[0]?.row).toBe("N-V.6");
    const accounts = [account(reviewed("2026-03-19", { found: "something" }))];
    expect(checksOn(anoka, "V.moderation", { accounts }, "2026-03-20")).toMatchObject([
      { state: "met", on: "2026-03-19", says: expect.stringContaining("something was found and noted") },
    ]);
  });

  it("[A-5.b.iv] are first due an interval after the account came into use and into the register", () => {
    const fresh = { review: null, addedOn: "2026-03-02", standingSince: "2026-03-10" };
    expect(accountDuties(anchorage, "review", fresh, "2026-03-17")[0]).toMatchObject({ due: "2026-03-17" });
    const taken = { review: null, addedOn: "2026-03-15", standingSince: "2019-01-01" };
    expect(accountDuties(anchorage, "review", taken, "2026-03-20")[0]).toMatchObject({ due: "2026-03-22" });
    expect(checksOn(anchorage, "5.b.iv", { accounts: [account(taken)] }, "2026-03-20")[0]?.state).toBe("unknown");
    expect(checksOn(anchorage, "5.b.iv", { accounts: [account(taken)] }, "2026-03-23")[0]?.state).toBe("not-met");
  });

  it("[A-5.b.iv] start anew when a paused account is in use again", () => {
    const resumed = { ...reviewed("2025-11-01"), standingSince: "2026-03-19" };
    expect(accountDuties(anchorage, "review", resumed, "2026-03-23")[0]).toMatchObject({ due: "2026-03-26" });
  });

  it("[A-5.b.iv] count days through 29 February and through a change of clocks", () => {
    const due = (on: string, day: string) => accountDuties(anchorage, "review", reviewed(on), day)[0]?.due;
    expect(due("2028-02-25", "2028-03-01")).toBe("2028-03-03");
    // Clocks go forward on 8 March 2026 and back on 1 November 2026.
    expect(due("2026-03-05", "2026-03-12")).toBe("2026-03-12");
    expect(due("2026-10-28", "2026-11-04")).toBe("2026-11-04");
  });

  it.each([
    ["winter", "2026-12-18"],
    ["the day on which clocks go forward", "2026-03-08"],
    ["the day on which clocks go back", "2026-11-01"],
  ])("[A-5.b.iv] are overdue only once the day has ended on the city’s own clocks, in %s", (_, day) => {
    for (const pack of [anchorage, anoka]) {
      const on = new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10);
      const state = register({
        accounts: [account({ ...reviewed(on), standingSince: "2025-01-01", addedOn: "2025-01-01" })],
      });
      const midnight = Date.parse(startOfDay(pack.timeZone, day, 1));
      const at = (ms: number) => registerDuties(pack, state, new Date(ms)).find(({ id }) => id === "review:account-1");
      expect(at(midnight - 1)).toMatchObject({ due: day, urgency: "now" });
      expect(at(midnight)).toMatchObject({ due: day, urgency: "overdue" });
    }
  });
});
