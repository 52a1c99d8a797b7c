/** Records of the register as the cells of its tables. */

import { type PolicyPack, roleTitle } from "../../model/policy-pack.ts";
import type {
  AccountRecord,
  CheckVerdict,
  DepartmentRecord,
  NamedPerson,
  PersonRecord,
} from "../../model/register-view.ts";
import type { AccountColumn, AccountLook, PersonColumn } from "./columns.ts";
import { listCell, namedCell, roleEntry, seatEntry, userEntry } from "./held-cell.ts";

/** Whom an id stands for: the e-mail address, or the name of somebody who has none. */
export type PersonCell = (id: string) => string;

export function personCells(people: Iterable<PersonRecord>): PersonCell {
  const cells = new Map<string, string>();
  for (const { id, name, email } of people) cells.set(id, email ?? name);
  return (id) => cells.get(id) ?? "";
}

export function accountCells(
  account: AccountRecord,
  pack: PolicyPack,
  person: PersonCell,
): Readonly<Record<AccountColumn | AccountLook, string>> {
  const users = account.users
    .filter(({ to }) => to === null)
    .map(({ person: id, role, from }) => userEntry({ person: person(id), role: roleTitle(pack, role), since: from }));
  return {
    department: account.department,
    platform: account.platform,
    handle: account.handle,
    name: account.name,
    address: account.address ?? "",
    email: account.email ?? "",
    phone: account.phone ?? "",
    purpose: account.purpose,
    since: account.since ?? "",
    coordinator: account.coordinator === null ? "" : person(account.coordinator),
    director: account.director === null ? "" : person(account.director),
    users: listCell(users),
    standing: account.standing,
    standingSince: account.standingSince,
    ...decisionCells(account),
    lastActivityOn: account.lastActivity?.on ?? "",
    lastActivity: account.lastActivity?.what ?? "",
    lastRound: roundCell(account),
    checklist: checklistCell(account, pack),
  };
}

/** [A-6.g.i, N-V.1] */
function decisionCells({ decision }: AccountRecord) {
  if (decision === null) return { decision: "", decidedBy: "", decidedOn: "", decidedBecause: "" };
  const { approved, by, on, why } = decision;
  return {
    decision: approved ? "Approved" : "Declined",
    decidedBy: namedCell(by),
    decidedOn: on,
    decidedBecause: why,
  };
}

/** `2026-03-01, Alex Sample: nothing found`; empty: there was none. [A-5.b.iv] */
function roundCell({ review }: AccountRecord): string {
  if (review === null) return "";
  const { on, by, found, words } = review;
  return `${on}, ${by}: ${found} found${words === "" ? "" : `. ${words}`}`;
}

const verdicts: Readonly<Record<CheckVerdict, string>> = {
  met: "met",
  "not-met": "not met",
  "not-possible": "not possible",
};

/** The last answer to each point, those of the pack in force first and in its order. [A-6.d.i] */
function checklistCell({ checklist }: AccountRecord, { register }: PolicyPack): string {
  const { items } = register.checklist;
  const answers = new Map(Object.entries(checklist));
  const ids = [...new Set([...items.map(({ id }) => id), ...answers.keys()])];
  const said = ids.flatMap((id) => {
    const answer = answers.get(id);
    if (answer === undefined) return [];
    const label = items.find((item) => item.id === id)?.label ?? id;
    const why = answer.why === "" ? "" : `: ${answer.why}`;
    return [`${label} (${verdicts[answer.verdict]} on ${answer.on}${why})`];
  });
  return listCell(said);
}

/** What somebody holds in departments. */
export interface Seats {
  readonly coordinator: readonly { readonly department: string; readonly by: NamedPerson; readonly on: string }[];
  readonly director: readonly { readonly department: string; readonly on: string }[];
}

export const noSeats: Seats = { coordinator: [], director: [] };

/** By the person's id, departments by name. [A-5.a.ii] */
export function seatsOf(departments: readonly DepartmentRecord[]): ReadonlyMap<string, Seats> {
  const seats = new Map<string, Seats>();
  const of = (person: string) => seats.get(person) ?? noSeats;
  for (const { name, coordinator, director } of departments.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (coordinator !== null) {
      const { person, by, since } = coordinator;
      const held = of(person);
      seats.set(person, { ...held, coordinator: [...held.coordinator, { department: name, by, on: since }] });
    }
    if (director !== null) {
      const { person, since } = director;
      const held = of(person);
      seats.set(person, { ...held, director: [...held.director, { department: name, on: since }] });
    }
  }
  return seats;
}

export function personRecordCells(
  person: PersonRecord,
  pack: PolicyPack,
  seats: Seats,
): Readonly<Record<PersonColumn, string>> {
  const roles = person.roles.filter(({ to }) => to === null);
  const signed = person.acknowledgement;
  return {
    name: person.name,
    title: person.title,
    email: person.email ?? "",
    department: person.department,
    joinedOn: person.joinedOn ?? "",
    roles: listCell(
      roles.map(({ role, department, from }) => roleEntry({ role: roleTitle(pack, role), department, since: from })),
    ),
    coordinatorOf: listCell(seats.coordinator.map(({ department }) => department)),
    designatedBy: onceOrEach(seats.coordinator.map(({ by }) => namedCell(by))),
    designatedOn: onceOrEach(seats.coordinator.map(({ on }) => on)),
    directorOf: listCell(seats.director.map(({ department, on }) => seatEntry(department, on))),
    signedOn: signed?.signedOn ?? "",
    forwardedOn: signed?.forwardedOn ?? "",
    forwardedTo: signed?.forwardedTo ?? "",
    leftOn: person.left?.on ?? "",
  };
}

/** What holds for all departments is written once. */
function onceOrEach(entries: readonly string[]): string {
  return listCell(new Set(entries).size === 1 ? entries.slice(0, 1) : entries);
}
