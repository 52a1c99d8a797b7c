/** What the register keeps of each kind of subject, and how it comes of the subject's events. */

import type {
  AccountRecord,
  DepartmentRecord,
  PersonRecord,
  PolicyReview,
  RegisterEvent,
  SubjectKind,
} from "../register-view.ts";
import { accountKey } from "./account-key.ts";
import { foldAccount } from "./fold-account.ts";
import { foldDepartment, foldPolicyReviews } from "./fold-department.ts";
import { foldPerson } from "./fold-person.ts";
import { personKey } from "./person-key.ts";

/** The reviews of one policy, oldest first. */
export interface PolicyRecord {
  readonly reviews: readonly PolicyReview[];
  readonly lastEvent: number;
}

export interface SubjectRecords {
  readonly account: AccountRecord;
  readonly person: PersonRecord;
  readonly department: DepartmentRecord;
  readonly policy: PolicyRecord;
}

/** Counted up whenever the same events come to another record: what an older version kept is then computed anew. */
export const foldVersion = 2;

/**
 * What a subject's events come to.
 * @param name of a department as it was first written; the others' names stand in their events
 * @param events all of the subject, oldest first, the struck ones too
 * @returns null where the first event is none that a subject begins with
 */
export function foldSubject<K extends SubjectKind>(
  kind: K,
  name: string,
  events: readonly RegisterEvent[],
): SubjectRecords[K] | null;
export function foldSubject(
  kind: SubjectKind,
  name: string,
  events: readonly RegisterEvent[],
): SubjectRecords[SubjectKind] | null {
  switch (kind) {
    case "account":
      return foldAccount(events);
    case "person":
      return foldPerson(events);
    case "department":
      return foldDepartment(name, events);
    case "policy":
      return { reviews: foldPolicyReviews(events), lastEvent: events.at(-1)?.id ?? 0 };
  }
}

/** By which no two subjects of a kind are the same; null: by nothing. */
export function keyOf<K extends SubjectKind>(kind: K, record: SubjectRecords[K]): string | null;
export function keyOf(kind: SubjectKind, record: SubjectRecords[SubjectKind]): string | null {
  if (kind === "account" && "standing" in record) return accountKey(record);
  if (kind === "person" && "roles" in record) return personKey(record);
  return null;
}
