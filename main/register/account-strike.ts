import type { AccountStep } from "../../preload/contract.ts";
import { someText } from "../lib/field.ts";
import type { StepPlace } from "./account-steps.ts";
import { presentPerson } from "./person-known.ts";
import { strikable } from "./person-strike.ts";

/**
 * Takes back the account's last event; it stays in the history. What it changed is as it was before.
 * @throws AppError EVENT_UNKNOWN {event}, EVENT_NOT_LAST {event}, ACCOUNT_EXISTS {platform, handle} where another page has taken the handle
 *   meanwhile, PERSON_LEFT {person, name, on} where somebody who has left could post again, TEXT_* {field}
 */
export function strikeAccount({ hold, account }: StepPlace, step: Extract<AccountStep, { step: "strike" }>): void {
  const because = someText("because", step.because, "passage");
  const event = strikable(hold.events("account", account.id), step.event, true);
  if (event.kind === "account.user-ended") presentPerson(hold, event.fields.person);
  hold.append("account", account.id, "struck", hold.today, { event: event.id, because });
}
