/** Days that have not come yet. Nobody can note one: it was written while the clock of a computer was ahead, and is to be corrected. */

import type { AccountRecord, Day, DepartmentRecord, PersonRecord } from "../register-view.ts";
import type { About } from "./about.ts";
import type { Sheet } from "./sheet.ts";
import { capital, listed, named, roleTitle } from "./wording.ts";

/** What happened, as a duty names it, and the day that is noted for it; null or undefined: none is. */
type Dated = readonly [what: string, on: Day | null | undefined];

export function accountAhead(about: About, account: AccountRecord, sheet: Sheet): void {
  const { today } = about.desk;
  if (!anyAhead(account, today)) return;
  const { addedOn, standingSince, since, request, decision, users, review, lastActivity, discussion } = account;
  const standing: Dated[] = [
    // The next entry of any kind settles these two: see `foldAccount`.
    ["the taking in", request === null ? addedOn : null],
    ["the request", request?.on],
    ["how it stands", standingSince === addedOn ? null : standingSince],
    ["the opening", since],
  ];
  const found = ahead(today, [
    ...standing,
    ["the decision", decision?.on],
    ["the last post", lastActivity?.on],
    ["the discussion", discussion?.on],
    ["the review round", review?.on],
    ["the check", lastOf(Object.values(account.checklist).map(({ on }) => on))],
    ["who may post", lastOf(users.flatMap(({ from, to }) => (to === null ? [from] : [])))],
  ]);
  if (found.length === 0) return;
  correct(about.desk.pack.register.record.clauses, account.id, named(account), found, sheet);
  if (found.some((one) => standing.includes(one))) {
    sheet.doubt(() => "A day from which others are reckoned has not come yet.");
  }
}

/** The same as below without a word for each: nearly every account is well, and there may be thousands. */
function anyAhead(account: AccountRecord, today: Day): boolean {
  const isAhead = (on: Day | null | undefined) => on !== null && on !== undefined && on > today;
  const { addedOn, standingSince, since, request, decision, users, review, lastActivity, discussion, checklist } =
    account;
  if (isAhead(addedOn) || isAhead(standingSince) || isAhead(since) || isAhead(request?.on)) return true;
  if (isAhead(decision?.on) || isAhead(lastActivity?.on) || isAhead(discussion?.on) || isAhead(review?.on)) return true;
  for (const item in checklist) if (isAhead(checklist[item]?.on)) return true;
  return users.some(({ from, to }) => to === null && isAhead(from));
}

export function personAhead({ desk }: About, person: PersonRecord, sheet: Sheet): void {
  const { acknowledgement: signed, roles, left, joinedOn } = person;
  const found = ahead(desk.today, [
    ["the joining", joinedOn],
    ["the signature", signed?.signedOn],
    ["the forwarding of the form", signed?.forwardedOn],
    ["a role", lastOf(roles.flatMap(({ from, to }) => (to === null ? [from] : [])))],
    ["the leaving", left?.on],
  ]);
  if (found.length === 0) return;
  const { users, acknowledgement } = desk.pack.register;
  correct(acknowledgement?.clauses ?? users.clauses, person.id, person.name, found, sheet);
}

export function departmentAhead({ desk }: About, record: DepartmentRecord, sheet: Sheet): void {
  const { designation, workplan, users } = desk.pack.register;
  const seat = designation === null ? "the coordinator" : `the ${roleTitle(desk.pack, designation.role)}`;
  const found = ahead(desk.today, [
    ["the workplan", record.workplan?.on],
    [seat, record.coordinator?.since],
    ["the director", record.director?.since],
  ]);
  if (found.length === 0) return;
  correct((designation ?? workplan ?? users).clauses, record.name, record.name, found, sheet);
}

/** One duty for all of them. @param id of the subject */
export function correct(clauses: readonly string[], id: string, name: string, found: readonly Dated[], sheet: Sheet) {
  sheet.standing("day-ahead", clauses, "now", () => {
    const days = found.map(([what, on]) => `${what} (${on})`);
    return {
      id: `day-ahead:${id}`,
      title: `Correct the day of ${listed(found.map(([what]) => what))}: ${name}`,
      why: `${capital(listed(days))}: no such day has come yet, the clock was ahead. Note it with the right day, or take it back in the history.`,
    };
  });
}

function ahead(today: Day, all: readonly Dated[]): readonly Dated[] {
  return all.filter(([, on]) => on !== null && on !== undefined && on > today);
}

function lastOf(days: readonly Day[]): Day | null {
  let last: Day | null = null;
  for (const day of days) if (last === null || day > last) last = day;
  return last;
}
