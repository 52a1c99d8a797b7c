import { describe, expect, it } from "vitest";
import { standings } from "../../../main/model/register-view.ts";
import { anchorage, anoka } from "../packs.ts";
import { account, director, harbor } from "./a-register.ts";
import { accountDuties, checksOn, dutiesOn } from "./on-a-day.ts";

const day = "2026-03-20";

describe("a register at which all is well", () => {
  it("has no duty under Anchorage’s pack on a quiet day", () => {
    expect(dutiesOn(anchorage, {}, "2026-03-20")).toEqual([]);
  });
});

describe("an account that is asked for", () => {
  const requested = {
    standing: "requested",
    decision: null,
    standingSince: "2026-03-19",
    users: [],
    checklist: {},
  } as const;

  it("[N-V.1] waits for the decision of the role that the pack names, and for nothing else", () => {
    const duties = dutiesOn(
      anoka,
      { accounts: [account({ ...requested, address: null, purpose: "" })], people: [] },
      day,
    );
    expect(duties).toEqual([
      {
        id: "decide:account-1",
        row: "N-V.1",
        citation: "City of Anoka Social Media Policy, section V",
        title: "Decide on the request for “Sample Harbor” on Facebook",
        why: "Casey Sample asked for it on 2026-01-02. The Communications Manager decides before the page is created.",
        due: null,
        urgency: "soon",
        vault: null,
        credential: null,
        place: "account",
        subject: "account-1",
        department: "Harbor and Parks",
      },
    ]);
  });

  it("[N-V.1] has no duty once it is approved and not created, or declined", () => {
    for (const standing of ["approved", "declined"] as const) {
      const decision = { approved: standing === "approved", by: director, on: "2026-03-19", why: "" };
      expect(accountDuties(anoka, "decide", { ...requested, standing, decision }, day)).toEqual([]);
      expect(accountDuties(anoka, "approval", { ...requested, standing, decision }, day)).toEqual([]);
    }
  });
});

describe("an account that is there", () => {
  it("[N-V.1] without a decision asks who approved it, and counts as unknown, never as met", () => {
    const [duty] = accountDuties(anoka, "approval", { decision: null, request: null }, day);
    expect(duty).toMatchObject({
      row: "N-V.1",
      urgency: "soon",
      title: "Note who approved “Sample Harbor” on Facebook",
    });
    expect(duty?.why).toContain("the Communications Manager");
    const checks = checksOn(anoka, "V.request", { accounts: [account({ decision: null })] }, day);
    expect(checks.map(({ state }) => state)).toContain("unknown");
  });

  it("[N-V.1] that was declined is to be closed", () => {
    const decision = { approved: false, by: director, on: "2026-02-01", why: "too many pages" };
    const [duty] = accountDuties(anoka, "approval", { decision }, day);
    expect(duty).toMatchObject({ urgency: "now", title: "Close “Sample Harbor” on Facebook or decide again" });
  });

  it("[A-6.g.i] [N-V.1] shows by whom it was approved, and is unknown where another title is noted than the approver’s", () => {
    expect(checksOn(anchorage, "6.g.i", {}, day)[0]).toMatchObject({
      state: "met",
      says: "“Sample Harbor” on Facebook was approved by Dana Invented, Department Director.",
    });
    expect(checksOn(anoka, "V.request", {}, day)[0]).toEqual({
      clauses: ["V.request", "V.authorized"],
      state: "unknown",
      says: "“Sample Harbor” on Facebook was approved by Dana Invented, Department Director. The Communications Manager decides; another title is noted.",
      on: "2026-01-04",
    });
    const by = { name: "Max Manager", role: "acting COMMUNICATIONS  manager" };
    const accounts = [account({ decision: { approved: true, by, on: "2026-01-04", why: "" } })];
    expect(checksOn(anoka, "V.request", { accounts }, day)[0]?.state).toBe("met");
  });

  it("[A-6.g] lists in one line what is missing in its record", () => {
    const [duty, ...more] = accountDuties(anchorage, "incomplete", { address: null, purpose: "  " }, day);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({ row: "A-6.g", urgency: "now", due: null });
    expect(duty?.why).toBe("Not noted yet: the page’s web address and the purpose.");
    expect(accountDuties(anchorage, "incomplete", {}, day)).toEqual([]);
  });

  it("[A-6.g] asks for the department’s coordinator once, not at each of its accounts", () => {
    const accounts = [account(), account({ id: "account-2", platform: "Instagram" })];
    const duties = dutiesOn(anchorage, { accounts, departments: [harbor({ coordinator: null })] }, day);
    expect(duties.map(({ id }) => id)).toEqual(["coordinator:Harbor and Parks"]);
    const checks = checksOn(anchorage, "6.g", { accounts, departments: [harbor({ coordinator: null })] }, day);
    expect(checks.filter(({ state }) => state === "not-met")).toHaveLength(2);
  });

  it("[A-6.g.i] is to be moved to an address of the organisation’s domain", () => {
    const [duty] = accountDuties(anchorage, "email", { email: "harbor@muni.org.example" }, day);
    expect(duty).toMatchObject({
      row: "A-6.g.i",
      citation: "P&P 16-5, section 6.g.i",
      urgency: "now",
      title: "Move “Sample Harbor” on Facebook to an address at muni.org",
    });
    expect(accountDuties(anchorage, "email", { email: null }, day)[0]?.title).toBe(
      "Note the e-mail address of “Sample Harbor” on Facebook",
    );
    for (const email of ["harbor@muni.org", "harbor@Parks.MUNI.org"]) {
      expect(accountDuties(anchorage, "email", { email }, day)).toEqual([]);
    }
  });

  it("is opened with any address where the policy does not say", () => {
    expect(accountDuties(anoka, "email", { email: "harbor@elsewhere.example" }, day)).toEqual([]);
    expect(accountDuties(anoka, "email", { email: null }, day)).toEqual([]);
  });
});

