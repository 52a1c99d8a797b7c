/** The account register as one person has it on the desk. [A-6.g] */

import type {
  AccountRequest,
  AccountStep,
  DepartmentStep,
  NewPerson,
  PersonStep,
  TakenInAccount,
} from "../../preload/contract.ts";
import { acknowledgementPage, registerSheet } from "../duties/index.ts";
import type { EvidenceStore, Sealed } from "../evidence/index.ts";
import { AppError } from "../lib/app-error.ts";
import type { Account } from "../model/account.ts";
import { foldName } from "../model/author.ts";
import type { Duty } from "../model/duty.ts";
import type { Actor, Evidence } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import { type AccountsOpening, accountsOpening } from "../model/register/account-list.ts";
import type {
  AccountRecord,
  AccountView,
  DepartmentView,
  ImportPreview,
  PersonRecord,
  PersonView,
  PolicyReview,
  RegisterDesk,
  RegisterState,
} from "../model/register-view.ts";
import type { RegisterBook } from "../register/index.ts";
import type { Tables, TablesIn } from "../register/moving/index.ts";
import type { RemovalLog } from "../removal-log/index.ts";
import type { Vaults } from "../vault/index.ts";
import type { Due } from "./due.ts";
import type { Leaving } from "./leaving.ts";
import { notedStep, type StepOf } from "./noted-step.ts";
import type { PrintableReport, Work } from "./records-desk.ts";
import type { RegisterService } from "./register-desk.ts";
import { printable, sheetAccounts } from "./register-sheets.ts";
import {
  accountsOfPerson,
  custodianOf,
  namesOnAccount,
  namesOnDepartment,
  peopleOf,
  registerDesk,
} from "./register-views.ts";
import { withSealed } from "./sealed-step.ts";

/** Largest file that is shown, in bytes. */
const largestFile = 256 * 1024 * 1024;

export interface RegisterWorkOptions {
  readonly book: RegisterBook;
  /** The accounts of which there is a page, in short. */
  pages(): readonly Account[];
  readonly tables: Tables;
  readonly tablesIn: TablesIn;
  readonly due: Due;
  readonly leaving: Leaving;
  readonly log: Pick<RemovalLog, "count">;
  readonly evidence: Pick<EvidenceStore, "read">;
  readonly vaults: Pick<Vaults, "isOpen" | "linked" | "summaries">;
  policy(): PolicyPack;
  actor(): Actor;
  /** Called after each change. */
  changed(): void;
}

/** The lists as they were last made, and of what. */
interface LastDesk {
  readonly pack: PolicyPack;
  readonly state: RegisterState;
  readonly duties: readonly Duty[];
  readonly desk: RegisterDesk;
}

export class RegisterWork implements RegisterService {
  readonly #options: RegisterWorkOptions;
  /** The desk is asked for twice when the list of accounts is opened, and made once. */
  #last: LastDesk | null = null;

  constructor(options: RegisterWorkOptions) {
    this.#options = options;
  }

  desk(): RegisterDesk {
    const { book, due, policy } = this.#options;
    const [pack, state, { duties }] = [policy(), book.state(), due.now()];
    const last = this.#last;
    if (last !== null && last.pack === pack && last.state === state && last.duties === duties) return last.desk;
    this.#last = { pack, state, duties, desk: registerDesk(pack, state, duties) };
    return this.#last.desk;
  }

  opening(): AccountsOpening {
    return accountsOpening(this.desk().accounts);
  }

  openPages(): readonly Account[] {
    const { book, pages } = this.#options;
    const closed = book.state().accounts.filter(({ standing }) => standing === "deactivated");
    const ids = new Set(closed.map(({ id }) => id));
    return pages().filter(({ id }) => !ids.has(id));
  }

  account(id: string): AccountView {
    return this.#accountView(this.#options.book.account(id));
  }

  accountStep(id: string, lastEvent: number, step: AccountStep, sealed: Sealed | null): AccountView {
    const { book } = this.#options;
    const of = { kind: "account", subject: id, step } as const;
    const take = (evidence: Evidence | null) => book.accountStep(id, lastEvent, step, evidence);
    const { record } = this.#taken(of, sealed, take);
    return this.#accountView(record);
  }

  requestAccount(asked: AccountRequest): AccountView {
    return this.#accountView(this.#told(this.#options.book.requestAccount(asked)));
  }

  takeInAccount(asked: TakenInAccount): AccountView {
    return this.#accountView(this.#told(this.#options.book.takeIn(asked)));
  }

  person(id: string): PersonView {
    return this.#personView(this.#options.book.person(id));
  }

