/** What the window is shown: rows of lists, and everything about one account, person or department. */

import type { Account } from "../account.ts";
import type { Actor, Evidence, Time } from "../entry.ts";
import type { AccountRecord, AuthorisedUser, Day, Standing } from "./account-record.ts";
import type { RegisterEventKind } from "./events.ts";
import type { DepartmentRecord, PersonRecord, PolicyReview } from "./records.ts";

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
