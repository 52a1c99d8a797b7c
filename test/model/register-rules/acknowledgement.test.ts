import { describe, expect, it } from "vitest";
import { registerChecks } from "../../../main/model/register-rules/index.ts";
import { anchorage, anoka } from "../packs.ts";
import { account, dana, harbor, person, register } from "./a-register.ts";
import { checksOn, dutiesOn } from "./on-a-day.ts";

const user = { person: "casey", role: "coordinator", from: "2026-03-01", to: null, because: "" };
const signed = {
  signedOn: "2026-03-05",
  policy: "anchorage-pp-16-5@1",
  scan: null,
  forwardedOn: null,
  forwardedTo: "",
};
const lone = harbor({ coordinator: null });

function duties(
  change: Parameters<typeof person>[0],
  day: string,
  pack = anchorage,
  users: readonly (typeof user)[] = [user],
) {
  const state = { accounts: [account({ users })], people: [person(change), dana], departments: [lone] };
  return dutiesOn(pack, state, day).filter(({ place }) => place === "person");
}

describe("the acknowledgement of whoever may post", () => {
  it("[A-6.b.ii] is to be signed within the pack’s days of the authorisation", () => {
    const duty = (day: string) => duties({ acknowledgement: null }, day)[0];
    expect(duty("2026-03-01")).toMatchObject({
      id: "unsigned:casey",
      due: "2026-03-15",
      urgency: "soon",
      row: "A-6.b.ii",
    });
    expect(duty("2026-03-15")?.urgency).toBe("now");
    expect(duty("2026-03-16")).toMatchObject({
      urgency: "overdue",
      title: "Have Casey Sample sign the acknowledgement",
      place: "person",
      subject: "casey",
    });
  });

  it("[A-6.b.ii] counts from the first of all authorisations that still hold, on any account or by a role", () => {
    const two = [{ ...user, from: "2026-03-09" }, user];
    expect(duties({ acknowledgement: null }, "2026-03-20", anchorage, two)[0]?.due).toBe("2026-03-15");
    const roles = [{ role: "director", department: "harbor and parks", from: "2026-02-01", to: null }];
    expect(duties({ acknowledgement: null, roles }, "2026-03-20", anchorage, [])[0]?.due).toBe("2026-02-15");
    expect(duties({ acknowledgement: null }, "2026-03-20", anchorage, [])).toEqual([]);
  });

  it("[A-6.b.ii] is to be forwarded to Human Relations once it is signed", () => {
    const duty = (day: string) => duties({ acknowledgement: signed }, day)[0];
    expect(duty("2026-03-19")).toMatchObject({
      id: "unforwarded:casey",
      due: "2026-03-19",
      urgency: "now",
      title: "Forward Casey Sample’s acknowledgement to Human Relations",
    });
    expect(duty("2026-03-20")?.urgency).toBe("overdue");
  });

  it("[A-6.b.ii] leaves a word of advice when the signed form is not kept here", () => {
    const forwarded = { ...signed, forwardedOn: "2026-03-06", forwardedTo: "Human Relations" };
    expect(duties({ acknowledgement: forwarded }, "2026-03-20")).toMatchObject([
      { id: "unsigned:casey:scan", urgency: "advice", title: "Attach the signed form of Casey Sample" },
    ]);
    const state = { people: [person({ acknowledgement: forwarded }), dana] };
    expect(checksOn(anchorage, "6.b.ii", state, "2026-03-20")).toMatchObject([
      {
        state: "met",
        says: "Casey Sample signed on 2026-03-05, forwarded to Human Relations on 2026-03-06.",
        on: "2026-03-06",
      },
    ]);
  });

  it("[N-VI.A] with the disclaimer stays with the city, and a form of another policy does not count for it", () => {
    const [duty] = duties({ acknowledgement: signed }, "2026-03-20", anoka);
    // The form is the pack's own: the policy asks for no signature.
    expect(duty).toMatchObject({ id: "unsigned:casey", row: "N-VI.A", urgency: "advice", due: null });
    expect(duty?.why).toContain("under another policy");
    const own = { ...signed, policy: `${anoka.id}@0` };
    expect(duties({ acknowledgement: own }, "2026-03-20", anoka).map(({ id }) => id)).toEqual(["unsigned:casey:scan"]);
  });

  it("[N-VI.A] shows what was signed and decides nothing, for the policy asks for no signature", () => {
    const own = { ...signed, policy: `${anoka.id}@0` };
    const state = (acknowledgement: typeof own | null) => ({ people: [person({ acknowledgement }), dana] });
    expect(checksOn(anoka, "VI.A.disclaimer", state(own), "2026-03-20")).toMatchObject([
      { state: "shown", says: "Casey Sample signed on 2026-03-05.", on: "2026-03-05" },
    ]);
    expect(checksOn(anoka, "VI.A.disclaimer", state(null), "2026-03-20")).toMatchObject([
      { state: "unknown", says: expect.stringContaining("the form is this pack’s own"), on: null },
    ]);
  });

  it("[A-6.b.ii] is asked for from the day on which the policy is in force", () => {
    const early = { ...user, from: "2020-01-01" };
    expect(duties({ acknowledgement: null }, "2020-03-10", anchorage, [early])[0]).toMatchObject({ due: "2020-03-23" });
    const state = { accounts: [account({ users: [early] })], people: [person({ acknowledgement: null })] };
    expect(checksOn(anchorage, "6.b.ii", state, "2020-03-10")[0]).toMatchObject({ on: "2020-03-09" });
  });

  it("is asked of nobody who has left", () => {
    const left = { on: "2026-03-10", because: "moved" };
    expect(duties({ acknowledgement: null, left }, "2026-03-20")).toEqual([]);
  });
});

