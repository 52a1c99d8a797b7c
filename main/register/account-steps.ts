/** What happens to an account: each step is checked against how it stands, against the pack and against the calendar. [A-6.g.i] */

import type { AccountStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import type { Evidence } from "../model/entry.ts";
import { citationOf } from "../model/policy-pack.ts";
import { missingNeeds, needNames } from "../model/register/account-needs.ts";
import { type AccountStepName, accountEventOf, earliestDay, shutBecause } from "../model/register/life-cycle.ts";
import type {
  AccountDetails,
  AccountRecord,
  Day,
  NamedPerson,
  RegisterEventFields,
  RegisterEventKind,
} from "../model/register-view.ts";
import { changedDetails } from "./account-change.ts";
import { accountDetails, openingDay } from "./account-details.ts";
import { checkAnswers, discussion, reviewRound } from "./account-looks.ts";
import { strikeAccount } from "./account-strike.ts";
import { addUser, endUser } from "./account-users.ts";
import { isOtherHandle, refuseLookAlike } from "./handle-alike.ts";
import type { Hold } from "./hold.ts";
import { namedPerson, notBefore, pastDay } from "./person-fields.ts";

/** Where a step is taken. */
export interface StepPlace {
  readonly hold: Hold;
  readonly account: AccountRecord;
  readonly evidence: Evidence | null;
  readonly caseExists: (id: string) => boolean;
}

type Step<K extends AccountStep["step"]> = Extract<AccountStep, { step: K }>;

/**
 * @throws AppError ACCOUNT_STEP_SHUT {step, because, citation}, ACCOUNT_INCOMPLETE {needs, citation}, ACCOUNT_EXISTS {platform, handle},
 *   ACCOUNT_LOOKS_ALIKE {handle, like, platform} where the handle or the platform is another one now, unless `anyway`,
 *   ACCOUNT_EMAIL_DOMAIN {email, domain, citation}, PERSON_UNKNOWN {person}, PERSON_LEFT {person, name, on}, USER_EXISTS {name, role},
 *   USER_UNKNOWN {name, role}, ROLE_UNKNOWN {role, citation}, CHECK_UNKNOWN {item}, CHECK_ALWAYS {item, label, citation}, CASE_UNKNOWN {id}, EVENT_UNKNOWN {event},
 *   EVENT_NOT_LAST {event} where something later builds on it, DATE_INVALID {field}, TIME_IN_FUTURE {field}, TIME_BEFORE_STEP {field, step, at}, TEXT_* {field},
 *   ADDRESS_INVALID {field}, EMAIL_INVALID {field}
 */
export function takeAccountStep(place: StepPlace, step: AccountStep): void {
  if (step.step === "strike") strikeAccount(place, step);
  else {
    refuseShut(place, step.step);
    refuseDay(place, step);
    takeOpenStep(place, step);
  }
}

function takeOpenStep(place: StepPlace, step: Exclude<AccountStep, Step<"strike">>): void {
  switch (step.step) {
    case "decide":
      write(place, step, { approved: step.approved, ...byWhomAndWhy(step) });
      break;
    case "create":
      create(place, step);
      break;
    case "activate":
    case "resume":
      write(place, { step: step.step, on: step.on }, { note: anyText("note", step.note, "passage") });
      break;
    case "pause":
    case "archive":
    case "deactivate":
      write(place, { step: step.step, on: step.on }, byWhomAndWhy(step));
      break;
    default:
      takeOtherStep(place, step);
  }
}

/** What does not change how the account stands. */
function takeOtherStep(
  place: StepPlace,
  step: Step<"change" | "add-user" | "end-user" | "check" | "review" | "discuss" | "activity">,
): void {
  switch (step.step) {
    case "change":
      change(place, step);
      break;
    case "add-user":
      write(place, step, addUser(place, step));
      break;
    case "end-user":
      write(place, step, endUser(place, step));
      break;
    case "check":
      write(place, step, checkAnswers(place, step));
      break;
    case "review":
      write(place, step, reviewRound(place, step));
      break;
    case "discuss":
      write(place, step, discussion(step));
      break;
    case "activity":
      write(place, step, { what: someText("what", step.what, "passage") });
      break;
  }
}

/** @throws AppError ACCOUNT_STEP_SHUT {step, because, citation} */
function refuseShut({ hold, account }: StepPlace, step: AccountStepName): void {
  const shut = shutBecause(hold.pack, account, step);
  if (shut !== null) throw new AppError("ACCOUNT_STEP_SHUT", { step, ...shut });
}

/** @throws AppError DATE_INVALID {field}, TIME_IN_FUTURE {field}, TIME_BEFORE_STEP {field, step, at} */
function refuseDay(
  { hold, account }: StepPlace,
  { step, on }: { readonly step: AccountStepName; readonly on: Day },
): void {
  notBefore("on", pastDay("on", on, hold.today), earliestDay(account, step, hold.today), account.standing, hold.today);
}

/** Writes the step's event. */
function write<K extends AccountStepName>(
  { hold, account, evidence }: StepPlace,
  { step, on }: { readonly step: K; readonly on: Day },
  fields: RegisterEventFields[(typeof accountEventOf)[K] & RegisterEventKind],
): void {
  hold.append("account", account.id, accountEventOf[step], on, fields, evidence === null ? [] : [evidence]);
}

/** By whom and why: of a decision, and of every closing. [N-II.2, N-V.1] */
function byWhomAndWhy({
  by,
  why,
}: {
  readonly by: NamedPerson;
  readonly why: string;
}): RegisterEventFields["account.paused"] {
  return { by: namedPerson("by", by), why: someText("why", why, "passage") };
}

/** Only from an approved request, and with all that the policy wants noted. [A-6.g.i, N-V.1] */
function create(place: StepPlace, step: Step<"create">): void {
  const { hold, account } = place;
  const details = accountDetails(hold, step.details);
  const missing = missingNeeds(hold.pack, { ...account, ...details }, hold.department(details.department));
  if (missing.length > 0) {
    const citation = citationOf(hold.pack, hold.pack.register.record.clauses[0] ?? "");
    throw new AppError("ACCOUNT_INCOMPLETE", { needs: missing.map((need) => needNames[need]).join(", "), citation });
  }
  const since = openingDay(step.since, hold.today);
  if (since !== null)
    notBefore("since", since, earliestDay(account, "create", hold.today), account.standing, hold.today);
  write(place, step, { ...details, since });
  refuseOtherLook(place, details, step.anyway);
}

function change(place: StepPlace, step: Step<"change">): void {
  const fields = changedDetails(place, step);
  write(place, step, fields);
  refuseOtherLook(place, fields.details, step.anyway);
}

/** @throws AppError ACCOUNT_LOOKS_ALIKE {handle, like, platform} */
function refuseOtherLook({ hold, account }: StepPlace, now: Partial<AccountDetails>, anyway = false): void {
  if (!anyway && isOtherHandle(account, now)) refuseLookAlike(hold, account.id, { ...account, ...now });
}
