import type { Database } from "../database/index.ts";
import type { Account, Person } from "../model/account.ts";
import { addDays } from "../model/calendar.ts";
import type { Actor } from "../model/entry.ts";
import { type PolicyPack, roleTitle } from "../model/policy-pack.ts";
import type { AccountRecord, CheckVerdict, NamedPerson } from "../model/register-view.ts";
import { RegisterBook } from "../register/index.ts";
import { departmentStaff, departments, platforms } from "../sample/vocabulary.ts";

export interface SampleRegisterOrder {
  readonly database: Database;
  readonly pack: PolicyPack;
  /** The person at the sample's desk. */
  readonly person: Person;
  readonly random: (bytes: number) => Uint8Array;
  /** The sample's last day, `YYYY-MM-DD`. */
  readonly lastDay: string;
}

/** How a department of the sample stands: what a report has to tell apart. */
type State = "well" | "unforwarded" | "late" | "leaderless";

const states: readonly State[] = ["well", "unforwarded", "late", "leaderless"];

/** Day on which the sample city began to keep its register. */
const began = "2024-01-08";

/** An account register of invented people under any pack: one department all well, others with something missing. */
export class SampleRegister {
  readonly #order: SampleRegisterOrder;
  readonly #book: RegisterBook;
  #today = began;

