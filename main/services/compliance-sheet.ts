/** The compliance report of a department, from the register, the vaults, the records and the log. */

import { compliancePage } from "../duties/index.ts";
import { AppError } from "../lib/app-error.ts";
import { foldName } from "../model/author.ts";
import type { CaseSummary } from "../model/case-view.ts";
import { type ComplianceFacts, compliance, countCases } from "../model/compliance.ts";
import type { ComplianceReport } from "../model/compliance-view.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Due } from "./due.ts";
import type { PrintableReport } from "./records-desk.ts";
import { printable } from "./register-sheets.ts";

/** Cases are read so many at a time. */
const atOnce = 500;

export interface ComplianceOptions {
  readonly due: Due;
  readonly log: Pick<RemovalLog, "search">;
  readonly clock: () => Date;
  /** Who makes the report. */
  by(): string;
}

/** @throws AppError DEPARTMENT_UNKNOWN {name} */
export function complianceReport({ due, log, clock, by }: ComplianceOptions, department: string): ComplianceReport {
  const { pack, desks } = due.now();
  const key = foldName(department);
  const known = desks.register.departments.find(({ name }) => foldName(name) === key);
  if (known === undefined) throw new AppError("DEPARTMENT_UNKNOWN", { name: department });
  const facts: ComplianceFacts = { cases: countCases(casesOf(log, known.name), pack.timeZone) };
  return compliance(pack, desks, facts, known.name, clock(), by());
}

/** @throws AppError DEPARTMENT_UNKNOWN {name} */
export function complianceSheet(options: ComplianceOptions, department: string): PrintableReport {
  const report = complianceReport(options, department);
  return printable(`compliance-${report.department}-${report.day}`, () => compliancePage(report));
}

/** The cases of a department, as it was called when they were opened. */
function* casesOf(log: Pick<RemovalLog, "search">, department: string): Iterable<CaseSummary> {
  const key = foldName(department);
  const all = { account: null, action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };
  // A department is folded once for each spelling, for that takes its time.
  const isOf = new Map<string, boolean>();
  let after: number | null = null;
  do {
    const page = log.search("", all, after, atOnce);
    for (const one of page.cases) {
      const { department: name } = one.account;
      const known = isOf.get(name) ?? foldName(name) === key;
      isOf.set(name, known);
      if (known) yield one;
    }
    after = page.next;
  } while (after !== null);
}
