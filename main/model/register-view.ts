/** The account register as the window and the rules see it: accounts, people, departments, and what happened to them. [A-6.g] */

import type { Account } from "./account.ts";
import type { Actor, Evidence, Time } from "./entry.ts";

/** Day of the calendar `YYYY-MM-DD`, in the pack's time zone. */
export type Day = string;

/** Somebody who did something, as written at the time. */
export interface NamedPerson {
  readonly name: string;
  readonly role: string;
}

/**
 * How far an account has come. requested, declined, approved: there is no page yet. created: it is there, but not in use. paused: shut for a
 * time. archived: kept to be read, nobody posts. deactivated: gone from the platform, or shut for good.
 */
export const standings = [
  "requested",
  "declined",
  "approved",
  "created",
  "active",
  "paused",
  "archived",
  "deactivated",
] as const;
export type Standing = (typeof standings)[number];

/** `role` is a role's id in the pack; `to` null: still. */
export interface AuthorisedUser {
  readonly person: string;
  readonly role: string;
  readonly from: Day;
  readonly to: Day | null;
  /** Why it ended; empty while it has not. */
  readonly because: string;
}

export const checkVerdicts = ["met", "not-met", "not-possible"] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

/** `why` is never empty for `not-possible`. `evidence`: the screenshot that shows it. */
export interface CheckAnswer {
  readonly verdict: CheckVerdict;
  readonly why: string;
  readonly on: Day;
  readonly by: string;
  readonly evidence: Evidence | null;
}

/** One round on an account. `looked`: lines of the pack's list. `cases`: ids of cases that were started from it. [A-5.b.iv] */
export interface ReviewRound {
  readonly on: Day;
  readonly by: string;
  readonly looked: readonly string[];
  readonly found: "nothing" | "something";
  readonly words: string;
  readonly cases: readonly string[];
}

export const discussionOutcomes = ["keep", "close-for-now", "close-for-good"] as const;
export type DiscussionOutcome = (typeof discussionOutcomes)[number];

/** `again`: the day on which it is to be discussed again; null: reckoned by the pack. [N-V.3] */
export interface Discussion {
  readonly on: Day;
  readonly with: readonly NamedPerson[];
  readonly outcome: DiscussionOutcome;
  readonly words: string;
  readonly again: Day | null;
}

/** One account with all that holds now. `since` is the day on which the page was opened. */
export interface AccountRecord extends Account {
  readonly standing: Standing;
  /** Day since which it stands so. */
  readonly standingSince: Day;
  readonly email: string | null;
  readonly phone: string | null;
  readonly purpose: string;
  /** null: the page was there before the register. */
  readonly request: { readonly by: NamedPerson; readonly on: Day; readonly why: string } | null;
  /** null: nobody has decided, or nobody wrote it down. [N-V.1] */
  readonly decision: {
    readonly approved: boolean;
    readonly by: NamedPerson;
    readonly on: Day;
    readonly why: string;
  } | null;
  /** Why it is paused, archived or deactivated; null while it is not. [N-II.2] */
  readonly shut: { readonly by: NamedPerson; readonly on: Day; readonly why: string } | null;
  /** Ids of people; null: the department's own. */
  readonly coordinator: string | null;
  readonly director: string | null;
  readonly users: readonly AuthorisedUser[];
  readonly lastActivity: { readonly on: Day; readonly what: string } | null;
  /** By id of the pack's item; the last answer of each. */
  readonly checklist: Readonly<Record<string, CheckAnswer>>;
  /** The last of each. */
  readonly review: ReviewRound | null;
  readonly discussion: Discussion | null;
  /** Day on which it came into the register. */
  readonly addedOn: Day;
  /** Id of the last event: hand it back with a change. */
  readonly lastEvent: number;
}

/** `role` is a role's id in the pack. */
export interface HeldRole {
  readonly role: string;
  readonly department: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** `policy`: the pack whose text was signed, `<id>@<version>`. `forwardedOn` null: not yet. [A-6.b.ii] */
export interface Acknowledgement {
  readonly signedOn: Day;
  readonly policy: string;
  readonly scan: Evidence | null;
  readonly forwardedOn: Day | null;
  readonly forwardedTo: string;
}

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  readonly department: string;
  readonly joinedOn: Day | null;
  readonly left: { readonly on: Day; readonly because: string } | null;
  readonly roles: readonly HeldRole[];
  readonly acknowledgement: Acknowledgement | null;
  readonly lastEvent: number;
}

/** `parts` by the pack's ids: mission, goals, audience, ... [A-6.a] */
export interface Workplan {
  readonly on: Day;
  readonly by: string;
  readonly parts: Readonly<Record<string, string>>;
  readonly file: Evidence | null;
}

