/** Looking at an account: the checklist, review rounds, the discussion of one that is not used. [A-6.d.i, A-5.b.iv, N-V.2, N-V.3] */

import type { AccountStep } from "../../preload/contract.ts";
import { AppError } from "../lib/app-error.ts";
import { anyText, someText } from "../lib/field.ts";
import { citationOf } from "../model/policy-pack.ts";
import { isWhyNeeded, offeredVerdicts } from "../model/register/checklist-answer.ts";
import {
  checkVerdicts,
  discussionOutcomes,
  type NamedPerson,
  type RegisterEventFields,
} from "../model/register-view.ts";
import { isDate } from "../model/time.ts";
import type { StepPlace } from "./account-steps.ts";
import { namedPerson, notBefore, pastDayOrNone } from "./person-fields.ts";

type Step<K extends AccountStep["step"]> = Extract<AccountStep, { step: K }>;

/** Most cases that one round names, most people who discuss an account. */
const most = 200;

/**
 * Items of the pack in force, each once; whoever says that something is not possible says why, and so does whoever ticks an item that asks
 * for a note. [A-6.e.ii]
 * @throws AppError CHECK_UNKNOWN {item}, CHECK_ALWAYS {item, label, citation}, REQUEST_MALFORMED {reason}, TEXT_* {field}
 */
export function checkAnswers(
  { hold, evidence }: StepPlace,
  { items }: Step<"check">,
): RegisterEventFields["account.checked"] {
  const known = new Map(hold.pack.register.checklist.items.map((rule) => [rule.id, rule]));
  if (items.length === 0) throw new AppError("TEXT_EMPTY", { field: "items" });
  const answers = items.map(({ item, verdict, why }) => {
    const rule = known.get(item);
    if (rule === undefined) throw new AppError("CHECK_UNKNOWN", { item });
    // Deleted when answered: an item that comes twice is unknown the second time.
    known.delete(item);
    if (!checkVerdicts.includes(verdict)) throw new AppError("REQUEST_MALFORMED", { reason: "verdict" });
    if (!offeredVerdicts(rule).includes(verdict)) {
      const citation = citationOf(hold.pack, rule.clauses[0] ?? "");
      throw new AppError("CHECK_ALWAYS", { item, label: rule.label, citation });
    }
    const words = isWhyNeeded(rule, verdict) ? someText : anyText;
    return { item, verdict, why: words("why", why, "passage") };
  });
  return { items: answers, evidence };
}

/**
 * What was looked at, what was found, and the cases that came of it. [A-5.b.iv, N-V.6]
 * @throws AppError CHECK_UNKNOWN {item}, CASE_UNKNOWN {id}, REQUEST_MALFORMED {reason}, DATE_INVALID, TIME_IN_FUTURE, TIME_BEFORE_STEP,
 *   TEXT_* {field}
 */
export function reviewRound(
  { hold, account, caseExists }: StepPlace,
  step: Step<"review">,
): RegisterEventFields["account.reviewed"] {
  const { looksAt } = hold.pack.register.review;
  const looked = [...new Set(step.looked)];
  if (looked.length === 0 && looksAt.length > 0) throw new AppError("TEXT_EMPTY", { field: "looked" });
  for (const item of looked) if (!looksAt.includes(item)) throw new AppError("CHECK_UNKNOWN", { item });
  if (step.found !== "nothing" && step.found !== "something")
    throw new AppError("REQUEST_MALFORMED", { reason: "found" });
  const cases = [...new Set(step.cases)];
  if (cases.length > most) throw new AppError("REQUEST_MALFORMED", { reason: "cases" });
  for (const id of cases) if (!caseExists(id)) throw new AppError("CASE_UNKNOWN", { id });
  const words = step.found === "something" ? someText : anyText;
  // The newest post that a round has seen was there on the day of the round, which is looked at before it is written.
  const seen = pastDayOrNone("lastActivity", step.lastActivity, step.on);
  const lastActivity = seen === null ? null : notBefore("lastActivity", seen, account.since, "created", hold.today);
  return { looked, found: step.found, words: words("words", step.words, "passage"), cases, lastActivity };
}

/** With whom it was talked over, and what came of it. [N-V.3] @throws AppError REQUEST_MALFORMED {reason}, DATE_INVALID, TEXT_* {field} */
export function discussion(step: Step<"discuss">): RegisterEventFields["account.discussed"] {
  const { outcome } = step;
  if (!discussionOutcomes.includes(outcome)) throw new AppError("REQUEST_MALFORMED", { reason: "outcome" });
  const again = step.again === null || step.again === "" ? null : step.again;
  if (again !== null && (!isDate(again) || again <= step.on)) throw new AppError("DATE_INVALID", { field: "again" });
  return { with: present(step.with), outcome, words: someText("words", step.words, "passage"), again };
}

/** A discussion takes somebody to talk to. */
function present(people: readonly NamedPerson[]): readonly NamedPerson[] {
  if (people.length === 0) throw new AppError("TEXT_EMPTY", { field: "with" });
  if (people.length > most) throw new AppError("REQUEST_MALFORMED", { reason: "with" });
  return people.map((person) => namedPerson("with", person));
}
