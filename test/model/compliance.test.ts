import { describe, expect, it } from "vitest";
import type { Desks } from "../../main/model/all-duties.ts";
import {
  type ComplianceFacts,
  type CountedCase,
  type Counting,
  compliance,
  countCases,
} from "../../main/model/compliance.ts";
import type { ComplianceRow } from "../../main/model/compliance-view.ts";
import { type PolicyPack, packRef } from "../../main/model/policy-pack.ts";
import type { RecordsDesk } from "../../main/model/records-view.ts";
import { custodian, desk, me, pat, reset, vault } from "./a-desk.ts";
import { anchorage, anoka, packs } from "./packs.ts";
import { account, dana, department, director, harbor, person, register } from "./register-rules/a-register.ts";
import { desks, quiet } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

const day = "2026-03-20";
const handled = (change: Partial<CountedCase> = {}): CountedCase => ({
  id: "case-1",
  policy: packRef(anchorage),
  outcomes: ["content.removed"],
  evidenceCount: 1,
  waivers: 0,
  lastAt: "2026-03-11T20:00:00.000Z",
  ...change,
});

/** What each case comes to stood in its last entry but one. */
const entries = () =>
  (["content.removed", "content.hidden", "step.waived", "content.restored"] as const).map((kind) => ({
    kind,
    at: "2026-03-10T20:00:00.000Z",
  }));

const counting = (pack: PolicyPack): Counting => ({ timeZone: pack.timeZone, policy: packRef(pack), entries });

function factsOf(pack: PolicyPack, change: Partial<ComplianceFacts> = {}): ComplianceFacts {
  return { cases: countCases([], counting(pack)), passwords: null, sample: false, ...change };
}

function rowOf(
  pack: PolicyPack,
  row: string,
  change: Partial<Desks> = {},
  cases: readonly CountedCase[] = [],
  passwords: ComplianceFacts["passwords"] = null,
): ComplianceRow {
  const facts = factsOf(pack, { cases: countCases(cases, counting(pack)), passwords });
  const { rows } = compliance(pack, desks(change), facts, department, noon(pack, day), "Casey Sample");
  const found = rows.find((one) => one.row === row);
  if (found === undefined) throw new Error(`no row ${row}`);
  return found;
}

