import { describe, expect, it } from "vitest";
import type { Discussion } from "../../../main/model/register-view.ts";
import { anchorage, anoka } from "../packs.ts";
import { account } from "./a-register.ts";
import { accountDuties, checksOn } from "./on-a-day.ts";

const posted = (on: string | null) => ({ lastActivity: on === null ? null : { on, what: "" } });
const talk = (change: Partial<Discussion>): Discussion => ({
  on: "2026-05-20",
  with: [],
  outcome: "keep",
  words: "",
  again: null,
  ...change,
});
const duty = (change: object, day: string) => accountDuties(anoka, "inactive", change, day)[0];

describe("a page that nobody posts on", () => {
  it("[N-V.3] is to be discussed past the pack’s sixty days, and not before", () => {
    expect(duty(posted("2026-03-18"), "2026-05-16")).toBeUndefined();
    expect(duty(posted("2026-03-18"), "2026-05-17")).toMatchObject({ due: "2026-05-17", urgency: "now", row: "N-V.3" });
    expect(duty(posted("2026-03-18"), "2026-05-18")).toMatchObject({
      urgency: "overdue",
      title: "Discuss whether to close “Sample Harbor” on Facebook",
      why: "It last posted on 2026-03-18; after 60 days without a post closing it for now or for good is discussed. The pack’s own reminder.",
    });
  });

  it("[N-V.3] counts from a post that is older than the register, and from the day of being put in use again", () => {
    const old = { ...posted("2026-08-01"), addedOn: "2026-11-21", standingSince: "2026-11-21" };
    expect(duty(old, "2026-11-21")).toMatchObject({ due: "2026-09-30", urgency: "overdue" });
    const [check] = checksOn(anoka, "V.unused", { accounts: [account(old)] }, "2026-11-21");
    expect(check).toMatchObject({ state: "not-met", on: "2026-09-30" });
    const resumed = { ...old, addedOn: "2026-01-02" };
    expect(duty(resumed, "2026-11-21")).toBeUndefined();
    expect(duty(resumed, "2027-01-20")).toMatchObject({ due: "2027-01-20", urgency: "now" });
  });

  it("[N-V.3] is to be looked at first where no post was ever noted", () => {
    expect(duty({ ...posted(null), standingSince: "2026-03-01" }, "2026-04-30")).toMatchObject({
      due: "2026-04-30",
      title: "Look when “Sample Harbor” on Facebook last posted",
    });
    const accounts = [account({ ...posted(null), standingSince: "2026-03-01" })];
    expect(checksOn(anoka, "V.unused", { accounts }, "2026-03-20")[0]?.state).toBe("unknown");
  });

  it("[N-V.3] is left alone for another interval when it was decided to keep it, or until the day that was named", () => {
    const kept = (change: Partial<Discussion>) => ({ ...posted("2026-03-18"), discussion: talk(change) });
    expect(duty(kept({}), "2026-07-18")).toBeUndefined();
    expect(duty(kept({}), "2026-07-19")).toMatchObject({ due: "2026-07-19", urgency: "now" });
    expect(duty(kept({ again: "2026-12-01" }), "2026-11-30")).toBeUndefined();
    expect(duty(kept({ again: "2026-12-01" }), "2026-12-02")).toMatchObject({ due: "2026-12-01", urgency: "overdue" });
  });

  it("[N-V.3] is to be closed once that was agreed, until it is", () => {
    const agreed = { ...posted("2026-03-18"), discussion: talk({ outcome: "close-for-now" }) };
    expect(duty(agreed, "2026-05-21")).toMatchObject({
      urgency: "now",
      title: "Close “Sample Harbor” on Facebook for now, as agreed",
    });
    expect(duty({ ...agreed, standing: "paused", standingSince: "2026-05-22" }, "2026-08-01")).toBeUndefined();
    expect(duty({ ...agreed, standingSince: "2026-07-30" }, "2026-08-01")).toBeUndefined();
  });

  it("is no duty under a policy that does not speak of it", () => {
    expect(accountDuties(anchorage, "inactive", posted("2020-01-01"), "2026-05-17")).toEqual([]);
  });
});
