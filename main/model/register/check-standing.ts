/** How the checklist of one account stands, in numbers. [A-6.d.i, A-6.d.ii, A-6.e.ii, N-V.2] */

import { addMonths } from "../calendar.ts";
import type { RegisterRule } from "../policy-pack.ts";
import type { AccountRecord, Day } from "../register-view.ts";
import { isMissing, isUnsaid } from "./checklist-answer.ts";

export interface CheckStanding {
  readonly met: number;
  readonly notMet: number;
  readonly notPossible: number;
  /** Lines that were ticked without the note that belongs to them. */
  readonly unsaid: number;
  /** Lines of the pack that nobody has looked at. */
  readonly open: number;
  /** Day by which it is looked at again; null: now, for a line is open or lacks its note. */
  readonly again: Day | null;
}

/** Against the pack's lines; answers to lines that it no longer has are left out. */
export function checkStanding(
  { items, everyMonths }: RegisterRule["checklist"],
  { checklist }: Pick<AccountRecord, "checklist">,
): CheckStanding {
  const sorts = { met: 0, notMet: 0, notPossible: 0, unsaid: 0, open: 0 };
  const days: Day[] = [];
  for (const item of items) {
    const answer = Object.hasOwn(checklist, item.id) ? checklist[item.id] : undefined;
    if (answer === undefined) sorts.open += 1;
    else if (isUnsaid(item, answer)) sorts.unsaid += 1;
    else if (isMissing(item, answer)) sorts.notMet += 1;
    else if (answer.verdict === "not-possible") sorts.notPossible += 1;
    else sorts.met += 1;
    if (answer !== undefined) days.push(addMonths(answer.on, everyMonths));
  }
  const again = sorts.open + sorts.unsaid > 0 ? null : (days.sort()[0] ?? null);
  return { ...sorts, again };
}
