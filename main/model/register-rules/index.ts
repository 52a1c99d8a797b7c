/** Looks at the register under a pack: the one evaluation from which Today, the calendar and the compliance report come. */

import type { Duty } from "../duty.ts";
import type { PolicyPack } from "../policy-pack.ts";
import type { Day, RegisterState } from "../register-view.ts";
import { Changes } from "./changes.ts";
import type { Outcome } from "./check.ts";
import type { Reckoning } from "./reckoning.ts";
import { FullSheet, TodaySheet } from "./sheet.ts";
import { aboutOf, type Subject, subjectsOf } from "./subjects.ts";

export { type Check, type CheckState, check, type Outcome, orAhead } from "./check.ts";

/**
 * One outcome for each account, person and department, for the policy and for passwords that wait; all checks, and all duties however far
 * ahead.
 * @param today in the pack's time zone
 * @param department only of this one, and of what concerns all; case and spaces don't count; null: of all
 */
export function registerChecks(
  pack: PolicyPack,
  register: RegisterState,
  today: Day,
  department: string | null = null,
): readonly Outcome[] {
  const about = aboutOf(pack, register, today);
  const name = department === null ? null : about.departments.named(department).name;
  const outcomes: Outcome[] = [];
  for (const subject of subjectsOf(about, register, null)) {
    const { department: own } = subject.place;
    if (name !== null && own !== null && own !== name && !subject.alsoIn.includes(name)) continue;
    const sheet = new FullSheet(about.desk, subject.place);
    subject.evaluate(sheet);
    outcomes.push(sheet);
  }
  return outcomes;
}

interface Kept {
  readonly department: string | null;
  readonly basis: readonly unknown[];
  readonly duties: readonly Duty[];
}

/** The last evaluation under a pack. */
interface Last {
  readonly register: RegisterState;
  readonly today: Day;
  readonly kept: ReadonlyMap<object, Kept>;
  readonly duties: readonly Duty[];
}

const last = new WeakMap<PolicyPack, Last>();

/**
 * The duties that Today shows, in no particular order; their words are put together when they are read (see `inFull`). What did not change since the last time is not looked at again: after one change at
 * thousands of accounts it takes milliseconds.
 * @param today in the pack's time zone
 */
export function todaysDuties(pack: PolicyPack, register: RegisterState, today: Day): readonly Duty[] {
  const seen = last.get(pack);
  const before = seen?.today === today ? seen : undefined;
  if (before?.register === register) return before.duties;
  const about = aboutOf(pack, register, today);
  const changes = before === undefined ? null : new Changes(before.register, register, about);
  const kept = new Map<object, Kept>();
  const duties: Duty[] = [];
  for (const subject of subjectsOf(about, register, changes)) {
    const same = before?.kept.get(subject.record);
    const found = same !== undefined && isSame(same, subject) ? same : lookAt(subject, about.desk);
    kept.set(subject.record, found);
    for (const duty of found.duties) duties.push(duty);
  }
  last.set(pack, { register, today, kept, duties });
  return duties;
}

function lookAt(subject: Subject, desk: Reckoning): Kept {
  const sheet = new TodaySheet(desk, subject.place);
  subject.evaluate(sheet);
  return { department: subject.place.department, basis: subject.basis ?? [], duties: sheet.duties };
}

function isSame(kept: Kept, { place, basis }: Subject): boolean {
  if (basis === null || kept.department !== place.department || kept.basis.length !== basis.length) return false;
  return basis.every((one, index) => one === kept.basis[index]);
}
