import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packChanges } from "../../main/model/pack-changes.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { soundPack } from "./arbitrary-pack.ts";
import { anchorage, anoka, packs } from "./packs.ts";

// biome-ignore lint/suspicious/noExplicitAny: a pack is changed anywhere
type Loose = any;

function changed(pack: PolicyPack, change: (copy: Loose) => unknown): PolicyPack {
  const copy = structuredClone(pack);
  change(copy);
  return copy;
}

/** What is said of each part. */
function said(before: PolicyPack, after: PolicyPack): Record<string, readonly string[]> {
  return Object.fromEntries(packChanges(before, after).map(({ part, says }) => [part, says]));
}

describe("what is another one in a pack", () => {
  it.each(packs)("is nothing between a pack and itself: $id", (pack) => {
    expect(packChanges(pack, structuredClone(pack))).toEqual([]);
    // Another version that says the same is no change.
    expect(packChanges(pack, { ...pack, version: "another", id: "another" })).toEqual([]);
  });

  it("names grounds that came, went, and are worded otherwise", () => {
    const after = changed(anchorage, (pack) => {
      pack.grounds.pop();
      pack.grounds[0].text = "Profane language";
      pack.grounds.push({ id: "spam", label: "Spam", text: "Spam", citation: "P&P 16-5, section 6.f.i.l" });
    });
    expect(said(anchorage, after)).toEqual({
      Grounds: [
        "1 added: “Spam”.",
        "1 removed: “Discloses confidential information”.",
        "“Profane language or content”: reworded: now “Profane language”, before “Profane language or content”.",
      ],
    });
  });

  it("says what the policy itself asks for, where a number is from, and which answers a checklist takes", () => {
    const after = changed(anchorage, (pack) => {
      pack.vault.drill.byPolicy = true;
      pack.vault.reset.basis = "Section 9 says three days.";
      delete pack.records.export.byPolicy;
      pack.register.acknowledgement.byPolicy = false;
      pack.register.checklist.items[4].always = false;
      delete pack.register.checklist.items[5].note;
    });
    const told = said(anchorage, after);
    expect(told.Passwords).toEqual([
      expect.stringMatching(/^Change of a password: where that is from: now “Section 9 says three days.”, before/),
      "Proof of a custodian: asked for by the policy: now yes, before no.",
    ]);
    expect(told["Records requests, exports and incidents"]).toEqual([
      "Export to IT: asked for by the policy: now yes, before no.",
    ]);
    expect(told.People).toEqual(["The policy asks for the signature: now no, before yes."]);
    expect(told["Authenticity checklist"]).toEqual([
      "“Link to the User Responsibility Guidelines”: “Not possible” is an answer: now yes, before no.",
      "“The department’s own disclaimer, if one is needed”: met only with a note: now no, before yes.",
    ]);
  });

  it("[A-6.f.ii] says of a step that it may be left out, comes earlier, or asks somebody else", () => {
    const after = changed(anchorage, (pack) => {
      const consultation = pack.steps.find((step: { kind: string }) => step.kind === "consultation");
      consultation.required = false;
      consultation.waiver = null;
      consultation.after = ["opening"];
      consultation.role = "coordinator";
      consultation.binding = false;
    });
    expect(said(anchorage, after)).toEqual({
      "Steps of a case": [
        "“Consult the director”: must be done: now no, before yes.",
        "“Consult the director”: may be skipped with a reason: now no, before yes.",
        "“Consult the director”: comes after: now “Describe the content”, before “Check the viewpoint”.",
        "“Consult the director”: who is consulted: now “Social Media Coordinator”, before “Department Director”.",
        "“Consult the director”: their word decides: now no, before yes.",
      ],
    });
  });

  it("says of an action what it no longer needs", () => {
    const after = changed(anoka, (pack) => (pack.actions[0].needs = ["evidence"]));
    expect(said(anoka, after)).toEqual({
      "What can be done with content": [
        "“Hide the comment”: needs first: now “Seal a screenshot”, before “Seal a screenshot”, “Name the grounds”.",
      ],
    });
  });

  it("tells passages apart that go by one citation, by how they begin", () => {
    const after = changed(anoka, (pack) => {
      const passage = (id: string, text: string) => ({ id, citation: "Sample Policy, section V", text });
      pack.clauses.push(
        passage("V.one", "Somebody shall look at each page every day."),
        passage("V.two", "Nobody shall post."),
        { ...passage("VII.x", "The end."), citation: "Sample Policy, section VII" },
      );
    });
    expect(said(anoka, after)["Text of the policy"]).toEqual([
      "3 added: “Sample Policy, section V, ‘Somebody shall look at each page…’”, “Sample Policy, section V, ‘Nobody shall post.’”, “Sample Policy, section VII”.",
    ]);
  });

  it("says which numbers of passwords and records are other ones", () => {
    const after = changed(anchorage, (pack) => {
      pack.vault.reset.days = 1;
      pack.vault.oldAfterMonths = null;
      pack.vault.role = { role: "director", clauses: ["6.h.i"] };
      pack.records.answer.days = 7;
      pack.records.appeal = null;
    });
    const { Passwords: passwords, "Records requests, exports and incidents": records } = said(anchorage, after);
    expect(passwords).toEqual([
      "Must be a custodian of every vault: now “Department Director”, before none.",
      "Days until a password is changed when somebody leaves: now 1, before 3.",
      "A password counts as old after (months): now none, before 12.",
    ]);
    expect(records).toEqual([
      "Days to answer: now 7, before 10.",
      expect.stringMatching(/^What somebody may do who was refused: now none, before “A denial is appealed/),
    ]);
  });

  it("[A-6.g.i] [A-5.b.iv] says which rules of accounts, people and rounds are other ones", () => {
    const after = changed(anchorage, (pack) => {
      pack.register.creation.approver = "coordinator";
      pack.register.record.needs = ["purpose"];
      pack.register.email = null;
      pack.register.users.roles.pop();
      pack.register.acknowledgement.forwardTo = null;
      pack.register.checklist.items.shift();
      pack.register.review.everyDays = 14;
      pack.register.review.looksAt.push("Links");
      pack.register.inactivity = { afterDays: 90, basis: "ours", clauses: ["6.g"] };
      pack.register.workplan = null;
    });
    const all = said(anchorage, after);
    expect(all.Accounts).toEqual([
      "Who decides on a new account: now “Social Media Coordinator”, before “Department Director”.",
      "Needed before an account is created: 3 removed: “address of the page”, “official e-mail”, “coordinator”.",
      "E-mail addresses only of the domain: now none, before “muni.org”.",
    ]);
    expect(all.People).toEqual([
      "Who may post: 1 removed: “Designee”.",
      "Signed form goes to: now none, before “Human Relations”.",
    ]);
    expect(all["Authenticity checklist"]).toEqual(["1 removed: “Official e-mail address or phone number”."]);
    expect(all["Review rounds"]).toContain("A review round every (days): now 14, before 7.");
    expect(all["Review rounds"]).toContain("What is looked at: 1 added: “Links”.");
    expect(all["Review rounds"]).toContain("Closing is discussed after days without activity: now 90, before none.");
    expect(all.Workplan?.[0]).toBe("Asked of each department: now no, before yes.");
  });

  it("[A-6.h.iii] says what else is wanted of the computers", () => {
    const after = changed(anchorage, (pack) => {
      pack.device.everyDays = 14;
      pack.device.needs = [...pack.device.needs.slice(1), "encryption"];
      pack.device.asks[0].needed = true;
      pack.device.asks.pop();
    });
    expect(said(anchorage, after).Computers).toEqual([
      "A check is good for (days): now 14, before 7.",
      "Must be met: 1 added: “Encrypted disk”.",
      "Must be met: 1 removed: “Operating system”.",
      "1 removed: “Looked after by IT”.",
      "“The Municipality’s computer”: “No” makes the check not met: now yes, before no.",
    ]);
    const none = changed(anchorage, (pack) => {
      pack.device = null;
    });
    expect(said(anchorage, none).Computers?.[0]).toBe("Asked of the computers that are used: now no, before yes.");
  });

  it("[N-hist] shows a long passage where it differs, and the history’s new day", () => {
    const after = changed(anoka, (pack) => {
      const clause = pack.clauses.find(({ id }: { id: string }) => id === "V.conduct");
      clause.text = clause.text.replace("local civic", "regional civic");
      pack.history.push({ on: "2026-01-05", what: "Revised" });
    });
    const { History: history, "Text of the policy": text } = said(anoka, after);
    expect(history).toEqual(["1 added: “2026-01-05: Revised”."]);
    expect(text).toHaveLength(1);
    expect(text?.[0]).toMatch(/now “….*keep it to regional civic.*”, before “….*keep it to local civic/);
    expect(text?.[0]?.length).toBeLessThan(500);
  });

  it("counts what would be too much to list, as between two cities", () => {
    const { "Text of the policy": text, "List of duties": rows } = said(anchorage, anoka);
    expect(text).toEqual([
      expect.stringMatching(/^36 added: .* and 24 more\.$/),
      expect.stringMatching(/^56 removed: .* and 44 more\.$/),
    ]);
    expect(rows).toHaveLength(2);
    for (const { says } of packChanges(anchorage, anoka)) for (const one of says) expect(one.length).toBeLessThan(1500);
  });

  it("has one full stop at the end of each sentence, and no quotation marks within others", () => {
    for (const { says } of [...packChanges(anchorage, anoka), ...packChanges(anoka, anchorage)]) {
      for (const one of says) expect(one).toMatch(/^[^“”]*(“[^“”]*”[^“”]*)*$/);
      for (const one of says) expect(one).toMatch(/[.!?…][’”]*$/);
      for (const one of says) expect(one).not.toMatch(/[.!?…][’”]*\.$/);
    }
  });

  it("is never nothing when anything but the version is another one", () => {
    const paths = leaves(anchorage, []).filter(([first]) => !["id", "version", "format"].includes(String(first)));
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const after = changed(anchorage, (pack) => turn(pack, path));
        const changes = packChanges(anchorage, after);
        expect(changes.length, path.join(".")).toBeGreaterThan(0);
        for (const { says } of changes) expect(says.length, path.join(".")).toBeGreaterThan(0);
      }),
      { numRuns: 600 },
    );
  });

  it("can be said of any two packs", () => {
    fc.assert(
      fc.property(soundPack, soundPack, (before, after) => {
        for (const { part, says } of packChanges(before, after)) {
          expect(part).not.toBe("");
          expect(says.length).toBeGreaterThan(0);
          expect(says.join("\n")).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path): Path[] {
  if (value === null) return [];
  if (typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([name, one]) => leaves(one, [...path, name]));
}

/** Makes one member another one of its kind. */
function turn(pack: Loose, path: Path): void {
  const owner = path.slice(0, -1).reduce((one, name) => one[name], pack);
  const name = path.at(-1) ?? "";
  const was = owner[name];
  // Of these there are only so many.
  if (path.includes("needs") && path[0] === "register") owner[name] = "director";
  else if (path.includes("needs") && path[0] === "device") owner[name] = "encryption";
  else if (name === "when") owner[name] = was === "any" ? "held" : "any";
  else owner[name] = typeof was === "boolean" ? !was : typeof was === "number" ? was + 1 : `${was} otherwise`;
}
