/** The account register, what is due, and policy packs of one's own. */
import type { ComplianceReport } from "../../main/model/compliance-view.ts";
import type { Duty, Urgency } from "../../main/model/duty.ts";
import type { Alike, DutyHeap } from "../../main/model/duty-heaps.ts";
import type { AccountsOpening } from "../../main/model/register/account-list.ts";
import type {
  AccountDetails,
  AccountPeople,
  AccountView,
  CheckVerdict,
  DepartmentView,
  DiscussionOutcome,
  ImportPreview,
  NamedPerson,
  PersonDetails,
  PersonView,
  PolicyReview,
  RegisterDesk,
} from "../../main/model/register-view.ts";
import type { AppState, PackSummary } from "../contract.ts";

/** Days are `YYYY-MM-DD` and are no later than today in the pack's time zone unless said otherwise. */
export type AccountStep =
  | {
      readonly step: "decide";
      readonly approved: boolean;
      readonly by: NamedPerson;
      readonly on: string;
      readonly why: string;
    }
  /** `anyway`: the person has seen that the handle, another one than was asked for, looks like one of the register. */
  | {
      readonly step: "create";
      readonly on: string;
      readonly details: AccountDetails;
      readonly since: string | null;
      readonly anyway?: boolean;
    }
  | { readonly step: "activate" | "resume"; readonly on: string; readonly note: string }
  | {
      readonly step: "pause" | "archive" | "deactivate";
      readonly on: string;
      readonly by: NamedPerson;
      readonly why: string;
    }
  | {
      readonly step: "change";
      readonly on: string;
      readonly details: Partial<AccountDetails & AccountPeople>;
      readonly why: string;
      /** As of the step `create`. */
      readonly anyway?: boolean;
    }
  | { readonly step: "add-user"; readonly on: string; readonly person: string; readonly role: string }
  | {
      readonly step: "end-user";
      readonly on: string;
      readonly person: string;
      readonly role: string;
      readonly because: string;
    }
  | {
      readonly step: "check";
      readonly on: string;
      readonly items: readonly { readonly item: string; readonly verdict: CheckVerdict; readonly why: string }[];
      /** Token of a waiting file (`evidence.begin`, `evidence.choose`); null: no screenshot. */
      readonly source: string | null;
    }
  | {
      readonly step: "review";
      readonly on: string;
      readonly looked: readonly string[];
      readonly found: "nothing" | "something";
      readonly words: string;
      readonly cases: readonly string[];
      readonly lastActivity: string | null;
    }
  | {
      readonly step: "discuss";
      readonly on: string;
      readonly with: readonly NamedPerson[];
      readonly outcome: DiscussionOutcome;
      readonly words: string;
      /** A day to come; null: reckoned by the pack. */
      readonly again: string | null;
    }
  | { readonly step: "activity"; readonly on: string; readonly what: string }
  /** Takes back an event on which nothing later builds: `takeBack` of its line. */
  | { readonly step: "strike"; readonly event: number; readonly because: string };

export type PersonStep =
  | {
      readonly step: "change";
      readonly on: string;
      readonly details: Partial<PersonDetails & { joinedOn: string | null }>;
      readonly why: string;
    }
  | { readonly step: "give-role"; readonly on: string; readonly role: string; readonly department: string }
  | {
      readonly step: "end-role";
      readonly on: string;
      readonly role: string;
      readonly department: string;
      readonly because: string;
    }
  /** `source`: token of the scan; null: none. With the day of the signature that stands, it adds the scan and the forwarding stays. */
  | { readonly step: "acknowledge"; readonly on: string; readonly source: string | null }
  | { readonly step: "forward"; readonly on: string; readonly to: string }
  /** Ends all roles and authorisations on that day and asks for new passwords. [N-V.4] */
  | { readonly step: "leave"; readonly on: string; readonly because: string }
  | { readonly step: "return"; readonly on: string; readonly why: string }
  | { readonly step: "strike"; readonly event: number; readonly because: string };

export type DepartmentStep =
  | {
      readonly step: "workplan";
      readonly on: string;
      readonly parts: Readonly<Record<string, string>>;
      readonly source: string | null;
    }
  | {
      readonly step: "coordinator";
      readonly on: string;
      readonly person: string | null;
      readonly by: NamedPerson;
      readonly because: string;
    }
  | { readonly step: "director"; readonly on: string; readonly person: string | null; readonly because: string }
  | { readonly step: "strike"; readonly event: number; readonly because: string };

/** A page that is asked for. `anyway`: the person has seen that its handle looks like another one. [N-V.1] */
export interface AccountRequest {
  readonly details: AccountDetails;
  readonly by: NamedPerson;
  readonly on: string;
  readonly why: string;
  readonly anyway: boolean;
}

/** A page that was there before the register. */
export interface TakenInAccount {
  readonly details: AccountDetails;
  readonly since: string | null;
  readonly note: string;
  readonly anyway: boolean;
}

export interface NewPerson {
  readonly details: PersonDetails;
  readonly joinedOn: string | null;
  /** The person has seen that somebody of that name is there already. */
  readonly anyway: boolean;
}

