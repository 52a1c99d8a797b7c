/** Which steps an account takes next: asked for, decided on, created, in use, shut for a time or for good. [A-6.g.i, N-II.2, N-V.1] */

import { citationOf, type PolicyPack, roleTitle } from "../policy-pack.ts";
import type { AccountRecord, Day, RegisterEventKind, Standing } from "../register-view.ts";

/** In the order in which a window offers them. */
export const accountStepNames = [
  "decide",
  "create",
  "activate",
  "check",
  "review",
  "activity",
  "discuss",
  "add-user",
  "end-user",
  "change",
  "pause",
  "resume",
  "archive",
  "deactivate",
] as const;
export type AccountStepName = (typeof accountStepNames)[number];

/** `shut` null: it can be taken. `because` is a sentence's end, without its stop. */
export interface OpenStep {
  readonly step: AccountStepName;
  readonly shut: { readonly because: string; readonly citation: string } | null;
}

/** What the event of each step is called. */
export const accountEventOf = {
  decide: "account.decided",
  create: "account.created",
  activate: "account.activated",
  check: "account.checked",
  review: "account.reviewed",
  activity: "account.activity",
  discuss: "account.discussed",
  "add-user": "account.user-added",
  "end-user": "account.user-ended",
  change: "account.changed",
  pause: "account.paused",
  resume: "account.resumed",
  archive: "account.archived",
  deactivate: "account.deactivated",
} as const satisfies Record<AccountStepName, RegisterEventKind>;

const standingPages: readonly Standing[] = ["created", "active", "paused", "archived"];

/** The standings from which each step is taken. */
const from: Readonly<Record<AccountStepName, readonly Standing[]>> = {
  // Also for a page that was there before anybody decided: see `isUndecided`.
  decide: ["requested"],
  create: ["approved"],
  activate: ["created"],
  check: standingPages,
  review: standingPages,
  activity: standingPages,
  discuss: standingPages,
  // Who is to post may have to be settled before the page is there.
  "add-user": ["requested", "approved", ...standingPages],
  "end-user": ["requested", "declined", "approved", ...standingPages, "deactivated"],
  change: ["requested", "approved", ...standingPages],
  pause: ["active"],
  resume: ["paused", "archived"],
  archive: ["active", "paused"],
  // The City may shut any site down at any time. [N-II.2]
  deactivate: standingPages,
};

/** Every step with what keeps it shut as the account stands. What may be taken back is another question: see take-back.ts. */
export function openAccountSteps(pack: PolicyPack, account: AccountRecord): readonly OpenStep[] {
  return accountStepNames.map((step) => ({ step, shut: shutBecause(pack, account, step) }));
}

/** null: the step can be taken. */
export function shutBecause(pack: PolicyPack, account: AccountRecord, step: AccountStepName): OpenStep["shut"] {
  if (isOpenTo(account, step)) return null;
  return { because: because(pack, account, step), citation: citationOf(pack, clauseOf(pack, step)) };
}

/** Can the step be taken with the account as it stands, whatever the pack? */
export function isOpenTo(account: AccountRecord, step: AccountStepName): boolean {
  return from[step].includes(account.standing) || (step === "decide" && isUndecided(account));
}

/** A page that was there before the register may be given its decision later, and another one if it was declined and stands all the same. */
function isUndecided({ request, decision, standing }: AccountRecord): boolean {
  return request === null && decision?.approved !== true && standing !== "deactivated";
}

function because(pack: PolicyPack, account: AccountRecord, step: AccountStepName): string {
  const approver = approverTitle(pack);
  switch (account.standing) {
    case "requested":
      return `nobody has decided on the request yet; that is for the ${approver}`;
    case "declined":
      return "the request was declined";
    case "approved":
      return step === "decide" ? "the request was approved already" : "the page has not been created yet";
    case "created":
      return step === "decide" || step === "create" ? "the page is there already" : "the page is not in use yet";
    case "active":
      return "the page is in use already";
    case "paused":
      return step === "pause" ? "the page is paused already" : "the page is paused";
    case "archived":
      return step === "archive" ? "the page is archived already" : "the page is archived";
    case "deactivated":
      return "the page was deactivated for good";
  }
}

/** The clause that speaks of a step first. */
function clauseOf({ register }: PolicyPack, step: AccountStepName): string {
  const first = (rule: { readonly clauses: readonly string[] }) => rule.clauses[0] ?? "";
  switch (step) {
    case "check":
      return register.checklist.items[0]?.clauses[0] ?? first(register.checklist);
    case "review":
      return first(register.review);
    case "add-user":
    case "end-user":
      return first(register.users);
    case "pause":
    case "archive":
    case "deactivate":
      return first(register.closing);
    case "discuss":
    case "activity":
      return first(register.inactivity ?? register.closing);
    default:
      return first(register.creation);
  }
}

/** The title of the role that decides on new accounts. [N-V.1] */
export function approverTitle(pack: PolicyPack): string {
  return roleTitle(pack, pack.register.creation.approver);
}

/**
 * The day before which a step can't have been taken; null: nobody knows of one. What was there before the register may have been looked at
 * before it came into it. A day that has not come yet, from a clock that was ahead or from a place where it was later, keeps nothing shut.
 */
export function earliestDay(account: AccountRecord, step: AccountStepName, today: Day): Day | null {
  const day = dayBefore(account, step);
  return day !== null && day > today ? null : day;
}

function dayBefore(account: AccountRecord, step: AccountStepName): Day | null {
  const { request, decision, since, standing, standingSince, addedOn } = account;
  switch (step) {
    case "decide":
      return request?.on ?? null;
    case "create":
      return decision?.on ?? null;
    case "add-user":
    case "end-user":
    case "change":
      return request?.on ?? null;
    case "check":
    case "review":
    case "activity":
    case "discuss":
      return since;
    default: {
      const asTakenIn = request === null && standing === "active" && standingSince === addedOn;
      return asTakenIn ? since : standingSince;
    }
  }
}
