/** Rows of the people's table, as what they would come to in the register. */

import { foldName } from "../../model/author.ts";
import { emailKey } from "../../model/register/person-key.ts";
import type { Day, PersonDetails } from "../../model/register-view.ts";
import { textFault } from "../../model/text.ts";
import { personDetails } from "../person-fields.ts";
import { type PersonColumn, personColumns } from "./columns.ts";
import { short } from "./day-cell.ts";
import { readRoles, roleNamed } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import type { Seats } from "./record-cells.ts";
import { RowCheck } from "./row-check.ts";
import { samePerson } from "./same-person.ts";
import { readSeatCells, SeatRows, type SeatsSaid } from "./seat-rows.ts";
import type { TableRow } from "./table-rows.ts";

export interface PersonIntake {
  readonly details: PersonDetails;
  readonly joinedOn: Day | null;
  readonly roles: readonly { readonly role: string; readonly department: string; readonly from: Day }[];
  readonly seats: Seats;
  readonly signed: {
    readonly on: Day;
    readonly forwarded: { readonly on: Day; readonly to: string } | null;
  } | null;
  readonly leftOn: Day | null;
}

/** What a row says beside its details; a role's or a seat's day null: it says none. */
export interface PersonSaid extends Omit<PersonIntake, "details" | "roles" | "seats"> {
  readonly roles: readonly { readonly role: string; readonly department: string; readonly since: Day | null }[];
  readonly seats: SeatsSaid;
}

type Check = RowCheck<PersonColumn>;

/** Looks at the rows of one file, one after the other. */
export class PersonRows {
  readonly #register: KnownRegister;
  /** Lines of this file by the address and by the name that they bring. */
  readonly #emails = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #seats: SeatRows;

  constructor(register: KnownRegister) {
    this.#register = register;
    this.#seats = new SeatRows(register);
  }

  /** @returns `intake` null when the row is in the register already, or has faults, which `check` then holds */
  read(row: TableRow): { readonly check: Check; readonly intake: PersonIntake | null; readonly isKnown: boolean } {
    const check: Check = new RowCheck(row, personColumns, this.#register.today);
    if (row.cells === null) return { check, intake: null, isKnown: false };
    const details = this.#details(check);
    const said = this.#said(check);
    if (details !== null && this.#isKnown(check, details, said)) return { check, intake: null, isKnown: true };
    if (details !== null) this.#refuseTwice(check, details, said);
    this.#register.greetDepartment(check, "department");
    this.#seats.refuseHeld(check, said);
    check.sortFaults();
    if (details === null || check.faults.length > 0) return { check, intake: null, isKnown: false };
    return { check, intake: { details, ...this.#since(said) }, isKnown: false };
  }

  #details(check: Check): PersonDetails | null {
    const asked: PersonDetails = {
      name: check.cell("name"),
      title: check.cell("title"),
      email: check.cellOrNull("email"),
      department: check.cell("department"),
    };
    return check.fields(asked, standIn, personDetails);
  }

  #said(check: Check): PersonSaid {
    const [joinedOn, leftOn] = [check.day("joinedOn"), check.day("leftOn")];
    if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) {
      check.fault("leftOn", `That is before the day of joining, ${joinedOn}.`);
    }
    return { joinedOn, leftOn, roles: this.#roles(check), seats: readSeatCells(check), signed: this.#signed(check) };
  }

  /** Where nothing is said: a role since the joining, a seat since today, for since when it was held nobody knows. */
  #since({ joinedOn, leftOn, roles, seats, signed }: PersonSaid): Omit<PersonIntake, "details"> {
    const { today } = this.#register;
    const usual = joinedOn ?? leftOn ?? today;
    return {
      ...{ joinedOn, leftOn, signed },
      roles: roles.map(({ role, department, since }) => ({ role, department, from: since ?? usual })),
      seats: {
        coordinator: seats.coordinator.map((seat) => ({ ...seat, on: seat.on ?? today })),
        director: seats.director.map((seat) => ({ ...seat, on: seat.on ?? today })),
      },
    };
  }

  /** Does the row say nothing of somebody that the register does not say? */
  #isKnown(check: Check, details: PersonDetails, said: PersonSaid): boolean {
    if (check.faults.length > 0) return false;
    const register = this.#register;
    return register.people.meant(details).some((held) => check.others(samePerson(register, said, held)).length === 0);
  }

