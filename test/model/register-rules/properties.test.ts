import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedDuties } from "../../../main/model/all-duties.ts";
import { compliance, countCases } from "../../../main/model/compliance.ts";
import { urgencies } from "../../../main/model/duty.ts";
import { mostUrgentFirst } from "../../../main/model/duty-order.ts";
import type { RegisterState } from "../../../main/model/register-view.ts";
import { isDate } from "../../../main/model/time.ts";
import { allDuties } from "../every-duty.ts";
import { packs } from "../packs.ts";
import { anyDay, registerState } from "./arbitrary-register.ts";
import { desks } from "./desks.ts";
import { noon } from "./on-a-day.ts";

const pack = fc.constantFrom(...packs);
const counting = { timeZone: "UTC", policy: "", entries: () => [] };
const noCases = { cases: countCases([], counting), passwords: null, sample: false };

describe("the rules, whatever the register holds", () => {
  it("[A-6.g] never throw, and each duty has an id of its own, words, a citation and a known day", () => {
    fc.assert(
      fc.property(pack, registerState, anyDay, (one, register, day) => {
        const all = plannedDuties(one, desks({ register }), noon(one, day));
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        for (const { title, why, citation, due, urgency } of all) {
          expect(title.trim()).not.toBe("");
          expect(`${title} ${why}`).not.toMatch(/undefined|null|\[object/);
          expect(citation).not.toBe("");
          expect(due === null || isDate(due)).toBe(true);
          if (due !== null) expect(urgency === "overdue").toBe(due < day);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("stand in an order that does not depend on how the register lists its records", () => {
    fc.assert(
      fc.property(pack, registerState, anyDay, (one, register, day) => {
        const turned: RegisterState = {
          accounts: [...register.accounts].reverse(),
          people: [...register.people].reverse(),
          departments: [...register.departments].reverse(),
          policyReviews: register.policyReviews,
          waitingResets: [...register.waitingResets].reverse(),
        };
        const at = noon(one, day);
        const list = allDuties(one, desks({ register }), at);
        expect(allDuties(one, desks({ register: turned }), at)).toEqual(list);
        const ranks = list.map(({ urgency }) => urgencies.indexOf(urgency));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        for (const [index, duty] of list.slice(1).entries()) {
          const before = list[index];
          if (before !== undefined) expect(mostUrgentFirst(before, duty)).toBeLessThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("come to the same after a change as in a register that was never seen before", () => {
    fc.assert(
      fc.property(pack, registerState, registerState, anyDay, (one, before, after, day) => {
        const at = noon(one, day);
        const mixed: RegisterState = {
          ...before,
          accounts: [...before.accounts.slice(0, 2), ...after.accounts.slice(2)],
        };
        for (const change of [
          mixed,
          { ...mixed, people: after.people },
          { ...mixed, departments: after.departments },
        ]) {
          allDuties(one, desks({ register: before }), at);
          const warm = allDuties(one, desks({ register: change }), at);
          const cold = allDuties({ ...one }, desks({ register: structuredClone(change) }), at);
          expect(warm).toEqual(cold);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("never call a row met in which something is late or unknown", () => {
    fc.assert(
      fc.property(pack, registerState, anyDay, (one, register, day) => {
        const report = compliance(one, desks({ register }), noCases, "HARBOR", noon(one, day), "Casey Sample");
        expect(report.rows.map(({ row }) => row).sort()).toEqual(Object.keys(one.rows).sort());
        for (const { verdict, findings, evidence, more, since } of report.rows) {
          expect(findings.length > 0).toBe(verdict === "not-met" || verdict === "unknown");
          if (verdict === "met") expect(evidence.length).toBeGreaterThan(0);
          if (more > 0) expect(findings).toHaveLength(50);
          expect(since === null || (isDate(since) && since >= one.effective)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
