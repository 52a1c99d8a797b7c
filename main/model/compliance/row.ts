/** One row of the report, from all that was looked at for it. */

import type { ComplianceRow, Finding, RowVerdict } from "../compliance-view.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { Check, CheckState } from "../register-rules/check.ts";
import type { Day } from "../register-view.ts";

/** The longest list of findings, and of evidence. */
export const mostFindings = 50;

const undecided = "What is noted here does not show whether it is met.";

/**
 * @param unseen what to say where nothing could check it; null: something could, and found nothing to look at
 * @param notes see `ComplianceRow`
 */
export function rowOf(
  pack: PolicyPack,
  row: string,
  checks: readonly Check[],
  unseen: string | null,
  notes: readonly string[],
): ComplianceRow {
  const verdict = verdictOf(checks, unseen);
  const findings = [...pick(checks, "not-met"), ...pick(checks, "unknown")];
  if (verdict === "unknown" && findings.length === 0) findings.push({ what: unseen ?? undecided, on: null });
  const evidence = newestFirst(checks.filter(({ state }) => state === "met" || state === "shown"));
  return {
    row,
    clauses: clausesOf(pack, row),
    verdict,
    since: sinceOf(checks, verdict, pack.effective),
    findings: findings.slice(0, mostFindings),
    more: Math.max(0, findings.length - mostFindings),
    evidence: shortened(evidence),
    notes,
  };
}

/** What is broken weighs more than what is unknown, and what is unknown more than what holds. */
function verdictOf(checks: readonly Check[], unseen: string | null): RowVerdict {
  const has = (state: CheckState) => checks.some((one) => one.state === state);
  if (has("not-met")) return "not-met";
  if (has("unknown")) return "unknown";
  if (has("met")) return "met";
  return unseen === null && checks.length === 0 ? "nothing" : "unknown";
}

/** Broken since the first of what is broken, met since the last of what holds; neither before the policy was in force. */
function sinceOf(checks: readonly Check[], verdict: RowVerdict, inForce: Day): Day | null {
  const days = checks.flatMap(({ state, on }) => (state === verdict && on !== null ? [on] : [])).sort();
  const day = (verdict === "met" ? days.at(-1) : days[0]) ?? null;
  return day === null || day > inForce ? day : inForce;
}

/** What has stood for longest first; what has no day last. */
function pick(checks: readonly Check[], state: CheckState): Finding[] {
  const found = checks.filter((one) => one.state === state).map(({ says, on }) => ({ what: says, on }));
  return found.sort((a, b) => order(a.on ?? "~", b.on ?? "~") || order(a.what, b.what));
}

function newestFirst(checks: readonly Check[]): readonly Finding[] {
  const found = checks.map(({ says, on }) => ({ what: says, on }));
  return found.sort((a, b) => order(b.on ?? "", a.on ?? "") || order(a.what, b.what));
}

function shortened(evidence: readonly Finding[]): readonly Finding[] {
  if (evidence.length <= mostFindings) return evidence;
  const kept = evidence.slice(0, mostFindings - 1);
  return [...kept, { what: `${evidence.length - kept.length} more are noted.`, on: null }];
}

function clausesOf(pack: PolicyPack, row: string): ComplianceRow["clauses"] {
  return (pack.rows[row] ?? []).flatMap((id) => {
    const clause = pack.clauses.find((one) => one.id === id);
    return clause === undefined ? [] : [{ citation: clause.citation, text: clause.text }];
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
