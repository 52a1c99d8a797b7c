import { describe, expect, it } from "vitest";
import { anchorage, anoka } from "../packs.ts";
import { account, dana, department, director, harbor, person } from "./a-register.ts";
import { checksOn, dutiesOn } from "./on-a-day.ts";

const day = "2026-03-20";
const duties = (change: Parameters<typeof harbor>[0], on = day, pack = anchorage) =>
  dutiesOn(pack, { departments: [harbor(change)] }, on).filter(({ place }) => place === "department");

describe("the coordinator of a department", () => {
  it("[A-5.a.ii] is to be noted where there is none, by whom the pack says", () => {
    expect(duties({ coordinator: null })).toMatchObject([
      {
        id: `coordinator:${department}`,
        row: "A-5.a.ii",
        urgency: "now",
        due: null,
        title: "Note the Social Media Coordinator of Harbor and Parks",
        why: "Nobody is noted as Social Media Coordinator of Harbor and Parks. The Department Director designates one.",
        place: "department",
        subject: department,
        department,
      },
    ]);
  });

  it("[A-5.a.ii] is shown with who designated them and since when", () => {
    expect(checksOn(anchorage, "5.a.ii", {}, day)).toMatchObject([
      {
        state: "met",
        says: "Social Media Coordinator of Harbor and Parks is Casey Sample, designated by Dana Invented, Department Director.",
        on: "2026-01-03",
      },
    ]);
  });

  it("[A-5.a.ii] is to be replaced after leaving, also where the register no longer knows who it was", () => {
    const left = person({ left: { on: "2026-03-01", because: "moved" } });
    const state = { people: [left, dana], accounts: [account({ users: [] })] };
    const duty = dutiesOn(anchorage, state, day).find(({ id }) => id.startsWith("coordinator:"));
    expect(duty?.why).toContain("Casey Sample, Social Media Coordinator of Harbor and Parks, has left.");
    const unknown = duties({ coordinator: { person: "nobody", by: director, since: "2026-01-03" } });
    expect(unknown.map(({ id }) => id)).toEqual([`coordinator:${department}`]);
  });

  it("is no duty under a policy that knows no such role, or without an account", () => {
    expect(duties({ coordinator: null }, day, anoka)).toEqual([]);
    expect(
      dutiesOn(anchorage, { accounts: [], departments: [harbor({ coordinator: null, workplan: null })] }, day),
    ).toEqual([]);
  });

  it("finds the department whatever the case and the spaces of its name", () => {
    const accounts = [account({ department: " harbor  and PARKS" })];
    expect(dutiesOn(anchorage, { accounts }, day)).toEqual([]);
    const [duty] = dutiesOn(anchorage, { accounts: [account({ department: "HARBOR AND PARKS", email: null })] }, day);
    expect(duty?.department).toBe(department);
  });
});

describe("the director of a department", () => {
  it("[A-5.a.ii] is worth noting, and nothing demands it", () => {
    expect(duties({ director: null })).toMatchObject([{ id: `director:${department}`, urgency: "advice" }]);
  });
});

describe("the workplan of a department", () => {
  const plan = (on: string, change = {}) => ({
    workplan: {
      on,
      by: "Casey Sample",
      parts: { mission: "a", goals: "b", audience: "c", further: "d" },
      file: null,
      ...change,
    },
  });

  it("[A-6.a] is to be written", () => {
    expect(duties({ workplan: null })).toMatchObject([
      { id: `workplan:${department}`, row: "A-6.a", urgency: "now", title: "Write the workplan of Harbor and Parks" },
    ]);
  });

  it("[A-6.a] is to be completed where it says nothing on a part that the pack names, unless a file may say it", () => {
    const parts = { mission: "a", goals: " ", audience: "c" };
    const [duty] = duties(plan("2026-01-10", { parts }));
    expect(duty).toMatchObject({ title: "Complete the workplan of Harbor and Parks", urgency: "now" });
    expect(duty?.why).toContain("It says nothing under “Goals” and “What else was considered”.");
    const file = { sha256: "b".repeat(64), bytes: 1, mediaType: "application/pdf", name: "plan.pdf" };
    expect(duties(plan("2026-01-10", { parts, file }))).toEqual([]);
  });

  it("[A-6.a] of 29 February is due on the last of February, shown thirty days ahead", () => {
    const due = (day: string) => duties(plan("2028-02-29"), day)[0];
    expect(due("2029-01-28")).toBeUndefined();
    expect(due("2029-01-29")).toMatchObject({ due: "2029-02-28", urgency: "soon" });
    expect(due("2029-02-28")?.urgency).toBe("now");
    expect(due("2029-03-01")?.urgency).toBe("overdue");
  });

  it("is no duty under a policy that asks for none", () => {
    expect(duties({ workplan: null }, day, anoka)).toEqual([]);
  });
});

describe("who designated the coordinator", () => {
  const state = (by: { name: string; role: string }, change = {}) => {
    const departments = [harbor({ coordinator: { person: "casey", by, since: "2026-01-03" }, ...change })];
    return checksOn(anchorage, "5.a.ii", { departments }, "2026-03-20").map(({ state: found }) => found);
  };

  it("[A-5.a.ii] is unknown where another title is noted than the one whose it is to designate", () => {
    expect(state({ name: "Dana Invented", role: "Department Director" })).toEqual(["met"]);
    for (const role of ["Summer Intern", "", "Social Media Coordinator"]) {
      expect(state({ name: "Ingo Invented", role })).toEqual(["unknown"]);
    }
  });

  it("[A-5.a.ii] is unknown where she designated herself, unless she is noted as the director", () => {
    const self = { name: "Casey  SAMPLE", role: "Department Director" };
    expect(state(self)).toEqual(["unknown"]);
    expect(state(self, { director: { person: "casey", since: "2020-02-01" } })).toEqual(["met"]);
  });
});