describe("a signature from before the text was there", () => {
  const state = (change: Partial<typeof signed>) => {
    const forwarded = { forwardedOn: "2026-03-06", forwardedTo: "Human Relations" };
    const people = [person({ acknowledgement: { ...signed, ...forwarded, ...change } }), dana];
    return { accounts: [account({ users: [user] })], people, departments: [lone] };
  };
  const checked = (change: Partial<typeof signed>, pack = anchorage) =>
    checksOn(pack, "6.b.ii", state(change), "2026-03-20").map(({ state: found }) => found);

  it("[A-6.b.ii] is unknown, and asked for again", () => {
    const policy = `${anchorage.id}@${anchorage.version}`;
    expect(checked({ policy, signedOn: "1999-01-01" })).toEqual(["unknown"]);
    expect(checked({ signedOn: "1999-01-01" })).toEqual(["unknown"]);
    expect(checked({ policy, signedOn: anchorage.effective })).toEqual(["met"]);
    const asked = dutiesOn(anchorage, state({ policy, signedOn: "1999-01-01" }), "2026-03-20");
    expect(asked.find(({ id }) => id === "unsigned:casey")?.why).toContain(
      "signed on 1999-01-01, but the text under which that is noted is from 2020-03-09",
    );
  });

  it("[A-6.b.ii] counts where it is one of an earlier version, which the policy’s history knows", () => {
    const pack = { ...anchorage, version: "2026-03-10", effective: "2026-03-10" };
    expect(checked({ signedOn: "2026-03-05", policy: `${anchorage.id}@2020-03-09` }, pack)).toEqual(["met"]);
    expect(checked({ signedOn: "2026-03-05", policy: `${anchorage.id}@2026-03-10` }, pack)).toEqual(["unknown"]);
    expect(checked({ signedOn: "2019-03-05", policy: `${anchorage.id}@2020-03-09` }, pack)).toEqual(["unknown"]);
  });
});

describe("somebody who posts on a page of another department", () => {
  const zoe = person({ id: "zoe", name: "Zoe Elsewhere", department: "Library", acknowledgement: null });
  const accounts = [account({ users: [user, { ...user, person: "zoe" }] })];
  const people = [person(), dana, zoe];
  const library = { ...harbor(), name: "Library", coordinator: null, director: null, workplan: null };
  const state = register({ accounts, people, departments: [harbor(), library] });
  const of = (name: string, looked = state) =>
    registerChecks(anchorage, looked, "2026-03-20", name)
      .flatMap(({ checks }) => checks)
      .filter(({ clauses }) => clauses[0] === "6.b.ii" || clauses[0] === "6.h.i")
      .map(({ says }) => says);

  it("[A-6.b.ii] counts where the page is, once for each department, and is asked for once", () => {
    expect(of("Harbor and Parks").join()).toContain("Zoe Elsewhere may post since");
    expect(of("Library")).toEqual([]);
    const second = account({ id: "account-2", department: "Library", users: [{ ...user, person: "zoe" }] });
    const both = { ...state, accounts: [...accounts, second] };
    for (const name of ["Library", "Harbor and Parks"]) {
      expect(of(name, both).filter((says) => says.includes("Zoe"))).toHaveLength(1);
    }
    const asked = dutiesOn(anchorage, both, "2026-03-20").filter(({ id }) => id === "unsigned:zoe");
    expect(asked.map(({ department }) => department)).toEqual(["Library"]);
  });

  it("[N-V.4] counts there, too, when passwords wait that somebody knew who left", () => {
    const left = { ...zoe, left: { on: "2026-03-18", because: "" } };
    const waitingResets = [{ person: "zoe", account: "account-1", because: "" }];
    const waiting = { ...state, people: [person(), dana, left], waitingResets };
    expect(of("Harbor and Parks", waiting).join()).toContain("Zoe Elsewhere could know the passwords of one account");
    expect(of("Library", waiting)).toEqual([]);
  });
});