/** A department as the register knows it; one is there as soon as an account, a person or an event names it. */
export interface DepartmentRecord {
  /** Its name as it was first written. */
  readonly name: string;
  readonly workplan: Workplan | null;
  /** Who holds the pack's designated role here, by whom it was given, since when. [A-5.a.ii] */
  readonly coordinator: { readonly person: string; readonly by: NamedPerson; readonly since: Day } | null;
  readonly director: { readonly person: string; readonly since: Day } | null;
  readonly lastEvent: number;
}

/** Did the lead agency look at the policy again, and what came of it? By the pack's id. */
export interface PolicyReview {
  readonly pack: string;
  readonly on: Day;
  readonly by: NamedPerson;
  readonly outcome: "unchanged" | "revised";
  readonly words: string;
}

/** All that the rules need; arrays in no particular order. A record never changes: a new one takes its place. */
export interface RegisterState {
  readonly accounts: readonly AccountRecord[];
  readonly people: readonly PersonRecord[];
  readonly departments: readonly DepartmentRecord[];
  /** Those of one pack in the order in which they were written down. */
  readonly policyReviews: readonly PolicyReview[];
  /** Accounts whose passwords somebody knew who has left, while the vault was shut: they wait to be asked for anew. [N-V.4] */
  readonly waitingResets: readonly { readonly person: string; readonly account: string; readonly because: string }[];
}

/** What the window lists of an account; names, not ids. */
export interface AccountRow extends Account {
  readonly standing: Standing;
  readonly standingSince: Day;
  readonly coordinator: string | null;
  /** How many may post now. */
  readonly users: number;
  readonly lastReview: Day | null;
  readonly lastActivity: Day | null;
  /** Duties that are overdue or broken now. */
  readonly pressing: number;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  readonly department: string;
  readonly left: Day | null;
  /** Titles of the roles held now. */
  readonly roles: readonly string[];
  /** Accounts on which the person may post. */
  readonly accounts: number;
  readonly signedOn: Day | null;
  readonly forwardedOn: Day | null;
}

export interface DepartmentRow {
  readonly name: string;
  readonly coordinator: string | null;
  readonly director: string | null;
  readonly workplan: Day | null;
  /** Accounts that are not closed, people who have not left. */
  readonly accounts: number;
  readonly people: number;
}

export interface RegisterDesk {
  readonly accounts: readonly AccountRow[];
  readonly people: readonly PersonRow[];
  readonly departments: readonly DepartmentRow[];
  /** When the policy was looked at again, in no particular order. */
  readonly policyReviews: readonly PolicyReview[];
}

/** One event as people read it. `says` is a sentence without a date; `struck`: taken back, with the reason. */
export interface HistoryLine {
  readonly id: number;
  readonly kind: RegisterEventKind;
  readonly on: Day;
  readonly at: Time;
  readonly actor: Actor;
  readonly policy: string;
  readonly says: string;
  readonly evidence: readonly Evidence[];
  readonly struck: { readonly because: string; readonly by: string; readonly at: Time } | null;
  /** It can be taken back now: nothing that was recorded later builds on it. */
  readonly takeBack: boolean;
}

export type PeopleNames = Readonly<
  Record<string, { readonly name: string; readonly title: string; readonly left: boolean }>
>;

/** Everything about one account. `credentials`: those of open vaults that belong to it; null while the vaults are locked. */
export interface AccountView {
  readonly account: AccountRecord;
  /** Newest first. */
  readonly history: readonly HistoryLine[];
  readonly people: PeopleNames;
  readonly cases: { readonly open: number; readonly all: number };
  readonly credentials: readonly { readonly vault: string; readonly id: string; readonly label: string }[] | null;
}

export interface PersonView {
  readonly person: PersonRecord;
  readonly history: readonly HistoryLine[];
  /** Accounts on which the person is or was authorised. */
  readonly accounts: readonly (Pick<Account, "id" | "name" | "platform" | "handle"> & {
    readonly user: AuthorisedUser;
  })[];
  /** Vaults of which the person is a custodian, by the e-mail address; null while the vaults are locked. */
  readonly custodianOf: readonly { readonly vault: string; readonly name: string; readonly keyId: string }[] | null;
}

export interface DepartmentView {
  readonly department: DepartmentRecord;
  readonly history: readonly HistoryLine[];
  readonly people: PeopleNames;
}

