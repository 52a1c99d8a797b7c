import { describe, expect, it } from "vitest";
import type { Desks } from "../../main/model/all-duties.ts";
import { type CountedCase, compliance, countCases } from "../../main/model/compliance.ts";
import type { ComplianceRow } from "../../main/model/compliance-view.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { custodian, desk, me, pat, reset, vault } from "./a-desk.ts";
import { anchorage, anoka, packs } from "./packs.ts";
import { account, dana, department, director, harbor, person, register } from "./register-rules/a-register.ts";
import { desks, quiet } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

const day = "2026-03-20";
const handled = (change: Partial<CountedCase> = {}): CountedCase => ({
  closed: true,
  outcomes: ["content.removed"],
  evidenceCount: 1,
  waivers: 0,
  messages: 1,
  lastAt: "2026-03-11T20:00:00.000Z",
  ...change,
});

function rowOf(
  pack: PolicyPack,
  row: string,
  change: Partial<Desks> = {},
  cases: readonly CountedCase[] = [],
): ComplianceRow {
  const facts = { cases: countCases(cases, pack.timeZone) };
  const { rows } = compliance(pack, desks(change), facts, department, noon(pack, day), "Casey Sample");
  const found = rows.find((one) => one.row === row);
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
}

describe("the report", () => {
  it("has every row of the pack in its order, with the policy’s own words", () => {
    for (const pack of packs) {
      const report = compliance(
        pack,
        desks(),
        { cases: countCases([], pack.timeZone) },
        "HARBOR  and parks",
        noon(pack, day),
        "Me",
      );
      expect(report).toMatchObject({ department, day, by: "Me", organisation: pack.organisation });
      expect(report.policy.ref).toBe(`${pack.id}@${pack.version}`);
      expect(report.rows.map(({ row }) => row)).toEqual(Object.keys(pack.rows));
      for (const { clauses } of report.rows) expect(clauses[0]?.text).not.toBe("");
    }
  });

  it("speaks of nothing where a department has nothing, and never calls that met", () => {
    const facts = { cases: countCases([], anchorage.timeZone) };
    const { rows } = compliance(anchorage, desks(), facts, "Library", noon(anchorage, day), "Me");
    const verdicts = Object.fromEntries(rows.map(({ row, verdict }) => [row, verdict]));
    expect(verdicts).toMatchObject({
      "A-6.g": "nothing",
      "A-5.a.ii": "nothing",
      "A-6.h.i": "nothing",
      "A-6.f.i": "nothing",
    });
    expect(verdicts).toMatchObject({ "A-6.h.iii": "unknown", "A-8": "met" });
  });

  it("[A-6.h.iii] says of a row that nothing here could show that it is unknown, with a finding", () => {
    const row = rowOf(anchorage, "A-6.h.iii");
    expect(row).toMatchObject({ verdict: "unknown", since: null, evidence: [] });
    expect(row.findings).toHaveLength(1);
    for (const id of ["N-V.5", "N-V.7"]) expect(rowOf(anoka, id).verdict).toBe("unknown");
  });
});

