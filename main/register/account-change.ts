import type { AccountStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText } from "../lib/field.ts";
import type { AccountDetails, AccountPeople, AccountRecord, RegisterEventFields } from "../model/register-view.ts";
import { accountDetails } from "./account-details.ts";
import type { StepPlace } from "./account-steps.ts";
import { presentPerson } from "./person-known.ts";

/**
 * Only what is another one now; what stays is not looked at again, for it may have come in under another pack.
 * @throws AppError TEXT_EMPTY {field: details} when nothing is another one, PERSON_UNKNOWN {person}, PERSON_LEFT {person, name, on}, and
 *   what `accountDetails` throws
 */
export function changedDetails(
  { hold, account }: StepPlace,
  step: Extract<AccountStep, { step: "change" }>,
): RegisterEventFields["account.changed"] {
  const { coordinator, director, ...asked } = step.details;
  const kept = detailsOf(account);
  const checked = accountDetails(hold, { ...kept, email: null, ...asked });
  const wanted: Partial<AccountDetails & AccountPeople> = {
    ...checked,
    email: asked.email === undefined ? account.email : checked.email,
    ...(coordinator === undefined ? {} : { coordinator }),
    ...(director === undefined ? {} : { director }),
  };
  const details = different(account, wanted);
  for (const person of [details.coordinator, details.director]) {
    if (typeof person === "string") presentPerson(hold, person);
  }
  if (Object.keys(details).length === 0) throw new AppError("TEXT_EMPTY", { field: "details" });
  return { details, why: anyText("why", step.why, "passage") };
}

function detailsOf(account: AccountRecord): AccountDetails {
  const { department, platform, handle, name, address, email, phone, purpose } = account;
  return { department, platform, handle, name, address, email, phone, purpose };
}

function different(
  account: AccountRecord,
  wanted: Partial<AccountDetails & AccountPeople>,
): Partial<AccountDetails & AccountPeople> {
  const fields = Object.entries(wanted) as [keyof (AccountDetails & AccountPeople), string | null][];
  return Object.fromEntries(fields.filter(([field, value]) => account[field] !== value));
}
