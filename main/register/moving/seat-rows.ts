/** Cells of a person that say of which departments they are coordinator or director. [A-5.a.ii] */

import { foldName } from "../../model/author.ts";
import type { Day, NamedPerson } from "../../model/register-view.ts";
import { isBlank, textFault } from "../../model/text.ts";
import { namedPerson } from "../person-fields.ts";
import type { PersonColumn } from "./columns.ts";
import { short } from "./day-cell.ts";
import { readList, readNamed, readSeats } from "./held-cell.ts";
import type { KnownRegister } from "./known-register.ts";
import type { PersonSaid } from "./person-rows.ts";
import type { RowCheck } from "./row-check.ts";

/** `on` null: the row does not say. */
export interface SeatsSaid {
  readonly coordinator: readonly { readonly department: string; readonly by: NamedPerson; readonly on: Day | null }[];
  readonly director: readonly { readonly department: string; readonly on: Day | null }[];
}

type Check = RowCheck<PersonColumn>;
type SeatColumn = "coordinatorOf" | "directorOf";

/** What is wrong with them by themselves is noted. */
export function readSeatCells(check: Check): SeatsSaid {
  return { coordinator: coordinators(check), director: directors(check) };
}

function coordinators(check: Check): SeatsSaid["coordinator"] {
  const departments = readList(check.cell("coordinatorOf"));
  const by = readList(check.cell("designatedBy"));
  const on = readList(check.cell("designatedOn"));
  if (departments.length === 0) {
    for (const key of ["designatedBy", "designatedOn"] as const) {
      if (check.cell(key) !== "") check.fault(key, "Write under Coordinator of which department.");
    }
    return [];
  }
  refuseNames(check, "coordinatorOf", departments);
  if (by.length === 0) {
    check.fault("designatedBy", "Write who designated them: the name, with the title in brackets behind it.");
  }
  for (const [key, list] of [["designatedBy", by] as const, ["designatedOn", on] as const]) {
    if (list.length > 1 && list.length !== departments.length) {
      const wanted = `one for all, or one for each of the ${departments.length} departments`;
      check.fault(key, `There are ${list.length} entries here: write ${wanted}.`);
    }
  }
  const designators = by.map((entry) => check.part("designatedBy", entry, named));
  const days = on.map((entry) => check.dayOf("designatedOn", entry));
  return departments.flatMap((department, at) => {
    const designator = designators.length === 1 ? designators[0] : designators[at];
    const day = days.length === 1 ? days[0] : days[at];
    return designator ? [{ department, by: designator, on: day ?? null }] : [];
  });
}

function named(entry: string): NamedPerson {
  return namedPerson("designatedBy", readNamed(entry));
}

function directors(check: Check): SeatsSaid["director"] {
  const seats = readSeats(check.cell("directorOf")).map(({ department, since }) => ({
    department,
    on: since === null ? null : check.dayOf("directorOf", since),
  }));
  const departments = seats.map(({ department }) => department);
  refuseNames(check, "directorOf", departments);
  return seats;
}

function refuseNames(check: Check, column: SeatColumn, departments: readonly string[]): void {
  for (const department of departments) {
    if (textFault(department, "name") !== null || isBlank(department)) {
      check.fault(column, `“${short(department)}” can’t be the name of a department.`);
    }
  }
  if (departments.length > 1 && new Set(departments.map(foldName)).size < departments.length) {
    check.fault(column, "The same department is listed twice.");
  }
}

const columns = { coordinator: "coordinatorOf", director: "directorOf" } as const;

/** Looks at what the rows of one file come to together: a department has one of each. */
export class SeatRows {
  readonly #register: KnownRegister;
  /** Lines of this file by seat and department. */
  readonly #lines = new Map<string, number>();

  constructor(register: KnownRegister) {
    this.#register = register;
  }

  refuseHeld(check: Check, { seats, roles, leftOn }: PersonSaid): void {
    for (const seat of ["coordinator", "director"] as const) {
      const column = columns[seat];
      if (leftOn !== null && seats[seat].length > 0) {
        check.fault(column, `Whoever left on ${leftOn} is it no longer.`);
      }
      for (const { department } of seats[seat]) {
        this.#refuseOne(check, seat, department);
        this.#register.greetDepartment(check, column, department);
      }
    }
    if (leftOn === null) this.#warnOfRole(check, seats, roles);
  }

  #refuseOne(check: Check, seat: keyof typeof columns, department: string): void {
    const held = this.#register.department(department)?.[seat] ?? null;
    const key = `${seat} ${this.#register.departmentKey(department)}`;
    const line = this.#lines.get(key);
    const one = `${short(department)} has its ${seat}`;
    if (held !== null) {
      const name = this.#register.state.people.find(({ id }) => id === held.person)?.name ?? "";
      check.fault(columns[seat], `${one} in the register already: ${short(name)}. Change it there.`);
    } else if (line !== undefined) check.fault(columns[seat], `${one} on line ${line} already.`);
    else this.#lines.set(key, check.line);
  }

  /** To hold the role is not to be designated: who did it, and when, is to be noted. */
  #warnOfRole(check: Check, { coordinator }: SeatsSaid, roles: PersonSaid["roles"]): void {
    const { designation } = this.#register.pack.register;
    if (designation === null) return;
    for (const { department } of roles.filter(({ role }) => role === designation.role)) {
      const isHere = coordinator.some((seat) => this.#register.isSameDepartment(seat.department, department));
      if (isHere || (this.#register.department(department)?.coordinator ?? null) !== null) continue;
      const name = short(department);
      check.warn("roles", `To note the designation for ${name}, write ${name} under Coordinator of, and by whom.`);
    }
  }
}