export interface DutySettings {
  /** A notification of the system once a day, when something is overdue or broken or due that day. */
  readonly notify: boolean;
  /** Time of day from which on it comes, `HH:MM` in the pack's time zone. */
  readonly at: string;
}

export type DutyCounts = Readonly<Record<Urgency, number>>;

export interface DutyDesk {
  /** Today in the pack's time zone. */
  readonly day: string;
  /** null: of all departments. What concerns the whole desk is always there. */
  readonly department: string | null;
  /** Those that stand one by one, the most urgent first, three hundred at most. */
  readonly duties: readonly Duty[];
  /** Those of which there are many alike. None of them is in `duties`. */
  readonly heaps: readonly DutyHeap[];
  /** Of the department that was asked for. */
  readonly counts: DutyCounts;
  readonly departments: readonly { readonly name: string; readonly counts: DutyCounts }[];
  readonly settings: DutySettings;
}

/** A policy pack that was chosen and not taken up yet. */
export interface PackPreview {
  readonly token: string;
  readonly file: string;
  readonly summary: PackSummary;
  /** The pack that it is compared with; null: there is none of that id, it is compared with the one in use. */
  readonly against: PackSummary | null;
  /** What is another one, part by part: `Grounds`, `1 added: …`. */
  readonly changes: readonly { readonly part: string; readonly says: readonly string[] }[];
}

export interface RegisterRequests {
  "register.desk": { request: null; reply: RegisterDesk };
  /** What the list of accounts begins with: drawn until `register.desk`, whole and of one moment, takes its place. */
  "register.opening": { request: null; reply: AccountsOpening };
  "register.account": { request: { id: string }; reply: AccountView };
  /** All that change an account throw ACCOUNT_CHANGED when `lastEvent` is not its last event any more. */
  "register.account-step": { request: { id: string; lastEvent: number; input: AccountStep }; reply: AccountView };
  "register.request-account": { request: AccountRequest; reply: AccountView };
  "register.take-in-account": { request: TakenInAccount; reply: AccountView };
  "register.person": { request: { id: string }; reply: PersonView };
  "register.person-step": { request: { id: string; lastEvent: number; input: PersonStep }; reply: PersonView };
  "register.add-person": { request: NewPerson; reply: PersonView };
  "register.department": { request: { name: string }; reply: DepartmentView };
  "register.department-step": {
    request: { name: string; lastEvent: number; input: DepartmentStep };
    reply: DepartmentView;
  };
  /** Proof of a checklist, a scan, a workplan, in the system's viewer: by `evidence.open-copy`; here as bytes. */
  "register.file": { request: { sha256: string }; reply: { mediaType: string; bytes: Uint8Array } };

  /** All of these ask for a place in a dialog; null: thought better of it. */
  "register.save-template": { request: { what: "accounts" | "people" }; reply: { saved: string } | null };
  "register.save-csv": { request: { what: "accounts" | "people" | "history" }; reply: { saved: string } | null };
  /** The register on paper, PDF: which accounts there are, who can post, when each was last reviewed. null: all departments. */
  "register.save-sheet": { request: { department: string | null }; reply: { saved: string } | null };
  /** The acknowledgement to be signed, PDF. */
  "register.save-acknowledgement": { request: { person: string }; reply: { saved: string } | null };
  /** Long work, as `register.import`: its progress is told, and it can be cancelled. */
  "register.choose-table": { request: { what: "accounts" | "people" }; reply: ImportPreview | null };
  /** All or nothing. Refused with TABLE_CHANGED where the register is not what the preview saw. */
  "register.import": { request: { token: string }; reply: { added: number } };

  "duties.list": { request: { department: string | null }; reply: DutyDesk };
  /** All that is due of one account, the most urgent first. */
  "duties.of-account": { request: { account: string }; reply: readonly Duty[] };
  /** Ids of the accounts that a heap of `duties.list` of that department counts. */
  "duties.accounts": { request: Alike & { department: string | null }; reply: readonly string[] };
  "duties.settings": { request: DutySettings; reply: DutySettings };
  /** iCalendar, through a dialog. */
  "duties.save-calendar": { request: { department: string | null }; reply: { saved: string } | null };
  "duties.compliance": { request: { department: string }; reply: ComplianceReport };
  "duties.save-compliance": { request: { department: string }; reply: { saved: string } | null };

  /** A pack file, through a dialog; refused with PACK_BROKEN {file, reason, line} and the like. */
  "policy.choose": { request: null; reply: PackPreview | null };
  /** Keeps it in the data folder. `use`: new cases are opened under it from now on. */
  "policy.adopt": { request: { token: string; use: boolean }; reply: AppState };
  /** The lead agency has looked at the policy again. */
  "policy.reviewed": { request: Omit<PolicyReview, "pack">; reply: null };
}

export interface RegisterEvents {
  /** Something in the register is another one: what is shown is to be read again. */
  "register.changed": null;
  /** What is due is another list. */
  "duties.changed": { readonly counts: DutyCounts };
}
