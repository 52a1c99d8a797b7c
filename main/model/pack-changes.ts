/** What is another one in a policy pack, part by part, in words for those who work under it. */

import { isSame } from "./pack-changes/compare.ts";
import { devices } from "./pack-changes/device.ts";
import { clauses, grounds, heading, history, notices, review, roles, rows } from "./pack-changes/policy.ts";
import { accounts, checklist, people, rounds, workplan } from "./pack-changes/register.ts";
import { passwords, records } from "./pack-changes/rules.ts";
import { actions, steps } from "./pack-changes/workflow.ts";
import type { PolicyPack } from "./policy-pack.ts";

export interface PackChange {
  /** `Grounds` */
  readonly part: string;
  /** Sentences, such as `1 added: “Spam”.` */
  readonly says: readonly string[];
}

interface Part {
  readonly part: string;
  readonly says: (before: PolicyPack, after: PolicyPack) => readonly string[];
  /** All that the part speaks of: where it differs, something is said. */
  readonly of: (pack: PolicyPack) => unknown;
}

const parts: readonly Part[] = [
  {
    part: "The policy",
    says: heading,
    of: ({ organisation, domain, timeZone, title, shortTitle, effective }) => [
      organisation,
      domain,
      timeZone,
      title,
      shortTitle,
      effective,
    ],
  },
  { part: "History", says: history, of: (pack) => pack.history },
  { part: "Review of the policy", says: review, of: (pack) => pack.review },
  { part: "Text of the policy", says: clauses, of: (pack) => pack.clauses },
  { part: "Roles", says: roles, of: (pack) => pack.roles },
  { part: "Grounds", says: grounds, of: (pack) => pack.grounds },
  { part: "Steps of a case", says: steps, of: (pack) => pack.steps },
  { part: "What can be done with content", says: actions, of: (pack) => pack.actions },
  { part: "Reminders on the screen", says: notices, of: (pack) => pack.notices },
  { part: "Passwords", says: passwords, of: (pack) => pack.vault },
  { part: "Records requests, exports and incidents", says: records, of: (pack) => pack.records },
  {
    part: "Accounts",
    says: accounts,
    of: ({ register: { creation, record, email, closing, cases } }) => [creation, record, email, closing, cases],
  },
  {
    part: "People",
    says: people,
    of: ({ register: { users, designation, acknowledgement } }) => [users, designation, acknowledgement],
  },
  { part: "Authenticity checklist", says: checklist, of: (pack) => pack.register.checklist },
  { part: "Review rounds", says: rounds, of: ({ register: { review, inactivity } }) => [review, inactivity] },
  { part: "Workplan", says: workplan, of: (pack) => pack.register.workplan },
  { part: "Computers", says: devices, of: (pack) => pack.device },
  { part: "List of duties", says: rows, of: (pack) => pack.rows },
];

/** Parts in which the later pack is another one than the earlier; their ids and versions aside. Empty: it says the same. */
export function packChanges(before: PolicyPack, after: PolicyPack): readonly PackChange[] {
  return parts.flatMap(({ part, says, of }) => {
    if (isSame(of(before), of(after))) return [];
    const told = says(before, after);
    return [{ part, says: told.length > 0 ? told : ["The passages of the policy that it rests on are other ones."] }];
  });
}
