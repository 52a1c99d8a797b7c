import { describe, expect, it } from "vitest";
import { anchorage, anoka } from "../packs.ts";
import { account, dana, harbor, person } from "./a-register.ts";
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
