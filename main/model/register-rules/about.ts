/** What the rules share: the pack, the day, who is there, and where a duty is seen to. */

import type { DutyPlace } from "../duty.ts";
import type { AccountRecord, DepartmentRecord, PersonRecord } from "../register-view.ts";
import type { Departments } from "./departments.ts";
import type { Reckoning } from "./reckoning.ts";

/** The register under one pack on one day. */
export interface About {
  readonly desk: Reckoning;
  readonly people: ReadonlyMap<string, PersonRecord>;
  readonly departments: Departments;
}

/** Where whatever is due of a subject is seen to. */
export interface Place {
  readonly place: DutyPlace;
  readonly subject?: string;
  /** Name; null: it concerns all of them. */
  readonly department: string | null;
}

/** The department by the name that it goes by in the register. */
export function ofAccount({ departments }: About, { id, department }: Pick<AccountRecord, "id" | "department">): Place {
  return { place: "account", subject: id, department: departments.named(department).name };
}

export function ofPerson({ departments }: About, { id, department }: Pick<PersonRecord, "id" | "department">): Place {
  return { place: "person", subject: id, department: departments.named(department).name };
}

export function ofDepartment({ name }: Pick<DepartmentRecord, "name">): Place {
  return { place: "department", subject: name, department: name };
}

/** The person if still there; null: left, unknown, or nobody was named. */
export function present({ people }: About, id: string | null): PersonRecord | null {
  const person = id === null ? undefined : people.get(id);
  return person === undefined || person.left !== null ? null : person;
}