  constructor(order: SampleRegisterOrder) {
    this.#order = order;
    const { database, pack, random, person } = order;
    const actor: Actor = { name: person.name, role: person.role, osUser: "sample" };
    // Late in the day everywhere in America, and still the same day in its zones.
    const clock = () => new Date(`${this.#today}T23:00:00.000Z`);
    this.#book = new RegisterBook({
      database,
      random,
      clock,
      policy: () => pack,
      actor: () => actor,
      caseExists: () => false,
    });
  }

  /** Pages that were there before the register. */
  takeIn(): readonly Account[] {
    const { pack } = this.#order;
    this.#today = began;
    return departments.flatMap((department, place) =>
      platforms.slice(0, 1 + (place % platforms.length)).map((platform) => {
        const handle = `sample_${department.toLowerCase().replace(/[^a-z]+/g, "_")}`;
        return this.#book.takeIn({
          details: {
            department,
            platform,
            handle,
            name: `${department}, ${pack.organisation} (sample)`,
            address: `https://${platform.toLowerCase()}.example/${handle}`,
            email: `${handle}@${this.#domain}`,
            phone: null,
            purpose: "News of the department, and answers to residents.",
          },
          since: "2018-05-01",
          note: "Taken from the list that the department kept before.",
          anyway: false,
        });
      }),
    );
  }

  /** People, roles, signatures, workplans, decisions, checks and rounds on the accounts that were taken in. */
  fill(accounts: readonly Account[]): void {
    departments.forEach((department, place) => {
      const state = states[place % states.length] ?? "well";
      const people = this.#staff(department, state);
      const ours = accounts.filter((account) => account.department === department);
      for (const { id } of ours) this.#keep(id, state, people);
    });
    this.#ask();
  }

  /** Of the addresses of accounts: a policy may ask for another one than the organisation's own. [A-6.g.i] */
  get #domain(): string {
    const { domain, register } = this.#order.pack;
    return register.email?.domain ?? domain;
  }

  #day(before: number): string {
    return addDays(this.#order.lastDay, -before);
  }

  #named(roleId: string, name: string): NamedPerson {
    return { name, role: roleTitle(this.#order.pack, roleId) };
  }

  /** Who approves, as the sample's own records name them. */
  get #approver(): NamedPerson {
    return this.#named(this.#order.pack.register.creation.approver, "Director Sample");
  }

  #person(name: string, title: string, department: string): string {
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, ".")}@${this.#order.pack.domain}`;
    const details = { name, title, email, department };
    return this.#book.addPerson({ details, joinedOn: began, anyway: false }).id;
  }

  #acknowledge(person: string, state: State): void {
    const { acknowledgement } = this.#order.pack.register;
    if (acknowledgement === null || state === "late") return;
    const [signed, forwarded] = [addDays(began, 3), addDays(began, 5)];
    this.#today = signed;
    const step = (input: Parameters<RegisterBook["personStep"]>[2]) =>
      this.#book.personStep(person, this.#book.person(person).lastEvent, input, null);
    step({ step: "acknowledge", on: signed, source: null });
    if (state === "unforwarded" || acknowledgement.forwardTo === null) return;
    this.#today = forwarded;
    step({ step: "forward", on: forwarded, to: acknowledgement.forwardTo });
  }

  /** The coordinator and the director of a department, with what each has signed: ids. */
  #staff(department: string, state: State): { readonly coordinator: string; readonly director: string } {
    const { designation, users } = this.#order.pack.register;
    const staff = departmentStaff[department] ?? { coordinator: "Sample Coordinator", director: "Director Sample" };
    this.#today = began;
    const title = this.#named(users.roles[0] ?? "", staff.coordinator).role;
    const coordinator = this.#person(staff.coordinator, title, department);
    const director = this.#person(staff.director, "Director", department);
    const on = addDays(began, 1);
    this.#today = on;
    if (designation !== null && state !== "leaderless") {
      const by = this.#named(designation.by, staff.director);
      this.#department(department, { step: "coordinator", on, person: coordinator, by, because: "" });
    }
    this.#department(department, { step: "director", on, person: director, because: "" });
    this.#acknowledge(coordinator, state);
    this.#workplan(department, state);
    return { coordinator, director };
  }

  #department(name: string, step: Parameters<RegisterBook["departmentStep"]>[2]): void {
    this.#book.departmentStep(name, this.#book.department(name).lastEvent, step, null);
  }

  #workplan(department: string, state: State): void {
    const { workplan } = this.#order.pack.register;
    if (workplan === null || state === "leaderless") return;
    const on = this.#day(state === "late" ? 500 : 90);
    this.#today = on;
    const parts = Object.fromEntries(workplan.parts.map(({ id, label }) => [id, `${label} of the sample department.`]));
    this.#department(department, { step: "workplan", on, parts, source: null });
  }

  #account(id: string, step: Parameters<RegisterBook["accountStep"]>[2]): AccountRecord {
    if ("on" in step) this.#today = step.on;
    return this.#book.accountStep(id, this.#book.account(id).lastEvent, step, null);
  }

  /** What was done with one account since. */
  #keep(id: string, state: State, { coordinator }: { readonly coordinator: string }): void {
    const { users, review } = this.#order.pack.register;
    const role = users.roles[0] ?? "";
    if (state !== "leaderless") {
      const [by, why] = [this.#approver, "It serves the department’s workplan."];
      this.#account(id, { step: "decide", approved: true, by, on: addDays(began, 2), why });
    }
    this.#account(id, { step: "add-user", on: addDays(began, 4), person: coordinator, role });
    this.#check(id, state);
    const back = state === "well" || state === "unforwarded" ? 2 : review.everyDays + 30;
    const on = this.#day(back);
    this.#account(id, {
      step: "review",
      on,
      looked: review.looksAt,
      found: "nothing",
      words: "",
      cases: [],
      // One department's pages have been silent for long. [N-V.3]
      lastActivity: state === "late" ? this.#day(150) : addDays(on, -1),
    });
  }

  #check(id: string, state: State): void {
    if (state === "leaderless") return;
    const { items } = this.#order.pack.register.checklist;
    const answers = items.map(({ id: item, note }, place) => {
      const failed = state === "late" && place === items.length - 1;
      const verdict: CheckVerdict = failed ? "not-met" : "met";
      const noted = note === "needed" ? "Sample Attorney: none is needed for this page." : "";
      return { item, verdict, why: failed ? "The page does not show it yet." : noted };
    });
    this.#account(id, { step: "check", on: this.#day(state === "late" ? 250 : 40), items: answers, source: null });
  }

  /** A page that is asked for and waits for the decision. [N-V.1] */
  #ask(): void {
    const { pack, person } = this.#order;
    const on = this.#day(4);
    this.#today = on;
    const [department] = departments;
    this.#book.requestAccount({
      details: {
        department,
        platform: "Mastodon",
        handle: "sample_parks_news",
        name: `${department} News, ${pack.organisation} (sample)`,
        address: null,
        email: `sample.parks.news@${this.#domain}`,
        phone: null,
        purpose: "Short notices for residents who use no other platform.",
      },
      by: { name: person.name, role: person.role },
      on,
      why: "Residents ask for it.",
      anyway: false,
    });
  }
}