/** The kinds of events and their fields, beside the day on which it happened. */
export interface RegisterEventFields {
  "account.requested": AccountDetails & { readonly by: NamedPerson; readonly why: string };
  "account.decided": { readonly approved: boolean; readonly by: NamedPerson; readonly why: string };
  "account.created": AccountDetails & { readonly since: Day | null };
  /** It was there before the register: no request, no decision. */
  "account.taken-in": AccountDetails & { readonly since: Day | null; readonly note: string };
  "account.activated": { readonly note: string };
  "account.paused": { readonly by: NamedPerson; readonly why: string };
  "account.resumed": { readonly note: string };
  "account.archived": { readonly by: NamedPerson; readonly why: string };
  "account.deactivated": { readonly by: NamedPerson; readonly why: string };
  /** Only what is another one now; `coordinator` and `director` are ids of people or null. */
  "account.changed": { readonly details: Partial<AccountDetails & AccountPeople>; readonly why: string };
  "account.user-added": { readonly person: string; readonly role: string };
  "account.user-ended": { readonly person: string; readonly role: string; readonly because: string };
  "account.checked": {
    readonly items: readonly { readonly item: string; readonly verdict: CheckVerdict; readonly why: string }[];
    readonly evidence: Evidence | null;
  };
  /** `lastActivity`: newest post that was seen; null: not looked at. */
  "account.reviewed": Omit<ReviewRound, "on" | "by"> & { readonly lastActivity: Day | null };
  "account.discussed": Omit<Discussion, "on">;
  "account.activity": { readonly what: string };
  "person.added": PersonDetails & { readonly joinedOn: Day | null };
  "person.changed": {
    readonly details: Partial<PersonDetails & { readonly joinedOn: Day | null }>;
    readonly why: string;
  };
  "person.role-given": { readonly role: string; readonly department: string };
  "person.role-ended": { readonly role: string; readonly department: string; readonly because: string };
  /** `happened_on` is the day of the signature. */
  "person.acknowledged": { readonly policy: string; readonly scan: Evidence | null };
  "person.forwarded": { readonly to: string };
  "person.left": { readonly because: string };
  "person.returned": { readonly why: string };
  /** `department`: its name as it was first written; older events lack it. */
  "department.workplan": {
    readonly parts: Readonly<Record<string, string>>;
    readonly file: Evidence | null;
    readonly department?: string;
  };
  /** null: nobody holds it any more. */
  "department.coordinator": {
    readonly person: string | null;
    readonly by: NamedPerson;
    readonly because: string;
    readonly department?: string;
  };
  "department.director": {
    readonly person: string | null;
    readonly because: string;
    readonly department?: string;
  };
  "policy.reviewed": { readonly by: NamedPerson; readonly outcome: PolicyReview["outcome"]; readonly words: string };
  /** An event of the same subject that was recorded by mistake and no longer counts; it stays readable. */
  struck: { readonly event: number; readonly because: string };
}
export type RegisterEventKind = keyof RegisterEventFields;

export type SubjectKind = "account" | "person" | "department" | "policy";

export type RegisterEvent<K extends RegisterEventKind = RegisterEventKind> = {
  [P in K]: {
    readonly id: number;
    readonly subjectKind: SubjectKind;
    readonly subject: string;
    readonly kind: P;
    readonly on: Day;
    readonly at: Time;
    readonly policy: string;
    readonly actor: Actor;
    readonly fields: RegisterEventFields[P];
  };
}[K];

export interface AccountDetails {
  readonly department: string;
  readonly platform: string;
  readonly handle: string;
  readonly name: string;
  readonly address: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly purpose: string;
}

export interface AccountPeople {
  readonly coordinator: string | null;
  readonly director: string | null;
}

export interface PersonDetails {
  readonly name: string;
  readonly title: string;
  readonly email: string | null;
  readonly department: string;
}

/** A table that was read and not taken in yet. A faulty row keeps all of them out. */
export interface ImportPreview {
  readonly token: string;
  readonly what: "accounts" | "people";
  readonly file: string;
  readonly encoding: "UTF-8" | "UTF-16" | "Windows-1252";
  readonly delimiter: "," | ";" | "tab";
  /** How many would be added, and how many are in the register already with the same details. */
  readonly added: number;
  readonly known: number;
  /** The first two hundred rows as they would stand. */
  readonly rows: readonly {
    readonly line: number;
    readonly cells: Readonly<Record<string, string>>;
    /** `example`: the line of the template that shows how to write; it is left out. */
    readonly state: "new" | "known" | "faulty" | "example";
  }[];
  /** The first two hundred; `faultCount` counts all. */
  readonly faults: readonly ImportFault[];
  readonly faultCount: number;
  /** What is taken in but should be looked at, such as a look-alike handle: the first two hundred; `warningCount` counts all. */
  readonly warnings: readonly ImportFault[];
  readonly warningCount: number;
  /** Columns that are not read. */
  readonly unread: readonly string[];
}

/** `line` counts lines of the file from 1. */
export interface ImportFault {
  readonly line: number;
  readonly column: string | null;
  readonly says: string;
}
