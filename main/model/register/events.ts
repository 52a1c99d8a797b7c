/** What happens to accounts, people and departments, as it is written down. [A-6.g] */

import type { Actor, Evidence, Time } from "../entry.ts";
import type { CheckVerdict, Day, Discussion, NamedPerson, ReviewRound } from "./account-record.ts";
import type { PolicyReview } from "./records.ts";

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
