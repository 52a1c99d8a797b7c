import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../main/model/calendar.ts";
import { type Duty, urgencies } from "../../main/model/duty.ts";
import { isDate } from "../../main/model/time.ts";
import { vaultDuties } from "../../main/model/vault-duties.ts";
import type { SharedState, VaultSummary } from "../../main/model/vault-view.ts";
import { custodian, desk, me, pat, reset, vault } from "./a-desk.ts";
import { anchorage, anoka, harbour, packs } from "./packs.ts";

/** 20 March 2026, midday in Anchorage and in Anoka; the day after in Auckland. */
const now = new Date("2026-03-20T20:00:00.000Z");
const manager = custodian("Max Manager", { role: "communications-manager" });
const counsel = custodian("Cary Counsel", { role: "counsel" });

const duties = (change: Partial<VaultSummary>, at = now, pack = anchorage) =>
  vaultDuties(pack, desk(vault(change)), at);

function only(list: readonly Duty[]): Duty {
  const [duty] = list;
  if (duty === undefined || list.length > 1) throw new Error(`${list.length} duties: ${list.map(({ id }) => id)}`);
  return duty;
}

const proved = (at: string) => ({ proof: { at, revision: 7, current: true } });

describe("a desk at which all is well", () => {
  it("has no duty under any policy", () => {
    expect(duties({})).toEqual([]);
    expect(duties({ custodians: [me, manager] }, now, anoka)).toEqual([]);
    expect(duties({ custodians: [me, pat, counsel] }, now, harbour)).toEqual([]);
    expect(vaultDuties(anchorage, desk(), now)).toEqual([]);
  });
});

describe("the custodian’s own key", () => {
  it("[N-II.1] is to be made where there is none, and nothing hurries", () => {
    const duty = only(vaultDuties(anchorage, { lock: "no-identity", vaults: [] }, now));
    expect(duty).toMatchObject({ id: "identity", place: "identity", urgency: "soon", vault: null, row: "A-6.h.i" });
    expect(duty.title).toBe("Make your custodian’s key");
  });

  it("[N-II.1] is to be taken up again, not made anew, where vaults lie that were sealed to it", () => {
    const duty = only(vaultDuties(anchorage, { lock: "no-identity", vaults: [vault()] }, now));
    expect(duty).toMatchObject({ urgency: "now", title: "Take up your custodian’s key again" });
  });
});

describe("too few custodians", () => {
  it("[A-6.h.i] is a duty at once, with the citation of the policy", () => {
    expect(only(duties({ custodians: [me], alone: 11 }))).toEqual({
      id: "few:vault-1",
      row: "A-6.h.i",
      title: "Add a custodian to “Parks”",
      why: "You are its only custodian. At least two keep each vault, so that a colleague can step in on any day.",
      citation: "P&P 16-5, section 6.h.i",
      due: null,
      urgency: "now",
      vault: "vault-1",
      credential: null,
      place: "custodians",
    });
  });

  it("[A-6.h.i] does not count those who were removed, and counts up to what the pack wants", () => {
    const gone = { removed: { at: "2026-03-11T20:00:00.000Z", by: "Robin Vale", because: "left" } };
    expect(only(duties({ custodians: [me, { ...pat, ...gone }] })).id).toBe("few:vault-1");
    const few = duties({ custodians: [counsel] }, now, harbour);
    expect(only(few)).toMatchObject({ title: "Add two custodians to “Parks”", row: "H-6" });
    expect(only(few).why).toContain("It has one so far. At least three keep each vault");
  });
});

describe("passwords that fewer than two have proved", () => {
  it("[A-6.h.i] is a duty that names whom to ask", () => {
    const behind = { ...pat, proof: { at: "2026-03-10T20:00:00.000Z", revision: 6, current: false } };
    const duty = only(duties({ alone: 3, custodians: [me, behind] }));
    expect(duty).toMatchObject({ id: "alone:vault-1", row: "A-6.h.i", urgency: "now", place: "custodians", due: null });
    expect(duty.title).toBe("Show that two custodians can open “Parks”");
    expect(duty.why).toBe(
      "Fewer than two have proved that they can open 3 of its 11 passwords. Ask Pat Sample to open it and send you the receipt.",
    );
  });

  it("[A-6.h.i] says so when the person at the desk is behind, too, and when it is all passwords", () => {
    const never = { proof: null };
    const duty = only(
      duties({
        alone: 11,
        custodians: [
          { ...me, ...never },
          { ...pat, ...never },
        ],
      }),
    );
    expect(duty.why).toBe(
      "Fewer than two have proved that they can open its passwords. Ask Pat Sample to open it and send you the receipt. Open it yourself, too.",
    );
  });
});

