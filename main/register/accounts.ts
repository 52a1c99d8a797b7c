/** Accounts: asked for or taken in, and what happens to them, step by step. [A-6.g, A-6.g.i] */

import type { AccountRequest, AccountStep, TakenInAccount } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import type { Evidence } from "../model/entry.ts";
import type { AccountDetails, AccountRecord, Day } from "../model/register-view.ts";
import { accountDetails, openingDay } from "./account-details.ts";
import { takeAccountStep } from "./account-steps.ts";
import { refuseLookAlike } from "./handle-alike.ts";
import type { Hold } from "./hold.ts";
import { namedPerson, pastDay } from "./person-fields.ts";

/**
 * A page that is asked for. [N-V.1] @returns the account's id
 * @throws AppError ACCOUNT_EXISTS {platform, handle}, ACCOUNT_LOOKS_ALIKE {handle, like, platform} unless `anyway`, DATE_INVALID {field},
 *   TIME_IN_FUTURE {field}, and what `accountDetails` throws
 */
export function requestAccount(hold: Hold, asked: AccountRequest): string {
  const details = accountDetails(hold, asked.details);
  const fields = { ...details, by: namedPerson("by", asked.by), why: someText("why", asked.why, "passage") };
  const on = pastDay("on", asked.on, hold.today);
  const id = hold.newId();
  hold.append("account", id, "account.requested", on, fields);
  if (!asked.anyway) refuseLookAlike(hold, id, details);
  return id;
}

/**
 * A page that was there before the register. @returns the account's id
 * @throws AppError as `requestAccount`
 */
export function takeInAccount(hold: Hold, asked: TakenInAccount): string {
  const details = accountDetails(hold, asked.details);
  const since = openingDay(asked.since, hold.today);
  const id = writeTakenIn(hold, details, since, anyText("note", asked.note, "passage"));
  if (!asked.anyway) refuseLookAlike(hold, id, details);
  return id;
}

/** For details that were looked at already. @returns the account's id @throws AppError ACCOUNT_EXISTS {platform, handle} */
export function writeTakenIn(
  hold: Pick<Hold, "newId" | "append" | "today">,
  details: AccountDetails,
  since: Day | null,
  note: string,
): string {
  const id = hold.newId();
  hold.append("account", id, "account.taken-in", hold.today, { ...details, since, note });
  return id;
}

/**
 * @param lastEvent the account's last event as the asking window knew it
 * @param evidence the screenshot that was sealed for the step; null: none
 * @throws AppError ACCOUNT_UNKNOWN {account}, ACCOUNT_CHANGED {account}, and what `takeAccountStep` throws
 */
export function accountStep(
  hold: Hold,
  id: string,
  lastEvent: number,
  step: AccountStep,
  evidence: Evidence | null,
  caseExists: (id: string) => boolean,
): void {
  const account = accountOf(hold, id);
  if (account.lastEvent !== lastEvent) throw new AppError("ACCOUNT_CHANGED", { account: id });
  takeAccountStep({ hold, account, evidence, caseExists }, step);
}

/** @throws AppError ACCOUNT_UNKNOWN {account} */
export function accountOf(hold: Pick<Hold, "account">, id: string): AccountRecord {
  const account = hold.account(id);
  if (account === undefined) throw new AppError("ACCOUNT_UNKNOWN", { account: id });
  return account;
}
