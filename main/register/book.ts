/** The register of accounts, people and departments with all that happened to them. [A-6.g] */

import type {
  AccountRequest,
  AccountStep,
  DepartmentStep,
  NewPerson,
  PersonStep,
  TakenInAccount,
} from "../../preload/contract.ts";
import type { Database } from "../database/index.ts";
import { AppError } from "../lib/app-error.ts";
import { foldName } from "../model/author.ts";
import type { Actor, Evidence } from "../model/entry.ts";
import { type PolicyPack, packRef } from "../model/policy-pack.ts";
import type { AccountNames } from "../model/register/account-history.ts";
import { historyLines } from "../model/register/history-lines.ts";
import type {
  AccountRecord,
  Day,
  DepartmentRecord,
  HistoryLine,
  PersonRecord,
  PolicyReview,
  RegisterEvent,
  RegisterState,
  SubjectKind,
} from "../model/register-view.ts";
import { dayIn } from "../model/time.ts";
import { accountStep, requestAccount, takeInAccount } from "./accounts.ts";
import { departmentStep } from "./departments.ts";
import { isRegisterFile, registerFile, registerFiles } from "./files.ts";
import { History } from "./history.ts";
import type { Hold } from "./hold.ts";
import { namesIn } from "./names.ts";
import { addPerson, personStep } from "./people.ts";
import { policyReviewed } from "./policy-reviews.ts";
import type { WaitingReset } from "./store.ts";
import { canTakeBack } from "./take-back.ts";

export interface RegisterBookOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** The pack that is in force. */
  readonly policy: () => PolicyPack;
  readonly actor: () => Actor;
  readonly caseExists: (id: string) => boolean;
  /** Is the account in any case? Left out: in none. */
  readonly hasCases?: (account: string) => boolean;
}

export class RegisterBook {
  readonly #options: RegisterBookOptions;
  readonly #history: History;

