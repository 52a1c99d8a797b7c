import { describe, expect, it } from "vitest";
import { standings } from "../../../main/model/register-view.ts";
import { cycleLines, cycleWays, nextStep, stepTitles } from "../../../renderer/accounts/account-cycle.ts";
import { anchorage, anoka, packs } from "../../model/packs.ts";
import { record } from "./sample.ts";

const by = { name: "Dana Sampleton", role: "Director" };
const decision = { approved: true, by, on: "2026-11-05", why: "Wanted" };

describe("the life of an account as a list", () => {
  it("[N-V.1] shows that a page waits for the decision, and why it can’t be opened before it, with the citation", () => {
    const asked = record();
    const ways = cycleWays(anoka, asked);
    expect(ways.find(({ step }) => step === "decide")?.shut).toBeNull();
    const shut = ways.find(({ step }) => step === "create")?.shut;
    expect(shut?.because).toContain("Communications Manager");
    expect(shut?.citation).toMatch(/V/);
    expect(cycleLines(anoka, asked).map(({ state }) => state)).toEqual(["done", "now", "shut", "shut"]);
    expect(nextStep("requested")).toBe("decide");
  });

  it("[A-6.g.i] goes on from the approval to the page and into use, each with who and when", () => {
    const approved = record({ standing: "approved", decision });
    expect(cycleLines(anchorage, approved)[1]).toMatchObject({ title: "Approved", state: "done" });
    expect(cycleLines(anchorage, approved)[1]?.line).toContain("Dana Sampleton, Director");
    expect(nextStep("approved")).toBe("create");
    const active = record({ standing: "active", decision, since: "2026-11-08", standingSince: "2026-11-09" });
    expect(cycleLines(anchorage, active).map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    expect(nextStep("active")).toBeNull();
  });

  it("ends with the decision when the request was declined", () => {
    const declined = record({ standing: "declined", decision: { ...decision, approved: false } });
    expect(cycleLines(anchorage, declined).map(({ title }) => title)).toEqual(["Requested", "Declined"]);
    expect(cycleWays(anchorage, declined).every(({ shut }) => shut !== null)).toBe(true);
  });

  it("says of a page that was there before that nobody decided, and lets it be noted without asking for it", () => {
    const taken = record({ standing: "active", request: null });
    expect(cycleLines(anoka, taken)[0]?.title).toBe("In the register");
    expect(cycleLines(anoka, taken)[1]).toMatchObject({ state: "none", line: "No decision is noted" });
    expect(cycleWays(anoka, taken).find(({ step }) => step === "decide")?.shut).toBeNull();
  });

  it("[N-II.2] lets a page be shut whenever there is one, and shows who shut it", () => {
    for (const pack of packs) {
      for (const standing of ["created", "active", "paused", "archived"] as const) {
        const ways = cycleWays(pack, record({ standing, decision }));
        expect(ways.find(({ step }) => step === "deactivate")?.shut).toBeNull();
      }
    }
    const shut = { by, on: "2026-11-12", why: "Not used" };
    const last = cycleLines(anoka, record({ standing: "deactivated", decision, shut })).at(-1);
    expect(last).toMatchObject({ id: "shut", title: "Closed", state: "done" });
    expect(last?.line).toContain("Dana Sampleton");
  });

  it("has a title for every step, and gives a reason with a citation for each that is shut", () => {
    for (const pack of packs) {
      for (const standing of standings) {
        for (const { step, shut } of cycleWays(pack, record({ standing, decision }))) {
          expect(stepTitles[step]).not.toBe("");
          if (shut !== null) expect([shut.because, shut.citation].every((text) => text.length > 0)).toBe(true);
        }
      }
    }
  });
});
