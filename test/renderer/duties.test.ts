import { describe, expect, it } from "vitest";
import type { Duty } from "../../main/model/duty.ts";
import { vaultDuties } from "../../main/model/vault-duties.ts";
import type { VaultSummary } from "../../main/model/vault-view.ts";
import type { DutyCounts, DutyDesk } from "../../preload/contract.ts";
import { type DutyLine, dutyGroups, lineOf, pressingBy, type Waiting, waitingSentence } from "../../renderer/duties.ts";
import { custodian, desk, me, pat, reset, vault } from "../model/a-desk.ts";
import { anchorage } from "../model/packs.ts";

const now = new Date("2026-03-20T20:00:00.000Z");

function groupsOf(...vaults: readonly VaultSummary[]) {
  const duties = vaultDuties(anchorage, desk(...vaults), now);
  return dutyGroups({ duties, heaps: [], day: "2026-03-20" }, vaults, now);
}

function linesOf(change: Partial<VaultSummary>): readonly DutyLine[] {
  return groupsOf(vault(change)).flatMap(({ lines }) => lines);
}

describe("duties of the vault on Today", () => {
  it("shows no group where nothing is due", () => {
    expect(groupsOf(vault())).toEqual([]);
    expect(groupsOf()).toEqual([]);
  });

  it("[A-6.h.i] leads from too few custodians straight to adding one, with the citation", () => {
    const [line] = linesOf({ custodians: [me], alone: 11 });
    expect(line).toMatchObject({
      tone: "bad",
      action: "Add a custodian",
      aim: "add",
      citation: "P&P 16-5, section 6.h.i",
      place: { screen: "vault", vault: "vault-1", tab: "custodians" },
    });
  });

  it("[N-V.4] names each password by itself while they are few, with its day and the way to it", () => {
    const lines = linesOf({ resets: [reset({ label: "One", credential: "c-1", due: "2026-03-19" })] });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ tone: "bad", when: "due Mar 19", action: "Change it" });
    expect(lines[0]?.place).toMatchObject({ tab: "credentials", credential: "c-1" });
  });

  it("[N-V.4] puts many passwords of one vault into one line that leads to their list", () => {
    const resets = ["22", "21", "23", "24"].map((day) =>
      reset({ label: `Page ${day}`, credential: `c-${day}`, due: `2026-03-${day}`, person: "Pat Lee" }),
    );
    const [line, ...others] = linesOf({ resets });
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      title: "Change 4 passwords in “Parks”",
      why: "Pat Lee knew them and must no longer be able to log in.",
      when: "due Mar 21",
      place: { screen: "vault", vault: "vault-1", tab: "credentials", filter: "reset" },
    });
  });

  it("keeps overdue passwords apart from those whose day is still to come", () => {
    const due = (day: string, n: number) => reset({ label: `Page ${n}`, credential: `c-${n}`, due: `2026-03-${day}` });
    const resets = [...Array(4).keys()].flatMap((n) => [due("10", n), due("30", n + 10)]);
    const groups = groupsOf(vault({ resets }));
    expect(groups.map(({ title }) => title)).toEqual(["Overdue", "Soon"]);
    expect(groups.map(({ lines }) => lines.length)).toEqual([1, 1]);
  });

  it("sends one's own drill to the proof, and somebody else's to the hand-over", () => {
    const long = { proof: { at: "2026-01-05T20:00:00.000Z", revision: 7, current: true } };
    const mine = linesOf({ custodians: [{ ...me, ...long }, pat] });
    expect(mine[0]).toMatchObject({ action: "Prove it", aim: "drill" });
    const theirs = linesOf({ custodians: [me, custodian("Sam Sole", long)] });
    expect(theirs[0]).toMatchObject({ action: "Hand it over", aim: "hand-over" });
  });

  it("gives each line an id of its own and a button, whatever is due", () => {
    const lines = linesOf({
      custodians: [me],
      alone: 3,
      conflicts: 2,
      recovery: null,
      resets: [reset({ label: "One" }), reset({ label: "Two", credential: "c-2" })],
      shared: { state: "refused", folder: "Parks", at: null, refused: { code: "VAULT_OLDER" } },
    });
    expect(lines.length).toBeGreaterThan(4);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    for (const line of lines) expect(line.action, line.id).not.toBe("Show");
  });
});