describe("the role that must be a custodian", () => {
  it("[N-V.4] is missing as long as nobody in office has it", () => {
    const duty = only(duties({}, now, anoka));
    expect(duty).toMatchObject({ id: "role:communications-manager:vault-1", row: "N-V.4", urgency: "now" });
    expect(duty.title).toBe("Make the Communications Manager a custodian of “Parks”");
    expect(duty.citation).toBe("City of Anoka Social Media Policy, section V");
    const removed = { at: "2026-03-11T20:00:00.000Z", by: "Robin Vale", because: "left" };
    expect(duties({ custodians: [me, pat, { ...manager, removed }] }, now, anoka)).toHaveLength(1);
  });

  it("[N-V.4] is asked of every vault, and of none under a policy that names no role", () => {
    const two = desk(vault(), vault({ id: "vault-2", name: "Library" }));
    expect(vaultDuties(anoka, two, now).map(({ id }) => id)).toEqual([
      "role:communications-manager:vault-2",
      "role:communications-manager:vault-1",
    ]);
    expect(vaultDuties(anchorage, two, now)).toEqual([]);
  });
});

describe("a password that somebody knew who is gone", () => {
  it("[N-V.4] is a duty for each, with its day", () => {
    const second = reset({ credential: "credential-2", label: "Other page" });
    const list = duties({ custodians: [me, manager], resets: [reset(), second] }, now, anoka);
    expect(list.map(({ credential }) => credential)).toEqual(["credential-2", "credential-1"]);
    expect(list[1]).toEqual({
      id: "reset:vault-1:credential-1:2026-03-20T20:00:00.000Z:Kim Gone",
      row: "N-V.4",
      title: "Change the password of “Sample page”",
      why: "Kim Gone knew it and is no longer to have it: left the city. In “Parks”. The pack’s own reminder.",
      citation: "City of Anoka Social Media Policy, section V",
      due: "2026-03-23",
      urgency: "soon",
      vault: "vault-1",
      credential: "credential-1",
      place: "credentials",
    });
  });

  it.each([
    ["the day before", "2026-03-22T20:00:00.000Z", "soon"],
    ["its last minute of the day before, where the policy is", "2026-03-23T07:59:59.999Z", "soon"],
    ["the first minute of its day", "2026-03-23T08:00:00.000Z", "now"],
    ["the last minute of its day", "2026-03-24T07:59:59.999Z", "now"],
    ["the minute after", "2026-03-24T08:00:00.000Z", "overdue"],
  ])("[N-V.4] is by its day in the pack’s time zone: %s", (_, at, urgency) => {
    expect(only(duties({ resets: [reset()] }, new Date(at)))).toMatchObject({ urgency, due: "2026-03-23" });
  });

  it("[N-V.4] is another day already on the other side of the date line", () => {
    const at = new Date("2026-03-23T12:00:00.000Z");
    expect(only(duties({ resets: [reset()] }, at)).urgency).toBe("now");
    const there = { resets: [reset()], custodians: [me, pat, counsel] };
    expect(only(duties(there, at, harbour)).urgency).toBe("overdue");
  });
});

