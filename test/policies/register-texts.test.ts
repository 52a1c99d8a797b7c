import { describe, expect, it } from "vitest";
import type { PolicyPack, RegisterRule } from "../../main/model/policy-pack.ts";
import { anchorage, anoka, harbour } from "../model/packs.ts";

function textOf(pack: PolicyPack, id: string | undefined): string {
  return pack.clauses.find((clause) => clause.id === id)?.text ?? "";
}

/** The row that the first clause of a rule is found by. */
function rowOf(
  pack: PolicyPack,
  { clauses: [first = ""] }: { readonly clauses: readonly string[] },
): string | undefined {
  return Object.entries(pack.rows).find(([, clauses]) => clauses.includes(first))?.[0];
}

/** Every rule that has a number that no policy names. */
function intervals({ acknowledgement, checklist, review, workplan, inactivity, cases }: RegisterRule) {
  return [acknowledgement, checklist, review, workplan, inactivity, cases].filter((rule) => rule !== null);
}

describe("the register’s rules of Anchorage", () => {
  const { register } = anchorage;

  it("[A-6.g.i] let the department open, archive and close accounts, with an address of muni.org only", () => {
    expect(register.email).toEqual({ domain: "muni.org", clauses: ["6.g.i"] });
    expect(textOf(anchorage, "6.g.i")).toMatch(
      /^Departments are responsible .* only be established with a muni\.org email/,
    );
    expect(register.closing).toEqual({ by: "Department", clauses: ["6.g.i"] });
    expect(register.creation.approver).toBe("director");
    expect(register.record.needs).toContain("email");
    expect(register.creation.clauses).toContain("5.a.i");
  });

  it("[A-6.g] are carried by the clause that wants accounts tracked", () => {
    expect(rowOf(anchorage, register.creation)).toBe("A-6.g.i");
    expect(rowOf(anchorage, register.record)).toBe("A-6.g");
    expect(rowOf(anchorage, register.closing)).toBe("A-6.g.i");
  });

  it("[A-5.a.ii] let the director name one coordinator of each department", () => {
    expect(register.designation).toMatchObject({ role: "coordinator", by: "director" });
    expect(rowOf(anchorage, register.designation ?? { clauses: [] })).toBe("A-5.a.ii");
    expect(textOf(anchorage, "5.a.ii")).toMatch(/designate a Social Media Coordinator/);
  });

  it("[A-6.b.i] let coordinators, directors and their designees post, and nobody else", () => {
    expect(register.users.roles).toEqual(["coordinator", "director", "designee"]);
    expect(rowOf(anchorage, register.users)).toBe("A-6.b.i");
  });

  it("[A-6.b.ii] have a form that is signed and forwarded to Human Relations", () => {
    const { acknowledgement } = register;
    expect(acknowledgement).toMatchObject({ forwardTo: "Human Relations", days: 14 });
    expect(rowOf(anchorage, acknowledgement ?? { clauses: [] })).toBe("A-6.b.ii");
    // Reviewed, understood, accepted; and section 6.c.i.(2), which everybody must have read.
    expect(acknowledgement?.text).toMatch(/I have reviewed .* social media policies and procedures/);
    expect(acknowledgement?.text).toMatch(/I accept the scope of my responsibility/);
    expect(acknowledgement?.text).toMatch(
      /in off-time, I indicate that my viewpoints are personal and do not necessarily reflect/,
    );
    expect(acknowledgement?.text).toMatch(/discipline up to and including termination/);
  });

  it("[A-6.d.i] [A-6.d.ii] [A-6.e.ii] have a checklist with an item for each thing that a page must show", () => {
    const items = register.checklist.items.map((item) => [item.id, rowOf(anchorage, item)]);
    expect(items).toEqual([
      ["contact", "A-6.d.i"],
      ["official", "A-6.d.i"],
      ["website", "A-6.d.i"],
      ["name", "A-6.d.ii"],
      ["guidelines", "A-6.e.ii"],
      ["disclaimer", "A-6.e.ii"],
    ]);
  });

  it("[A-6.e.ii] take no “not possible” but where the policy says “wherever at all possible”", () => {
    for (const pack of [anchorage, anoka]) {
      for (const item of pack.register.checklist.items) {
        const text = item.clauses.map((id) => textOf(pack, id)).join(" ");
        expect([item.id, item.always === true]).toEqual([item.id, !text.includes("wherever at all possible")]);
      }
    }
    expect(register.checklist.items.find(({ id }) => id === "disclaimer")?.note).toBe("needed");
  });

  it("[A-6.g.ii] [A-6.h.i] [N-V.4] say what no policy asks for, and where it is from", () => {
    for (const { vault, records } of [anchorage, anoka]) {
      for (const rule of [vault.drill, records.export]) {
        expect(rule).toMatchObject({ byPolicy: false, basis: expect.stringContaining("own reminder") });
      }
      expect(vault.reset.basis).toContain("own reminder");
    }
    expect(anchorage.vault.custodians.byPolicy).toBeUndefined();
    expect(anoka.vault.custodians).toMatchObject({
      byPolicy: false,
      basis: expect.stringContaining("names no number"),
    });
    expect([anchorage, anoka].map(({ register: { acknowledgement } }) => acknowledgement?.byPolicy)).toEqual([
      undefined,
      false,
    ]);
  });

  it("[A-5.b.iv] have review rounds, and say that the number of days is the pack’s own", () => {
    expect(register.review).toMatchObject({ everyDays: 7, clauses: ["5.b.iv"] });
    expect(register.review.basis).toBe(
      "The policy says “regularly” and names no number. Seven days are this pack’s own reminder.",
    );
  });

  it("[A-6.a] have a workplan of mission, goals, audience, and what “etc.” stands for", () => {
    expect(register.workplan?.parts.map(({ id }) => id)).toEqual(["mission", "goals", "audience", "further"]);
    expect(textOf(anchorage, "6.a")).toMatch(/mission and goals, audience, etc\.$/);
    expect(rowOf(anchorage, register.workplan ?? { clauses: [] })).toBe("A-6.a");
  });

  it("have no limit for pages that nobody uses: the policy has none", () => {
    expect(register.inactivity).toBeNull();
  });
});

