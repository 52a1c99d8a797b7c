/** Words for accounts of the register: how they stand, what comes next, what was found. */
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import { hasPage } from "../../main/model/register/account-key.ts";
import type { AccountFacets } from "../../main/model/register/account-list.ts";
import { approverTitle } from "../../main/model/register/life-cycle.ts";
import { ranBefore } from "../../main/model/register/ran-before.ts";
import type {
  AccountRecord,
  AccountRow,
  AuthorisedUser,
  CheckVerdict,
  DiscussionOutcome,
  NamedPerson,
  PeopleNames,
  Standing,
} from "../../main/model/register-view.ts";
import { count, counted, shortDate } from "../format.ts";
import type { Tone } from "../words.ts";

export const standingWords: Record<Standing, string> = {
  requested: "Requested",
  declined: "Declined",
  approved: "Approved",
  created: "Not in use yet",
  active: "In use",
  paused: "Paused",
  archived: "Archived",
  deactivated: "Closed",
};

const standingTones: Record<Standing, Tone> = {
  requested: "warn",
  declined: "plain",
  approved: "accent",
  created: "accent",
  active: "good",
  paused: "warn",
  archived: "plain",
  deactivated: "plain",
};

export function standingTag(standing: Standing): { readonly words: string; readonly tone: Tone } {
  return { words: standingWords[standing], tone: standingTones[standing] };
}

/** `since Nov 3`; `in the register since Nov 21 · page opened Mar 1, 2019` */
export function sinceWords(account: AccountRecord, now: Date = new Date()): string {
  const { since, standingSince, addedOn } = account;
  if (!ranBefore(account)) return `since ${shortDate(standingSince, now)}`;
  const opened = since === null ? "" : ` · page opened ${shortDate(since, now)}`;
  return `in the register since ${shortDate(addedOn, now)}${opened}`;
}

/** What the account waits for, in a sentence; null: for nothing that a person would do next. [A-6.g.i, N-V.1] */
export function nextWords({ standing }: Pick<AccountRecord, "standing">, pack: PolicyPack): string | null {
  switch (standing) {
    case "requested":
      return `Next: the ${approverTitle(pack)} decides on it.`;
    case "approved":
      return "Next: open the page at the platform, then note it here.";
    case "created":
      return "Next: note the day on which it goes into use.";
    case "paused":
      return "It is shut for a time. Nobody posts until it is in use again.";
    case "archived":
      return "It is kept to be read. Nobody posts.";
    case "declined":
      return "It was declined, so there is no page.";
    case "deactivated":
      return "It is closed for good. The register keeps what happened.";
    case "active":
      return null;
  }
}

export const verdictWords: Record<CheckVerdict, string> = {
  met: "Met",
  "not-met": "Not met",
  "not-possible": "Not possible",
};

export const verdictTones: Record<CheckVerdict, Tone> = { met: "good", "not-met": "bad", "not-possible": "plain" };

export const outcomeWords: Record<DiscussionOutcome, string> = {
  keep: "Keep it open",
  "close-for-now": "Close it for now",
  "close-for-good": "Close it for good",
};

/** `Sam Sample, Director` */
export function personWords({ name, role }: NamedPerson): string {
  if (name === "") return "By whom is not noted";
  return role === "" ? name : `${name}, ${role}`;
}

/** A person of the register by id; an id that nobody knows is said to be so. */
export function nameOf(people: PeopleNames, id: string): string {
  return Object.hasOwn(people, id) ? (people[id]?.name ?? "") : "Somebody not in the register";
}

export function usersNow({ users }: Pick<AccountRecord, "users">): readonly AuthorisedUser[] {
  return users.filter(({ to }) => to === null);
}

/** Nobody is missed where nobody is to post any more. */
const unposted: readonly Standing[] = ["archived", "deactivated"];

/** Who can post, in a list: `4 people`; nothing where there is no page, or one on which nobody posts any more. */
export function usersWords(row: Pick<AccountRow, "standing" | "users">): string {
  if (row.users > 0) return counted(row.users, "person", "people");
  return hasPage(row) && !unposted.includes(row.standing) ? "nobody" : "";
}

/** `Nov 12`; `never` on a page that is in use; nothing where no round is due. */
export function reviewWords(row: Pick<AccountRow, "standing" | "lastReview">, now: Date): string {
  if (row.lastReview !== null) return shortDate(row.lastReview, now);
  return row.standing === "active" ? "never" : "";
}

/** `2 to do`; empty when nothing is pressing. */
export function pressingWords({ pressing }: Pick<AccountRow, "pressing">): string {
  return pressing === 0 ? "" : `${pressing} to do`;
}

/** The line under the list’s heading. */
export function registerSentence({ departments, standings, pressing }: AccountFacets): string {
  const all = standings.reduce((sum, { accounts }) => sum + accounts, 0);
  if (all === 0)
    return "No account yet. Every official page belongs here: every case, password and check hangs on one.";
  const inUse = standings.find(({ standing }) => standing === "active")?.accounts ?? 0;
  const size = `${counted(all, "account")} in ${counted(departments.length, "department")}, ${inUse === all ? "all" : count(inUse)} in use.`;
  const needs =
    pressing === 0 ? "None needs anything now." : `${counted(pressing, "needs something", "need something")} now.`;
  return `${size} ${needs}`;
}