describe("the report", () => {
  it("has every row in the order of the policy’s text, with the policy’s own words", () => {
    for (const pack of packs) {
      const report = compliance(pack, desks(), factsOf(pack), "HARBOR  and parks", noon(pack, day), "Me");
      expect(report).toMatchObject({ department, day, by: "Me", organisation: pack.organisation });
      expect(report.policy.ref).toBe(`${pack.id}@${pack.version}`);
      expect(report.rows.map(({ row }) => row).sort()).toEqual(Object.keys(pack.rows).sort());
      const places = report.rows.map(({ clauses: [first] }) =>
        pack.clauses.findIndex(({ text }) => text === first?.text),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const { clauses } of report.rows) expect(clauses[0]?.text).not.toBe("");
    }
  });

  it("speaks of nothing where a department has nothing, and never calls that met", () => {
    const { rows } = compliance(anchorage, desks(), factsOf(anchorage), "Library", noon(anchorage, day), "Me");
    const verdicts = Object.fromEntries(rows.map(({ row, verdict }) => [row, verdict]));
    expect(verdicts).toMatchObject({
      "A-6.g": "nothing",
      "A-5.a.ii": "nothing",
      "A-6.h.i": "nothing",
      "A-6.f.i": "nothing",
    });
    expect(verdicts).toMatchObject({ "A-6.h.iii": "unknown", "A-8": "met" });
  });

  it("says of a row that nothing here could show that it is unknown, with a finding", () => {
    for (const id of ["N-V.5", "N-V.7"]) {
      const row = rowOf(anoka, id);
      expect(row).toMatchObject({ verdict: "unknown", since: null, evidence: [] });
      expect(row.findings).toHaveLength(1);
    }
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
  const manager = { name: "Max Manager", role: "Communications Manager" };
  const gone = account({
    id: "old",
    standing: "deactivated",
    standingSince: "2026-02-01",
    shut: { by: director, on: "2026-02-01", why: "The pier is gone" },
  });
  const inAnoka = register({
    accounts: [account({ users, decision: { approved: true, by: manager, on: "2026-01-04", why: "" } }), gone],
    people: [person({ acknowledgement: signed }), dana],
  });

  it("[N-VI.A] show what was signed and stay unknown where only the pack asks for the form", () => {
    const row = rowOf(anoka, "N-VI.A", { register: inAnoka });
    expect(row).toMatchObject({ verdict: "unknown", evidence: [{ what: "Casey Sample signed on 2026-01-06." }] });
    expect(row.findings[0]?.what).toBe("What is noted here does not show whether it is met.");
    expect(row.notes.join()).toContain("The policy asks for no signature");
    const none = register({ accounts: [account({ users })], people: [person({ acknowledgement: null }), dana] });
    expect(rowOf(anoka, "N-VI.A", { register: none }).verdict).toBe("unknown");
  });

  it("[A-5.b.iv] say that a number is the pack’s own", () => {
    expect(rowOf(anchorage, "A-5.b.iv").notes).toEqual([anchorage.register.review.basis]);
    expect(rowOf(anchorage, "A-6.h.i").notes).toEqual([anchorage.vault.reset.basis, anchorage.vault.drill.basis]);
    expect(rowOf(anchorage, "A-6.d.ii").notes).toEqual([anchorage.register.checklist.basis]);
    expect(rowOf(anchorage, "A-6.b.i").notes).toEqual([]);
  });

  it("[A-5.a.ii] count nothing before the policy was in force", () => {
    const early = harbor({ coordinator: { person: "casey", by: director, since: "2019-01-01" } });
    const row = rowOf(anchorage, "A-5.a.ii", { register: register({ departments: [early] }) });
    expect(row).toMatchObject({ verdict: "met", since: "2020-03-09", evidence: [{ on: "2019-01-01" }] });
  });

  it.each(["N-II.2", "N-V.1", "N-V.2", "N-V.3", "N-V.6"])("[%s] are met in the other city as well", (row) => {
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
  const manager = custodian("Max Manager", { role: "communications-manager" });
  const kept = [
    { account: "account-1", vault: "vault-1" },
    { account: "account-1", vault: "vault-1" },
  ];
  const row = (pack: PolicyPack, id: string, change = {}, passwords: typeof kept | null = kept, state = register()) =>
    rowOf(pack, id, { vault: desk(vault({ department, ...change })), register: state }, [], passwords);

  it("[A-6.h.i] are met by a vault that two custodians have opened, and not by the lack of one", () => {
    expect(row(anchorage, "A-6.h.i")).toMatchObject({
      verdict: "met",
      since: "2026-03-10",
      evidence: [
        {
          what: "“Parks” keeps 2 passwords of one account of the department; custodians: Robin Vale and Pat Sample.",
          on: "2026-03-10",
        },
      ],
    });
    expect(rowOf(anchorage, "A-6.h.i").verdict).toBe("unknown");
    expect(row(anchorage, "A-6.h.i", { custodians: [me] }).verdict).toBe("not-met");
  });

  it("[A-6.h.i] are of the accounts whose passwords a vault keeps, whatever department it is called after", () => {
    const elsewhere = { department: "Streets and Snow" };
    expect(row(anchorage, "A-6.h.i", elsewhere).verdict).toBe("met");
    expect(row(anchorage, "A-6.h.i", { ...elsewhere, custodians: [me] }).verdict).toBe("not-met");
    // The department’s own vault keeps nothing of its accounts: it says nothing of them.
    expect(row(anchorage, "A-6.h.i", { custodians: [me] }, [])).toMatchObject({
      verdict: "unknown",
      findings: [{ what: "No password of “Sample Harbor” on Facebook is known in the vaults that are open here." }],
    });
    const late = (account: string | null) => ({ resets: [reset({ due: "2026-03-12", account })] });
    const manage = { custodians: [me, manager] };
    expect(row(anoka, "N-V.4", { ...manage, ...late("account-1") }).verdict).toBe("not-met");
    expect(row(anoka, "N-V.4", { ...manage, ...late("of-another-department") }).verdict).toBe("met");
    expect(row(anoka, "N-V.4", { ...manage, ...late(null), ...elsewhere }).verdict).toBe("met");
  });

  it("[A-6.h.i] are unknown while the vaults are locked, and say which", () => {
    const found = row(anchorage, "A-6.h.i", { custodians: [me] }, null);
    expect(found.verdict).toBe("unknown");
    expect(found.findings[0]?.what).toContain(
      "The vaults are locked: whose passwords they keep can’t be seen, also those in “Parks”.",
    );
  });

  it("[N-V.4] are not met by a reset that is open or late, by a role that is missing, or by somebody who left", () => {
    const custodians = [me, manager];
    expect(row(anoka, "N-V.4", { custodians }).verdict).toBe("met");
    expect(row(anoka, "N-V.4", { custodians: [me, pat] }).verdict).toBe("not-met");
    const late = row(anoka, "N-V.4", { custodians, resets: [reset({ due: "2026-03-12" })] });
    expect(late).toMatchObject({ verdict: "not-met", since: "2026-03-12" });
    expect(row(anoka, "N-V.4", { custodians, resets: [reset({ due: "2026-03-23" })] })).toMatchObject({
      verdict: "not-met",
      since: null,
    });
    const left = person({ left: { on: "2026-03-18", because: "" } });
    const waiting = [{ person: "casey", account: "account-1", because: "" }];
    const state = register({ people: [left, dana], waitingResets: waiting });
    expect(row(anoka, "N-V.4", { custodians }, kept, state)).toMatchObject({ verdict: "not-met", since: "2026-03-18" });
  });

  it("[A-6.h.i] [N-V.4] are never not met for what only the pack asks for", () => {
    // Under Anoka's policy one custodian is enough, if it is the Communications Manager.
    expect(row(anoka, "N-V.4", { custodians: [manager] })).toMatchObject({ verdict: "met" });
    expect(row(anoka, "N-V.4").notes.join()).toContain("this pack’s own precaution");
    const stale = { at: "2026-01-10T20:00:00.000Z", revision: 7, current: true };
    const custodians = [custodian("Robin Vale", { isMe: true, proof: stale }), pat];
    expect(row(anchorage, "A-6.h.i", { custodians }).verdict).toBe("unknown");
    expect(row(anchorage, "A-6.h.i", { resets: [reset({ due: "2026-03-12" })] }).verdict).toBe("unknown");
    expect(row(anchorage, "A-6.h.i", { alone: 3 }).verdict).toBe("unknown");
  });

  it("[N-II.1] show who administers, beside who may post", () => {
    const found = row(anoka, "N-II.1", { custodians: [me, manager] });
    expect(found.evidence.map(({ what }) => what).join()).toContain("Max Manager (Communications Manager)");
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
    // Nothing is answered yet, and nothing is late.
    expect(on({ due: "2026-03-20" })).toMatchObject({ verdict: "unknown", evidence: [{ on: "2026-03-02" }] });
    expect(on({ standing: "released", answeredOn: "2026-03-12" })).toMatchObject({
      verdict: "met",
      since: "2026-03-12",
      evidence: [{ what: "The records request of 2026-03-02 was answered in full, in time." }],
    });
    expect(on({}).notes).toEqual([anchorage.records.answer.basis]);
    expect(rowOf(anchorage, "A-6.e.i").verdict).toBe("nothing");
  });

  it("[A-6.e.i] are not met by an answer that came late, for a year", () => {
    const late = {
      standing: "released",
      receivedOn: "2026-01-02",
      due: "2026-01-16",
      answeredOn: "2026-01-20",
    } as const;
    const on = (change: object) =>
      rowOf(anchorage, "A-6.e.i", { records: { ...quiet, requests: [{ ...request, ...late, ...change }] } });
    expect(on({})).toMatchObject({ verdict: "not-met", since: "2026-01-16" });
    expect(on({}).findings[0]?.what).toBe(
      "The records request of 2026-01-02 was answered on 2026-01-20; the answer was due by 2026-01-16.",
    );
    expect(on({ receivedOn: "2025-01-02", due: "2025-01-16", answeredOn: "2025-01-20" }).verdict).toBe("unknown");
    expect(on({ standing: "withdrawn" }).verdict).toBe("unknown");
  });

  it("[N-VI.B] carry the same for the other city, and an export to IT shows nothing of it", () => {
    expect(rowOf(anoka, "N-VI.B", { records: { ...quiet, requests: [request] } }).verdict).toBe("not-met");
    expect(rowOf(anoka, "N-VI.B", { records: { ...quiet, sinceLast: { entries: 3 } } }).verdict).toBe("nothing");
  });

  it("[A-6.g.ii] are shown by what somebody who asked was given, and by no export", () => {
    const on = (change: object) =>
      rowOf(anchorage, "A-6.g.ii", {
        records: { ...quiet, requests: [{ ...request, answeredOn: "2026-03-12", ...change }] },
      });
    expect(on({ standing: "released" }).verdict).toBe("met");
    expect(on({ standing: "released-in-part" }).verdict).toBe("unknown");
    expect(on({ standing: "refused" }).verdict).toBe("unknown");
    expect(on({ standing: "open", answeredOn: null })).toMatchObject({ verdict: "not-met" });
    expect(rowOf(anchorage, "A-6.g.ii", { records: { ...quiet, sinceLast: { entries: 3 } } }).verdict).toBe("nothing");
  });

  it("[A-6.h.ii] are met by an incident that IT has taken up, and unknown until it says so", () => {
    const incident = {
      ...{ id: "i", seq: 1, at: "2026-03-10T20:00:00.000Z", sort: "misuse", account: null, ofCase: null, what: "" },
      ...{ since: null, noticedAt: "2026-03-10T20:00:00.000Z", told: [], evidence: [], acknowledged: null },
    } as unknown as RecordsDesk["incidents"][number];
    const on = (one: typeof incident) => rowOf(anchorage, "A-6.h.ii", { records: { ...quiet, incidents: [one] } });
    expect(on(incident).verdict).toBe("unknown");
    const by = { name: "Kim Desk", role: "Service Desk" };
    const acknowledged = { at: "2026-03-11T20:00:00.000Z", by, reference: "", note: "" };
    expect(on({ ...incident, acknowledged })).toMatchObject({
      verdict: "met",
      evidence: [{ what: "The incident reported on 2026-03-10 was taken up by Kim Desk, Service Desk." }],
    });
  });
});

describe("rows of the workflow", () => {
  it("[A-6.f.i] [A-6.f.iii] [A-6.g.iii] are met by cases that went through their steps", () => {
    for (const row of ["A-6.f.i", "A-6.f.iii", "A-6.g.iii"]) {
      const found = rowOf(anchorage, row, {}, [handled(), handled()]);
      expect(found).toMatchObject({ verdict: "met", since: "2026-03-10" });
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

  it("[A-6.f.ii] count no case of another policy or another version, and say so", () => {
    const [other, old] = [packRef(anoka), `${anchorage.id}@2019`].map((policy) => handled({ policy }));
    if (other === undefined || old === undefined) throw new Error("no cases");
    const none = rowOf(anchorage, "A-6.f.ii", {}, [other, old]);
    const note = `Counted are cases opened under ${packRef(anchorage)}. Not counted: 2 cases under another policy or another version.`;
    expect(none).toMatchObject({ verdict: "nothing", evidence: [], notes: [note] });
    const one = rowOf(anchorage, "A-6.f.ii", {}, [other, old, handled()]);
    expect(one).toMatchObject({ verdict: "met", notes: [note] });
    expect(one.evidence[0]?.what).toContain("One case in which something was taken down");
  });

  it("[A-6.f.ii] speak of no step that was left out in a case in which nothing was taken down", () => {
    const cases = [
      handled(),
      handled({ id: "kept", outcomes: ["case.kept"], waivers: 1, lastAt: "2026-03-19T20:00:00.000Z" }),
    ];
    expect(rowOf(anchorage, "A-6.f.ii", {}, cases)).toMatchObject({
      verdict: "met",
      since: "2026-03-10",
      findings: [],
    });
  });

  it("[A-6.f.ii] are unknown by a step that the pack has after the action: an open case may not have come to it", () => {
    const after = (id: string) => (id === "message" ? ["action"] : []);
    const pack = {
      ...anchorage,
      steps: anchorage.steps.map((step) => (step.id === "message" ? { ...step, after: after("message") } : step)),
      actions: anchorage.actions.map((action) => ({ ...action, needs: action.needs.filter((id) => id !== "message") })),
    };
    const row = rowOf(pack, "A-6.f.ii", {}, [handled()]);
    expect(row.verdict).toBe("unknown");
    expect(row.findings[0]?.what).toContain("may come after something is taken down");
    expect(row.evidence[0]?.what).not.toContain("message");
    // A step that another one waits for need not be named by the action itself.
    const chained = {
      ...pack,
      steps: anchorage.steps,
      actions: pack.actions.map((one) => ({ ...one, needs: ["message"] })),
    };
    expect(rowOf(chained, "A-6.f.iii", {}, [handled()]).verdict).toBe("met");
  });

  it("[A-6.g.iii] are not met by a case without a screenshot", () => {
    expect(rowOf(anchorage, "A-6.g.iii", {}, [handled({ evidenceCount: 0 })])).toMatchObject({ verdict: "not-met" });
  });

  it("[N-V.8] show what was hidden; [N-hist] shows the versions of the text", () => {
    const row = rowOf(anoka, "N-V.8", {}, [handled({ policy: packRef(anoka), outcomes: ["content.hidden"] })]);
    expect(row.verdict).toBe("met");
    expect(row.evidence.map(({ what }) => what)).toContain("Hidden: one case.");
    expect(rowOf(anoka, "N-hist")).toMatchObject({ verdict: "met", since: "2023-06-26" });
  });
});

describe("the counts of cases", () => {
  it("count each case once in every number that it belongs to, and take the day of the entries that are meant", () => {
    const cases = [
      handled({ outcomes: ["content.hidden", "content.restored", "content.hidden"], waivers: 2 }),
      handled({ id: "open", outcomes: [], lastAt: "2026-03-15T04:00:00.000Z" }),
    ];
    const one = { cases: 1, lastOn: "2026-03-10" };
    expect(countCases(cases, counting(anchorage))).toEqual({
      acted: one,
      bare: 0,
      waived: one,
      outcomes: { "content.hidden": one, "content.restored": one },
      elsewhere: 0,
    });
    expect(countCases([], counting(anchorage)).acted).toEqual({ cases: 0, lastOn: null });
  });

  it("read the entries of few cases only", () => {
    const read: string[] = [];
    const cases = Array.from({ length: 50 }, (_, day) =>
      handled({ id: `case-${day}`, lastAt: new Date(Date.UTC(2026, 0, 1 + day)).toISOString() }),
    );
    const last = (id: string) => cases.find((one) => one.id === id)?.lastAt ?? "";
    const reading = (id: string) => {
      read.push(id);
      return [{ kind: "content.removed" as const, at: last(id) }];
    };
    const { acted } = countCases(cases, { ...counting(anchorage), entries: reading });
    expect(acted).toEqual({ cases: 50, lastOn: "2026-02-18" });
    expect(new Set(read)).toEqual(new Set(["case-49"]));
  });
});
