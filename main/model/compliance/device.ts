/** What the last check of this workstation shows. Other computers are not seen from here. [A-6.h.iii] */

import { foldName } from "../author.ts";
import { linesNow } from "../device/lines-now.ts";
import { neededLines } from "../device/needed.ts";
import { standingOf } from "../device/standing.ts";
import type { DeviceFacts } from "../device-duties.ts";
import type { DeviceCheck, DeviceLine } from "../device-view.ts";
import type { DeviceRule, PolicyPack } from "../policy-pack.ts";
import { type Check, type CheckState, check } from "../register-rules/check.ts";
import { everyDays, listed } from "../register-rules/wording.ts";
import { dayIn } from "../time.ts";

const note = "Only the workstation on which this report was made is looked at. Other computers are not seen from here.";

/**
 * A finding for each line that the policy needs. What an old check has found in order shows nothing any more.
 * @param mine department of the person at this desk; empty: not known, so that the workstation is anybody's
 */
export function deviceChecks(
  pack: PolicyPack,
  { check: last }: DeviceFacts,
  { department, mine }: { readonly department: string; readonly mine: string },
  now: Date,
): readonly Check[] {
  const { device: rule, timeZone } = pack;
  if (rule === null) return [];
  const unknown = (says: string) => check("unknown", rule.clauses, says, null);
  if (mine !== "" && foldName(mine) !== foldName(department)) {
    return [unknown("The computers of this department are not seen from here.")];
  }
  if (last === null) return [unknown("This workstation was never checked.")];
  const standing = standingOf(last, rule, now, timeZone);
  const isOld = standing.state === "stale";
  const day = dayIn(timeZone, last.at);
  const isPast = standing.againBy !== null && standing.againBy < dayIn(timeZone, now.toISOString());
  const old = isPast
    ? `This workstation was last checked on ${day}; it is to be checked ${everyDays(rule.everyDays)}.`
    : `The last check of this workstation is noted for ${day}, which has not come yet.`;
  const lines = linesNow(last, rule, now, timeZone);
  const needed = neededLines(rule).map(({ id, label }) => ({ label, line: lines.find((one) => one.id === id) }));
  const missing = needed.flatMap(({ label, line }) => (line === undefined ? [label] : []));
  return [
    ...(isOld ? [unknown(old)] : [shownCheck(rule, last, day)]),
    ...needed.flatMap(({ line }) => (line === undefined ? [] : [lineCheck(pack, rule, line, isOld)])),
    ...(missing.length === 0 ? [] : [unknown(`Not looked at on ${day}: ${listed(missing)}.`)]),
  ];
}

/** What the reader has to know whatever was found. */
export function deviceNotes({ device }: PolicyPack, rowClauses: readonly string[]): readonly string[] {
  return device !== null && rowClauses.includes(device.clauses[0] ?? "") ? [note] : [];
}

function shownCheck({ clauses }: DeviceRule, { platform }: DeviceCheck, day: string): Check {
  return check("shown", clauses, `This workstation was checked on ${day}: ${platform}.`, day);
}

function lineCheck({ timeZone }: PolicyPack, { clauses }: DeviceRule, line: DeviceLine, isOld: boolean): Check {
  const { label, verdict, reading, says } = line;
  const read = reading === "" || says.includes(reading) ? "" : ` ${reading}.`;
  const state: CheckState = isOld && verdict === "met" ? "shown" : verdict;
  return check(state, clauses, `${label}:${read} ${says}`, dayIn(timeZone, line.at));
}
