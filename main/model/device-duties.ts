/** What the device checklist asks of the person at this desk. [A-6.h.iii] */

import { cited } from "./cited.ts";
import { linesNow } from "./device/lines-now.ts";
import { neededLines } from "./device/needed.ts";
import { standingOf } from "./device/standing.ts";
import type { DeviceCheck, DeviceStanding } from "./device-view.ts";
import type { Duty } from "./duty.ts";
import type { DeviceRule, PolicyPack } from "./policy-pack.ts";
import { capital, counted, everyDays, listed, ownReminder } from "./register-rules/wording.ts";
import { dayIn } from "./time.ts";
import { urgencyOn } from "./vault-duties/wording.ts";

/** What the rules look at: the last check of this workstation; null: there was none. */
export interface DeviceFacts {
  readonly check: DeviceCheck | null;
}

/**
 * A check that is missing or too old, what it found wrong, and what it could not find out: a line each. Pure. None where the policy says
 * nothing of it.
 * @param now days are those of the pack's time zone
 */
export function deviceDuties(pack: PolicyPack, { check }: DeviceFacts, now: Date): readonly Duty[] {
  const { device: rule, timeZone } = pack;
  if (rule === null) return [];
  const standing = standingOf(check, rule, now, timeZone);
  const about: About = { pack, rule, check, standing, today: dayIn(timeZone, now.toISOString()), now };
  if (standing.state === "never" || standing.state === "stale") return [checkDuty(about)];
  return [...failedDuty(about), ...unknownDuty(about)];
}

interface About {
  readonly pack: PolicyPack;
  readonly rule: DeviceRule;
  readonly check: DeviceCheck | null;
  readonly standing: DeviceStanding;
  readonly today: string;
  readonly now: Date;
}

function duty(
  { pack, rule }: About,
  id: string,
  said: Pick<Duty, "title" | "why" | "urgency"> & { readonly due?: string | null },
): Duty {
  return { due: null, ...cited(pack, rule.clauses), id, ...said, vault: null, credential: null, place: "device" };
}

/** A check from a day that has not come yet has no day by which it is to be done again: the clock was ahead, or is behind. */
function checkDuty(about: About): Duty {
  const { pack, rule, check, standing, today } = about;
  const often = `It is to be checked ${everyDays(rule.everyDays)}, and it takes a few seconds.${ownReminder(rule.basis)}`;
  const title = "Check whether this computer is fit for the accounts";
  if (check === null) {
    return duty(about, "device-check", { title, why: `It was never checked. ${often}`, urgency: "now" });
  }
  const day = dayIn(pack.timeZone, check.at);
  const isPast = standing.againBy !== null && standing.againBy < today;
  const since = isPast ? `It was last checked on ${day}.` : `The last check is noted for ${day}, which can’t be right.`;
  const failed = standing.notMet.length === 0 ? "" : ` Not in order then: ${listed(standing.notMet)}.`;
  return duty(about, "device-check", {
    title,
    why: `${since}${failed} ${often}`,
    due: isPast ? standing.againBy : null,
    urgency: isPast ? urgencyOn(standing.againBy ?? today, today) : "now",
  });
}

function failedDuty(about: About): readonly Duty[] {
  const { rule, standing } = about;
  if (standing.notMet.length === 0) return [];
  const title = "Have this computer put in order before you log in";
  const why = `Not in order${checkedOn(about)}: ${listed(standing.notMet)}. The checklist says what to do; whom to call: ${rule.help}.`;
  return [duty(about, "device-failed", { title, why, urgency: "now" })];
}

function unknownDuty(about: About): readonly Duty[] {
  const { rule, check, standing, now } = about;
  if (standing.unknown.length === 0) return [];
  const needed = new Set(neededLines(rule).map(({ id }) => id));
  const lines = check === null ? [] : linesNow(check, rule, now, about.pack.timeZone);
  const open = lines.filter(({ id, verdict }) => needed.has(id) && verdict === "unknown");
  const questions = open.filter(({ ask }) => ask !== null && ask.answered === null).length;
  const title =
    questions === 0 ? "Have this computer looked at" : "Say what could not be found out about this computer";
  const ask = questions === 0 ? "" : ` Answer ${counted(questions, "question", "questions")} on the checklist.`;
  const rest = questions < standing.unknown.length ? restWords(rule, questions) : "";
  const why = `Not known${checkedOn(about)}: ${listed(standing.unknown)}.${ask}${rest}`;
  return [duty(about, "device-unknown", { title, why, urgency: "soon" })];
}

function restWords({ help }: DeviceRule, questions: number): string {
  return questions === 0 ? ` ${capital(help)} can look.` : ` For the rest, ask ${help} to look.`;
}

function checkedOn({ pack, check }: About): string {
  return check === null ? "" : ` on ${dayIn(pack.timeZone, check.at)}`;
}
