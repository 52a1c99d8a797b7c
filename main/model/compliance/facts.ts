/** What the report takes from the removal log and the vaults: counts of one department's cases, and whose passwords lie where. */

import type { CaseSummary, Outcome } from "../case-view.ts";
import type { CaseEntryKind, Time } from "../entry.ts";
import type { Day } from "../register-view.ts";
import { dayIn } from "../time.ts";

/** How many cases, and the day of the newest entry that is meant, in the pack's time zone; null: there is none. */
export interface Counted {
  readonly cases: number;
  readonly lastOn: Day | null;
}

/** Cases of one department under one version of the policy. */
export interface CaseCounts {
  /** Content was removed, hidden or declined, or an author blocked. */
  readonly acted: Counted;
  /** Those of `acted` that have no screenshot or print-out sealed. [A-6.g.iii] */
  readonly bare: number;
  /** Those of `acted` in which a step was left out with a written reason. */
  readonly waived: Counted;
  /** A case that was hidden and restored counts in both. */
  readonly outcomes: Readonly<Partial<Record<Outcome, Counted>>>;
  /** Cases of the department in which something was taken down under another policy or another version: they are counted nowhere else. */
  readonly elsewhere: number;
}

/** A password of an account, in a vault that is open. */
export interface KeptPassword {
  readonly account: string;
  readonly vault: string;
}

export interface ComplianceFacts {
  readonly cases: CaseCounts;
  /** Those of the department's accounts; null while the vaults are locked: then nobody can say whose passwords they keep. */
  readonly passwords: readonly KeptPassword[] | null;
  readonly sample: boolean;
}

/** What is counted of a case; every summary of the log has it. */
export type CountedCase = Pick<CaseSummary, "id" | "policy" | "outcomes" | "evidenceCount" | "waivers" | "lastAt">;

export interface Counting {
  /** Of the pack. */
  readonly timeZone: string;
  /** `<pack id>@<version>`: under another one a case went through other steps. */
  readonly policy: string;
  /** The entries of a case. Asked of few: of the newest cases only. */
  entries(id: string): Iterable<{ readonly kind: CaseEntryKind; readonly at: Time }>;
}

const acting: readonly Outcome[] = ["content.removed", "content.hidden", "content.declined", "user.blocked"];

/** Counts the cases of one department. @param cases only those of the department */
export function countCases(cases: Iterable<CountedCase>, counting: Counting): CaseCounts {
  const acted: CountedCase[] = [];
  const byOutcome = new Map<Outcome, CountedCase[]>();
  let elsewhere = 0;
  for (const one of cases) {
    const acts = one.outcomes.some((outcome) => acting.includes(outcome));
    if (one.policy !== counting.policy) {
      elsewhere += acts ? 1 : 0;
      continue;
    }
    if (acts) acted.push(one);
    for (const outcome of new Set(one.outcomes)) byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), one]);
  }
  const waived = acted.filter(({ waivers }) => waivers > 0);
  const outcomes = [...byOutcome].map(([outcome, those]) => [outcome, counted(those, [outcome], counting)]);
  return {
    acted: counted(acted, acting, counting),
    bare: acted.filter(({ evidenceCount }) => evidenceCount === 0).length,
    waived: counted(waived, ["step.waived"], counting),
    outcomes: Object.fromEntries(outcomes),
    elsewhere,
  };
}

/** The day of the newest entry of these kinds. No entry is younger than the last one of its case, so that few cases are read. */
function counted(
  cases: readonly CountedCase[],
  kinds: readonly CaseEntryKind[],
  { timeZone, entries }: Counting,
): Counted {
  let last = "";
  // Times of the log are all of one form: they sort as text.
  for (const { id, lastAt } of [...cases].sort((a, b) => (a.lastAt < b.lastAt ? 1 : -1))) {
    if (last >= lastAt) break;
    for (const { kind, at } of entries(id)) if (at > last && kinds.includes(kind)) last = at;
  }
  return { cases: cases.length, lastOn: last === "" ? null : dayIn(timeZone, last) };
}
