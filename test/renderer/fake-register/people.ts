/** People of the pretend register. */
import { foldName } from "../../../main/model/author.ts";
import { packRef } from "../../../main/model/policy-pack.ts";
import type { PersonRecord, PersonRow, PersonView } from "../../../main/model/register-view.ts";
import type { NewPerson, PersonStep } from "../../../preload/contract.ts";
import { endUser } from "./account-steps.ts";
import type { PretendAccounts } from "./accounts.ts";
import { needed, type PretendRegisterDesk, raise, type Slice } from "./desk.ts";
import { Ledger } from "./ledger.ts";

type Step<S extends PersonStep["step"]> = Extract<PersonStep, { readonly step: S }>;

export class PretendPeople {
  readonly ledger: Ledger<PersonRecord>;
  readonly #desk: PretendRegisterDesk;
  readonly #accounts: PretendAccounts;

  constructor(desk: PretendRegisterDesk, accounts: PretendAccounts) {
    this.#desk = desk;
    this.#accounts = accounts;
    this.ledger = new Ledger(desk);
    accounts.people = this.ledger.records;
  }

  all(): readonly PersonRecord[] {
    return [...this.ledger.records.values()];
  }

  get(id: string): PersonRecord {
    return this.ledger.records.get(id) ?? raise("PERSON_UNKNOWN", { person: id });
  }

  add({ details, joinedOn, anyway }: NewPerson): PersonRecord {
    const name = needed("name", details.name);
    needed("department", details.department);
    if (details.email !== null && !/^[^@\s]+@[^@\s]+$/.test(details.email)) raise("EMAIL_INVALID");
    const known = this.all().some((one) => foldName(one.name) === foldName(name));
    if (known && !anyway) raise("PERSON_EXISTS", { name });
    const fresh = { joinedOn, left: null, roles: [], acknowledgement: null, lastEvent: 0, id: crypto.randomUUID() };
    const said = { kind: "person.added", on: this.#desk.day(), says: `${name} came into the register.` } as const;
    return this.ledger.write(fresh.id, said, { ...fresh, ...details, name });
  }

  #authorised(id: string) {
    return this.#accounts
      .all()
      .flatMap((account) => account.users.filter((one) => one.person === id).map((user) => ({ account, user })));
  }

