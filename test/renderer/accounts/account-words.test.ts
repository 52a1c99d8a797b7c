import { describe, expect, it } from "vitest";
import { roleTitle } from "../../../main/model/policy-pack.ts";
import { hasPage } from "../../../main/model/register/account-key.ts";
import { accountFacets } from "../../../main/model/register/account-list.ts";
import { type AccountRow, standings } from "../../../main/model/register-view.ts";
import {
  nameOf,
  nextWords,
  pressingWords,
  registerSentence,
  reviewWords,
  sinceWords,
  standingTag,
  usersNow,
  usersWords,
} from "../../../renderer/accounts/account-words.ts";
import { anchorage, anoka, packs } from "../../model/packs.ts";
import { record, row } from "./sample.ts";

const now = new Date("2026-11-20T20:00:00.000Z");

describe("words for accounts", () => {
  it("names every standing differently, so that none is taken for another", () => {
    expect(new Set(standings.map((standing) => standingTag(standing).words)).size).toBe(standings.length);
  });

  it("knows that there is no page before it was created", () => {
    expect(standings.filter((standing) => !hasPage({ standing }))).toEqual(["requested", "declined", "approved"]);
  });

  it("[N-V.1] says that the role of the pack decides on a request, whichever pack it is", () => {
    expect(nextWords({ standing: "requested" }, anoka)).toContain("the Communications Manager decides");
    expect(nextWords({ standing: "requested" }, anchorage)).toContain("the Department Director decides");
  });

  it("has something to say of every standing but of an account that is simply in use", () => {
    for (const pack of packs) {
      expect(standings.filter((standing) => nextWords({ standing }, pack) === null)).toEqual(["active"]);
    }
  });

  it("shows the id of a role or a person that is no longer known, and never nothing", () => {
    expect(roleTitle(anoka, "harbour-master")).toBe("harbour-master");
    expect(nameOf({}, "person-9")).toBe("Somebody not in the register");
    expect(nameOf({}, "constructor")).toBe("Somebody not in the register");
  });

  it("[A-6.b.i] counts only those who can post now", () => {
    const user = { person: "p", role: "designee", from: "2026-01-01", because: "" };
    const users = [
      { ...user, to: null },
      { ...user, person: "q", to: "2026-02-01" },
    ];
    expect(usersNow(record({ users })).map(({ person }) => person)).toEqual(["p"]);
    expect(usersWords(row({ users: 1 }))).toBe("1 person");
    expect(usersWords(row({ users: 4 }))).toBe("4 people");
    expect(usersWords(row({ users: 0 }))).toBe("nobody");
    expect(usersWords(row({ users: 0, standing: "requested" }))).toBe("");
    expect(usersWords(row({ users: 0, standing: "archived" }))).toBe("");
  });

  it("[A-5.b.iv] says never only of a page that is in use", () => {
    expect(reviewWords(row({ lastReview: "2026-11-12" }), now)).toBe("Nov 12");
    expect(reviewWords(row(), now)).toBe("never");
    expect(reviewWords(row({ standing: "paused" }), now)).toBe("");
  });

  it("says how many there are, how many are in use, and how many need something", () => {
    const sentence = (...rows: readonly AccountRow[]) => registerSentence(accountFacets(rows));
    expect(sentence()).toMatch(/^No account yet\./);
    const one = row({ pressing: 2 });
    expect(sentence(one)).toBe("1 account in 1 department, all in use. 1 needs something now.");
    const others = [row({ standing: "paused", department: "Library" }), row({ id: "account-3" })];
    expect(sentence(one, ...others)).toBe("3 accounts in 2 departments, 2 in use. 1 needs something now.");
    expect(sentence(...others)).toContain("None needs anything now.");
    expect(pressingWords(one)).toBe("2 to do");
    expect(pressingWords(row())).toBe("");
  });
});

describe("since when an account stands as it does", () => {
  const old = { standing: "active", standingSince: "2026-11-20", addedOn: "2026-11-20", request: null } as const;

  it("[A-6.g] is not the day on which a page was taken in that ran before", () => {
    expect(sinceWords(record({ ...old, since: "2019-05-02" }), now)).toBe(
      "in the register since Nov 20 · page opened May 2, 2019",
    );
    expect(sinceWords(record({ ...old, since: null }), now)).toBe("in the register since Nov 20");
  });

  it("is the day of the last step otherwise", () => {
    expect(sinceWords(record({ ...old, standingSince: "2026-11-22" }), now)).toBe("since Nov 22");
    expect(sinceWords(record({ ...old, standing: "paused" }), now)).toBe("since Nov 20");
    expect(sinceWords(record(), now)).toBe("since Nov 2");
  });
});
