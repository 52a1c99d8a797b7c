import { describe, expect, it } from "vitest";
import { anchorage, anoka } from "../packs.ts";
import { account, answersOf } from "./a-register.ts";
import { accountDuties, checksOn } from "./on-a-day.ts";

describe("a page that was never checked", () => {
  const bare = { checklist: {}, addedOn: "2026-03-01", request: null };

  it("[A-6.d.i] is one duty, shown at once and due within the lead of the interval", () => {
    const [duty, ...more] = accountDuties(anchorage, "checklist", bare, "2026-03-01");
    expect(more).toEqual([]);
    expect(duty).toMatchObject({
      row: "A-6.d.i",
      due: "2026-03-31",
      urgency: "soon",
      citation: "P&P 16-5, section 6.d.i",
    });
    expect(duty?.title).toBe("Check that “Sample Harbor” on Facebook is marked as official");
    expect(duty?.why).toContain("; Link to the User Responsibility Guidelines; ");
  });

  it("[N-V.2] is due on the day, and overdue after it", () => {
    const urgency = (day: string) => accountDuties(anoka, "checklist", bare, day)[0]?.urgency;
    expect([urgency("2026-03-30"), urgency("2026-03-31"), urgency("2026-04-01")]).toEqual(["soon", "now", "overdue"]);
  });

  it("[A-6.d.ii] counts as unknown until that day, and as not met after it", () => {
    const state = (day: string) => checksOn(anchorage, "6.d.ii", { accounts: [account(bare)] }, day)[0];
    expect(state("2026-03-31")).toMatchObject({ state: "unknown", on: null });
    expect(state("2026-04-01")).toMatchObject({ state: "not-met", on: "2026-03-31" });
  });

  it("counts from the day on which the page was opened where it was asked for before", () => {
    const later = { checklist: {}, addedOn: "2026-01-01", since: "2026-03-10", standing: "created" } as const;
    expect(accountDuties(anchorage, "checklist", later, "2026-03-20")[0]?.due).toBe("2026-04-09");
  });
});

describe("a page that was checked", () => {
  const checked = (on: string) => ({ checklist: answersOf(anchorage, { on }) });

  it("[A-6.e.ii] is checked again at the pack’s interval, shown thirty days ahead", () => {
    const duty = (day: string) => accountDuties(anchorage, "checklist", checked("2026-01-15"), day)[0];
    expect(duty("2026-06-14")).toBeUndefined();
    expect(duty("2026-06-15")).toMatchObject({ due: "2026-07-15", urgency: "soon" });
    expect(duty("2026-07-15")?.urgency).toBe("now");
    expect(duty("2026-07-16")).toMatchObject({
      urgency: "overdue",
      why: "It was last checked on 2026-01-15; it is checked every 6 months. The pack’s own reminder.",
    });
  });

  it("[A-6.d.i] at the end of August is due on the last of February, leap year or not", () => {
    const due = (on: string, day: string) => accountDuties(anchorage, "checklist", checked(on), day)[0]?.due;
    expect(due("2026-08-31", "2027-02-20")).toBe("2027-02-28");
    expect(due("2027-08-31", "2028-02-20")).toBe("2028-02-29");
  });

  it("[A-6.d.i] asks to put right what is missing, in one line for all of it, and still says so after a later look", () => {
    const checklist = { ...answersOf(anchorage), ...pick("contact"), ...pick("name") };
    const [duty, ...more] = accountDuties(anchorage, "check-failed", { checklist }, "2026-03-20");
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ urgency: "now", due: null, row: "A-6.d.i" });
    expect(duty?.why).toContain(
      "Official e-mail address or phone number; “Municipality of Anchorage” or the official logo.",
    );
    const [, , found] = checksOn(anchorage, "6.d.i", { accounts: [account({ checklist })] }, "2026-03-20").map(
      (one) => one.state,
    );
    expect(found).toBe("met");
  });

  it("[A-6.d.ii] holds where something is not possible, with the reason", () => {
    const notPossible = answersOf(anchorage, { verdict: "not-possible", why: "The platform shows no logo" });
    const state = { accounts: [account({ checklist: notPossible })] };
    const [check] = checksOn(anchorage, "6.d.ii", state, "2026-03-20");
    expect(check?.state).toBe("met");
    expect(check?.says).toContain("not possible (The platform shows no logo): “Municipality");
    const [failed] = accountDuties(anchorage, "check-failed", { checklist: notPossible }, "2026-03-20");
    expect(failed?.why).not.toContain("Municipality");
  });

  it("[A-6.e.ii] [N-V.2] does not hold where something is not possible and the policy leaves no way out", () => {
    const why = "The platform has no room for links";
    const notPossible = (pack: typeof anchorage) => ({ checklist: answersOf(pack, { verdict: "not-possible", why }) });
    const [check] = checksOn(anchorage, "6.e.ii", { accounts: [account(notPossible(anchorage))] }, "2026-03-20");
    expect(check).toMatchObject({ state: "not-met", on: "2026-03-02", says: expect.stringContaining(why) });
    expect(accountDuties(anoka, "check-failed", notPossible(anoka), "2026-03-20")).toMatchObject([
      { urgency: "now", row: "N-V.2", why: expect.stringContaining("Linked with www.anokaminnesota.com") },
    ]);
  });

  it("[A-6.e.ii] is unknown, and asked for again, where a tick lacks the note that it asks for", () => {
    const checklist = answersOf(anchorage, { why: "" });
    const found = checksOn(anchorage, "6.e.ii", { accounts: [account({ checklist })] }, "2026-03-20");
    expect(found.map(({ state }) => state)).toEqual(["met", "unknown"]);
    // Within the lead of the interval after the tick.
    expect(accountDuties(anchorage, "checklist", { checklist }, "2026-03-20")).toMatchObject([
      {
        urgency: "soon",
        due: "2026-04-01",
        why: "Not looked at yet: The department’s own disclaimer, if one is needed. The pack’s own reminder.",
      },
    ]);
  });

  it("asks only for the points that are left", () => {
    const { contact: _, ...rest } = answersOf(anchorage);
    const [duty] = accountDuties(anchorage, "checklist", { checklist: rest, addedOn: "2026-03-10" }, "2026-03-20");
    expect(duty?.title).toBe("Finish the check of “Sample Harbor” on Facebook");
    expect(duty?.why).toBe("Not looked at yet: Official e-mail address or phone number. The pack’s own reminder.");
  });

  function pick(item: string) {
    const one = answersOf(anchorage, { verdict: "not-met", why: "cropped away" })[item];
    if (one === undefined) throw new Error(`no item ${item}`);
    return { [item]: one };
  }
});
