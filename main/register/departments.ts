/** Departments: their workplan, and who holds the roles that the policy gives to one person of each. [A-5.a.ii, A-6.a] */

import type { DepartmentStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { foldName } from "../model/author.ts";
import type { Evidence } from "../model/entry.ts";
import type { DepartmentRecord } from "../model/register-view.ts";
import { workplanParts } from "./department-workplan.ts";
import type { Hold } from "./hold.ts";
import { namedPerson, notBefore, pastDay } from "./person-fields.ts";
import { presentPerson } from "./person-known.ts";
import { takenBack } from "./take-back.ts";

type Step<K extends DepartmentStep["step"]> = Extract<DepartmentStep, { step: K }>;

/**
 * @param name of the department, however it is written
 * @param lastEvent the department's last event as the asking window knew it; 0: none
 * @param evidence the file that was sealed for the step; null: none
 * @throws AppError DEPARTMENT_UNKNOWN {name}, PERSON_CHANGED {department} when it was changed meanwhile, PERSON_UNKNOWN {person},
 *   PERSON_LEFT {person, name, on}, USER_EXISTS {name}, USER_UNKNOWN {name}, FIELD_UNKNOWN {field}, EVENT_UNKNOWN, EVENT_NOT_LAST,
 *   DATE_INVALID {field}, TIME_IN_FUTURE {field}, TIME_BEFORE_STEP {field, step, at}, TEXT_* {field}
 */
export function departmentStep(
  hold: Hold,
  name: string,
  lastEvent: number,
  step: DepartmentStep,
  evidence: Evidence | null,
): void {
  const department = hold.department(name);
  if (department === undefined) throw new AppError("DEPARTMENT_UNKNOWN", { name });
  if (department.lastEvent !== lastEvent) throw new AppError("PERSON_CHANGED", { department: department.name });
  switch (step.step) {
    case "workplan":
      workplan(hold, department, step, evidence);
      break;
    case "coordinator":
      coordinator(hold, department, step);
      break;
    case "director":
      director(hold, department, step);
      break;
    case "strike":
      strike(hold, department, step);
  }
}

/** [A-6.a] */
function workplan(hold: Hold, { name }: DepartmentRecord, step: Step<"workplan">, file: Evidence | null): void {
  const parts = workplanParts(hold.pack, step.parts);
  if (file === null && Object.keys(parts).length === 0) throw new AppError("TEXT_EMPTY", { field: "parts" });
  const on = pastDay("on", step.on, hold.today);
  const fields = { parts, file, department: name };
  hold.append("department", foldName(name), "department.workplan", on, fields, file === null ? [] : [file]);
}

/** Designated by somebody, from a day on; whoever held it before holds it no longer. [A-5.a.ii] */
function coordinator(hold: Hold, department: DepartmentRecord, step: Step<"coordinator">): void {
  const { person, because } = checkHolder(hold, department.coordinator?.person ?? null, step);
  const by = namedPerson("by", step.by);
  const since = department.coordinator?.since ?? null;
  const on = notBefore("on", pastDay("on", step.on, hold.today), since, "given", hold.today);
  const { name } = department;
  hold.append("department", foldName(name), "department.coordinator", on, { person, by, because, department: name });
}

function director(hold: Hold, department: DepartmentRecord, step: Step<"director">): void {
  const { person, because } = checkHolder(hold, department.director?.person ?? null, step);
  const since = department.director?.since ?? null;
  const on = notBefore("on", pastDay("on", step.on, hold.today), since, "given", hold.today);
  const { name } = department;
  hold.append("department", foldName(name), "department.director", on, { person, because, department: name });
}

/** Somebody else than before. A reason is wanted only where nobody follows. */
function checkHolder(
  hold: Hold,
  before: string | null,
  { person, because }: { readonly person: string | null; readonly because: string },
): { person: string | null; because: string } {
  if (person === null) {
    if (before === null) throw new AppError("USER_UNKNOWN");
    return { person, because: someText("because", because, "passage") };
  }
  const { name } = presentPerson(hold, person);
  if (person === before) throw new AppError("USER_EXISTS", { name });
  return { person, because: anyText("because", because, "passage") };
}

function strike(hold: Hold, { name }: DepartmentRecord, step: Step<"strike">): void {
  const subject = foldName(name);
  const because = someText("because", step.because, "passage");
  const department = { kind: "department", id: subject, events: hold.events("department", subject) } as const;
  const { id } = takenBack(hold, department, step.event);
  hold.append("department", subject, "struck", hold.today, { event: id, because });
}
