/** What happened to accounts, in sentences without a date. */

import type { CheckVerdict, NamedPerson, RegisterEvent, RegisterEventFields } from "../register-view.ts";
import type { HistoryNames } from "./person-history.ts";

export interface AccountNames extends HistoryNames {
  /** Label of a line of the checklist; its id where the pack in force has none of it. */
  item(id: string): string;
}

/** null for events of people, departments and policies. */
export function accountSentence(event: RegisterEvent, names: AccountNames): string | null {
  switch (event.kind) {
    case "account.requested":
      return `${who(event.fields.by)} asked for the page ${page(event.fields)}${reason(event.fields.why)}`;
    case "account.decided": {
      const { approved, by, why } = event.fields;
      return `${who(by)} ${approved ? "approved" : "declined"} it${reason(why)}`;
    }
    case "account.created":
      return `The page ${page(event.fields)} was created${event.fields.since === null ? "" : `, opened on ${event.fields.since}`}.`;
    case "account.taken-in": {
      const { since, note } = event.fields;
      const opened = since === null ? "" : `, open since ${since}`;
      return `The page ${page(event.fields)}, there before the register${opened}, was taken in${reason(note)}`;
    }
    case "account.activated":
      return `The page went into use${reason(event.fields.note)}`;
    case "account.resumed":
      return `The page went back into use${reason(event.fields.note)}`;
    default:
      return closingSentence(event) ?? lookSentence(event, names);
  }
}

function closingSentence(event: RegisterEvent): string | null {
  switch (event.kind) {
    case "account.paused":
      return `${shutBy(event.fields.by, "shut for a time")}${reason(event.fields.why)}`;
    case "account.archived":
      return `${shutBy(event.fields.by, "archived: it stays to be read")}${reason(event.fields.why, "; ")}`;
    case "account.deactivated":
      return `${shutBy(event.fields.by, "shut for good")}${reason(event.fields.why)}`;
    default:
      return null;
  }
}

function lookSentence(event: RegisterEvent, names: AccountNames): string | null {
  switch (event.kind) {
    case "account.changed":
      return `${changes(event.fields.details, names)}${reason(event.fields.why)}`;
    case "account.user-added":
      return `${names.person(event.fields.person)} may post as ${names.role(event.fields.role)}.`;
    case "account.user-ended": {
      const { person, role, because } = event.fields;
      return `${names.person(person)} may no longer post as ${names.role(role)}${reason(because)}`;
    }
    case "account.checked":
      return checked(event.fields, names);
    case "account.reviewed":
      return reviewed(event.fields);
    case "account.discussed": {
      const { with: people, outcome, words, again } = event.fields;
      const next = again === null ? "" : ` To be discussed again on ${again}.`;
      return `Discussed with ${people.map(who).join("; ")}, ${outcomes[outcome]}${reason(words)}${next}`;
    }
    case "account.activity":
      return `Activity was seen${reason(event.fields.what)}`;
    default:
      return null;
  }
}

const outcomes = {
  keep: "to be kept",
  "close-for-now": "to be closed for now",
  "close-for-good": "to be closed for good",
} as const;

const verdicts: Readonly<Record<CheckVerdict, string>> = {
  met: "met",
  "not-met": "not met",
  "not-possible": "not possible",
};

function checked({ items, evidence }: RegisterEventFields["account.checked"], names: AccountNames): string {
  const answers = items.map(({ item, verdict, why }) => {
    const because = why.trim() === "" ? "" : ` (${why.trim()})`;
    return `“${names.item(item)}” ${verdicts[verdict]}${because}`;
  });
  return `Checklist: ${answers.join("; ")}${evidence === null ? "" : "; a screenshot is attached"}.`;
}

function reviewed({ looked, found, words, cases, lastActivity }: RegisterEventFields["account.reviewed"]): string {
  const what = looked.length === 0 ? "" : ` (${looked.join("; ")})`;
  const count =
    cases.length === 0 ? "" : ` ${cases.length} ${cases.length === 1 ? "case was" : "cases were"} started from it.`;
  const newest = lastActivity === null ? "" : ` Newest post seen: ${lastActivity}.`;
  return `Review round${what}: ${found} found${reason(words)}${count}${newest}`;
}

const fieldNames: Readonly<Record<string, string>> = {
  department: "Department",
  platform: "Platform",
  handle: "Handle",
  name: "Name",
  address: "Web address",
  email: "Official e-mail",
  phone: "Phone",
  purpose: "Purpose",
  coordinator: "Coordinator",
  director: "Director",
};

function changes(details: RegisterEventFields["account.changed"]["details"], names: AccountNames): string {
  return Object.entries(details)
    .map(([field, value]) => `${fieldNames[field] ?? field} is now ${shown(field, value, names)}`)
    .join(", ");
}

function shown(field: string, value: string | null, names: AccountNames): string {
  const isPerson = field === "coordinator" || field === "director";
  if (isPerson) return value === null ? "the department’s" : names.person(value);
  return (value ?? "") === "" ? "empty" : `“${value}”`;
}

/** A table that is brought in does not say by whom. */
function shutBy(by: NamedPerson, how: string): string {
  return by.name === "" ? `The page was ${how}` : `${who(by)} had the page ${how}`;
}

function who({ name, role }: NamedPerson): string {
  return role === "" ? name : `${name} (${role})`;
}

function page({
  name,
  platform,
  handle,
}: {
  readonly name: string;
  readonly platform: string;
  readonly handle: string;
}) {
  return `“${name}”, ${handle} on ${platform}`;
}

/** Ends the sentence: `: not used any more.` */
export function reason(why: string, before = ": "): string {
  const words = why.trim();
  if (words === "") return ".";
  return `${before}${words}${/[.!?…]$/u.test(words) ? "" : "."}`;
}
