/** What every part of a department’s page is given, and how it records something. */
import type { ErrorCode } from "../../main/model/error-code.ts";
import type { PolicyPack } from "../../main/model/policy-pack.ts";
import type { DepartmentView } from "../../main/model/register-view.ts";
import type { DepartmentStep } from "../../preload/contract.ts";
import { refusedOf } from "../bridge.ts";
import { type DepartmentPlace, stay } from "../stores/place.ts";
import { departmentStep } from "../stores/register.ts";
import { readAgain } from "./at-person.ts";

export interface AtDepartment {
  readonly view: DepartmentView;
  readonly pack: PolicyPack;
  /** The present day in the city. */
  readonly today: string;
  /** The form that is open. */
  readonly doing: DepartmentPlace["doing"];
}

/** Opens a form of the page; undefined: closes it. */
export function showDepartmentForm(name: string, doing?: DepartmentPlace["doing"]): void {
  stay(doing === undefined ? { screen: "department", name } : { screen: "department", name, doing });
}

/** Draft of a form about one department. No form’s name may begin with another one’s: clearing goes by it. */
export function departmentDraft(name: string, form: string): string {
  return `department:${form}:${name}:`;
}

/** The tray on which the workplan’s file waits. */
export function planTray(name: string): string {
  return `department:plan:${name}`;
}

const changed: readonly ErrorCode[] = ["PERSON_CHANGED", "ACCOUNT_CHANGED"];

/** Records a step; when somebody else was faster, the page shows what is there now. Throws RefusedError. */
export async function recordDepartment(view: DepartmentView, input: DepartmentStep): Promise<void> {
  try {
    await departmentStep(view, input);
  } catch (error) {
    if (changed.includes(refusedOf(error).code)) readAgain();
    throw error;
  }
}
