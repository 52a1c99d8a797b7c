/** Accounts of the pretend register: asked for, taken in, and what happens to them. */
import type { Account } from "../../../main/model/account.ts";
import { authorKey, normaliseHandle } from "../../../main/model/author.ts";
import type { Evidence } from "../../../main/model/entry.ts";
import { accountKey, hasPage } from "../../../main/model/register/account-key.ts";
import { emailAddress, emailFault } from "../../../main/model/register/email-rule.ts";
import type {
  AccountDetails,
  AccountRecord,
  AccountRow,
  AccountView,
  DepartmentRecord,
  PeopleNames,
  PersonRecord,
  RegisterEventKind,
} from "../../../main/model/register-view.ts";
import type { AccountRequest, AccountStep, TakenInAccount } from "../../../preload/contract.ts";
import { takeAccountStep } from "./account-steps.ts";
import { needed, type PretendRegisterDesk, raise, type Slice } from "./desk.ts";
import { Ledger } from "./ledger.ts";

const nothingYet = {
  ...{ request: null, decision: null, shut: null, coordinator: null, director: null, users: [], lastActivity: null },
  ...{ checklist: {}, review: null, discussion: null, lastEvent: 0 },
} as const;

type AccountChannel =
  | "register.account"
  | "register.account-step"
  | "register.request-account"
  | "register.take-in-account";

export class PretendAccounts {
  readonly ledger: Ledger<AccountRecord>;
  readonly desk: PretendRegisterDesk;
  /** Departments by name; set by the whole. */
  departments: ReadonlyMap<string, DepartmentRecord> = new Map();
  /** Everybody by id; set by the whole. */
  people: ReadonlyMap<string, PersonRecord> = new Map();

  constructor(desk: PretendRegisterDesk) {
    this.desk = desk;
    this.ledger = new Ledger(desk);
  }

  /** Every account, those too that a test put beside the register. */
  all(): readonly AccountRecord[] {
    for (const account of this.desk.options.accounts) if (!this.ledger.records.has(account.id)) this.#adopt(account);
    return [...this.ledger.records.values()];
  }

  get(id: string): AccountRecord {
    return this.all().find((one) => one.id === id) ?? raise("ACCOUNT_UNKNOWN", { account: id });
  }

