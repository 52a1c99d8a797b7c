/** What can't have happened before something else did. */

import { AppError } from "../lib/app-error.ts";
import { amended } from "../model/amendment.ts";
import { type CaseEntry, type CaseEvent, isActionKind, type Time } from "../model/entry.ts";

const minute = 60_000;

/** People give times to the minute: an action at 10:15 may well have followed a screenshot sealed at 10:15:42. */
function isBefore(time: Time, other: Time): boolean {
  return Math.floor(Date.parse(time) / minute) < Math.floor(Date.parse(other) / minute);
}

/**
 * When this entry was written, for all that the clock knows. The log never lets its times go back, so after a clock that was years
 * ahead every entry bears that time: then the case's id, made by the clock alone, tells more, and at the latest it was now.
 */
function writtenBy(entry: CaseEntry, now: Date): Time {
  const opened = Number.parseInt(entry.case.replaceAll("-", "").slice(0, 12), 16);
  const known = [Date.parse(entry.at), opened].find((time) => time <= now.getTime());
  return new Date(known ?? now).toISOString();
}

/**
 * An action comes after the first sealed screenshot [A-6.g.iii], a reversal after the action it reverses.
 * @throws AppError TIME_BEFORE_STEP {field, step, at}
 */
export function checkOrder(entries: readonly CaseEntry[], event: CaseEvent, now: Date): void {
  if (event.kind === "case.amended") {
    const { amends, field, correction } = event.fields;
    const target = entries.find((entry) => entry.seq === amends.seq);
    if (target === undefined || field !== "doneAt" || typeof correction !== "string") return;
    checkDone(entries.slice(0, entries.indexOf(target)), target.kind, correction, now);
    checkReversals(entries, target, correction);
  } else if ("doneAt" in event.fields) {
    checkDone(entries, event.kind, event.fields.doneAt, now);
  }
}

function checkDone(before: readonly CaseEntry[], kind: CaseEvent["kind"], doneAt: Time, now: Date): void {
  if (isActionKind(kind)) {
    const sealed = before.find((entry) => entry.kind === "evidence.sealed" && entry.fields.purpose === "before");
    if (sealed !== undefined) refuseBefore(doneAt, writtenBy(sealed, now), "evidence.sealed");
    return;
  }
  const reversed = amended(before).findLast((entry) => reverses(kind, entry.kind));
  if (reversed !== undefined && "doneAt" in reversed.fields) {
    refuseBefore(doneAt, reversed.fields.doneAt, reversed.kind);
  }
}

/** A corrected action must still come before the reversal that followed it. */
function checkReversals(entries: readonly CaseEntry[], target: CaseEntry, doneAt: Time): void {
  const reversal = amended(entries).find((entry) => entry.seq > target.seq && reverses(entry.kind, target.kind));
  if (reversal !== undefined && "doneAt" in reversal.fields) {
    refuseBefore(reversal.fields.doneAt, doneAt, target.kind);
  }
}

function reverses(reversal: CaseEvent["kind"], action: CaseEvent["kind"]): boolean {
  if (!isActionKind(action)) return false;
  return reversal === (action === "user.blocked" ? "user.unblocked" : "content.restored");
}

function refuseBefore(time: Time, earliest: Time, step: string): void {
  if (isBefore(time, earliest)) throw new AppError("TIME_BEFORE_STEP", { field: "doneAt", step, at: earliest });
}