  view(id: string): PersonView {
    const person = this.get(id);
    const accounts = this.#authorised(id).map(({ account, user }) => {
      const { name, platform, handle } = account;
      return { id: account.id, name, platform, handle, user };
    });
    const { lock, vaults } = this.#desk.options.vault;
    const custodianOf = vaults.flatMap(({ id: vault, name, custodians }) =>
      custodians
        .filter((one) => one.removed === null && one.email === person.email)
        .map(({ keyId }) => ({ vault, name, keyId })),
    );
    return { person, history: this.ledger.history(id), accounts, custodianOf: lock === "open" ? custodianOf : null };
  }

  row(person: PersonRecord): PersonRow {
    const { id, name, title, email, department, acknowledgement } = person;
    const held = person.roles.filter((role) => role.to === null);
    return {
      ...{ id, name, title, email, department },
      left: person.left?.on ?? null,
      roles: [...new Set(held.map((role) => this.#desk.roleTitle(role.role)))],
      accounts: this.#authorised(id).filter(({ user }) => user.to === null).length,
      signedOn: acknowledgement?.signedOn ?? null,
      forwardedOn: acknowledgement?.forwardedOn ?? null,
    };
  }

  async step(id: string, lastEvent: number, step: PersonStep): Promise<PersonView> {
    const person = this.get(id);
    if (person.lastEvent !== lastEvent) raise("PERSON_CHANGED");
    if (step.step !== "strike") this.#desk.past("on", step.on);
    await this.#take(person, step);
    this.#desk.changed();
    return this.view(id);
  }

  async #take(person: PersonRecord, step: PersonStep): Promise<void> {
    const { id, name } = person;
    switch (step.step) {
      case "change": {
        const { details, on, why } = step;
        if (Object.keys(details).length === 0) raise("TEXT_EMPTY", { field: "details" });
        if (details.name !== undefined) needed("name", details.name);
        const says = `Changed: ${Object.keys(details).join(", ")}. ${why}`.trim();
        this.ledger.write(id, { kind: "person.changed", on, says }, { ...person, ...details });
        return;
      }
      case "give-role":
        return this.#give(person, step);
      case "end-role":
        return this.#end(person, step);
      case "acknowledge":
        return await this.#acknowledge(person, step);
      case "forward":
        return this.#forward(person, step);
      case "leave":
        return this.#leave(person, step);
      case "return": {
        if (person.left === null) raise("PERSON_CHANGED", { person: id });
        this.ledger.write(
          id,
          { kind: "person.returned", on: step.on, says: `${name} is back.` },
          { ...person, left: null },
        );
        return;
      }
      case "strike":
        this.ledger.strike(id, step.event, step.because);
    }
  }

  #give(person: PersonRecord, { on, role, department }: Step<"give-role">): void {
    if (person.left !== null) raise("PERSON_LEFT", { name: person.name });
    const says = `${person.name} is ${this.#desk.roleTitle(role)} of ${needed("department", department)}.`;
    const holds = person.roles.some((one) => one.role === role && one.department === department && one.to === null);
    if (holds) raise("USER_EXISTS", { name: person.name, role });
    const roles = [...person.roles, { role, department, from: on, to: null }];
    this.ledger.write(person.id, { kind: "person.role-given", on, says }, { ...person, roles });
  }

  #end(person: PersonRecord, { on, role, department, because }: Step<"end-role">): void {
    const says = `${person.name} is no longer ${this.#desk.roleTitle(role)} of ${department}. ${because}`.trim();
    const ends = (one: PersonRecord["roles"][number]) =>
      one.role === role && one.department === department && one.to === null;
    if (!person.roles.some(ends)) raise("USER_UNKNOWN", { name: person.name, role });
    needed("because", because);
    const roles = person.roles.map((one) => (ends(one) ? { ...one, to: on } : one));
    this.ledger.write(person.id, { kind: "person.role-ended", on, says }, { ...person, roles });
  }

  async #acknowledge(person: PersonRecord, { on, source }: Step<"acknowledge">): Promise<void> {
    const scan = source === null ? null : await this.#desk.options.seal(source);
    const policy = packRef(this.#desk.pack);
    const acknowledgement = { signedOn: on, policy, scan, forwardedOn: null, forwardedTo: "" };
    const says = `${person.name} signed the acknowledgement.`;
    const evidence = scan === null ? [] : [scan];
    this.ledger.write(person.id, { kind: "person.acknowledged", on, says, evidence }, { ...person, acknowledgement });
  }

  #forward(person: PersonRecord, { on, to }: Step<"forward">): void {
    const acknowledgement = person.acknowledgement ?? raise("ACKNOWLEDGEMENT_UNSIGNED", { name: person.name });
    const says = `The acknowledgement was forwarded to ${needed("to", to)}.`;
    const forwarded = { ...acknowledgement, forwardedOn: on, forwardedTo: to };
    this.ledger.write(person.id, { kind: "person.forwarded", on, says }, { ...person, acknowledgement: forwarded });
  }

  /** [N-V.4] */
  #leave(person: PersonRecord, { on, because }: Step<"leave">): void {
    if (person.left !== null) raise("PERSON_LEFT", { name: person.name });
    const says = `${person.name} left. ${needed("because", because)}`;
    const roles = person.roles.map((role) => (role.to === null ? { ...role, to: on } : role));
    this.ledger.write(person.id, { kind: "person.left", on, says }, { ...person, roles, left: { on, because } });
    for (const { account, user } of this.#authorised(person.id)) {
      if (user.to !== null) continue;
      endUser(this.#accounts, this.#accounts.get(account.id), { on, person: person.id, role: user.role, because });
    }
  }

  readonly handlers: Slice<"register.person" | "register.person-step" | "register.add-person"> = {
    "register.person": ({ id }) => this.view(id),
    "register.person-step": ({ id, lastEvent, input }) => this.step(id, lastEvent, input),
    "register.add-person": (asked) => {
      const { id } = this.add(asked);
      this.#desk.changed();
      return this.view(id);
    },
  };
}
