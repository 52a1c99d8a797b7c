/** Pages of the register for printing. */

import type { SheetAccount } from "../duties/index.ts";
import { cleanFileName } from "../lib/file-name.ts";
import { foldName } from "../model/author.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { ranBefore } from "../model/register/ran-before.ts";
import type { AccountRecord, RegisterState } from "../model/register-view.ts";
import type { PrintableReport } from "./records-desk.ts";
import { nameOf, type People, peopleOf, roleTitles } from "./register-views.ts";

/** A page without pictures. @param name of the file, without its extension; names of people and departments may be part of it */
export function printable(name: string, html: () => Iterable<string>): PrintableReport {
  return { name: cleanFileName(name.replace(/[/\\]/g, "-")), html, file: () => null };
}

/** Accounts of which there is a page or soon will be. @param department null: of all; otherwise its name */
export function sheetAccounts(pack: PolicyPack, state: RegisterState, department: string | null): SheetAccount[] {
  const people = peopleOf(state);
  const title = roleTitles(pack);
  const key = department === null ? null : foldName(department);
  return state.accounts
    .filter(({ standing }) => standing !== "declined")
    .filter((account) => key === null || foldName(account.department) === key)
    .map((account) => sheetAccount(account, people, coordinatorOf(account, state, people), title));
}

/** The account's own; else the department's. [A-5.a.ii] */
function coordinatorOf(account: AccountRecord, { departments }: RegisterState, people: People): string | null {
  const own = nameOf(people, account.coordinator);
  if (own !== null) return own;
  const key = foldName(account.department);
  const department = departments.find(({ name }) => foldName(name) === key);
  return nameOf(people, department?.coordinator?.person ?? null);
}

function sheetAccount(
  account: AccountRecord,
  people: People,
  coordinator: string | null,
  title: (role: string) => string,
): SheetAccount {
  const { id, department, platform, handle, name, address, since, standing, standingSince, email } = account;
  const users = account.users
    .filter(({ to }) => to === null)
    .map(({ person, role, from }) => ({ name: nameOf(people, person) ?? person, role: title(role), from }));
  const lastReview = account.review?.on ?? null;
  return {
    ...{ id, department, platform, handle, name, address, since, standing, standingSince, email },
    ...{ coordinator, users, lastReview, ranBefore: ranBefore(account) },
  };
}