describe("the drill", () => {
  it.each([
    ["a month is not over", "2026-02-20T20:00:00.000Z", "2026-03-19T20:00:00.000Z", null],
    ["a month is over", "2026-02-20T20:00:00.000Z", "2026-03-20T20:00:00.000Z", "2026-03-20"],
    ["February ends a month from its 31 January", "2026-01-31T20:00:00.000Z", "2026-02-28T20:00:00.000Z", "2026-02-28"],
    ["a leap day does", "2028-01-31T20:00:00.000Z", "2028-02-29T20:00:00.000Z", "2028-02-29"],
    ["the day before a leap day does not", "2028-01-31T20:00:00.000Z", "2028-02-28T20:00:00.000Z", null],
    ["proved on a leap day", "2028-02-29T20:00:00.000Z", "2028-03-29T20:00:00.000Z", "2028-03-29"],
    ["over the turn of the year", "2026-12-31T20:00:00.000Z", "2027-01-31T20:00:00.000Z", "2027-01-31"],
    [
      "proved late in the evening, in UTC the next day",
      "2026-03-01T08:30:00.000Z",
      "2026-03-28T20:00:00.000Z",
      "2026-03-28",
    ],
    ["clocks went forward in between", "2026-02-09T08:30:00.000Z", "2026-03-09T07:59:00.000Z", "2026-03-08"],
  ])("[A-6.h.i] is due once %s", (_, at, today, due) => {
    const list = duties(
      {
        custodians: [
          { ...me, ...proved(at) },
          { ...pat, ...proved(today) },
        ],
      },
      new Date(today),
    );
    expect(list.map((duty) => duty.due)).toEqual(due === null ? [] : [due]);
  });

  it("[A-6.h.i] is mine to do, and another’s to ask for", () => {
    const old = proved("2026-02-10T20:00:00.000Z");
    const list = duties({
      custodians: [
        { ...me, ...old },
        { ...pat, ...old },
      ],
    });
    expect(list.map(({ id, title, urgency }) => [id, title, urgency])).toEqual([
      ["drill:pat-sample:vault-1", "Ask Pat Sample to open “Parks” and send a receipt", "overdue"],
      ["drill:robin-vale:vault-1", "Show that you can open “Parks”", "overdue"],
    ]);
    expect(list[1]?.why).toBe(
      "That you can open it was last shown a month ago or longer. Every custodian proves it every month. The pack’s own reminder.",
    );
    expect(list.map(({ due }) => due)).toEqual(["2026-03-10", "2026-03-10"]);
  });

  it("[A-6.h.i] counts from the day of joining where nothing was ever proved", () => {
    const never = { ...pat, proof: null, addedAt: "2026-02-19T20:00:00.000Z" };
    const duty = only(duties({ custodians: [me, never] }));
    expect(duty).toMatchObject({ due: "2026-03-19", urgency: "overdue" });
    expect(duty.why).toBe(
      "That Pat Sample can open it has not been shown yet. Every custodian proves it every month. The pack’s own reminder.",
    );
    expect(duties({ custodians: [me, { ...never, addedAt: "2026-02-21T20:00:00.000Z" }] })).toEqual([]);
  });

  it("[N-II.1] cites that access is securely administered, and keeps to the pack’s months", () => {
    const old = proved("2026-01-20T20:00:00.000Z");
    expect(only(duties({ custodians: [{ ...me, ...old }, manager] }, now, anoka))).toMatchObject({
      row: "N-II.1",
      due: "2026-02-20",
    });
    // Two months, in a city where it is a day later.
    const list = duties({ custodians: [{ ...me, ...old }, pat, counsel] }, now, harbour);
    expect(only(list)).toMatchObject({ row: "H-6", due: "2026-03-21", urgency: "now" });
    expect(only(list).why).toContain("two months ago or longer. Every custodian proves it every two months.");
  });

  it("[A-6.h.i] asks nothing of those who were removed", () => {
    const removed = { at: "2026-03-11T20:00:00.000Z", by: "Robin Vale", because: "left" };
    expect(duties({ custodians: [me, pat, { ...manager, ...proved("2025-01-01T00:00:00.000Z"), removed }] })).toEqual(
      [],
    );
  });
});

describe("copies that disagree", () => {
  it.each([
    [1, "Settle a conflict in “Parks”"],
    [2, "Settle two conflicts in “Parks”"],
    [12, "Settle 12 conflicts in “Parks”"],
  ])("[A-6.h.i] are to be settled at once: %i", (conflicts, title) => {
    expect(only(duties({ conflicts }))).toMatchObject({ title, urgency: "now", place: "credentials", row: "A-6.h.i" });
  });
});

