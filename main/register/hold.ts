import { v7 as uuidv7 } from "uuid";
import type { Actor, Evidence } from "../model/entry.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type {
  AccountRecord,
  Day,
  DepartmentRecord,
  PersonRecord,
  RegisterEvent,
  RegisterEventFields,
  RegisterEventKind,
  SubjectKind,
} from "../model/register-view.ts";
import type { Keeper } from "./keeper.ts";

/** What events are written with. */
export interface HoldOptions {
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly actor: () => Actor;
  /** The pack that is in force, `<id>@<version>`; empty: none yet. */
  readonly policy: () => string;
  /** @throws AppError PACK_UNKNOWN */
  readonly pack: () => PolicyPack;
  /** Today in the pack's time zone. */
  readonly today: () => Day;
  /** Is the account in any case? Left out: in none. */
  readonly hasCases?: (account: string) => boolean;
}

/**
 * One transaction's hold on the register. All of it is written together or not at all, and what is read shows what was appended before in
 * the same transaction. `History.change` opens the transaction.
 */
export class Hold {
  readonly #keeper: Keeper;
  readonly #options: HoldOptions;
  /** Today in the pack's time zone. */
  readonly today: Day;
  readonly actor: Actor;
  readonly #now: Date;
  readonly #policy: string;
  /** Id of the last event of all; null: not asked for yet. Nobody else writes one while this transaction runs. */
  #last: number | null = null;

  constructor(keeper: Keeper, options: HoldOptions) {
    this.#keeper = keeper;
    this.#options = options;
    this.today = options.today();
    this.actor = options.actor();
    this.#now = options.clock();
    this.#policy = options.policy();
  }

  /** What was appended last is gone again: its id is free. */
  rewound(): void {
    this.#last = null;
  }

  get pack(): PolicyPack {
    return this.#options.pack();
  }

  /** A new UUIDv7. */
  newId(): string {
    return uuidv7({ msecs: this.#now.getTime(), random: this.#options.random(16) });
  }

  /** Whoever has not left and has that address, and then whoever has that name, however they are written. */
  presentLike(name: string, email: string | null): readonly PersonRecord[] {
    return this.#keeper.memory.presentLike(name, email);
  }

  person(id: string): PersonRecord | undefined {
    return this.#keeper.memory.get("person", id);
  }

  accounts(): Iterable<AccountRecord> {
    return this.#keeper.memory.records.account.values();
  }

  account(id: string): AccountRecord | undefined {
    return this.#keeper.memory.get("account", id);
  }

  /** Accounts that hold a handle which looks the same on that platform, or is the same. */
  lookAlikes(platform: string, handle: string): readonly AccountRecord[] {
    return this.#keeper.memory.lookAlikes(platform, handle);
  }

  /** Id of the account that holds this key (model/register/account-key.ts); undefined: none does. */
  accountHolding(key: string): string | undefined {
    return this.#keeper.store.holder("account", key);
  }

  /** Is the account in any case? */
  hasCases(account: string): boolean {
    return this.#options.hasCases?.(account) ?? false;
  }

  /** Departments that have events of their own. */
  departments(): Iterable<DepartmentRecord> {
    return this.#keeper.memory.records.department.values();
  }

  /** Any department that the register knows, however its name is written. */
  department(name: string): DepartmentRecord | undefined {
    return this.#keeper.memory.department(name);
  }

  /** All events of a subject, oldest first; a department by its folded name, the policy by its pack's id. */
  events(subjectKind: SubjectKind, subject: string): readonly RegisterEvent[] {
    return this.#keeper.store.events(subjectKind, subject);
  }

  /**
   * Writes an event, its files, and the record that its subject comes to with it.
   * @throws AppError ACCOUNT_EXISTS {platform, handle}, PERSON_EXISTS {name}
   */
  append<K extends RegisterEventKind>(
    subjectKind: SubjectKind,
    subject: string,
    kind: K,
    on: Day,
    fields: RegisterEventFields[K],
    evidence: readonly Evidence[] = [],
  ): void {
    const id = (this.#last ?? this.#keeper.store.lastId()) + 1;
    const [at, policy, actor] = [this.#now.toISOString(), this.#policy, this.actor];
    const event: RegisterEvent<K> = { id, subjectKind, subject, kind, on, at, policy, actor, fields };
    // Of one kind it is one of them all, which the compiler does not see of a kind that is not known yet.
    this.#keeper.append(event as RegisterEvent, evidence);
    this.#last = id;
  }
}