describe("an account that is shut for good", () => {
  const gone = { standing: "deactivated", standingSince: "2026-02-01" } as const;
  const bare = {
    ...gone,
    address: null,
    email: "x@elsewhere.example",
    checklist: {},
    review: null,
    lastActivity: null,
  };

  it("[N-II.2] leaves nothing to do, and its reason and day stand in the record", () => {
    const shut = { by: director, on: "2026-02-01", why: "The program ended" };
    expect(dutiesOn(anoka, { accounts: [account({ ...bare, shut })], people: [] }, day)).toEqual([]);
    expect(checksOn(anoka, "II.shut-down", { accounts: [account({ ...bare, shut })] }, day)).toEqual([
      {
        clauses: ["II.shut-down", "II.discretion"],
        state: "met",
        says: "“Sample Harbor” on Facebook was closed for good by Dana Invented, Department Director: The program ended.",
        on: "2026-02-01",
      },
    ]);
  });

  it("[A-6.g.i] is not in order while nobody wrote down why", () => {
    const checks = checksOn(anchorage, "6.g.i", { accounts: [account({ ...bare, shut: null })] }, day);
    expect(checks).toMatchObject([{ state: "not-met", on: "2026-02-01" }]);
  });

  it("leaves its department without duties when it was the last one", () => {
    const state = { accounts: [account(bare)], departments: [harbor({ coordinator: null, workplan: null })] };
    expect(dutiesOn(anchorage, state, day)).toEqual([]);
  });
});

describe("each standing", () => {
  it("has the rules that make sense, and never more than six lines for one account", () => {
    const kinds = (standing: (typeof standings)[number]) => {
      const bare = { standing, email: null, address: null, users: [], checklist: {}, review: null, lastActivity: null };
      const duties = dutiesOn(
        anchorage,
        { accounts: [account({ ...bare, decision: null })], people: [] },
        "2026-12-01",
      );
      return duties.flatMap(({ id, place }) => (place === "account" ? [id.split(":")[0]] : [])).sort();
    };
    expect(Object.fromEntries(standings.map((standing) => [standing, kinds(standing)]))).toEqual({
      requested: ["decide"],
      declined: [],
      approved: [],
      created: ["approval", "checklist", "email", "incomplete"],
      active: ["approval", "checklist", "email", "incomplete", "review", "users"],
      paused: ["approval", "email", "incomplete"],
      archived: ["checklist", "email"],
      deactivated: [],
    });
  });
});

describe("what shows too little to count as met", () => {
  const shut = { by: director, on: "2026-02-01", why: "The program ended" };

  it("[A-6.g.i] that a page was closed, that one was asked for, approved and not created, or declined", () => {
    const states = (change: Parameters<typeof account>[0]) =>
      checksOn(anchorage, "6.g.i", { accounts: [account(change)] }, day).map(({ state }) => state);
    expect(states({ standing: "deactivated", shut })).toEqual(["shown"]);
    expect(states({ standing: "requested", decision: null })).toEqual(["shown"]);
    expect(states({ standing: "approved" })).toEqual(["shown"]);
    const decision = { approved: false, by: director, on: "2026-01-04", why: "" };
    expect(states({ standing: "declined", decision })).toEqual(["shown"]);
  });

  it("[A-6.g.i] an archived page is asked for its e-mail address: it is there for everybody to read", () => {
    const archived = { standing: "archived", shut } as const;
    const states = (email: string | null) =>
      checksOn(anchorage, "6.g.i", { accounts: [account({ ...archived, email })] }, day).map(({ state }) => state);
    expect(states(null)).toEqual(["unknown", "shown"]);
    expect(states("harbor@elsewhere.example")).toEqual(["not-met", "shown"]);
    expect(states("harbor@muni.org")).toEqual(["met", "shown"]);
  });

  it("[N-II.2] a closing of which nobody noted by whom, as a table brings it", () => {
    const nobody = { ...shut, by: { name: "", role: "" } };
    const accounts = [account({ standing: "archived", shut: nobody })];
    expect(checksOn(anoka, "II.shut-down", { accounts }, day)).toMatchObject([
      {
        state: "unknown",
        says: "“Sample Harbor” on Facebook was archived; nobody noted by whom. The program ended.",
      },
    ]);
  });
});