describe("rows of the register", () => {
  it.each([
    "A-5.a.ii",
    "A-5.b.iv",
    "A-6.a",
    "A-6.b.i",
    "A-6.b.ii",
    "A-6.d.i",
    "A-6.d.ii",
    "A-6.e.ii",
    "A-6.g",
    "A-6.g.i",
    "A-8",
  ])("[%s] are met where all was looked at and holds, with what shows it and since when", (row) => {
    const found = rowOf(anchorage, row);
    expect(found).toMatchObject({ verdict: "met", findings: [], more: 0 });
    expect(found.evidence.length).toBeGreaterThan(0);
    expect(found.since).not.toBeNull();
  });

  const signed = { signedOn: "2026-01-06", policy: `${anoka.id}@1`, scan: null, forwardedOn: null, forwardedTo: "" };
  const users = [{ person: "casey", role: "administrator", from: "2026-01-05", to: null, because: "" }];
  const gone = account({
    id: "old",
    standing: "deactivated",
    standingSince: "2026-02-01",
    shut: { by: director, on: "2026-02-01", why: "The pier is gone" },
  });
  const inAnoka = register({
    accounts: [account({ users }), gone],
    people: [person({ acknowledgement: signed }), dana],
  });

  it.each(["N-II.2", "N-V.1", "N-V.2", "N-V.3", "N-V.6", "N-VI.A"])("[%s] are met in the other city as well", (row) => {
    expect(rowOf(anoka, row, { register: inAnoka })).toMatchObject({ verdict: "met", findings: [] });
  });

  it("[A-5.b.iv] show what is late, the oldest first, and since when it is not met", () => {
    const late = (id: string, on: string) =>
      account({ id, name: id, review: { on, by: "Casey Sample", looked: [], found: "nothing", words: "", cases: [] } });
    const accounts = [account(), late("One", "2026-03-08"), late("Two", "2026-02-20")];
    const row = rowOf(anchorage, "A-5.b.iv", { register: register({ accounts }) });
    expect(row).toMatchObject({ verdict: "not-met", since: "2026-02-27" });
    expect(row.findings).toEqual([
      { what: "“Two” on Facebook was last reviewed on 2026-02-20; it was due by 2026-02-27.", on: "2026-02-27" },
      { what: "“One” on Facebook was last reviewed on 2026-03-08; it was due by 2026-03-15.", on: "2026-03-15" },
    ]);
    expect(row.evidence).toHaveLength(1);
  });

  it("[A-6.d.i] list fifty findings and count the rest", () => {
    const accounts = Array.from({ length: 30 }, (_, index) =>
      account({ id: `a${index}`, checklist: {}, addedOn: "2025-01-01", since: null, request: null }),
    );
    const row = rowOf(anchorage, "A-6.d.i", { register: register({ accounts }) });
    expect(row.findings).toHaveLength(50);
    expect(row.more).toBe(40);
    expect(rowOf(anchorage, "A-6.g.i", { register: register({ accounts }) }).evidence).toHaveLength(50);
  });

  it("[A-5.a.ii] are of the department alone", () => {
    const departments = [harbor(), harbor({ name: "Library", coordinator: null })];
    const accounts = [account(), account({ id: "other", department: "Library" })];
    expect(rowOf(anchorage, "A-5.a.ii", { register: register({ accounts, departments }) }).verdict).toBe("met");
  });
});

describe("rows of the vault", () => {
  const mine = (change = {}) => ({ vault: desk(vault({ department, ...change })) });

  it("[A-6.h.i] are met by a vault that two custodians have opened, and not by the lack of one", () => {
    expect(rowOf(anchorage, "A-6.h.i", mine())).toMatchObject({
      verdict: "met",
      since: "2026-03-10",
      evidence: [{ what: "“Parks” keeps 11 passwords; custodians: Robin Vale and Pat Sample.", on: "2026-03-10" }],
    });
    expect(rowOf(anchorage, "A-6.h.i").verdict).toBe("unknown");
    expect(rowOf(anchorage, "A-6.h.i", mine({ credentials: 0, alone: 0 })).verdict).toBe("unknown");
    expect(rowOf(anchorage, "A-6.h.i", mine({ custodians: [me] })).verdict).toBe("not-met");
  });

  it("[N-V.4] are not met by a reset that is late, by a role that is missing, or by somebody who left", () => {
    const manager = custodian("Max Manager", { role: "communications-manager" });
    const custodians = [me, manager];
    expect(rowOf(anoka, "N-V.4", mine({ custodians })).verdict).toBe("met");
    expect(rowOf(anoka, "N-V.4", mine({ custodians: [me, pat] })).verdict).toBe("not-met");
    const late = rowOf(anoka, "N-V.4", mine({ custodians, resets: [reset({ due: "2026-03-12" })] }));
    expect(late).toMatchObject({ verdict: "not-met", since: "2026-03-12" });
    const inTime = rowOf(anoka, "N-V.4", mine({ custodians, resets: [reset()] }));
    expect(inTime.verdict).toBe("met");
    expect(inTime.evidence[0]?.what).toContain("one password is to be changed");
    const left = person({ left: { on: "2026-03-18", because: "" } });
    const waiting = [{ person: "casey", account: "account-1", because: "" }];
    const state = register({ people: [left, dana], waitingResets: waiting });
    expect(rowOf(anoka, "N-V.4", { ...mine({ custodians }), register: state })).toMatchObject({
      verdict: "not-met",
      since: "2026-03-18",
    });
  });

  it("[N-II.1] show who administers, beside who may post", () => {
    const manager = custodian("Max Manager", { role: "communications-manager" });
    const row = rowOf(anoka, "N-II.1", mine({ custodians: [me, manager] }));
    expect(row.evidence.map(({ what }) => what).join()).toContain("Max Manager (Communications Manager)");
  });
});

