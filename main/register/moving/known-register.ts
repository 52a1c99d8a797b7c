import { foldName } from "../../model/author.ts";
import type { PolicyPack } from "../../model/policy-pack.ts";
import type { Day, DepartmentRecord, RegisterState } from "../../model/register-view.ts";
import type { Placed, TableKind } from "./columns.ts";
import { short } from "./day-cell.ts";
import { PeopleIndex } from "./people-index.ts";
import { accountCells, noSeats, personCells, personRecordCells, type Seats, seatsOf } from "./record-cells.ts";
import type { RowCheck } from "./row-check.ts";

type Cells = Readonly<Record<string, string>>;

/** The register that a table is compared with, as it was when the table was read. */
export class KnownRegister {
  readonly state: RegisterState;
  readonly pack: PolicyPack;
  readonly today: Day;
  readonly people: PeopleIndex;
  readonly #seats: ReadonlyMap<string, Seats>;
  readonly #departments = new Map<string, DepartmentRecord>();
  readonly #greeted = new Set<string>();
  /** Folding is slow, and a table names the same few departments over and over. */
  readonly #folded = new Map<string, string>();
  readonly #cells: Readonly<Record<TableKind, () => ReadonlyMap<string, Cells>>>;

  constructor(state: RegisterState, pack: PolicyPack, today: Day) {
    this.state = state;
    this.pack = pack;
    this.today = today;
    this.people = new PeopleIndex(state.people);
    for (const department of state.departments) this.#departments.set(foldName(department.name), department);
    this.#seats = seatsOf(state.departments);
    const person = personCells(state.people);
    this.#cells = {
      accounts: once(() => new Map(state.accounts.map((one) => [one.id, accountCells(one, pack, person)]))),
      people: once(
        () => new Map(state.people.map((one) => [one.id, personRecordCells(one, pack, this.seats(one.id))])),
      ),
    };
  }

  department(name: string): DepartmentRecord | undefined {
    return this.#departments.get(this.departmentKey(name));
  }

  /** What somebody of the register holds in departments. */
  seats(person: string): Seats {
    return this.#seats.get(person) ?? noSeats;
  }

  isSameDepartment(a: string, b: string): boolean {
    return a === b || this.departmentKey(a) === this.departmentKey(b);
  }

  /** By which a department is the same, however it is written. */
  departmentKey(name: string): string {
    const folded = this.#folded.get(name) ?? foldName(name);
    this.#folded.set(name, folded);
    return folded;
  }

  /** What rows come to that say just what the register says already. */
  known(what: TableKind, columns: Placed["columns"]): ReadonlySet<string> {
    const keys = columns.map(({ key }) => key);
    return new Set([...this.#cells[what]().values()].map((cells) => JSON.stringify(keys.map((key) => cells[key]))));
  }

  /** A department that nobody has named before may be a slip; asked once, and not while the register is empty. */
  greetDepartment<K extends string>(check: RowCheck<K>, column: K, name = check.cell(column)): void {
    const key = this.departmentKey(name);
    if (key === "" || this.#greeted.has(key) || this.#departments.has(key)) return;
    this.#greeted.add(key);
    if (this.state.accounts.length + this.state.people.length === 0) return;
    check.warn(column, `There is no department “${short(name)}” yet: it would be a new one.`);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