  /** @param gone whoever has left has given the address back, so that another line may have it */
  #refuseTwice(check: Check, { name, email }: PersonDetails, said: PersonSaid): void {
    const gone = said.leftOn !== null;
    if (email !== null) this.#refuseEmail(check, email, said, gone);
    if (gone) return;
    const key = foldName(name);
    const line = this.#names.get(key);
    const held = this.#register.people.withName(name).some(({ left }) => left === null);
    if (held) check.warn("name", `Somebody called “${short(name)}” is in the register already.`);
    else if (line !== undefined) check.warn("name", `Somebody called “${short(name)}” stands on line ${line} already.`);
    if (line === undefined) this.#names.set(key, check.line);
  }

  #refuseEmail(check: Check, email: string, said: PersonSaid, gone: boolean): void {
    const key = emailKey(email);
    const line = gone ? undefined : this.#emails.get(key);
    const held = this.#register.people.withEmail(email);
    if (line !== undefined) check.fault("email", `“${short(email)}” stands on line ${line} already.`);
    else if (held !== undefined && held.left === null) {
      const others = check.others(samePerson(this.#register, said, held)).join(", ");
      const named = `“${short(email)}” is in the register already, with another entry under ${others}.`;
      if (others !== "") check.fault("email", named);
    }
    if (line === undefined && !gone) this.#emails.set(key, check.line);
  }

  /** Somebody may hold several roles, and one role in several departments. */
  #roles(check: Check): PersonSaid["roles"] {
    const { roles: known } = this.#register.pack;
    const held = readRoles(check.cell("roles"), known).flatMap(({ role, department, since }) => {
      const found = roleNamed(known, role);
      if (found === undefined) {
        const titles = known.map(({ title }) => title).join(", ");
        check.fault("roles", `“${short(role)}” is not one of the policy’s roles: ${titles}.`);
      }
      const from = since === null ? null : check.dayOf("roles", since);
      if (department !== null && textFault(department, "name") !== null) {
        check.fault("roles", `“${short(department)}” can’t be the name of a department.`);
      }
      if (found === undefined || (since !== null && from === null)) return [];
      return [{ role: found.id, department: department ?? check.cell("department"), since: from }];
    });
    const once = new Set(held.map(({ role, department }) => `${role} ${foldName(department)}`));
    if (once.size < held.length) check.fault("roles", "The same role is listed twice for one department.");
    return held;
  }

  /** [A-6.b.ii, N-VI.A] */
  #signed(check: Check): PersonIntake["signed"] {
    const [signedOn, forwardedOn] = [check.day("signedOn"), check.day("forwardedOn")];
    const asked = this.#register.pack.register.acknowledgement?.forwardTo ?? "";
    const to = check.cell("forwardedTo") === "" ? asked : check.cell("forwardedTo");
    if (forwardedOn !== null && check.cell("signedOn") === "") {
      check.fault("forwardedOn", "What was forwarded was signed on a day: write it under Acknowledgement signed on.");
    } else if (forwardedOn !== null && signedOn !== null && forwardedOn < signedOn) {
      check.fault("forwardedOn", `That is before the day of signing, ${signedOn}.`);
    } else if (forwardedOn !== null && to === "") {
      check.fault("forwardedTo", "Write to whom it was forwarded.");
    }
    if (textFault(to, "name") !== null) check.fault("forwardedTo", `“${short(to)}” can’t be taken in: write a name.`);
    if (signedOn === null) return null;
    return { on: signedOn, forwarded: forwardedOn === null ? null : { on: forwardedOn, to } };
  }
}

/** What is always sound. */
const standIn: PersonDetails = { name: "-", title: "", email: null, department: "-" };
