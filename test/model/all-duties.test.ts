import { describe, expect, it } from "vitest";
import { plannedDuties } from "../../main/model/all-duties.ts";
import type { RegisterState } from "../../main/model/register-view.ts";
import { custodian, desk, me, vault } from "./a-desk.ts";
import { allDuties } from "./every-duty.ts";
import { anchorage, anoka } from "./packs.ts";
import { account, harbor, person, register } from "./register-rules/a-register.ts";
import { desks, quiet } from "./register-rules/desks.ts";
import { noon } from "./register-rules/on-a-day.ts";

const now = noon(anchorage, "2026-03-20");
const ids = (state: RegisterState, at = now, pack = anchorage) =>
  allDuties(pack, desks({ register: state }), at).map(({ id }) => id);

describe("everything that is due", () => {
  it("is one line for a register that has nothing in it", () => {
    const empty = register({ accounts: [], people: [], departments: [] });
    const [duty, ...more] = allDuties(anchorage, desks({ register: empty }), now);
    expect(more).toEqual([]);
    expect(duty).toMatchObject({
      id: "empty-register",
      place: "import",
      urgency: "soon",
      department: "Harbor and Parks",
      row: "A-6.g",
    });
    expect(allDuties(anchorage, desks({ register: empty, mine: "" }), now)[0]).not.toHaveProperty("department");
  });

  it("stands in one list, the most urgent first, and knows whose each duty is", () => {
    const incident = {
      id: "i1",
      seq: 1,
      at: "2026-03-19T20:00:00.000Z",
      sort: "takeover",
      account: { id: "account-1", name: "Sample Harbor", handle: "sampleharbor", department: "Harbor and Parks" },
      ofCase: null,
      what: "",
      since: null,
      noticedAt: "2026-03-19T20:00:00.000Z",
      told: [],
      evidence: [],
      acknowledged: null,
    } as const;
    const late = account({ review: { on: "2026-03-01", by: "", looked: [], found: "nothing", words: "", cases: [] } });
    const all = allDuties(
      anchorage,
      desks({
        register: register({ accounts: [late], departments: [harbor({ director: null })] }),
        vault: desk(vault({ custodians: [me] })),
        records: { ...quiet, incidents: [incident] },
      }),
      now,
    );
    expect(all.map(({ id, urgency, department }) => [id, urgency, department])).toEqual([
      ["review:account-1", "overdue", "Harbor and Parks"],
      ["few:vault-1", "now", "Parks and Recreation"],
      ["incident:i1", "now", "Harbor and Parks"],
      ["director:Harbor and Parks", "advice", "Harbor and Parks"],
    ]);
  });

  it("[N-V.4] names a custodian who has left by the register", () => {
    const left = person({ left: { on: "2026-03-18", because: "retired" } });
    const manager = custodian("Casey Sample", { role: "communications-manager", email: "casey@muni.org" });
    const state = desks({
      register: register({ people: [left], accounts: [] }),
      vault: desk(vault({ custodians: [me, manager] })),
    });
    expect(allDuties(anoka, state, now).map(({ id }) => id)).toEqual([
      "custodian-left:vault-1:casey-sample",
      "empty-register",
    ]);
  });

  it("has in the calendar what Today shows only later", () => {
    const planned = plannedDuties(anchorage, desks(), now).map(({ id, due }) => [id, due]);
    expect(ids(register())).toEqual([]);
    expect(planned).toEqual([
      ["review:account-1", "2026-03-24"],
      [`policy-review:${anchorage.id}`, "2026-06-02"],
      ["checklist:account-1", "2026-09-02"],
      ["workplan:Harbor and Parks", "2027-01-10"],
    ]);
  });
});

describe("a duty that was seen to", () => {
  const late = account({
    id: "a",
    email: "x@elsewhere.example",
    purpose: "",
    checklist: {},
    addedOn: "2025-01-01",
    since: null,
  });

  it("is gone at the next reckoning, and the others stay as they were", () => {
    const state = register({ accounts: [late, account({ id: "b", purpose: "" })] });
    expect(ids(state)).toEqual(["checklist:a", "incomplete:a", "incomplete:b", "email:a"]);
    const mended = { ...late, email: "harbor@muni.org", purpose: "News", checklist: account().checklist };
    expect(ids({ ...state, accounts: [mended, ...state.accounts.slice(1)] })).toEqual(["incomplete:b"]);
    expect(ids(state)).toHaveLength(4);
  });

  it("comes back with the day, with the pack, and with what other records say", () => {
    const state = register();
    expect(ids(state)).toEqual([]);
    expect(ids(state, noon(anchorage, "2026-03-25"))).toEqual(["review:account-1"]);
    expect(ids(state, now, anoka)).not.toEqual([]);
    expect(ids(state)).toEqual([]);
    const left = person({ left: { on: "2026-03-18", because: "" } });
    expect(ids({ ...state, people: [left, ...state.people.slice(1)] })).toEqual([
      "coordinator:Harbor and Parks",
      "user-left:account-1:casey:coordinator",
    ]);
    expect(ids({ ...state, departments: [harbor({ name: "HARBOR AND PARKS", workplan: null })] })).toEqual([
      "workplan:HARBOR AND PARKS",
    ]);
  });
});
