/** The compliance report of a department: each row of the policy's duties, met or not, since when, with what shows it. */

import type { Desks } from "./all-duties.ts";
import { foldName } from "./author.ts";
import { basisOf } from "./compliance/basis.ts";
import { deviceChecks, deviceNotes } from "./compliance/device.ts";
import type { ComplianceFacts } from "./compliance/facts.ts";
import { historyChecks } from "./compliance/history.ts";
import { recordsChecks } from "./compliance/records.ts";
import { rowOf } from "./compliance/row.ts";
import { vaultChecks } from "./compliance/vaults.ts";
import { watchedClauses } from "./compliance/watched.ts";
import { isShownAtWork, keepingSteps, notCounted, workflowChecks, workflowEvidence } from "./compliance/workflow.ts";
import type { ComplianceReport, ComplianceRow } from "./compliance-view.ts";
import { type PolicyPack, packRef } from "./policy-pack.ts";
import { type Check, orAhead, registerChecks } from "./register-rules/index.ts";
import { isUsable } from "./register-rules/standing.ts";
import { dayIn } from "./time.ts";

export {
  type CaseCounts,
  type ComplianceFacts,
  type CountedCase,
  type Counting,
  countCases,
  type KeptPassword,
} from "./compliance/facts.ts";

const unseen = "Nothing that is kept here can show this. See to it in another way.";
const reminded = "People are reminded of it while they work on a case. Whether it was kept to can’t be seen from here.";

/**
 * Each row in the order in which the policy's text speaks of it. Pure. A row is met only where there was something to look at and all of it holds.
 * @param facts of the cases and the passwords of this department
 * @param department its name; case and spaces don't count
 * @param now the day is that of the pack's time zone
 * @param by who made it: name and title
 */
export function compliance(
  pack: PolicyPack,
  desks: Desks,
  facts: ComplianceFacts,
  department: string,
  now: Date,
  by: string,
): ComplianceReport {
  const day = dayIn(pack.timeZone, now.toISOString());
  const checks = allChecks(pack, desks, facts, department, now);
  const watched = watchedClauses(pack);
  const rows = rowsInOrder(pack).map((row) => reportRow(pack, row, checks, facts, watched));
  const { title, shortTitle, effective, organisation } = pack;
  const key = foldName(department);
  const name = desks.register.departments.find((one) => foldName(one.name) === key)?.name ?? department;
  return {
    organisation,
    department: name,
    policy: { title, shortTitle, ref: packRef(pack), effective },
    day,
    by,
    sample: facts.sample,
    rows,
  };
}

/** By the place of their first clause; of rows that begin with the same one, as the pack lists them. */
function rowsInOrder({ rows, clauses }: PolicyPack): readonly string[] {
  const place = new Map(clauses.map(({ id }, index) => [id, index]));
  const first = (row: string) => place.get(rows[row]?.[0] ?? "") ?? clauses.length;
  return Object.keys(rows)
    .map((row) => ({ row, at: first(row) }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
}

function allChecks(
  pack: PolicyPack,
  desks: Desks,
  { passwords }: ComplianceFacts,
  department: string,
  now: Date,
): readonly Check[] {
  const { register, vault, records, device, mine } = desks;
  const key = foldName(department);
  const isMine = (name: string) => name === department || foldName(name) === key;
  const today = dayIn(pack.timeZone, now.toISOString());
  const own = registerChecks(pack, register, today, department);
  const incidents = records.incidents.filter(({ account }) => account === null || isMine(account.department));
  const accounts = register.accounts.filter((account) => isUsable(account) && isMine(account.department));
  return [
    ...own.flatMap(({ checks }) => checks),
    ...vaultChecks(pack, vault, register, { accounts, passwords, isMine }, now),
    ...recordsChecks(pack, { ...records, incidents }, now),
    ...deviceChecks(pack, device, { department, mine }, now),
  ].map((one) => orAhead(one, today));
}

/** What the workflow shows counts only where nothing else could. */
function reportRow(
  pack: PolicyPack,
  row: string,
  checks: readonly Check[],
  { cases }: ComplianceFacts,
  watched: ReadonlySet<string>,
): ComplianceRow {
  const clauses = pack.rows[row] ?? [];
  const isWatched = clauses.some((clause) => watched.has(clause));
  const own = checks.filter(({ clauses: [first = ""] }) => clauses.includes(first));
  const done = workflowEvidence(pack, clauses, cases);
  const notes = [...basisOf(pack, clauses), ...notCounted(pack, clauses, cases), ...deviceNotes(pack, clauses)];
  if (isWatched) return rowOf(pack, row, own.length === 0 ? own : [...own, ...done], null, notes);
  const kept = [...workflowChecks(pack, clauses, cases), ...historyChecks(pack, clauses)];
  if (kept.length > 0) return rowOf(pack, row, [...kept, ...done], null, notes);
  if (keepingSteps(pack, clauses).length > 0) return rowOf(pack, row, done, null, notes);
  return rowOf(pack, row, done, isShownAtWork(pack, clauses) ? reminded : unseen, notes);
}
