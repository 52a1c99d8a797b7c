/** The compliance report of a department, from the register, the vaults, the records and the log. */

import { compliancePage } from "../duties/index.ts";
import { AppError } from "../lib/app-error.ts";
import { foldName } from "../model/author.ts";
import type { CaseSummary } from "../model/case-view.ts";
import { type ComplianceFacts, compliance, countCases, type KeptPassword } from "../model/compliance.ts";
import type { ComplianceReport } from "../model/compliance-view.ts";
import { packRef } from "../model/policy-pack.ts";
import type { RegisterState } from "../model/register-view.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Vaults } from "../vault/index.ts";
import type { Due } from "./due.ts";
import type { PrintableReport } from "./records-desk.ts";
import { printable } from "./register-sheets.ts";

/** Cases are read so many at a time. */
const atOnce = 500;

export interface ComplianceOptions {
  readonly due: Due;
  readonly log: Pick<RemovalLog, "search" | "caseEntries">;
  readonly vaults: Pick<Vaults, "linked">;
  readonly clock: () => Date;
  /** Made from sample data. */
  readonly sample: boolean;
  /** Who makes the report: name and title. */
  by(): string;
}

/** @throws AppError DEPARTMENT_UNKNOWN {name} */
export function complianceReport(options: ComplianceOptions, department: string): ComplianceReport {
  const { due, log, vaults, clock, sample, by } = options;
  const { pack, desks } = due.now();
  const key = foldName(department);
  const known = desks.register.departments.find(({ name }) => foldName(name) === key);
  if (known === undefined) throw new AppError("DEPARTMENT_UNKNOWN", { name: department });
  const counting = { timeZone: pack.timeZone, policy: packRef(pack), entries: (id: string) => log.caseEntries(id) };
  const cases = countCases(casesOf(log, known.name), counting);
  const facts: ComplianceFacts = { cases, passwords: passwordsOf(vaults, desks.register, key), sample };
  return compliance(pack, desks, facts, known.name, clock(), by());
}

/** @throws AppError DEPARTMENT_UNKNOWN {name} */
export function complianceSheet(options: ComplianceOptions, department: string): PrintableReport {
  const report = complianceReport(options, department);
  return printable(`compliance-${report.department}-${report.day}`, () => compliancePage(report));
}

/** Passwords of the department's accounts; null while the vaults are locked. @param key the department's name, folded */
function passwordsOf(
  vaults: Pick<Vaults, "linked">,
  { accounts }: RegisterState,
  key: string,
): readonly KeptPassword[] | null {
  const found: KeptPassword[] = [];
  for (const { id: account } of accounts.filter(({ department }) => foldName(department) === key)) {
    const linked = vaults.linked(account);
    if (linked === null) return null;
    found.push(...linked.map(({ vault }) => ({ account, vault })));
  }
  return found;
}

/** The cases of a department, as it was called when they were opened. */
function* casesOf(log: ComplianceOptions["log"], department: string): Iterable<CaseSummary> {
  const key = foldName(department);
  const all = { account: null, action: null, ground: null, from: null, to: null, fromTime: null, toTime: null };
  let after: number | null = null;
  do {
    const page = log.search("", all, after, atOnce);
    for (const one of page.cases) if (foldName(one.account.department) === key) yield one;
    after = page.next;
  } while (after !== null);
}
