import { describe, expect, it } from "vitest";
import { missingNeeds } from "../../../main/model/register/account-needs.ts";
import { foldAccount } from "../../../main/model/register/fold-account.ts";
import { accountStepNames, openAccountSteps } from "../../../main/model/register/life-cycle.ts";
import { type AccountRecord, type RegisterEvent, type Standing, standings } from "../../../main/model/register-view.ts";
import { anchorage, anoka, packs } from "../packs.ts";

const taken = {
  ...{ id: 1, subjectKind: "account", subject: "a", kind: "account.taken-in", on: "2026-01-01", policy: "p@1" },
  at: "2026-01-01T12:00:00.000Z",
  actor: { name: "Alex Sample", role: "Coordinator", osUser: "alex" },
  fields: {
    ...{ department: "Parks", platform: "Facebook", handle: "@parks", name: "Parks", address: null, email: null },
    ...{ phone: null, purpose: "", since: null, note: "" },
  },
} as RegisterEvent;
const record = foldAccount([taken]) as AccountRecord;
const asked = { by: { name: "Sam Sample", role: "" }, on: "2026-01-01", why: "x" };
const open = (standing: Standing, change: Partial<AccountRecord> = {}) =>
  openAccountSteps(anoka, { ...record, request: asked, standing, ...change })
    .filter(({ shut }) => shut === null)
    .map(({ step }) => step);

describe("the steps that are open", () => {
  const looks = ["check", "review", "activity", "discuss", "add-user", "end-user", "change"];

  it.each([
    ["requested", ["decide", "add-user", "end-user", "change"]],
    ["declined", ["end-user"]],
    ["approved", ["create", "add-user", "end-user", "change"]],
    ["created", ["activate", ...looks, "deactivate"]],
    ["active", [...looks, "pause", "archive", "deactivate"]],
    ["paused", [...looks, "resume", "archive", "deactivate"]],
    ["archived", [...looks, "resume", "deactivate"]],
    ["deactivated", ["end-user"]],
  ] as const)("[A-6.g.i] of an account that is %s", (standing, steps) => {
    expect(open(standing)).toEqual(steps);
  });

  it("[N-V.1] are a decision too for a page that nobody decided on, once, until it is gone", () => {
    expect(open("active", { request: null })).toContain("decide");
    expect(open("archived", { request: null })).toContain("decide");
    expect(open("deactivated", { request: null })).not.toContain("decide");
    const decision = { approved: true, by: asked.by, on: "2026-01-01", why: "x" };
    expect(open("active", { request: null, decision })).not.toContain("decide");
  });

  it("say of every one that is shut why, and cite the policy, in every pack", () => {
    for (const pack of packs) {
      const citations = new Set([pack.shortTitle, ...pack.clauses.map(({ citation }) => citation)]);
      for (const standing of standings) {
        const steps = openAccountSteps(pack, { ...record, request: asked, standing });
        expect(steps.map(({ step }) => step)).toEqual(accountStepNames);
        for (const { shut } of steps) {
          if (shut === null) continue;
          expect(shut.because).toMatch(/^(the|nobody) .*[^.]$/);
          expect(citations).toContain(shut.citation);
        }
      }
    }
  });

  it("[N-II.2] cite the City’s right to shut a page", () => {
    const [step] = openAccountSteps(anoka, { ...record, standing: "deactivated" }).filter(
      (one) => one.step === "pause",
    );
    expect(step?.shut?.citation).toBe(anoka.clauses.find(({ id }) => id === "II.shut-down")?.citation);
  });
});

describe("what a new page needs", () => {
  it("[A-6.g.i] is what the pack says, from the account or from its department", () => {
    expect(missingNeeds(anchorage, record, undefined)).toEqual(["address", "email", "purpose", "coordinator"]);
    const noted = { ...record, address: "https://x.example", email: "x@muni.org", purpose: "News", coordinator: "kim" };
    expect(missingNeeds(anchorage, noted, undefined)).toEqual([]);
    const coordinator = { person: "kim", by: asked.by, since: "2026-01-01" };
    const department = { name: "Parks", workplan: null, coordinator, director: null, lastEvent: 1 };
    expect(missingNeeds(anchorage, { ...noted, coordinator: null }, department)).toEqual([]);
    expect(missingNeeds(anchorage, { ...noted, purpose: " \u200b" }, department)).toEqual(["purpose"]);
  });

  it("[N-V.1] may be other things in another city, who may post among them", () => {
    const needed = { ...anoka.register.record, needs: ["phone", "director", "users"] as const };
    const pack = { ...anoka, register: { ...anoka.register, record: needed } };
    const user = { person: "kim", role: "administrator", from: "2026-01-01", to: null, because: "" };
    expect(missingNeeds(pack, record, undefined)).toEqual(["phone", "director", "users"]);
    const noted = { ...record, phone: "555-0100", director: "kim", users: [user] };
    expect(missingNeeds(pack, noted, undefined)).toEqual([]);
    expect(missingNeeds(pack, { ...noted, users: [{ ...user, to: "2026-02-01" }] }, undefined)).toEqual(["users"]);
  });
});

describe("the events of an account", () => {
  it("come to nothing where they begin with neither a request nor a taking in", () => {
    expect(foldAccount([])).toBeNull();
    expect(foldAccount([{ ...taken, kind: "account.activated", fields: { note: "" } } as RegisterEvent])).toBeNull();
  });

  it("leave what they come to untouched when another event follows", () => {
    const before = structuredClone(record);
    const added = { ...taken, id: 2, kind: "account.user-added", fields: { person: "kim", role: "administrator" } };
    expect(foldAccount([taken, added as RegisterEvent])?.users).toHaveLength(1);
    expect(record).toEqual(before);
  });
});
