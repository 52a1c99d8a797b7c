/** Records of the register as the cells of its tables. */

import type { PolicyPack } from "../../model/policy-pack.ts";
import type { AccountRecord, PersonRecord } from "../../model/register-view.ts";
import type { AccountColumn, PersonColumn } from "./columns.ts";
import { roleEntry, userEntry } from "./held-cell.ts";

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
): Readonly<Record<AccountColumn, string>> {
  const users = account.users.filter(({ to }) => to === null);
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
    users: users
      .map(({ person: id, role, from }) => userEntry({ person: person(id), role: roleTitle(pack, role), since: from }))
      .join("; "),
    standing: account.standing,
    standingSince: account.standingSince,
  };
}

export function personRecordCells(person: PersonRecord, pack: PolicyPack): Readonly<Record<PersonColumn, string>> {
  const roles = person.roles.filter(({ to }) => to === null);
  const signed = person.acknowledgement;
  return {
    name: person.name,
    title: person.title,
    email: person.email ?? "",
    department: person.department,
    joinedOn: person.joinedOn ?? "",
    roles: roles
      .map(({ role, department, from }) => roleEntry({ role: roleTitle(pack, role), department, since: from }))
      .join("; "),
    signedOn: signed?.signedOn ?? "",
    forwardedOn: signed?.forwardedOn ?? "",
    forwardedTo: signed?.forwardedTo ?? "",
    leftOn: person.left?.on ?? "",
  };
}

/** The title in the pack in force; the id of a role that it does not have. */
export function roleTitle(pack: PolicyPack, id: string): string {
  return pack.roles.find((role) => role.id === id)?.title ?? id;
}
