/** What the events of a department come to, and those of a policy. [A-5.a.ii, A-6.a, A-8] */

import type { DepartmentRecord, PolicyReview, RegisterEvent } from "../register-view.ts";
import { isNewer } from "./newer.ts";
import { standingEvents } from "./standing-events.ts";

/**
 * @param name as it was first written
 * @param events all of the department, oldest first, the struck ones too; may be none
 */
export function foldDepartment(name: string, events: readonly RegisterEvent[]): DepartmentRecord {
  const department = standingEvents(events).reduce(departmentAfter, { ...noDepartment, name });
  return { ...department, lastEvent: events.at(-1)?.id ?? 0 };
}

export const noDepartment: DepartmentRecord = {
  name: "",
  workplan: null,
  coordinator: null,
  director: null,
  lastEvent: 0,
};

/** @param before null: as `noDepartment` */
export function departmentAfter(before: DepartmentRecord | null, event: RegisterEvent): DepartmentRecord {
  const department = before ?? noDepartment;
  switch (event.kind) {
    case "department.workplan": {
      // An earlier plan that is written down later does not replace the newer one.
      if (!isNewer(event.on, event.at, department.workplan)) return department;
      const { parts, file, department: name = department.name } = event.fields;
      return { ...department, name, workplan: { on: event.on, by: event.actor.name, parts, file } };
    }
    case "department.coordinator": {
      const { person, by, department: name = department.name } = event.fields;
      return { ...department, name, coordinator: person === null ? null : { person, by, since: event.on } };
    }
    case "department.director": {
      const { person, department: name = department.name } = event.fields;
      return { ...department, name, director: person === null ? null : { person, since: event.on } };
    }
    default:
      return department;
  }
}

/** The reviews of one policy, oldest first. @param events all of the pack's id, oldest first */
export function foldPolicyReviews(events: readonly RegisterEvent[]): readonly PolicyReview[] {
  return standingEvents(events).flatMap((event) => {
    if (event.kind !== "policy.reviewed") return [];
    const { by, outcome, words } = event.fields;
    return [{ pack: event.subject, on: event.on, by, outcome, words }];
  });
}
