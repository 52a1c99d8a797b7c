/** Who may post to an account: somebody of the register, in a role that the policy lets post. [A-6.b.i] */

import type { AccountStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { someText } from "../lib/field.ts";
import { citationOf } from "../model/policy-pack.ts";
import type { AccountRecord, RegisterEventFields } from "../model/register-view.ts";
import type { StepPlace } from "./account-steps.ts";
import { notBefore } from "./person-fields.ts";
import { personOf, presentPerson } from "./person-known.ts";

/**
 * A person may post in several roles, in each once at a time.
 * @throws AppError ROLE_UNKNOWN {role, citation}, PERSON_UNKNOWN {person}, PERSON_LEFT {person, name, on}, USER_EXISTS {name, role},
 *   TIME_BEFORE_STEP {field, step, at}
 */
export function addUser(
  { hold, account }: StepPlace,
  { person, role, on }: Extract<AccountStep, { step: "add-user" }>,
): RegisterEventFields["account.user-added"] {
  const rule = hold.pack.register.users;
  if (!rule.roles.includes(role)) {
    throw new AppError("ROLE_UNKNOWN", { role, citation: citationOf(hold.pack, rule.clauses[0] ?? "") });
  }
  const { name } = presentPerson(hold, person);
  if (now(account, person, role) !== undefined) throw new AppError("USER_EXISTS", { name, role });
  const last = account.users.findLast((user) => user.person === person && user.role === role);
  notBefore("on", on, last?.to ?? null, "ended", hold.today);
  return { person, role };
}

/** @throws AppError PERSON_UNKNOWN {person}, USER_UNKNOWN {name, role}, TIME_BEFORE_STEP {field, step, at}, TEXT_* {field} */
export function endUser(
  { hold, account }: StepPlace,
  { person, role, on, because }: Extract<AccountStep, { step: "end-user" }>,
): RegisterEventFields["account.user-ended"] {
  const { name } = personOf(hold, person);
  const user = now(account, person, role);
  if (user === undefined) throw new AppError("USER_UNKNOWN", { name, role });
  notBefore("on", on, user.from, "given", hold.today);
  return { person, role, because: someText("because", because, "passage") };
}

function now({ users }: AccountRecord, person: string, role: string) {
  return users.find((user) => user.to === null && user.person === person && user.role === role);
}
