/** Which events may be taken back: those on which nothing later builds. */

import type { AccountRecord, DepartmentRecord, PersonRecord, RegisterEvent, SubjectKind } from "../register-view.ts";
import { accountAfter } from "./fold-account.ts";
import { departmentAfter, noDepartment } from "./fold-department.ts";
import { personAfter } from "./fold-person.ts";
import { accountFoundation, departmentFoundation, type Foundation, personFoundation } from "./foundation.ts";
import { standingEvents } from "./standing-events.ts";

/** Details that others look at: whose handle, address and account it is. */
const watched: ReadonlySet<string> = new Set(["platform", "handle", "coordinator", "director", "email", "joinedOn"]);

/** Neither a later event nor another subject ever builds on it: most of a long history is such. */
export function isAlone(event: RegisterEvent): boolean {
  switch (event.kind) {
    case "account.checked":
    case "account.reviewed":
    case "account.discussed":
    case "account.activity":
    case "department.workplan":
      return true;
    case "account.changed":
    case "person.changed":
      return Object.keys(event.fields.details).every((field) => !watched.has(field));
    default:
      return false;
  }
}

/**
 * May this event no longer count, without anything else in the subject's own history being another thing than it was? The first event of an
 * account and of a person stays: without it they would be nothing. What was taken back already, and a strike itself, can't be.
 * @param events all of one subject, oldest first, the struck ones too
 */
export function nothingBuildsOn(kind: SubjectKind, events: readonly RegisterEvent[], id: number): boolean {
  const event = events.find((one) => one.id === id);
  if (event === undefined || event.kind === "struck" || kind === "policy") return false;
  if (events.some((one) => one.kind === "struck" && one.fields.event === id)) return false;
  if (kind !== "department" && events[0]?.id === id) return false;
  if (isAlone(event) || event.kind === "account.changed") return true;
  const standing = standingEvents(events);
  const at = standing.indexOf(event);
  switch (kind) {
    case "account":
      return stands(null, standing, at, accountAfter, accountFoundation);
    case "person":
      return stands(null, standing, at, personAfter, personFoundation);
    case "department":
      return stands(noDepartment, standing, at, departmentAfter, departmentFoundation);
  }
}

/** Does every later event build on the same with and without the one at `at`? */
function stands<R>(
  blank: R | null,
  events: readonly RegisterEvent[],
  at: number,
  after: (record: R | null, event: RegisterEvent) => R | null,
  foundation: (record: R, event: RegisterEvent) => Foundation,
): boolean {
  let without = events.slice(0, at).reduce(after, blank);
  let whole = events.slice(at, at + 1).reduce(after, without);
  for (const later of events.slice(at + 1)) {
    const was = whole === null ? null : foundation(whole, later);
    const is = without === null ? null : foundation(without, later);
    // What could not have been taken as things stood was not held against the rules then, and is not now.
    if (was !== null && is !== was) return false;
    if (isAlone(later)) continue;
    [whole, without] = [after(whole, later), after(without, later)];
  }
  return true;
}

/** The people to whom an account or a department entrusts something now. */
export function entrusted(record: AccountRecord | DepartmentRecord): ReadonlySet<string> {
  if (!("users" in record)) {
    return new Set([record.coordinator, record.director].flatMap((seat) => (seat === null ? [] : [seat.person])));
  }
  const leads = [record.coordinator, record.director].filter((person) => person !== null);
  return new Set([...leads, ...record.users.filter(({ to }) => to === null).map(({ person }) => person)]);
}

/** Is anything entrusted to this person anywhere? */
export function isEntrusted(
  { id }: Pick<PersonRecord, "id">,
  records: Iterable<AccountRecord | DepartmentRecord>,
): boolean {
  for (const record of records) if (entrusted(record).has(id)) return true;
  return false;
}
