import type { AccountStep, DepartmentStep, PersonStep } from "../../preload/contract.ts";
import type { Day } from "../model/register-view.ts";

/** Why a password is to be changed, as the vault says it of somebody whose part in an account a step has ended. [N-V.4] */
export function endingWords(step: AccountStep | PersonStep | DepartmentStep, today: Day): string {
  switch (step.step) {
    case "leave":
      return `Left on ${step.on}: ${step.because.trim()}`;
    case "end-user":
    case "end-role":
      return `No longer posts there since ${step.on}: ${step.because.trim()}`;
    case "strike":
      return `Taken back on ${today} that they could post there: ${step.because.trim()}`;
    case "change":
      return looksAfter(step.on, step.why);
    case "coordinator":
      return looksAfter(step.on, step.because);
    default:
      return looksAfter(step.on, "");
  }
}

function looksAfter(on: Day, why: string): string {
  return `No longer looks after it since ${on}${why.trim() === "" ? "" : `: ${why.trim()}`}`;
}