describe("the shared folder", () => {
  const shared = (state: "in-step" | "waiting" | "newer-there" | "refused", at: string | null): SharedState => ({
    state,
    folder: "Parks passwords",
    at,
    refused: state === "refused" ? { code: "VAULT_SIGNER_UNKNOWN" } : null,
  });

  it("asks for nothing while in step", () => {
    expect(duties({ shared: shared("in-step", "2020-01-01T00:00:00.000Z") })).toEqual([]);
  });

  it("[A-6.h.i] holds a newer copy that waits to be taken in", () => {
    const newer = vault({ shared: shared("newer-there", null) });
    const locked = only(vaultDuties(anchorage, { lock: "locked", vaults: [newer] }, now));
    expect(locked).toMatchObject({ id: "newer:vault-1", urgency: "soon", place: "sharing" });
    expect(locked.why).toContain("“Parks passwords”. Unlock the vault to take them in.");
    expect(only(vaultDuties(anchorage, desk(newer), now)).why).toContain("Open it to take them in.");
  });

  it("[N-II.1] holds a copy that was refused: somebody has to look at once", () => {
    expect(only(duties({ shared: shared("refused", null) }))).toMatchObject({ id: "refused:vault-1", urgency: "now" });
  });

  it("[A-6.h.i] may be away for a night, but not for days", () => {
    expect(duties({ shared: shared("waiting", "2026-03-19T20:00:00.000Z") })).toEqual([]);
    const away = only(duties({ shared: shared("waiting", "2026-03-18T20:00:00.000Z") }));
    expect(away).toMatchObject({ id: "waiting:vault-1", urgency: "soon", place: "sharing" });
  });

  it("[A-6.h.i] that was never in step counts from the vault’s last change", () => {
    const never = { shared: shared("waiting", null) };
    expect(duties({ ...never, changedAt: "2026-03-19T20:00:00.000Z" })).toEqual([]);
    expect(only(duties({ ...never, changedAt: "2026-03-18T20:00:00.000Z" })).id).toBe("waiting:vault-1");
  });
});

describe("the recovery copy", () => {
  it("is advised once there is something to lose, and only until one was made", () => {
    expect(only(duties({ recovery: null }))).toMatchObject({ urgency: "advice", place: "recovery", due: null });
    expect(duties({ recovery: null, credentials: 0 })).toEqual([]);
    expect(duties({ recovery: { at: "2020-01-01T00:00:00.000Z", revision: 1 } })).toEqual([]);
  });
});

describe("all duties together", () => {
  it("[A-6.h.i] [N-V.4] stand by urgency, then by day, then by name", () => {
    const old = proved("2026-02-20T06:00:00.000Z");
    const list = duties(
      {
        custodians: [
          { ...me, ...old },
          { ...pat, proof: null },
        ],
        alone: 2,
        conflicts: 1,
        recovery: null,
        resets: [
          reset({ credential: "c", label: "C", due: "2026-03-25" }),
          reset({ credential: "b", label: "B", due: "2026-03-18" }),
          reset({ credential: "a", label: "A", due: "2026-03-20" }),
          reset({ credential: "d", label: "D", due: "2026-03-24" }),
        ],
      },
      now,
    );
    expect(list.map(({ id, urgency }) => [id.replace(/:2026.*/, ""), urgency])).toEqual([
      ["reset:vault-1:b", "overdue"],
      ["drill:robin-vale:vault-1", "overdue"],
      ["reset:vault-1:a", "now"],
      ["conflicts:vault-1", "now"],
      ["alone:vault-1", "now"],
      ["reset:vault-1:d", "soon"],
      ["reset:vault-1:c", "soon"],
      ["recovery:vault-1", "advice"],
    ]);
  });

  it("[N-V.4] have ids of their own, known days, and the same order however the vaults are listed", () => {
    const summaries = fc.array(
      fc.record({
        alone: fc.nat(12),
        conflicts: fc.nat(3),
        recovery: fc.constant(null),
        custodians: fc.subarray([me, pat, manager, counsel, { ...custodian("Lou Late"), proof: null }]),
        resets: fc
          .uniqueArray(fc.nat(60), { maxLength: 6 })
          .map((days) => days.map((day) => reset({ credential: `c${day}`, due: addDays("2026-02-20", day) }))),
      }),
      { maxLength: 4 },
    );
    const property = fc.property(summaries, fc.constantFrom(...packs), (changes, pack) => {
      const vaults = changes.map((change, place) => vault({ ...change, id: `vault-${place}`, name: `Vault ${place}` }));
      const list = vaultDuties(pack, desk(...vaults), now);
      expect(vaultDuties(pack, desk(...vaults.toReversed()), now)).toEqual(list);
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      for (const { due, title, why, citation, row } of list) {
        expect(due === null || isDate(due)).toBe(true);
        expect(`${title} ${why}`).not.toMatch(/undefined|null|NaN| {2}|“”/);
        expect(citation).not.toBe(pack.shortTitle);
        expect(row === null || row in pack.rows).toBe(true);
      }
      const ranks = list.map(({ urgency }) => urgencies.indexOf(urgency));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    });
    fc.assert(property, { numRuns: 300 });
  });
});
