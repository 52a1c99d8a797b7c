/** What the events of an account come to. [A-6.g, A-6.g.i] */

import type { Time } from "../entry.ts";
import { ownMember } from "../own-member.ts";
import type { AccountRecord, AuthorisedUser, CheckAnswer, Day, RegisterEvent, Standing } from "../register-view.ts";
import { isNewer, notAhead } from "./newer.ts";
import { standingEvents } from "./standing-events.ts";

/** @param events all of one account, oldest first, the struck ones too; null where they begin with no request and no taking in */
export function foldAccount(events: readonly RegisterEvent[]): AccountRecord | null {
  const account = standingEvents(events).reduce<AccountRecord | null>(accountAfter, null);
  return account === null ? null : { ...account, lastEvent: events.at(-1)?.id ?? 0 };
}

/** @param account null: the event is its first one */
export function accountAfter(account: AccountRecord | null, event: RegisterEvent): AccountRecord | null {
  return account === null ? begun(event) : changedBy(settled(account, event), event);
}

/** The first entry is never taken back: a day of it that a clock ahead gave is put right by the next one. */
function settled(account: AccountRecord, { at }: RegisterEvent): AccountRecord {
  const { addedOn, standingSince, request } = account;
  const known = notAhead(addedOn, at);
  if (known === addedOn) return account;
  return {
    ...account,
    addedOn: known,
    standingSince: standingSince === addedOn ? known : standingSince,
    request: request === null || request.on !== addedOn ? request : { ...request, on: known },
  };
}

function begun(event: RegisterEvent): AccountRecord | null {
  const blank = { ...nothing, id: event.subject, addedOn: event.on, standingSince: event.on };
  if (event.kind === "account.requested") {
    const { by, why, ...details } = event.fields;
    return { ...blank, ...details, since: null, standing: "requested", request: { by, on: event.on, why } };
  }
  if (event.kind === "account.taken-in") {
    const { note: _, ...details } = event.fields;
    return { ...blank, ...details, standing: "active" };
  }
  return null;
}

const nothing = {
  decision: null,
  request: null,
  shut: null,
  coordinator: null,
  director: null,
  users: [],
  lastActivity: null,
  checklist: {},
  review: null,
  discussion: null,
  lastEvent: 0,
} as const;

function changedBy(account: AccountRecord, event: RegisterEvent): AccountRecord {
  const { on } = event;
  switch (event.kind) {
    case "account.decided":
      return decided(account, event);
    case "account.created":
      return { ...stands(account, "created", on), ...event.fields, since: event.fields.since ?? on };
    case "account.activated":
    case "account.resumed":
      return { ...stands(account, "active", on), shut: null };
    case "account.paused":
      return { ...stands(account, "paused", on), shut: { ...event.fields, on } };
    case "account.archived":
      return { ...stands(account, "archived", on), shut: { ...event.fields, on } };
    case "account.deactivated":
      return { ...stands(account, "deactivated", on), shut: { ...event.fields, on } };
    case "account.changed":
      return { ...account, ...event.fields.details };
    default:
      return lookedAfter(account, event);
  }
}

function stands(account: AccountRecord, standing: Standing, on: Day): AccountRecord {
  return { ...account, standing, standingSince: on };
}

/** A page that was there before anybody decided goes on as it is: it must be closed by a step of its own. */
function decided(account: AccountRecord, { on, fields }: RegisterEvent<"account.decided">): AccountRecord {
  const decision = { ...fields, on };
  if (account.standing !== "requested") return { ...account, decision };
  return { ...stands(account, fields.approved ? "approved" : "declined", on), decision };
}

/** Users, checklist, rounds. What happened on an earlier day but was written down later does not replace what is newer. */
function lookedAfter(account: AccountRecord, event: RegisterEvent): AccountRecord {
  const { on, at } = event;
  switch (event.kind) {
    case "account.user-added": {
      const { person, role } = event.fields;
      return { ...account, users: [...account.users, { person, role, from: on, to: null, because: "" }] };
    }
    case "account.user-ended":
      return { ...account, users: account.users.map((user) => ended(user, event)) };
    case "account.checked":
      return { ...account, checklist: answered(account.checklist, event) };
    case "account.reviewed": {
      const { lastActivity, ...round } = event.fields;
      const review = isNewer(on, at, account.review) ? { ...round, on, by: event.actor.name } : account.review;
      const active =
        lastActivity === null ? account : seen(account, lastActivity, at, "Newest post seen in a review round");
      return { ...active, review };
    }
    case "account.discussed":
      return isNewer(on, at, account.discussion) ? { ...account, discussion: { ...event.fields, on } } : account;
    case "account.activity":
      return seen(account, on, at, event.fields.what);
    default:
      return account;
  }
}

function seen(account: AccountRecord, on: Day, at: Time, what: string): AccountRecord {
  return isNewer(on, at, account.lastActivity) ? { ...account, lastActivity: { on, what } } : account;
}

function ended(user: AuthorisedUser, { on, fields }: RegisterEvent<"account.user-ended">): AuthorisedUser {
  const meant = user.to === null && user.person === fields.person && user.role === fields.role;
  // Somebody may leave, as written down later, before the day on which the authorisation was given.
  return meant ? { ...user, to: on < user.from ? user.from : on, because: fields.because } : user;
}

function answered(
  checklist: AccountRecord["checklist"],
  { on, at, actor, fields }: RegisterEvent<"account.checked">,
): AccountRecord["checklist"] {
  const answers: Record<string, CheckAnswer> = { ...checklist };
  for (const { item, verdict, why } of fields.items) {
    if (!isNewer(on, at, ownMember(answers, item) ?? null)) continue;
    answers[item] = { verdict, why, on, by: actor.name, evidence: fields.evidence };
  }
  return answers;
}
