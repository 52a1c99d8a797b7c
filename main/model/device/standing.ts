/** How the workstation stands between two checks. [A-6.h.iii] */

import { addDays } from "../calendar.ts";
import type { DeviceCheck, DeviceLine, DeviceStanding, DeviceState, DeviceVerdict } from "../device-view.ts";
import type { DeviceRule } from "../policy-pack.ts";
import { clockSkew, dayIn, parseTime } from "../time.ts";
import { linesNow } from "./lines-now.ts";
import { neededLines } from "./needed.ts";

interface Weighed {
  readonly label: string;
  readonly verdict: DeviceVerdict;
}

/**
 * How the last check stands at an instant.
 * @param rule of the policy in force now, which may need more than the one under which it was checked; null: it asks for no check
 */
export function standingOf(
  check: DeviceCheck | null,
  rule: DeviceRule | null,
  now: Date,
  timeZone: string,
): DeviceStanding {
  if (check === null) {
    const state = rule === null ? "off" : "never";
    return { state, warns: rule !== null, checkedAt: null, notMet: [], unknown: [], againBy: null };
  }
  const lines = linesNow(check, rule, now, timeZone);
  const weighed = rule === null ? neededThen(lines) : neededNow(lines, rule);
  const labels = (verdict: DeviceVerdict) => weighed.filter((one) => one.verdict === verdict).map(({ label }) => label);
  const [notMet, unknown] = [labels("not-met"), labels("unknown")];
  const againBy = rule === null ? null : againByDay(check, rule, timeZone);
  const state = isStale(check, againBy, now, timeZone) ? "stale" : stateOf(check, notMet, unknown);
  return { state, warns: rule !== null && state !== "met", checkedAt: check.at, notMet, unknown, againBy };
}

function stateOf(check: DeviceCheck, notMet: readonly string[], unknown: readonly string[]): DeviceState {
  if (notMet.length > 0) return "not-met";
  if (unknown.length > 0) return "unknown";
  // The policy in force may need less than the one of the check: then only its own lines count.
  return check.lines.length === 0 ? "unknown" : "met";
}

function againByDay(check: DeviceCheck, rule: DeviceRule, timeZone: string): string | null {
  return parseTime(check.at) === null ? null : addDays(dayIn(timeZone, check.at), rule.everyDays);
}

/** Older than the policy allows, or from the future of this clock: one of them is wrong, and nobody knows which. */
function isStale(check: DeviceCheck, againBy: string | null, now: Date, timeZone: string): boolean {
  const at = parseTime(check.at);
  if (at === null || at > now.getTime() + clockSkew) return true;
  return againBy !== null && dayIn(timeZone, now.toISOString()) > againBy;
}

function neededThen(lines: readonly DeviceLine[]): readonly Weighed[] {
  return lines.filter(({ needed }) => needed);
}

/** What the policy needs and the check did not look at was not found out. */
function neededNow(lines: readonly DeviceLine[], rule: DeviceRule): readonly Weighed[] {
  return neededLines(rule).map(({ id, label }) => ({
    label,
    verdict: lines.find((line) => line.id === id)?.verdict ?? "unknown",
  }));
}
