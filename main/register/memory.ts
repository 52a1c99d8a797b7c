import { foldName } from "../model/author.ts";
import { departmentNames } from "../model/register/department-names.ts";
import type { SubjectRecords } from "../model/register/subject.ts";
import type {
  AccountRecord,
  DepartmentRecord,
  PersonRecord,
  RegisterState,
  SubjectKind,
} from "../model/register-view.ts";
import { lookOf } from "./look-alike.ts";
import { accountLooks, emailPart, namePart, personKeys, RecordIndex } from "./record-index.ts";
import type { WaitingReset } from "./store.ts";

type Records = { readonly [K in SubjectKind]: Map<string, SubjectRecords[K]> };
type AnyRecord = SubjectRecords[SubjectKind];

/** How far a change had come; what was put after it can be undone. */
export interface Mark {
  readonly puts: number;
  readonly resets: readonly WaitingReset[];
}

/** All records as they stand now. A record that is not another one stays the very same object. */
export class Memory {
  readonly records: Records = { account: new Map(), person: new Map(), department: new Map(), policy: new Map() };
  #resets: readonly WaitingReset[] = [];
  #state: RegisterState | null = null;
  /** By folded name; null: to be gathered anew. */
  #names: Map<string, string> | null = null;
  #ownBefore = "";
  /** Departments without events of their own, so that they too stay the same objects. */
  readonly #plain = new Map<string, DepartmentRecord>();
  /** What stood there before each put; null: nothing is to be undone. */
  #journal: [kind: SubjectKind, id: string, before: AnyRecord | undefined][] | null = null;
  #begun: Mark = { puts: 0, resets: [] };
  readonly #own: () => string;
  /** null: nobody has asked yet. */
  #people: RecordIndex<PersonRecord> | null = null;
  #looks: RecordIndex<AccountRecord> | null = null;

  /** @param own the department of the person at this desk; empty: none */
  constructor(own: () => string) {
    this.#own = own;
  }

  set resets(resets: readonly WaitingReset[]) {
    this.#resets = resets;
    this.#state = null;
  }

  get<K extends SubjectKind>(kind: K, id: string): SubjectRecords[K] | undefined {
    return this.records[kind].get(id);
  }

  /** From now on every put can be undone. */
  begin(): void {
    this.#journal = [];
    this.#begun = this.mark();
  }

  /** Where `undoTo` goes back to. */
  mark(): Mark {
    return { puts: this.#journal?.length ?? 0, resets: this.#resets };
  }

  settle(): void {
    this.#journal = null;
  }

  /** As it was when it began; nothing where it never did. */
  undo(): void {
    this.undoTo(this.#begun);
    this.#journal = null;
  }

  /** As it was at the mark; what was put before it can still be undone. */
  undoTo({ puts, resets }: Mark): void {
    const journal = this.#journal;
    if (journal === null) return;
    // What is put back here is nothing to be undone.
    this.#journal = null;
    for (const [kind, id, before] of journal.splice(puts).reverse()) this.put(kind, id, before);
    this.#journal = journal;
    if (this.#resets !== resets) this.resets = resets;
  }

  /** @param record undefined: there is none any more */
  put(kind: SubjectKind, id: string, record: AnyRecord | undefined): void {
    const records: Map<string, AnyRecord> = this.records[kind];
    const before = records.get(id);
    this.#journal?.push([kind, id, before]);
    if (record === undefined) records.delete(id);
    else records.set(id, record);
    this.#state = null;
    this.#nameAgain(before, record);
    this.#people?.replace(personIn(before), personIn(record));
    this.#looks?.replace(accountIn(before), accountIn(record));
  }

  /** As `put`, many at a time. */
  putMany(records: readonly (readonly [{ readonly kind: SubjectKind; readonly id: string }, AnyRecord])[]): void {
    // What a handle looks like takes long to find out: whoever needs it next does so.
    if (records.length > 100) this.forgetIndexes();
    for (const [{ kind, id }, record] of records) this.put(kind, id, record);
  }

  /** They are made anew when they are next asked for something. */
  forgetIndexes(): void {
    this.#people = null;
    this.#looks = null;
  }

  /** Whoever has not left and has that address, and then whoever has that name. */
  presentLike(name: string, email: string | null): readonly PersonRecord[] {
    this.#people ??= new RecordIndex(personKeys, this.records.person.values());
    const same = email === null ? [] : this.#people.with(emailPart(email));
    return [...same, ...this.#people.with(namePart(name))];
  }

  /** Accounts that hold a handle which looks the same on that platform, or is the same. */
  lookAlikes(platform: string, handle: string): readonly AccountRecord[] {
    this.#looks ??= new RecordIndex(accountLooks, this.records.account.values());
    return this.#looks.with(lookOf(platform, handle));
  }

  /** Any department that an account, a person or an event names. */
  department(name: string): DepartmentRecord | undefined {
    const key = foldName(name);
    const first = this.#departmentNames().get(key);
    return this.records.department.get(key) ?? (first === undefined ? undefined : this.#plainOne(key, first));
  }

  state(): RegisterState {
    const names = this.#departmentNames();
    this.#state ??= {
      accounts: [...this.records.account.values()],
      people: [...this.records.person.values()],
      departments: this.#departments(names),
      policyReviews: [...this.records.policy.values()].flatMap(({ reviews }) => reviews),
      waitingResets: this.#resets,
    };
    return this.#state;
  }

  #departments(names: ReadonlyMap<string, string>): readonly DepartmentRecord[] {
    const eventless = [...names].filter(([key]) => !this.records.department.has(key));
    return [...this.records.department.values(), ...eventless.map(([key, name]) => this.#plainOne(key, name))];
  }

  #plainOne(key: string, name: string): DepartmentRecord {
    const known = this.#plain.get(key);
    if (known?.name === name) return known;
    const department = { name, workplan: null, coordinator: null, director: null, lastEvent: 0 };
    this.#plain.set(key, department);
    return department;
  }

  #departmentNames(): ReadonlyMap<string, string> {
    const own = this.#own();
    if (this.#names === null || this.#ownBefore !== own) {
      this.#names = new Map(departmentNames(this.records.account.values(), this.records.person.values(), own));
      this.#ownBefore = own;
      this.#state = null;
    }
    return this.#names;
  }

  /** What is new is the youngest, so that its departments come last: gathering all of them anew for each would make an import slow. */
  #nameAgain(before: AnyRecord | undefined, after: AnyRecord | undefined): void {
    const names = this.#names;
    if (names === null) return;
    const are = placesOf(after);
    if (before !== undefined) {
      if (placesOf(before).join("\n") !== are.join("\n")) this.#names = null;
      return;
    }
    for (const name of are) {
      const key = foldName(name);
      if (!names.has(key)) names.set(key, name);
    }
  }
}

/** The departments that a record names. */
function placesOf(record: AnyRecord | undefined): readonly string[] {
  if (record === undefined || !("department" in record)) return [];
  return [record.department, ...heldIn(record)];
}

function heldIn(record: AccountRecord | PersonRecord): readonly string[] {
  return "roles" in record ? record.roles.map(({ department }) => department) : [];
}

function personIn(record: AnyRecord | undefined): PersonRecord | undefined {
  return record !== undefined && "roles" in record ? record : undefined;
}

function accountIn(record: AnyRecord | undefined): AccountRecord | undefined {
  return record !== undefined && "standing" in record ? record : undefined;
}