  constructor(options: RegisterBookOptions) {
    this.#options = options;
    const { database, clock, random, actor, policy, hasCases } = options;
    const today = () => this.today();
    this.#history = new History({
      database,
      clock,
      random,
      actor,
      today,
      ...(hasCases === undefined ? {} : { hasCases }),
      pack: policy,
      policy: () => packRef(policy()),
    });
  }

  /** Is this a sealed file that the register names? @throws AppError DISK_*, DATABASE_* */
  static names(database: Database, sha256: string): boolean {
    return isRegisterFile(database, sha256);
  }

  /** All sealed files that the register names, each once. @throws AppError DISK_*, DATABASE_* */
  static files(database: Database): readonly { readonly sha256: string; readonly bytes: number }[] {
    return registerFiles(database);
  }

  /** As the static one. */
  files(): readonly { readonly sha256: string; readonly bytes: number }[] {
    return RegisterBook.files(this.#options.database);
  }

  /** A sealed file as the first event that names it describes it; null when no event does. */
  file(sha256: string): Evidence | null {
    return registerFile(this.#options.database, sha256);
  }

  /** Today in the pack's time zone. */
  today(): Day {
    const { clock, policy } = this.#options;
    return dayIn(policy().timeZone, clock().toISOString());
  }

  /** The same object until something changes; a record that did not change is the same object as before. */
  state(): RegisterState {
    return this.#history.state();
  }

  /** @throws AppError ACCOUNT_UNKNOWN {account} */
  account(id: string): AccountRecord {
    const account = this.#history.get("account", id);
    if (account === undefined) throw new AppError("ACCOUNT_UNKNOWN", { account: id });
    return account;
  }

  /** @throws AppError PERSON_UNKNOWN {person} */
  person(id: string): PersonRecord {
    const person = this.#history.get("person", id);
    if (person === undefined) throw new AppError("PERSON_UNKNOWN", { person: id });
    return person;
  }

  /** However its name is written. @throws AppError DEPARTMENT_UNKNOWN {name} */
  department(name: string): DepartmentRecord {
    const department = this.#history.department(name);
    if (department === undefined) throw new AppError("DEPARTMENT_UNKNOWN", { name });
    return department;
  }

  /**
   * All that `work` writes through the hold stands together or not at all; what the book's own methods write inside of it is part of it.
   * @throws AppError DISK_*, DATABASE_*, and what `work` throws
   */
  change<T>(work: (hold: Hold) => T): T {
    return this.#history.change(work);
  }

  /** As `History.beside`: for what another connection writes in a thread of its own. */
  beside<T>(work: () => Promise<T>): Promise<T> {
    return this.#history.beside(work);
  }

  /** Another one as soon as the register is, or what it is seen with. */
  mark(): string {
    return this.#history.mark();
  }

  /** [N-V.1] @throws AppError as `requestAccount` of accounts.ts */
  requestAccount(asked: AccountRequest): AccountRecord {
    return this.account(this.change((hold) => requestAccount(hold, asked)));
  }

  /** @throws AppError as `takeInAccount` of accounts.ts */
  takeIn(asked: TakenInAccount): AccountRecord {
    return this.account(this.change((hold) => takeInAccount(hold, asked)));
  }

  /**
   * @param lastEvent the account's last event as the asking window knew it
   * @param evidence the screenshot that was sealed for the step; null: none
   * @throws AppError as `accountStep` of accounts.ts
   */
  accountStep(id: string, lastEvent: number, step: AccountStep, evidence: Evidence | null): AccountRecord {
    const { caseExists } = this.#options;
    this.change((hold) => accountStep(hold, id, lastEvent, step, evidence, caseExists));
    return this.account(id);
  }

  /** @throws AppError as `addPerson` of people.ts */
  addPerson(asked: NewPerson): PersonRecord {
    return this.person(this.change((hold) => addPerson(hold, asked)));
  }

  /** @throws AppError as `personStep` of people.ts */
  personStep(id: string, lastEvent: number, step: PersonStep, evidence: Evidence | null): PersonRecord {
    this.change((hold) => personStep(hold, id, lastEvent, step, evidence));
    return this.person(id);
  }

  /** @throws AppError as `departmentStep` of departments.ts */
  departmentStep(name: string, lastEvent: number, step: DepartmentStep, evidence: Evidence | null): DepartmentRecord {
    this.change((hold) => departmentStep(hold, name, lastEvent, step, evidence));
    return this.department(name);
  }

  /** @throws AppError as `policyReviewed` of policy-reviews.ts */
  policyReviewed(review: Omit<PolicyReview, "pack">): void {
    this.change((hold) => policyReviewed(hold, review));
  }

  /** Newest first. @throws AppError ACCOUNT_UNKNOWN {account} */
  accountHistory(id: string): readonly HistoryLine[] {
    return this.#lines("account", this.account(id).id);
  }

  /** Newest first. @throws AppError PERSON_UNKNOWN {person} */
  personHistory(id: string): readonly HistoryLine[] {
    return this.#lines("person", this.person(id).id);
  }

  /** Newest first. @throws AppError DEPARTMENT_UNKNOWN {name} */
  departmentHistory(name: string): readonly HistoryLine[] {
    return this.#lines("department", foldName(this.department(name).name));
  }

  #lines(kind: SubjectKind, subject: string): readonly HistoryLine[] {
    const [events, files] = [this.#history.events(kind, subject), this.#history.files(kind, subject)];
    return this.#history.reading((hold) =>
      historyLines(events, files, this.names(), ({ id }) => canTakeBack(hold, { kind, id: subject, events }, id)),
    );
  }

  /** Names for the ids in events, as they are now. */
  names(): AccountNames {
    return namesIn(this.#history, this.#options.policy());
  }

  /** Oldest first, the struck ones and those that strike too. */
  events(kind: SubjectKind, subject: string): readonly RegisterEvent[] {
    return this.#history.events(kind, subject);
  }

  /** Every event in its order. The database can't be written to while they are being read. */
  allEvents(): IterableIterator<RegisterEvent> {
    return this.#history.all();
  }

  /** Passwords that somebody knew who left, to be asked for anew once their vault is open. [N-V.4] */
  waitingResets(): readonly WaitingReset[] {
    return this.#history.waitingResets();
  }

  /** Once for a person and an account: a later event takes the place of the one before. */
  noteReset(reset: WaitingReset): void {
    this.#history.noteReset(reset);
  }

  /** One that was noted for a later event since then goes on waiting. */
  resetDone(reset: Omit<WaitingReset, "because">): void {
    this.#history.resetDone(reset);
  }
}