describe("the register’s rules of Anoka", () => {
  const { register } = anoka;

  it("[N-V.1] leave a new account to the Communications Manager", () => {
    expect(register.creation.approver).toBe("communications-manager");
    expect(rowOf(anoka, register.creation)).toBe("N-V.1");
    expect(textOf(anoka, register.creation.clauses[0])).toMatch(/submit a request to Communications Manager/);
    // The policy names no address.
    expect(register.email).toBeNull();
  });

  it("[N-II.2] let the City shut an account down", () => {
    expect(register.closing.by).toBe("City of Anoka");
    expect(rowOf(anoka, register.closing)).toBe("N-II.2");
  });

  it("[N-V.2] have a checklist: marked as the City’s, linked with its website", () => {
    expect(register.checklist.items.map((item) => [item.label, rowOf(anoka, item)])).toEqual([
      ["Marked as the City of Anoka site", "N-V.2"],
      ["Linked with www.anokaminnesota.com", "N-V.2"],
    ]);
  });

  it("[N-V.3] have a limit after which closing is discussed, and say that it is the pack’s own", () => {
    expect(register.inactivity).toMatchObject({ afterDays: 60, clauses: ["V.unused"] });
    expect(rowOf(anoka, register.inactivity ?? { clauses: [] })).toBe("N-V.3");
  });

  it("[N-V.6] have monitoring rounds", () => {
    expect(rowOf(anoka, register.review)).toBe("N-V.6");
    expect(textOf(anoka, register.review.clauses[0])).toMatch(/sites will be regularly monitored by City staff/);
  });

  it("[N-VI.A] have an acknowledgement that carries the disclaimer, word for word", () => {
    const { acknowledgement } = register;
    const disclaimer = /“.*”/.exec(textOf(anoka, "VI.A.disclaimer"))?.[0] ?? "?";
    expect(disclaimer).toBe("“These are my own opinions and do not represent those of the City.”");
    expect(acknowledgement?.text).toContain(disclaimer);
    expect(rowOf(anoka, acknowledgement ?? { clauses: [] })).toBe("N-VI.A");
    // The policy asks for no signature, and for no workplan or coordinator.
    expect(acknowledgement?.basis).toMatch(/^The policy asks for no signature/);
    expect([acknowledgement?.forwardTo, register.workplan, register.designation]).toEqual([null, null, null]);
  });

  it("[N-V.5] say where content is handled that private information is never given, and whom to ask", () => {
    expect(anoka.notices.find(({ where }) => where === "grounds")).toMatchObject({ clause: "V.private" });
    expect(anoka.steps.find(({ kind }) => kind === "consultation")).toMatchObject({ clauses: ["V.private"] });
    expect(register.acknowledgement?.text).toMatch(/I contact the Assistant City Manager/);
  });

  it("[N-hist] carry the policy’s history, the version being the last revision", () => {
    expect(anoka.history.map(({ on }) => on)).toEqual(["2011-12-19", "2022-07-18", "2023-06-26"]);
    expect(anoka.version).toBe("2023-06-26");
    expect(textOf(anoka, anoka.rows["N-hist"]?.[0])).toBe(
      "Initially Adopted: 12.19.2011\nRevised: 07.18.2022\nRevised: 06.26.2023",
    );
  });
});

describe("the packs on computers", () => {
  it("[A-6.h.iii] want up-to-date software, say that the number of days is the pack’s own, and whom to call", () => {
    const rule = anchorage.device;
    if (rule === null) throw new Error("the policy speaks of devices");
    expect(rowOf(anchorage, rule)).toBe("A-6.h.iii");
    expect(rule.needs).toEqual(expect.arrayContaining(["system", "updates", "malware", "browsers", "app"]));
    expect(rule.basis).toContain("names no number. Seven days are this pack’s own reminder");
    expect(rule.everyDays).toBe(7);
    expect(rule.help).toContain("Information Technology");
    // Nothing in the policy says whose computer it is, or who installs its updates.
    expect(rule.asks.map(({ needed }) => needed)).toEqual([false, false]);
  });

  it("say nothing of them where the policy does not", () => {
    expect(anoka.device).toBeNull();
  });
});

describe("the numbers of every pack", () => {
  it.each([anchorage, anoka, harbour])("of $id are its own, and it says so", ({ register }) => {
    for (const { basis } of intervals(register)) expect(basis).toMatch(/own reminder/);
  });

  it.each([anchorage, anoka])("of $id have no rule that belongs to no row", (pack) => {
    const { creation, email, closing, users, designation, checklist } = pack.register;
    const rules = [creation, email, closing, users, designation, ...checklist.items, ...intervals(pack.register)];
    for (const rule of rules) if (rule !== null) expect(rowOf(pack, rule), JSON.stringify(rule)).toMatch(/^[AN]-/);
  });
});
