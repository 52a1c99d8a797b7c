/** Words for departments: what the policy misses there, and how far a workplan has come. [A-5.a.ii, A-6.a] */
import { addMonths } from "../../main/model/calendar.ts";
import { ownMember } from "../../main/model/own-member.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { DepartmentRow, Workplan } from "../../main/model/register-view.ts";

export type Gap = "coordinator" | "workplan";

/** What the policy misses in a department that has accounts. */
export function departmentGaps(row: DepartmentRow, { register }: Pick<PolicyPack, "register">): readonly Gap[] {
  if (row.accounts === 0) return [];
  const gaps: Gap[] = [];
  if (register.designation !== null && row.coordinator === null) gaps.push("coordinator");
  if (register.workplan !== null && row.workplan === null) gaps.push("workplan");
  return gaps;
}

type Rule = NonNullable<PolicyPack["register"]["workplan"]>;

/** Parts that the policy speaks of and the plan says nothing about; a file may hold all of them. */
export function emptyParts(plan: Pick<Workplan, "parts">, rule: Pick<Rule, "parts">): readonly string[] {
  return rule.parts.filter(({ id }) => (ownMember(plan.parts, id) ?? "").trim() === "").map(({ label }) => label);
}

/** The day on which the plan is to be looked at again; null: the policy sets none. */
export function planAgain(plan: Pick<Workplan, "on">, rule: Pick<Rule, "everyMonths">): string | null {
  return rule.everyMonths === null ? null : addMonths(plan.on, rule.everyMonths);
}

/** Only what was filled in, each under the pack’s id. */
export function filledParts(parts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parts)
      .map(([id, text]) => [id, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
}