  async personStep(id: string, lastEvent: number, step: PersonStep, sealed: Sealed | null): Promise<PersonView> {
    const { book } = this.#options;
    const of = { kind: "person", subject: id, step } as const;
    const take = (evidence: Evidence | null) => book.personStep(id, lastEvent, step, evidence);
    await this.#taken(of, sealed, take).settled;
    return this.person(id);
  }

  addPerson(asked: NewPerson): PersonView {
    return this.#personView(this.#told(this.#options.book.addPerson(asked)));
  }

  department(name: string): DepartmentView {
    const { book } = this.#options;
    const department = book.department(name);
    const history = book.departmentHistory(department.name);
    return { department, history, people: namesOnDepartment(department, peopleOf(book.state())) };
  }

  departmentStep(name: string, lastEvent: number, step: DepartmentStep, sealed: Sealed | null): DepartmentView {
    const { book } = this.#options;
    const of = { kind: "department", subject: foldName(name), step } as const;
    this.#taken(of, sealed, (evidence) => book.departmentStep(name, lastEvent, step, evidence));
    return this.department(name);
  }

  policyReviewed(review: Omit<PolicyReview, "pack">): void {
    this.#options.book.policyReviewed(review);
    this.#options.changed();
  }

  async file(sha256: string): Promise<{ mediaType: string; bytes: Uint8Array }> {
    const { book, evidence } = this.#options;
    const file = book.file(sha256);
    if (file === null) throw new AppError("EVIDENCE_MISSING", { sha256 });
    return { mediaType: file.mediaType, bytes: await evidence.read(sha256, largestFile) };
  }

  evidence(sha256: string): Evidence | null {
    return this.#options.book.file(sha256);
  }

  template(what: "accounts" | "people"): { readonly name: string; readonly bytes: Uint8Array } {
    return this.#options.tables.template(what);
  }

  csv(what: "accounts" | "people" | "history"): { readonly name: string; readonly bytes: Uint8Array } {
    return this.#options.tables.csv(what);
  }

  readTable(
    what: "accounts" | "people",
    file: { readonly name: string; readonly bytes: Uint8Array },
    work: Work,
  ): Promise<ImportPreview> {
    return this.#options.tablesIn.read(what, file, work);
  }

  async importTable(token: string, work: Work): Promise<{ added: number }> {
    return this.#told(await this.#options.tablesIn.takeIn(token, work));
  }

  sheet(department: string | null): PrintableReport {
    const { book, policy, actor, due } = this.#options;
    const [pack, state, by, day] = [policy(), book.state(), actor().name, due.day];
    const accounts = sheetAccounts(pack, state, department);
    const designates = pack.register.designation !== null;
    const about = { organisation: pack.organisation, department, day, by, designates };
    return printable(`account-register-${day}`, () => registerSheet(about, accounts));
  }

  acknowledgementForm(id: string): PrintableReport {
    const { register, organisation, title: policyTitle, shortTitle } = this.#options.policy();
    const { name, title, department } = this.#options.book.person(id);
    if (register.acknowledgement === null) throw new AppError("ACKNOWLEDGEMENT_UNWANTED");
    const { forwardTo, text, title: heading } = register.acknowledgement;
    const policy = `${policyTitle} (${shortTitle})`;
    const form = { organisation, policy, title: heading, text, forwardTo, person: { name, title, department } };
    return printable(`acknowledgement-${name}`, () => acknowledgementPage(form));
  }

  /** `settled`: when new passwords were asked for, as far as the vaults are open. */
  #taken<T extends { readonly lastEvent: number }>(
    of: StepOf,
    sealed: Sealed | null,
    take: (evidence: Evidence | null) => T,
  ): { readonly record: T; readonly settled: Promise<void> } {
    const { leaving, changed } = this.#options;
    const { record, asks } = withSealed(sealed, (evidence) => notedStep(this.#options, of, () => take(evidence)));
    changed();
    return { record, settled: asks ? leaving.settle() : Promise.resolve() };
  }

  #accountView(account: AccountRecord): AccountView {
    const { book, log, vaults } = this.#options;
    const of = { account: account.id, ground: null, from: null, to: null, fromTime: null, toTime: null };
    return {
      account,
      history: book.accountHistory(account.id),
      people: namesOnAccount(account, peopleOf(book.state())),
      cases: {
        open: log.count("", { ...of, action: "open" }).cases,
        all: log.count("", { ...of, action: null }).cases,
      },
      credentials: vaults.linked(account.id),
    };
  }

  #personView(person: PersonRecord): PersonView {
    const { book, vaults } = this.#options;
    return {
      person,
      history: book.personHistory(person.id),
      accounts: accountsOfPerson(person.id, book.state().accounts),
      custodianOf: vaults.isOpen ? custodianOf(person, vaults.summaries()) : null,
    };
  }

  #told<T>(done: T): T {
    this.#options.changed();
    return done;
  }
}
