/** The account register, what is due, and policy packs of one's own, as one person has them on the desk. */

import type {
  AccountRequest,
  AccountStep,
  DepartmentStep,
  DutyCounts,
  DutyDesk,
  DutySettings,
  NewPerson,
  PackPreview,
  PersonStep,
  TakenInAccount,
} from "../../preload/contract/register.ts";
import type { Sealed } from "../evidence/index.ts";
import type { Account } from "../model/account.ts";
import type { ComplianceReport } from "../model/compliance-view.ts";
import type { Duty } from "../model/duty.ts";
import type { Alike } from "../model/duty-heaps.ts";
import type { Evidence } from "../model/entry.ts";
import type { AccountsOpening } from "../model/register/account-list.ts";
import type {
  AccountView,
  DepartmentView,
  ImportPreview,
  PersonView,
  PolicyReview,
  RegisterDesk,
} from "../model/register-view.ts";
import type { PrintableReport, Work } from "./records-desk.ts";

/** What the desk is asked with: `sealed` stands for the contract's `source`. It is kept when the event stands, and given up when not. */
export interface RegisterService {
  /** The same object until something in it is another one. */
  desk(): RegisterDesk;
  /** What the list of accounts begins with. */
  opening(): AccountsOpening;
  /** The pages on which something can happen: those that are gone for good are left out. */
  openPages(): readonly Account[];
  /** @throws AppError ACCOUNT_UNKNOWN {account} */
  account(id: string): AccountView;
  /**
   * @throws AppError ACCOUNT_UNKNOWN, ACCOUNT_CHANGED, ACCOUNT_STEP_SHUT {step, citation}, ACCOUNT_INCOMPLETE {needs, citation},
   *   ACCOUNT_EXISTS {platform, handle}, ACCOUNT_EMAIL_DOMAIN {email, domain, citation}, PERSON_UNKNOWN, PERSON_LEFT, USER_EXISTS,
   *   USER_UNKNOWN, ROLE_UNKNOWN, CHECK_UNKNOWN, CASE_UNKNOWN, EVENT_*, DATE_INVALID {field}, TIME_IN_FUTURE {field}, TEXT_* {field},
   *   ADDRESS_INVALID, EMAIL_INVALID, DISK_*
   */
  accountStep(id: string, lastEvent: number, step: AccountStep, sealed: Sealed | null): AccountView;
  /** @throws AppError also ACCOUNT_LOOKS_ALIKE {handle, like, platform} unless `anyway` */
  requestAccount(asked: AccountRequest): AccountView;
  takeInAccount(asked: TakenInAccount): AccountView;
  /** @throws AppError PERSON_UNKNOWN {person} */
  person(id: string): PersonView;
  /** Leaving asks for new passwords in open vaults at once, in locked ones when they are opened. [N-V.4] */
  personStep(id: string, lastEvent: number, step: PersonStep, sealed: Sealed | null): Promise<PersonView>;
  /** @throws AppError PERSON_EXISTS {name} */
  addPerson(asked: NewPerson): PersonView;
  /** @throws AppError DEPARTMENT_UNKNOWN {name} */
  department(name: string): DepartmentView;
  departmentStep(name: string, lastEvent: number, step: DepartmentStep, sealed: Sealed | null): DepartmentView;
  policyReviewed(review: Omit<PolicyReview, "pack">): void;
  /** A sealed file that the register names. @throws AppError EVIDENCE_* */
  file(sha256: string): Promise<{ mediaType: string; bytes: Uint8Array }>;
  /** What a sealed file is that the register names; null: it names none of that hash. */
  evidence(sha256: string): Evidence | null;

  /** CSV, UTF-8 with BOM. */
  template(what: "accounts" | "people"): { readonly name: string; readonly bytes: Uint8Array };
  csv(what: "accounts" | "people" | "history"): { readonly name: string; readonly bytes: Uint8Array };
  /** @throws AppError TABLE_UNREADABLE, TABLE_COLUMNS_MISSING {columns}, TABLE_TOO_LARGE {rows, limit}; faulty rows are in the preview */
  readTable(
    what: "accounts" | "people",
    file: { readonly name: string; readonly bytes: Uint8Array },
    work: Work,
  ): Promise<ImportPreview>;
  /** All or nothing; it stands when this returns. @throws AppError SOURCE_UNKNOWN, TABLE_FAULTY {faults}, TABLE_CHANGED, EXPORT_CANCELLED */
  importTable(token: string, work: Work): Promise<{ added: number }>;
  sheet(department: string | null): PrintableReport;
  /** @throws AppError PERSON_UNKNOWN {person}, ACKNOWLEDGEMENT_UNWANTED where the policy asks for none */
  acknowledgementForm(person: string): PrintableReport;
}

export interface DutyService {
  list(department: string | null): DutyDesk;
  /** The most urgent first; none where nobody knows the account. */
  ofAccount(id: string): readonly Duty[];
  /** Ids of the accounts that a heap of `list` counts. */
  accounts(department: string | null, alike: Alike): readonly string[];
  /** Of all departments. */
  counts(): DutyCounts;
  settings(): DutySettings;
  saveSettings(settings: DutySettings): DutySettings;
  calendar(department: string | null): { readonly name: string; readonly bytes: Uint8Array };
  compliance(department: string): ComplianceReport;
  complianceSheet(department: string): PrintableReport;
  /** A notification that is to be shown now, once a day; null: none. Noted as shown. */
  takeNotification(): { readonly title: string; readonly body: string } | null;
}

export interface OwnPacks {
  /** @throws AppError PACK_BROKEN {file, reason, line}, PACK_FROM_FUTURE, PACK_VERSION_TAKEN {ref} */
  read(file: { readonly name: string; readonly bytes: Uint8Array }): PackPreview;
  /** Durable in the data folder before it returns. @throws AppError SOURCE_UNKNOWN, PACK_VERSION_TAKEN, DISK_*, FOLDER_* */
  adopt(token: string, use: boolean): void;
}
