/** People, departments and reviews of the policy as they stand now, and all of the register together. [A-6.g] */

import type { Evidence } from "../entry.ts";
import type { AccountRecord, Day, NamedPerson } from "./account-record.ts";

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