describe("rows of requests, exports and incidents", () => {
  const request = {
    id: "r",
    seq: 1,
    requester: { name: "", contact: "", organisation: "" },
    what: "",
    reference: "",
    receivedOn: "2026-03-02",
    due: "2026-03-16",
    standing: "open",
    answeredOn: null,
    authority: "",
    held: false,
    disposed: false,
  } as const;

  it("[A-6.e.i] are not met while an answer is late, and nothing while nobody asked", () => {
    const on = (change: object) =>
      rowOf(anchorage, "A-6.e.i", { records: { ...quiet, requests: [{ ...request, ...change }] } });
    expect(on({})).toMatchObject({ verdict: "not-met", since: "2026-03-16" });
    expect(on({ due: "2026-03-20" }).verdict).toBe("met");
    expect(on({ standing: "released", answeredOn: "2026-03-12" })).toMatchObject({
      verdict: "met",
      since: "2026-03-12",
    });
    expect(rowOf(anchorage, "A-6.e.i").verdict).toBe("nothing");
  });

  it("[N-VI.B] carry the same for the other city", () => {
    expect(rowOf(anoka, "N-VI.B", { records: { ...quiet, requests: [request] } }).verdict).toBe("not-met");
  });

  it("[A-6.g.ii] are unknown where the log has entries and was never exported", () => {
    expect(rowOf(anchorage, "A-6.g.ii", { records: { ...quiet, sinceLast: { entries: 3 } } }).verdict).toBe("unknown");
    expect(rowOf(anchorage, "A-6.g.ii").verdict).toBe("nothing");
  });
});

describe("rows of the workflow", () => {
  it("[A-6.f.i] [A-6.f.iii] [A-6.g.iii] are met by cases that went through their steps", () => {
    for (const row of ["A-6.f.i", "A-6.f.iii", "A-6.g.iii"]) {
      const found = rowOf(anchorage, row, {}, [handled(), handled()]);
      expect(found).toMatchObject({ verdict: "met", since: "2026-03-11" });
      expect(found.evidence[0]?.what).toContain("2 cases in which something was taken down");
      expect(rowOf(anchorage, row, {}, [handled({ outcomes: ["case.kept"] })]).verdict).toBe("nothing");
    }
  });

  it("[A-6.f.ii] are unknown where a step was left out with a reason, and show what was put back", () => {
    const cases = [handled(), handled({ waivers: 1, outcomes: ["content.removed", "content.restored"] })];
    const row = rowOf(anchorage, "A-6.f.ii", {}, cases);
    expect(row.verdict).toBe("unknown");
    expect(row.findings[0]?.what).toBe("In one case a step was left out with a written reason. Read the reason there.");
    expect(row.evidence.map(({ what }) => what)).toContain("Removed: 2 cases. Restored: 1.");
  });

  it("[A-6.g.iii] are not met by a case without a screenshot", () => {
    expect(rowOf(anchorage, "A-6.g.iii", {}, [handled({ evidenceCount: 0 })])).toMatchObject({ verdict: "not-met" });
  });

  it("[N-V.8] show what was hidden; [N-hist] shows the versions of the text", () => {
    const row = rowOf(anoka, "N-V.8", {}, [handled({ outcomes: ["content.hidden"] })]);
    expect(row.verdict).toBe("met");
    expect(row.evidence.map(({ what }) => what)).toContain("Hidden: one case.");
    expect(rowOf(anoka, "N-hist")).toMatchObject({ verdict: "met", since: "2023-06-26" });
  });
});

describe("the counts of cases", () => {
  it("count each case once in every number that it belongs to", () => {
    const cases = [
      handled({ outcomes: ["content.hidden", "content.restored", "content.hidden"], waivers: 2 }),
      handled({ closed: false, outcomes: [], messages: 0, lastAt: "2026-03-15T04:00:00.000Z" }),
    ];
    expect(countCases(cases, anchorage.timeZone)).toEqual({
      all: 2,
      open: 1,
      acted: 1,
      documented: 1,
      waived: 1,
      messaged: 1,
      outcomes: { "content.hidden": 1, "content.restored": 1 },
      lastOn: "2026-03-14",
    });
    expect(countCases([], anchorage.timeZone).lastOn).toBeNull();
  });
});
