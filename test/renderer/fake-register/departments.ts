/** Departments of the pretend register: there as soon as an account, a person or an event names them. */
import type { DepartmentRecord, DepartmentRow, DepartmentView } from "../../../main/model/register-view.ts";
import type { DepartmentStep } from "../../../preload/contract.ts";
import type { PretendAccounts } from "./accounts.ts";
import { needed, type PretendRegisterDesk, raise, type Slice } from "./desk.ts";
import { Ledger } from "./ledger.ts";
import type { PretendPeople } from "./people.ts";

export class PretendDepartments {
  readonly ledger: Ledger<DepartmentRecord>;
  readonly #desk: PretendRegisterDesk;
  readonly #accounts: PretendAccounts;
  readonly #people: PretendPeople;

  constructor(desk: PretendRegisterDesk, accounts: PretendAccounts, people: PretendPeople) {
    this.#desk = desk;
    this.#accounts = accounts;
    this.#people = people;
    this.ledger = new Ledger(desk);
    accounts.departments = this.ledger.records;
  }

  all(): readonly DepartmentRecord[] {
    const named = [...this.#accounts.all(), ...this.#people.all()].map((one) => one.department);
    const names = [...new Set([...named, ...this.ledger.records.keys()])].sort();
    const fresh = { workplan: null, coordinator: null, director: null, lastEvent: 0 };
    return names.map((name) => this.ledger.records.get(name) ?? { name, ...fresh });
  }

  get(name: string): DepartmentRecord {
    return this.all().find((one) => one.name === name) ?? raise("DEPARTMENT_UNKNOWN", { name });
  }

  view(name: string): DepartmentView {
    return { department: this.get(name), history: this.ledger.history(name), people: this.#accounts.names() };
  }

  row({ name, coordinator, director, workplan }: DepartmentRecord): DepartmentRow {
    const named = (id: string | undefined) => (id === undefined ? null : (this.#accounts.people.get(id)?.name ?? null));
    const here = <T extends { readonly department: string }>(list: readonly T[]) =>
      list.filter((one) => one.department === name);
    return {
      name,
      coordinator: named(coordinator?.person),
      director: named(director?.person),
      workplan: workplan?.on ?? null,
      accounts: here(this.#accounts.all()).filter((one) => one.standing !== "deactivated").length,
      people: here(this.#people.all()).filter((one) => one.left === null).length,
    };
  }

  async step(name: string, lastEvent: number, step: DepartmentStep): Promise<DepartmentView> {
    const department = this.get(name);
    // No code of its own: a department that changed meanwhile is said as its people are.
    if (department.lastEvent !== lastEvent) raise("PERSON_CHANGED");
    if (step.step !== "strike") this.#desk.past("on", step.on);
    await this.#take(department, step);
    this.#desk.changed();
    return this.view(name);
  }

  async #take(department: DepartmentRecord, step: DepartmentStep): Promise<void> {
    const { name } = department;
    if (step.step === "strike") {
      this.ledger.strike(name, step.event, step.because);
      return;
    }
    const { on } = step;
    if (step.step === "workplan") {
      if (step.source === null && Object.keys(step.parts).length === 0) raise("TEXT_EMPTY", { field: "parts" });
      const file = step.source === null ? null : await this.#desk.options.seal(step.source);
      const by = this.#desk.actor().name;
      const workplan = { on, by, parts: step.parts, file };
      const said = { kind: "department.workplan", on, says: `${by} wrote the workplan down.` } as const;
      this.ledger.write(name, { ...said, evidence: file === null ? [] : [file] }, { ...department, workplan });
      return;
    }
    const { person } = step;
    const before = department[step.step]?.person ?? null;
    if (person === null && before === null) raise("USER_UNKNOWN");
    if (person === null) needed("because", step.because);
    else if (person === before) raise("USER_EXISTS", { name: this.#people.get(person).name });
    const who = person === null ? "Nobody" : this.#people.get(person).name;
    if (step.step === "coordinator") {
      const coordinator = person === null ? null : { person, by: step.by, since: on };
      const says = `${who} is the coordinator now, by ${step.by.name}.`;
      this.ledger.write(name, { kind: "department.coordinator", on, says }, { ...department, coordinator });
      return;
    }
    const director = person === null ? null : { person, since: on };
    const says = `${who} is the director now.`;
    this.ledger.write(name, { kind: "department.director", on, says }, { ...department, director });
  }

  readonly handlers: Slice<"register.department" | "register.department-step"> = {
    "register.department": ({ name }) => this.view(name),
    "register.department-step": ({ name, lastEvent, input }) => this.step(name, lastEvent, input),
  };
}
