/** Taking back what was recorded by mistake: it stays in the history and no longer counts. */

import { AppError } from "../lib/app-error.ts";
import { accountKey, hasPage } from "../model/register/account-key.ts";
import { foldAccount } from "../model/register/fold-account.ts";
import { foldDepartment } from "../model/register/fold-department.ts";
import { foldPerson } from "../model/register/fold-person.ts";
import { entrusted, isAlone, isEntrusted, nothingBuildsOn } from "../model/register/take-back.ts";
import type { AccountRecord, DepartmentRecord, RegisterEvent, SubjectKind } from "../model/register-view.ts";
import type { Hold } from "./hold.ts";
import { presentPerson, refuseTaken } from "./person-known.ts";

/** What is looked at beside the subject's own events. */
export type TakeBackPlace = Pick<
  Hold,
  "person" | "account" | "accounts" | "department" | "departments" | "presentLike" | "accountHolding" | "hasCases"
>;

/** One subject: a department by its folded name. `events`: all of it, oldest first, the struck ones too. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly events: readonly RegisterEvent[];
}

/**
 * The event, if nothing that was recorded later builds on it, here or elsewhere.
 * @throws AppError EVENT_UNKNOWN {event}, EVENT_NOT_LAST {event}, PERSON_LEFT {person, name, on} where something would be entrusted again to
 *   somebody who has left, ACCOUNT_EXISTS {platform, handle} and PERSON_EXISTS {name, email} where the handle or the address that would come
 *   back is another one's by now
 */
export function takenBack(place: TakeBackPlace, subject: Subject, id: number): RegisterEvent {
  const event = subject.events.find((one) => one.id === id);
  if (event === undefined || event.kind === "struck") throw new AppError("EVENT_UNKNOWN", { event: id });
  if (!nothingBuildsOn(subject.kind, subject.events, id)) throw new AppError("EVENT_NOT_LAST", { event: id });
  if (isAlone(event)) return event;
  const others = subject.events.filter((one) => one.id !== id);
  if (subject.kind === "account") refuseAccount(place, subject.id, others, id);
  if (subject.kind === "person") refusePerson(place, subject.id, others, id);
  if (subject.kind === "department") {
    refuseGiven(place, place.department(subject.id), foldDepartment("", others));
  }
  return event;
}

/** Would `takenBack` let it go? */
export function canTakeBack(place: TakeBackPlace, subject: Subject, id: number): boolean {
  try {
    takenBack(place, subject, id);
    return true;
  } catch (error) {
    // Why it can't be is said to whoever tries; here it is the answer.
    if (error instanceof AppError) return false;
    throw error;
  }
}

function refuseAccount(place: TakeBackPlace, id: string, others: readonly RegisterEvent[], event: number): void {
  const [before, after] = [place.account(id), foldAccount(others)];
  if (before === undefined || after === null) throw new AppError("EVENT_NOT_LAST", { event });
  // A case is of a page that is there.
  if (hasPage(before) && !hasPage(after) && place.hasCases(id)) throw new AppError("EVENT_NOT_LAST", { event });
  refuseGiven(place, before, after);
  const { platform, handle } = after;
  const key = accountKey(after);
  if (key === null || key === accountKey(before)) return;
  if ((place.accountHolding(key) ?? id) !== id) throw new AppError("ACCOUNT_EXISTS", { platform, handle });
}

function refusePerson(place: TakeBackPlace, id: string, others: readonly RegisterEvent[], event: number): void {
  const [before, after] = [place.person(id), foldPerson(others)];
  if (before === undefined || after === null) throw new AppError("EVENT_NOT_LAST", { event });
  // An address that the person had before may be somebody else's by now.
  if (after.left === null) refuseTaken(place, after, true, id);
  // Whoever came back may have been given something since.
  const isGone = before.left === null && after.left !== null;
  if (isGone && (isEntrusted(before, place.accounts()) || isEntrusted(before, place.departments()))) {
    throw new AppError("EVENT_NOT_LAST", { event });
  }
}

/** Nothing is given back to somebody who has left meanwhile. @throws AppError PERSON_UNKNOWN {person}, PERSON_LEFT {person, name, on} */
function refuseGiven<R extends AccountRecord | DepartmentRecord>(
  place: TakeBackPlace,
  before: R | undefined,
  after: R,
): void {
  for (const person of givenBack(before, after)) presentPerson(place, person);
}

/** To whom something is entrusted after, and nothing was before. */
export function givenBack<R extends AccountRecord | DepartmentRecord>(
  before: R | undefined,
  after: R,
): readonly string[] {
  const had = before === undefined ? new Set<string>() : entrusted(before);
  return [...entrusted(after)].filter((person) => !had.has(person));
}
