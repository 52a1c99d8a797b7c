import { describe, expect, it } from "vitest";
import type { PolicyPack } from "../../../main/model/policy-pack.ts";
import type { DepartmentRecord } from "../../../main/model/register-view.ts";
import type { VaultSummary } from "../../../main/model/vault-view.ts";
import { isAllDone, leavingOf, leftToDo, seatsOf, vacantSeats } from "../../../renderer/people/leaving.ts";
import { personRecord, personView, posting } from "./rows.ts";

const pack = {
  roles: [{ id: "coordinator", title: "Social Media Coordinator" }],
  vault: { reset: { days: 2, clauses: [] } },
} as unknown as PolicyPack;

function department(name: string, part: Partial<DepartmentRecord>): { department: DepartmentRecord } {
  return { department: { name, workplan: null, coordinator: null, director: null, lastEvent: 1, ...part } };
}

function vault(id: string, people: readonly string[]): VaultSummary {
  return { id, name: `Vault ${id}`, resets: people.map((person) => ({ person })) } as unknown as VaultSummary;
}

describe("somebody leaves", () => {
  it("[N-V.4] says beforehand which accounts, roles and vaults it is about, and by when passwords change", () => {
    const view = personView({
      person: personRecord({
        roles: [
          { role: "coordinator", department: "Parks", from: "2026-01-01", to: null },
          { role: "coordinator", department: "Library", from: "2025-01-01", to: "2025-06-01" },
        ],
      }),
      accounts: [posting("parks", {}), posting("trails", { to: "2026-03-01" })],
      custodianOf: [{ vault: "v1", name: "Parks pages", keyId: "k" }],
    });
    const leads = [
      { id: "parks", title: "Sample parks (Facebook, @parks)" },
      { id: "lake", title: "Sample lake (X, @lake)" },
    ];
    const seats = seatsOf("person-1", [department("Parks", { director: { person: "person-1", since: "2026-01-01" } })]);
    expect(leavingOf(view, pack, { seats, leads }, "2028-02-28")).toEqual({
      accounts: [{ id: "parks", title: "Sample parks (Facebook, @parks)", roles: ["Social Media Coordinator"] }],
      roles: [{ title: "Social Media Coordinator", department: "Parks" }],
      seats: [{ department: "Parks", seat: "director", since: "2026-01-01", by: null }],
      leads,
      known: ["Sample parks (Facebook, @parks)", "Sample lake (X, @lake)"],
      vaults: [{ vault: "v1", name: "Parks pages", keyId: "k" }],
      passwordsBy: "2028-03-01",
    });
  });

  it("[A-5.a.ii] knows the places of the person by who it is, not by the name", () => {
    const by = { name: "Sample", role: "Director" };
    const departments = [
      department("Parks", { coordinator: { person: "person-1", by, since: "2026-01-01" } }),
      department("Library", { coordinator: { person: "person-2", by, since: "2026-01-01" } }),
    ];
    const held = { department: "Parks", seat: "coordinator", since: "2026-01-01", by };
    expect(seatsOf("person-1", departments)).toEqual([held]);
  });

  it("[N-V.4] lists afterwards the passwords that are still the old ones, vault by vault", () => {
    const view = personView({});
    const vaults = [vault("a", ["Dana Sampleton", "Dana Sampleton", "Someone Else"]), vault("b", ["Someone Else"])];
    const todo = leftToDo(view, [], { lock: "open", vaults });
    expect(todo.passwords).toEqual([{ vault: "a", name: "Vault a", open: 2 }]);
    expect(isAllDone(todo)).toBe(false);
  });

  it("never says that all is done while the vaults are locked", () => {
    const locked = leftToDo(personView({ custodianOf: null }), [], { lock: "locked", vaults: [] });
    expect(locked.passwords).toBeNull();
    expect(isAllDone(locked)).toBe(false);
    expect(isAllDone(leftToDo(personView({}), [], null))).toBe(false);
    expect(isAllDone(leftToDo(personView({}), [], { lock: "open", vaults: [vault("a", [])] }))).toBe(true);
  });

  it("[A-5.a.ii] finds the places that are vacant where the person worked or held a role to the end", () => {
    const row = (name: string, coordinator: string | null, accounts = 1) => {
      return { name, coordinator, director: "Someone", workplan: null, accounts, people: 1 };
    };
    const left = { on: "2026-11-20", because: "moved" };
    const roles = [
      { role: "coordinator", department: "Library", from: "2026-01-01", to: "2026-11-20" },
      { role: "coordinator", department: "Clerk", from: "2025-01-01", to: "2025-06-01" },
    ];
    const person = personRecord({ left, roles });
    const departments = [row("Parks", "Fern"), row("Library", null), row("Clerk", null), row("Fire", null)];
    const wants = { register: { designation: {} } } as unknown as PolicyPack;
    expect(vacantSeats(person, departments, wants)).toEqual([{ department: "Library", seat: "coordinator" }]);
    expect(vacantSeats(person, [row("Library", null, 0)], wants)).toEqual([]);
    const wantsNot = { register: { designation: null } } as unknown as PolicyPack;
    expect(vacantSeats(person, departments, wantsNot)).toEqual([]);
  });

  it("is not all done while a vault or a place is still the person’s", () => {
    const desk = { lock: "open", vaults: [] };
    const custodian = personView({ custodianOf: [{ vault: "v", name: "V", keyId: "k" }] });
    expect(isAllDone(leftToDo(custodian, [], desk))).toBe(false);
    expect(isAllDone(leftToDo(personView({}), [{ department: "Parks", seat: "coordinator" }], desk))).toBe(false);
  });
});
