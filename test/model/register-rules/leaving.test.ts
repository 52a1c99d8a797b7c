import { describe, expect, it } from "vitest";
import { custodianDuties } from "../../../main/model/register-rules/custodian-left.ts";
import { custodian, vault } from "../a-desk.ts";
import { anoka } from "../packs.ts";
import { account, dana, person } from "./a-register.ts";
import { checksOn, dutiesOn } from "./on-a-day.ts";

const left = person({ left: { on: "2026-03-18", because: "retired" } });
const accounts = [account({ users: [] })];

describe("somebody who knew passwords and left while the vault was shut", () => {
  const waitingResets = ["account-1", "account-2", "account-1"].map((one) => ({
    person: "casey",
    account: one,
    because: "retired",
  }));

  it("[N-V.4] is one duty, to open the vaults, however many passwords wait", () => {
    const duties = dutiesOn(anoka, { accounts, people: [left, dana], waitingResets }, "2026-03-20");
    expect(duties.filter(({ id }) => id.startsWith("reset-waiting"))).toMatchObject([
      {
        id: "reset-waiting:casey",
        row: "N-V.4",
        urgency: "now",
        due: null,
        title: "Open every vault: Casey Sample knew passwords",
        why: "Casey Sample left on 2026-03-18, and could know the passwords of 2 accounts. The passwords to change are listed as each vault is opened; one that can’t be opened keeps this waiting.",
        place: "credentials",
        vault: null,
        department: "Harbor and Parks",
      },
    ]);
  });

  it("[N-V.4] keeps the row from being met, since the day of leaving, until the vault has taken it", () => {
    const state = { accounts, people: [left, dana], waitingResets };
    expect(checksOn(anoka, "V.passwords", state, "2026-03-20")).toMatchObject([{ state: "not-met", on: "2026-03-18" }]);
    expect(checksOn(anoka, "V.passwords", { ...state, waitingResets: [] }, "2026-03-20")).toEqual([]);
  });

  it("is told also where the register does not know the person", () => {
    const duties = dutiesOn(anoka, { accounts, people: [], waitingResets }, "2026-03-20");
    expect(duties.find(({ id }) => id === "reset-waiting:casey")?.title).toContain("Somebody who has left");
  });
});

describe("a custodian who has left", () => {
  const held = (email: string, change = {}) => vault({ custodians: [custodian("Casey Sample", { email, ...change })] });

  it("[N-V.4] is to be removed from each vault, found by the e-mail address in any case", () => {
    expect(custodianDuties(anoka, [held("Casey@MUNI.org")], { people: [left, dana] })).toMatchObject([
      {
        id: "custodian-left:vault-1:casey-sample",
        row: "N-V.4",
        urgency: "now",
        title: "Remove Casey Sample from “Parks”",
        place: "custodians",
        vault: "vault-1",
        department: "Parks and Recreation",
      },
    ]);
  });

  it("[N-V.4] is no duty once removed, and not where the address is somebody else’s now", () => {
    const removed = { at: "2026-03-19T20:00:00.000Z", by: "Robin Vale", because: "left" };
    expect(custodianDuties(anoka, [held("casey@muni.org", { removed })], { people: [left] })).toEqual([]);
    const heir = person({ id: "heir", name: "Heir Sample" });
    expect(custodianDuties(anoka, [held("casey@muni.org")], { people: [left, heir] })).toEqual([]);
    expect(custodianDuties(anoka, [held("casey@muni.org")], { people: [person({ left: null })] })).toEqual([]);
  });
});
