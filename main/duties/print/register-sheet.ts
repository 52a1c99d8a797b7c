/** The account register on paper: which accounts there are, who can post to them, and when each was last reviewed. [A-6.g, A-6.b.i] */

import { html, type Markup, words } from "../../lib/html.ts";
import type { Account } from "../../model/account.ts";
import { foldName } from "../../model/author.ts";
import type { Day, Standing } from "../../model/register-view.ts";
import { dayInWords } from "./day.ts";
import { factList, letterhead, pageFoot, pageHead } from "./page.ts";

/** An account with names in the place of ids. */
export interface SheetAccount extends Account {
  readonly standing: Standing;
  readonly standingSince: Day;
  /** It ran before it came into the register on `standingSince`: since when it is in use is not known from that. */
  readonly ranBefore: boolean;
  readonly email: string | null;
  readonly coordinator: string | null;
  /** Those who may post now, with the title of the role. */
  readonly users: readonly { readonly name: string; readonly role: string; readonly from: Day }[];
  readonly lastReview: Day | null;
}

export interface SheetAbout {
  readonly organisation: string;
  /** null: all departments. */
  readonly department: string | null;
  readonly day: Day;
  readonly by: string;
  /** Does the policy want a coordinator designated? */
  readonly designates: boolean;
}

const standingWords: Readonly<Record<Standing, string>> = {
  requested: "Requested",
  declined: "Declined",
  approved: "Approved",
  created: "Not in use yet",
  active: "In use",
  paused: "Paused",
  archived: "Archived",
  deactivated: "Closed",
};

/** In pieces; together a whole page. */
export function* registerSheet(
  { organisation, department, day, by, designates }: SheetAbout,
  accounts: readonly SheetAccount[],
): Iterable<string> {
  yield pageHead(`Account register, ${department ?? organisation}`).text;
  yield letterhead(words(organisation), words(department ?? "All departments")).text;
  yield html`<h1>Account register</h1>
<p class="lead">Official social media accounts as of ${dayInWords(day)}</p>
`.text;
  const active = accounts.filter(({ standing }) => standing === "active").length;
  yield factList([
    ["Accounts", `${accounts.length}, of which ${active} in use`],
    ["Made by", words(by)],
  ]).text;
  for (const group of byDepartment(accounts))
    yield* departmentTable(group, designates ? "Nobody designated" : "Nobody noted");
  if (accounts.length === 0) yield html`<p class="lead">There is no account in the register.</p>`.text;
  yield pageFoot.text;
}

function byDepartment(accounts: readonly SheetAccount[]): readonly (readonly SheetAccount[])[] {
  const order = (a: string, b: string) => a.localeCompare(b, "en");
  const sorted = accounts.toSorted((a, b) => order(a.platform, b.platform) || order(a.handle, b.handle));
  const groups = [...Map.groupBy(sorted, ({ department }) => foldName(department))];
  return groups.sort(([a], [b]) => order(a, b)).map(([, group]) => group);
}

function* departmentTable(accounts: readonly SheetAccount[], nobody: string): Iterable<string> {
  yield html`<section><h2>${words(accounts[0]?.department ?? "")}</h2>
<table><thead><tr><th scope="col">Account</th><th scope="col">Standing</th><th scope="col">Coordinator</th><th scope="col">Can post</th><th scope="col">Last reviewed</th></tr></thead><tbody>
`.text;
  for (const account of accounts) yield line(account, nobody).text;
  yield html`</tbody></table></section>
`.text;
}

/** @param nobody said where there is no coordinator */
function line(account: SheetAccount, nobody: string): Markup {
  const { name, platform, handle, address, email, standing, coordinator, users, lastReview } = account;
  const where = [platform, handle, address, email].filter((part) => part !== null);
  const user = ({ name: who, role, from }: SheetAccount["users"][number]) =>
    html`<li>${words(who)}, <span class="dim">${words(role)}, since ${dayInWords(from)}</span></li>`;
  return html`<tr><th scope="row">${words(name)}<br><span class="dim">${words(where.join(", "))}</span></th><td>${standingWords[standing]}<br><span class="dim">${sinceWords(account)}</span></td><td>${coordinator === null ? nobody : words(coordinator)}</td><td>${users.length === 0 ? "Nobody" : html`<ul>${users.map(user)}</ul>`}</td><td>${lastReview === null ? "Never" : dayInWords(lastReview)}</td></tr>
`;
}

function sinceWords({ standingSince, since, ranBefore }: SheetAccount): string {
  if (!ranBefore) return `since ${dayInWords(standingSince)}`;
  const opened = since === null ? "" : `, opened ${dayInWords(since)}`;
  return `in the register since ${dayInWords(standingSince)}${opened}`;
}
