/** A step of the register, and whose part in an account it ends. [N-V.4] */

import type { AccountStep, DepartmentStep, PersonStep } from "../../preload/contract.ts";
import type { PolicyPack } from "../model/policy-pack.ts";
import type { SubjectKind } from "../model/register-view.ts";
import { dayIn } from "../model/time.ts";
import type { RegisterBook } from "../register/index.ts";
import { endingWords } from "./ending-words.ts";
import type { Leaving } from "./leaving.ts";

export interface NotedStepParts {
  readonly book: RegisterBook;
  readonly leaving: Leaving;
  policy(): PolicyPack;
}

/** `subject`: id; of a department, its folded name. */
export interface StepOf {
  readonly kind: SubjectKind;
  readonly subject: string;
  readonly step: AccountStep | PersonStep | DepartmentStep;
}

/**
 * All in one transaction: the step, and who knew passwords before it and is not to know them any more.
 * @returns what the step returned, and whether passwords are to be asked for now
 * @throws AppError what `take` throws; then nothing has happened
 */
export function notedStep<T extends { readonly lastEvent: number }>(
  { book, leaving, policy }: NotedStepParts,
  { kind, subject, step }: StepOf,
  take: () => T,
): { readonly record: T; readonly asks: boolean } {
  return book.change(() => {
    const [before, day] = [book.state(), book.today()];
    const record = take();
    const struck = step.step === "strike" ? book.events(kind, subject).find(({ id }) => id === step.event) : undefined;
    // On the day on which it was written down, it is taken for a slip of the pen.
    const isSlip = struck !== undefined && dayIn(policy().timeZone, struck.at) === day;
    const takesBack = struck === undefined ? "no" : isSlip ? "slip" : "yes";
    const asks = leaving.note(before, { event: record.lastEvent, because: endingWords(step, day), takesBack });
    return { record, asks };
  });
}
