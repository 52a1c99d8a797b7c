/** Who may post: only people of the pack's roles, and nobody who has left. [A-6.b.i, N-V.4] */

import type { AccountRecord, AuthorisedUser } from "../register-view.ts";
import type { About } from "./about.ts";
import { later } from "./lead.ts";
import type { Sheet } from "./sheet.ts";
import { isUsable } from "./standing.ts";
import { formerRole, listed, named, roleTitle } from "./wording.ts";

/** Names in one sentence; the rest are counted. */
const mostNames = 12;

export function posting(about: About, account: AccountRecord, sheet: Sheet): void {
  if (!isUsable(account)) return;
  const { clauses, roles } = about.desk.pack.register.users;
  const users = account.users.filter(({ to }) => to === null);
  let faults = 0;
  for (const user of users) {
    if ((about.people.get(user.person)?.left ?? null) !== null) leaver(about, account, user, sheet);
    else if (!roles.includes(user.role)) wrongRole(about, account, user, sheet);
    else continue;
    faults += 1;
  }
  if (faults > 0) return;
  if (users.length === 0) {
    nobody(about, account, sheet);
    return;
  }
  const since = users.reduce((last, { from }) => later(last, from), "");
  sheet.check("met", clauses, () => mayPost(about, account, users), since);
}

/** A page in use is posted on by somebody: by whom, is to be known. */
function nobody(about: About, account: AccountRecord, sheet: Sheet): void {
  const { clauses, roles } = about.desk.pack.register.users;
  sheet.check("unknown", clauses, () => `Nobody noted who may post on ${named(account)}.`, account.addedOn);
  if (account.standing !== "active") return;
  sheet.standing("users", clauses, "now", () => ({
    id: `users:${account.id}`,
    title: `Note who may post on ${named(account)}`,
    why: `It is in use, and nobody is noted. These may post: ${listed(roles.map((one) => roleTitle(about.desk.pack, one)))}.`,
  }));
}

function mayPost(about: About, account: AccountRecord, users: readonly AuthorisedUser[]): string {
  const { pack } = about.desk;
  const names = users.map(({ person, role }) => `${nameOf(about, person)} (${roleTitle(pack, role)})`);
  const more = names.length > mostNames ? [`${names.length - mostNames} more`] : [];
  return `On ${named(account)} may post: ${listed([...names.slice(0, mostNames), ...more])}.`;
}

function nameOf({ people }: About, id: string): string {
  return people.get(id)?.name ?? "somebody who is not in the register";
}

function leaver(about: About, account: AccountRecord, user: AuthorisedUser, sheet: Sheet): void {
  const { clauses } = about.desk.pack.register.users;
  const name = nameOf(about, user.person);
  const on = about.people.get(user.person)?.left?.on ?? null;
  sheet.check("not-met", clauses, () => `${name} has left and may still post on ${named(account)}.`, on);
  sheet.standing("user-left", clauses, "now", () => ({
    id: `user-left:${account.id}:${user.person}:${user.role}`,
    title: `Take ${name} off ${named(account)}`,
    why: `${name} left on ${on ?? "a day that is not noted"} and is still noted as somebody who may post.`,
  }));
}

function wrongRole(about: About, account: AccountRecord, user: AuthorisedUser, sheet: Sheet): void {
  const { pack } = about.desk;
  const { clauses, roles } = pack.register.users;
  const name = nameOf(about, user.person);
  const known = pack.roles.find(({ id }) => id === user.role);
  const role = known === undefined ? formerRole : `“${known.title}”`;
  sheet.check(
    "not-met",
    clauses,
    () => `${name} posts on ${named(account)} as ${role}, which may not post.`,
    user.from,
  );
  sheet.standing("user-role", clauses, "now", () => ({
    id: `user-role:${account.id}:${user.person}:${user.role}`,
    title: `Give ${name} a role that may post on ${named(account)}`,
    why: `Only these may post: ${listed(roles.map((one) => roleTitle(pack, one)))}. Or take ${name} off the account.`,
  }));
}
