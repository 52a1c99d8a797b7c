/** What the removal log shows of the rows that the workflow keeps: counts of cases. [A-6.f.i to A-6.g.iii, N-V.6 to N-V.8] */

import { type PolicyPack, packRef, type StepRule } from "../policy-pack.ts";
import { type Check, check } from "../register-rules/check.ts";
import { capital, counted, listed } from "../register-rules/wording.ts";
import type { CaseCounts } from "./facts.ts";

/** A case can't get past a required step of these kinds, so that what was done through the log has gone through it. */
const keeping: readonly StepRule["kind"][] = ["evidence", "grounds", "viewpoint", "consultation", "message"];

/**
 * A step speaks for the rows of its first clause only. A step that was left out with a reason is not met: whether the reason is good is for
 * people to say.
 * @param rowClauses all clauses of one row
 */
export function workflowChecks(pack: PolicyPack, rowClauses: readonly string[], counts: CaseCounts): readonly Check[] {
  const all = keepingSteps(pack, rowClauses);
  const { acted } = counts;
  if (all.length === 0 || acted.cases === 0) return [];
  const steps = all.filter((step) => comesFirst(pack, step, counts));
  const after = all.filter((step) => !steps.includes(step));
  return [...firstChecks(rowClauses, steps, counts), ...after.map((step) => afterCheck(rowClauses, step))];
}

/** Does every action that was taken wait for the step? Evidence is demanded whatever the pack says. [A-6.g.iii] */
function comesFirst({ actions, steps }: PolicyPack, { id, kind }: StepRule, { outcomes }: CaseCounts): boolean {
  if (kind === "evidence") return true;
  const waitsFor = (needs: readonly string[], seen: ReadonlySet<string>): boolean =>
    needs.some((need) => {
      if (need === id) return true;
      const before = seen.has(need) ? [] : (steps.find((step) => step.id === need)?.after ?? []);
      return waitsFor(before, new Set([...seen, need]));
    });
  return actions.every((action) => (outcomes[action.kind]?.cases ?? 0) === 0 || waitsFor(action.needs, new Set()));
}

/** A case that is still open may not have come to it. */
function afterCheck(rowClauses: readonly string[], { title }: StepRule): Check {
  const says = `“${title}” may come after something is taken down; whether it was done is not counted here.`;
  return check("unknown", rowClauses, says, null);
}

function firstChecks(rowClauses: readonly string[], steps: readonly StepRule[], counts: CaseCounts): readonly Check[] {
  const { acted } = counts;
  if (steps.length === 0) return [];
  const waived = steps.some(({ waiver }) => waiver !== null) ? counts.waived.cases : 0;
  const bare = steps.some(({ kind }) => kind === "evidence") ? counts.bare : 0;
  const titles = listed(steps.map(({ title }) => `“${title}”`));
  const checks: Check[] = [];
  if (bare > 0) {
    const says = `${counted(bare, "case has", "cases have")} no screenshot or print-out.`;
    checks.push(check("not-met", rowClauses, capital(says), null));
  }
  if (waived > 0) {
    const says = `In ${counted(waived, "case", "cases")} a step was left out with a written reason. Read the reason there.`;
    checks.push(check("unknown", rowClauses, says, counts.waived.lastOn));
  }
  const sound = acted.cases - Math.max(waived, bare);
  if (sound <= 0) return checks;
  const which = `${counted(sound, "case", "cases")} in which something was taken down or somebody blocked`;
  return [...checks, check("met", rowClauses, `${capital(which)}: ${titles} came first.`, acted.lastOn)];
}

/** The steps without which a case can't be finished and that stand for these clauses. */
export function keepingSteps(pack: PolicyPack, rowClauses: readonly string[]): readonly StepRule[] {
  return pack.steps.filter(({ required, kind, clauses: [first = ""] }) => {
    return required && keeping.includes(kind) && rowClauses.includes(first);
  });
}

/** Counts that a reader wants beside the row, whatever its verdict: what was done under it, and what was put back. */
export function workflowEvidence(
  pack: PolicyPack,
  rowClauses: readonly string[],
  counts: CaseCounts,
): readonly Check[] {
  return pack.actions.flatMap(({ clauses: [first = ""], kind, doneLabel, reversal }) => {
    if (!rowClauses.includes(first)) return [];
    const done = counts.outcomes[kind];
    const undone = reversal === null ? 0 : (counts.outcomes[reversal.kind]?.cases ?? 0);
    const back = reversal === null || undone === 0 ? "" : ` ${reversal.doneLabel}: ${undone}.`;
    if (done === undefined) return [];
    const says = `${capital(doneLabel)}: ${counted(done.cases, "case", "cases")}.${back}`;
    return [check("shown", rowClauses, says, done.lastOn)];
  });
}

/** Under another version a case went through other steps, which were not these. */
export function notCounted(
  pack: PolicyPack,
  rowClauses: readonly string[],
  { elsewhere }: CaseCounts,
): readonly string[] {
  const steps = keepingSteps(pack, rowClauses);
  const actions = pack.actions.filter(({ clauses: [first = ""] }) => rowClauses.includes(first));
  if (elsewhere === 0 || (steps.length === 0 && actions.length === 0)) return [];
  return [
    `Counted are cases opened under ${packRef(pack)}. Not counted: ${counted(elsewhere, "case", "cases")} under another policy or another version.`,
  ];
}

/** The row is shown to whoever works on a case, without anything that could prove it. */
export function isShownAtWork(pack: PolicyPack, rowClauses: readonly string[]): boolean {
  const has = (clauses: readonly string[]) => clauses.some((clause) => rowClauses.includes(clause));
  return pack.notices.some(({ clause }) => has([clause])) || pack.steps.some(({ clauses }) => has(clauses));
}
