import type { AccountStep } from "../../preload/contract.ts";
import { someText } from "../lib/field.ts";
import type { StepPlace } from "./account-steps.ts";
import { takenBack } from "./take-back.ts";

/**
 * Takes back what was recorded by mistake; it stays in the history. What it changed is as if it had never been recorded.
 * @throws AppError TEXT_* {field}, and what `takenBack` throws
 */
export function strikeAccount({ hold, account }: StepPlace, step: Extract<AccountStep, { step: "strike" }>): void {
  const because = someText("because", step.because, "passage");
  const subject = { kind: "account", id: account.id, events: hold.events("account", account.id) } as const;
  const { id } = takenBack(hold, subject, step.event);
  hold.append("account", account.id, "struck", hold.today, { event: id, because });
}
