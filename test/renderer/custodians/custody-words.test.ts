import { describe, expect, it } from "vitest";
import {
  addedWords,
  custodyWarnings,
  firstCitation,
  provedWords,
  resetDue,
  resetsAhead,
} from "../../../renderer/custodians/custody-words.ts";
import { custodian, me, pat, vault } from "../../model/a-desk.ts";
import { anchorage, anoka } from "../../model/packs.ts";

const zone = "America/Anchorage";
const now = new Date("2026-03-20T20:00:00.000Z");
const proof = { at: "2026-03-03T20:00:00.000Z", revision: 12, current: true };

describe("what a custodian has proved", () => {
  it("[A-6.h.i] tells never, changed since and proved apart, in words as well as in colour", () => {
    expect(provedWords(null, zone, now)).toEqual({ tag: "Never proved", tone: "warn", when: "no receipt yet" });
    expect(provedWords({ ...proof, current: false }, zone, now)).toMatchObject({ tag: "Changed since", tone: "warn" });
    expect(provedWords(proof, zone, now)).toEqual({ tag: "Proved", tone: "good", when: "Mar 3, version 12" });
  });

  it("[N-II.1] says who added a custodian, and how the fingerprint was compared", () => {
    const added = { addedAt: proof.at, addedBy: "Robin Vale", comparedHow: "by phone" };
    expect(addedWords({ ...pat, ...added }, zone, now)).toEqual({
      on: "Mar 3 by Robin Vale",
      how: "compared by phone",
    });
    expect(addedWords({ ...me, ...added, comparedHow: null }, zone, now)).toEqual({ on: "Since Mar 3", how: null });
  });
});

describe("warnings above the custodians", () => {
  it("are none where two have proved everything and no role is wanted", () => {
    expect(custodyWarnings(anchorage, vault())).toEqual([]);
  });

  it("[A-6.h.i] say that only one can open the vault, with the citation", () => {
    expect(custodyWarnings(anchorage, vault({ custodians: [me] }))).toEqual([
      {
        id: "alone",
        what: "Only one custodian can open this vault.",
        why: "The policy wants at least two, at all times.",
        citation: "P&P 16-5, section 6.h.i",
      },
    ]);
  });

  it("[A-6.h.i] say which part fewer than two have proved, and all of it when it is all", () => {
    const what = (alone: number) => custodyWarnings(anchorage, vault({ credentials: 12, alone }))[0]?.what;
    expect(what(3)).toBe("Fewer than two custodians have proved that they can open 3 of its 12 credentials.");
    expect(what(12)).toBe("Fewer than two custodians have proved that they can open this vault.");
  });

  it("[A-6.h.i] do not count a custodian who was removed", () => {
    const removed = { at: proof.at, by: "Robin Vale", because: "left" };
    expect(custodyWarnings(anchorage, vault({ custodians: [me, { ...pat, removed }] }))).toHaveLength(1);
  });

  it("[N-V.4] say that the role which the policy names is missing, and are quiet once it is there", () => {
    const [warning, ...others] = custodyWarnings(anoka, vault());
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      id: "role",
      what: "No custodian of this vault is the Communications Manager.",
      citation: firstCitation(anoka, ["V.passwords"]),
    });
    const manager = custodian("Max Manager", { role: "communications-manager" });
    expect(custodyWarnings(anoka, vault({ custodians: [me, manager] }))).toEqual([]);
  });
});

describe("what removing somebody brings about", () => {
  it("[N-V.4] counts the passwords and names the day of the pack, on the city's calendar", () => {
    expect(resetDue(anoka, new Date("2026-03-21T02:00:00.000Z"))).toBe("2026-03-21");
    expect(resetsAhead(1, "March 21, 2026")).toMatch(/^1 password has to be changed by March 21, 2026\./);
    expect(resetsAhead(4, "March 21, 2026")).toMatch(/^4 passwords have to be changed/);
    expect(resetsAhead(0, "March 21, 2026")).toMatch(/^There is no password/);
  });
});