describe("a line", () => {
  const duty: Duty = {
    ...{ id: "unsigned:p-1", row: null, why: "\u202eeno dab\u202c signed on 2026-03-02.", citation: "Rule 1" },
    ...{ title: "Get the acknowledgement of Jo \u202egnorw\u2066 signed", due: null, urgency: "now" },
    ...{ vault: null, credential: null, place: "person", subject: "p-1" },
  };
  const line = (part: Partial<Duty>) => lineOf({ ...duty, ...part }, "bad", [], now);

  it("is not turned around by what a name brings along", () => {
    const { title, why } = line({});
    expect(title).toBe("Get the acknowledgement of Jo gnorw signed");
    expect(why).toBe("eno dab signed on Mar 2.");
  });

  it("[A-6.b.ii] asks for the form where the signature stands already", () => {
    expect(line({}).action).toBe("Note the signature");
    expect(line({ id: "unsigned:p-1:scan" })).toMatchObject({
      action: "Attach the form",
      place: { screen: "person", id: "p-1", doing: "acknowledge" },
    });
  });

  it("[N-V.3] leads to the discussion of a page, and to closing it once that was agreed on", () => {
    const about = { id: "inactive:a-1", place: "account", subject: "a-1" } as const;
    expect(line({ ...about, due: "2026-03-01" })).toMatchObject({
      action: "Note the outcome",
      place: { doing: "discuss" },
    });
    expect(line(about)).toMatchObject({ action: "Close it", place: { id: "a-1", doing: "close-agreed" } });
  });
});

const counts = (part: Partial<DutyCounts> = {}): DutyCounts => ({ overdue: 0, now: 0, soon: 0, advice: 0, ...part });

describe("what waits, in a sentence", () => {
  const says = (part: Partial<Waiting>) =>
    waitingSentence({ open: 0, counts: counts(), policy: "P&P 16-5", department: "", ...part });

  it("is silent until both are known, and calm when there is nothing", () => {
    expect(says({ open: null })).toBe("");
    expect(says({ counts: null })).toBe("");
    expect(says({ counts: counts({ advice: 4 }) })).toBe("No case is open under P&P 16-5. Nothing waits for you.");
  });

  it("tells what can’t wait, the number of the badge, apart from what comes up, and whose it is", () => {
    expect(says({ open: 3 })).toBe("3 cases are open under P&P 16-5.");
    expect(says({ open: 1, counts: counts({ overdue: 1, now: 1, soon: 1 }), department: "Parks" })).toBe(
      "2 things need you now, 1 more is coming up and 1 case is open in Parks, under P&P 16-5.",
    );
    expect(says({ counts: counts({ soon: 1 }), department: null })).toBe(
      "1 thing is coming up in all departments, under P&P 16-5.",
    );
  });
});

describe("the numbers beside the departments", () => {
  const desk = (department: string | null, shown: number): DutyDesk => ({
    ...{ day: "2026-03-20", duties: [], heaps: [], settings: { notify: true, at: "09:00" } },
    ...{ department, counts: counts({ now: shown }) },
    departments: [
      { name: "Parks", counts: counts({ overdue: 2, soon: 9 }) },
      { name: "Harbour", counts: counts({ now: 1 }) },
    ],
  });

  it.each([
    ["Parks", 5],
    ["HARBOUR", 4],
    [null, 6],
    ["Nowhere yet", 3],
  ])("are what is told once it is chosen, with the whole desk’s: seen from %s", (department, shown) => {
    const { of, all } = pressingBy(desk(department, shown));
    expect([of("Parks"), of("Harbour"), all]).toEqual([5, 4, 6]);
  });
});
