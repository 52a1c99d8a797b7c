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
import { RowCheck } from "./row-check.ts";
import type { TableRow } from "./table-rows.ts";

export interface PersonIntake {
  readonly details: PersonDetails;
  readonly joinedOn: Day | null;
  readonly roles: readonly { readonly role: string; readonly department: string; readonly from: Day }[];
  readonly signed: {
    readonly on: Day;
    readonly forwarded: { readonly on: Day; readonly to: string } | null;
  } | null;
  readonly leftOn: Day | null;
}

type Check = RowCheck<PersonColumn>;

/** Looks at the rows of one file, one after the other. */
export class PersonRows {
  readonly #register: KnownRegister;
  /** Lines of this file by the address and by the name that they bring. */
  readonly #emails = new Map<string, number>();
  readonly #names = new Map<string, number>();

  constructor(register: KnownRegister) {
    this.#register = register;
  }

  /** @returns null when the row has faults, which `check` then holds */
  read(row: TableRow): { readonly check: Check; readonly intake: PersonIntake | null } {
    const check: Check = new RowCheck(row, personColumns, this.#register.today);
    if (row.cells === null) return { check, intake: null };
    const asked: PersonDetails = {
      name: check.cell("name"),
      title: check.cell("title"),
      email: check.cellOrNull("email"),
      department: check.cell("department"),
    };
    const details = check.fields(asked, standIn, personDetails);
    const leftOn = check.day("leftOn");
    if (details !== null) this.#refuseTwice(check, details, leftOn !== null);
    this.#register.greetDepartment(check, "department");
    const joinedOn = check.day("joinedOn");
    if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) {
      check.fault("leftOn", `That is before the day of joining, ${joinedOn}.`);
    }
    const { today } = this.#register;
    const intake = {
      joinedOn,
      leftOn,
      roles: this.#roles(check, joinedOn ?? leftOn ?? today),
      signed: this.#signed(check),
    };
    return { check, intake: details === null || check.faults.length > 0 ? null : { details, ...intake } };
  }

  /** @param gone whoever has left has given the address back, so that another line may have it */
  #refuseTwice(check: Check, { name, email }: PersonDetails, gone: boolean): void {
    if (email !== null) this.#refuseEmail(check, email, gone);
    if (gone) return;
    const key = foldName(name);
    const line = this.#names.get(key);
    const held = this.#register.people.withName(name).some(({ left }) => left === null);
    if (held) check.warn("name", `Somebody called “${short(name)}” is in the register already.`);
    else if (line !== undefined) check.warn("name", `Somebody called “${short(name)}” stands on line ${line} already.`);
    if (line === undefined) this.#names.set(key, check.line);
  }

  #refuseEmail(check: Check, email: string, gone: boolean): void {
    const key = emailKey(email);
    const line = gone ? undefined : this.#emails.get(key);
    const held = this.#register.people.withEmail(email);
    if (line !== undefined) check.fault("email", `“${short(email)}” stands on line ${line} already.`);
    else if (held !== undefined && held.left === null) {
      const others = this.#register.otherCells("people", held.id, check);
      check.fault("email", `“${short(email)}” is in the register already, with another entry under ${others}.`);
    }
    if (line === undefined && !gone) this.#emails.set(key, check.line);
  }

  /** Somebody may hold several roles, and one role in several departments. @param usual since when, where nothing is said */
  #roles(check: Check, usual: Day): PersonIntake["roles"] {
    const { roles: known } = this.#register.pack;
    const held = readRoles(check.cell("roles"), known).flatMap(({ role, department, since }) => {
      const found = roleNamed(known, role);
      if (found === undefined) {
        const titles = known.map(({ title }) => title).join(", ");
        check.fault("roles", `“${short(role)}” is not one of the policy’s roles: ${titles}.`);
      }
      const from = since === null ? usual : check.dayOf("roles", since);
      if (department !== null && textFault(department, "name") !== null) {
        check.fault("roles", `“${short(department)}” can’t be the name of a department.`);
      }
      if (found === undefined || from === null) return [];
      return [{ role: found.id, department: department ?? check.cell("department"), from }];
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
