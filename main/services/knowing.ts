/** Who could know the password of an account: all of them may be told it. [A-6.b.i, N-V.4] */

import { foldName } from "../model/author.ts";
import type { AccountRecord, RegisterState } from "../model/register-view.ts";

/** Somebody and an account of which they know the password. */
export interface Knowing {
  readonly person: string;
  readonly account: string;
}

/**
 * Those who knew a password before and don't any more, and those who know one only since.
 * @param roles of the pack that let their holders post
 */
export function knownOtherwise(
  before: RegisterState,
  after: RegisterState,
  roles: readonly string[],
): { readonly ended: readonly Knowing[]; readonly begun: readonly Knowing[] } {
  const [ended, begun]: [Knowing[], Knowing[]] = [[], []];
  if (before === after) return { ended, begun };
  const [knewOf, knowOf] = [knowers(before, roles), knowers(after, roles)];
  const then = new Map(before.accounts.map((account) => [account.id, account]));
  const isSameHouse = isSame(before.people, after.people) && isSame(before.departments, after.departments);
  for (const account of after.accounts) {
    const was = then.get(account.id);
    if (isSameHouse && was === account) continue;
    const knew = was === undefined ? nobody : knewOf(was);
    const know = knowOf(account);
    for (const person of knew) if (!know.has(person)) ended.push({ person, account: account.id });
    for (const person of know) if (!knew.has(person)) begun.push({ person, account: account.id });
  }
  return { ended, begun };
}

/** A record that did not change is the same object. */
function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length === after.length && before.every((record, index) => record === after[index]);
}

const nobody: ReadonlySet<string> = new Set();

/**
 * Authorised users, whoever looks after the account, the department's coordinator where it names nobody, and those whose role in the
 * department lets them post. Nobody who has left; nobody of a page that is only asked for, or that was declined.
 */
function knowers(
  { people, departments }: RegisterState,
  roles: readonly string[],
): (account: AccountRecord) => ReadonlySet<string> {
  const gone = new Set(people.filter(({ left }) => left !== null).map(({ id }) => id));
  const coordinators = new Map(
    departments.map(({ name, coordinator }) => [foldName(name), coordinator?.person ?? null]),
  );
  const holders = new Map<string, string[]>();
  for (const { id, roles: held } of people) {
    for (const { role, department, to } of held) {
      if (to !== null || !roles.includes(role)) continue;
      const those = holders.get(foldName(department));
      if (those === undefined) holders.set(foldName(department), [id]);
      else those.push(id);
    }
  }
  return ({ standing, department, coordinator, users }) => {
    if (standing === "requested" || standing === "declined") return nobody;
    const inCharge = coordinator ?? coordinators.get(foldName(department)) ?? null;
    const found = new Set(holders.get(foldName(department)));
    if (inCharge !== null) found.add(inCharge);
    for (const { person, to } of users) if (to === null) found.add(person);
    for (const person of found) if (gone.has(person)) found.delete(person);
    return found;
  };
}