  #adopt(account: Account): void {
    const on = this.desk.day(-this.desk.ago);
    const details = { email: null, phone: null, purpose: "", standing: "active", standingSince: on } as const;
    const said = { kind: "account.taken-in", on, says: "The account was there before the register." } as const;
    this.ledger.write(account.id, said, { ...account, ...details, ...nothingYet, addedOn: on });
  }

  request({ details, by, on, why, anyway }: AccountRequest): AccountRecord {
    const asked = this.#checked(details, anyway);
    needed("why", why);
    this.desk.past("on", on);
    const stands = { since: null, standing: "requested", standingSince: on, request: { by, on, why } } as const;
    const record = { ...nothingYet, ...asked, ...stands, id: crypto.randomUUID(), addedOn: on };
    return this.write(record, "account.requested", on, `${by.name} asked for the account: ${why}`);
  }

  takeIn({ details, since, note, anyway }: TakenInAccount): AccountRecord {
    const asked = this.#checked(details, anyway);
    const on = this.desk.day(-this.desk.ago);
    const stands = { since, standing: "active", standingSince: since ?? on, addedOn: on } as const;
    const record = { ...nothingYet, ...asked, ...stands, id: crypto.randomUUID() };
    return this.write(record, "account.taken-in", on, `The account was there before the register. ${note}`.trim());
  }

  /** Writes down what happened, keeps the short form for cases. */
  write(
    record: AccountRecord,
    kind: RegisterEventKind,
    on: string,
    says: string,
    evidence: readonly Evidence[] = [],
  ): AccountRecord {
    const now = this.ledger.write(record.id, { kind, on, says, evidence }, record);
    this.#keepShort(now);
    return now;
  }

  #keepShort(record: AccountRecord): void {
    if (!hasPage(record)) return;
    const { id, department, platform, handle, name, address, since } = record;
    const { accounts } = this.desk.options;
    const at = accounts.findIndex((one) => one.id === id);
    accounts.splice(at < 0 ? accounts.length : at, at < 0 ? 0 : 1, {
      id,
      department,
      platform,
      handle,
      name,
      address,
      since,
    });
  }

  #checked(details: AccountDetails, anyway: boolean): AccountDetails {
    for (const field of ["department", "platform", "handle", "name"] as const) needed(field, details[field]);
    this.refuseEmail(details.email);
    const others = this.all().filter((one) => accountKey(one) !== null);
    const { platform, handle } = details;
    const key = authorKey(platform, handle);
    const same = others.find((one) => accountKey(one) === key);
    if (same !== undefined) raise("ACCOUNT_EXISTS", { platform, handle });
    if (!anyway) refuseAlike(others, details);
    return details;
  }

  /** A handle or a platform that is another one now. Throws ACCOUNT_EXISTS, ACCOUNT_LOOKS_ALIKE {handle, like, platform}. */
  refuseOther(record: AccountRecord, change: Partial<AccountDetails>, anyway = false): void {
    const { platform, handle } = { ...record, ...change };
    const key = authorKey(platform, handle);
    if (key === authorKey(record.platform, record.handle)) return;
    const others = this.all().filter((one) => accountKey(one) !== null && one.id !== record.id);
    if (others.some((one) => accountKey(one) === key)) raise("ACCOUNT_EXISTS", { platform, handle });
    if (!anyway) refuseAlike(others, { platform, handle });
  }

  /** Throws EMAIL_INVALID, ACCOUNT_EMAIL_DOMAIN {email, domain, citation}. */
  refuseEmail(email: string | null): void {
    if (email === null) return;
    if (emailAddress(email) === null) raise("EMAIL_INVALID", { email });
    const fault = emailFault(this.desk.pack, email);
    if (fault !== null) raise("ACCOUNT_EMAIL_DOMAIN", fault);
  }

  names(): PeopleNames {
    const named = ({ name, title, left }: PersonRecord) => ({ name, title, left: left !== null });
    return Object.fromEntries([...this.people].map(([id, person]) => [id, named(person)]));
  }

  view(id: string): AccountView {
    const account = this.get(id);
    const cases = this.desk.options.log.summaries().filter((one) => one.account.id === id);
    return {
      account,
      history: this.ledger.history(id),
      people: this.names(),
      cases: { open: cases.filter((one) => !one.closed).length, all: cases.length },
      credentials: this.#credentials(id),
    };
  }

  #credentials(id: string): AccountView["credentials"] {
    const { lock, vaults } = this.desk.options.vault;
    if (lock !== "open") return null;
    return vaults.flatMap((vault) => {
      const own = vault.view().credentials.filter((one) => one.account === id);
      return own.map(({ id: credential, label }) => ({ vault: vault.id, id: credential, label }));
    });
  }

  row(record: AccountRecord, pressing: number): AccountRow {
    const { id, department, platform, handle, name, address, since, standing, standingSince } = record;
    const person = record.coordinator === null ? undefined : this.people.get(record.coordinator);
    return {
      ...{ id, department, platform, handle, name, address, since, standing, standingSince, pressing },
      coordinator: person?.name ?? null,
      users: record.users.filter((user) => user.to === null).length,
      lastReview: record.review?.on ?? null,
      lastActivity: record.lastActivity?.on ?? null,
    };
  }

  async step(id: string, lastEvent: number, step: AccountStep): Promise<AccountView> {
    if (this.get(id).lastEvent !== lastEvent) raise("ACCOUNT_CHANGED");
    await takeAccountStep(this, id, step);
    this.desk.changed();
    return this.view(id);
  }

  struck(id: string, event: number, because: string): void {
    this.#keepShort(this.ledger.strike(id, event, because));
  }

  #told(record: AccountRecord): AccountView {
    this.desk.changed();
    return this.view(record.id);
  }

  readonly handlers: Slice<AccountChannel> = {
    "register.account": ({ id }) => this.view(id),
    "register.account-step": ({ id, lastEvent, input }) => this.step(id, lastEvent, input),
    "register.request-account": (asked) => this.#told(this.request(asked)),
    "register.take-in-account": (asked) => this.#told(this.takeIn(asked)),
  };
}

function refuseAlike(others: readonly AccountRecord[], asked: Pick<AccountDetails, "platform" | "handle">): void {
  const { handle, platform } = asked;
  const like = others.find(
    (one) => skeleton(one.handle) === skeleton(handle) && normaliseHandle(one.handle) !== normaliseHandle(handle),
  );
  if (like !== undefined) raise("ACCOUNT_LOOKS_ALIKE", { handle, like: like.handle, platform });
}

/** Alike to the eye, roughly. */
function skeleton(handle: string): string {
  return normaliseHandle(handle).replace(/rn/g, "m").replace(/[l1]/g, "i").replace(/0/g, "o").replace(/[._-]/g, "");
}
