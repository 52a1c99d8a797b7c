/** The device checklist as the window, the log, the report for IT and the command line have it. [A-6.h.iii] */

import type { DeviceFamily } from "./device/reading.ts";
import type { Time } from "./entry.ts";
import type { Day } from "./register-view.ts";

export { type DeviceFamily, type DeviceItemId, deviceFamilies, deviceItems } from "./device/reading.ts";

/** unknown never counts as met. */
export const deviceVerdicts = ["met", "not-met", "unknown"] as const;
export type DeviceVerdict = (typeof deviceVerdicts)[number];

/** By what the verdict stands: as `ReadBy`, or what a person answered because nothing could be measured. */
export type DeviceSource = "measured" | "osquery" | "answered";

export const deviceAnswers = ["yes", "no", "not-sure"] as const;
export type DeviceAnswer = (typeof deviceAnswers)[number];

/** One line of the checklist. */
export interface DeviceLine {
  /** A `DeviceItemId`, or a question’s id behind `question:`. */
  readonly id: string;
  /** `Operating system` */
  readonly label: string;
  readonly verdict: DeviceVerdict;
  /** What was read: `Windows 11 Pro 24H2, build 26100.2314`; empty where nothing was. */
  readonly reading: string;
  /** What it means, in a sentence: `Microsoft supports it until 2026-10-13.` Days as YYYY-MM-DD. */
  readonly says: string;
  /** Why it matters, in a sentence. */
  readonly why: string;
  /** What to do on exactly this system, a step each; none where there is nothing to do. */
  readonly steps: readonly string[];
  readonly source: DeviceSource;
  /** When it was read or answered. */
  readonly at: Time;
  /** Last day on which the verdict stands without a new look: until then support, a list or an answer counts. null: there is no such day. */
  readonly until: Day | null;
  /** The policy asks for it; false: good to have, and never a reason to call the check failed. */
  readonly needed: boolean;
  /** What the person may answer here, because it could not be measured or nothing can; null: there is nothing to ask. */
  readonly ask: DeviceQuestion | null;
}

/** A question of yes and no. */
export interface DeviceQuestion {
  /** Under which the answer is kept: `look:malware` or `question:city-computer`. */
  readonly id: string;
  /** `Does Windows Security show a green tick beside “Virus & threat protection”?` */
  readonly text: string;
  /** Where to look. */
  readonly hint: string;
  /** The last answer that is not too old; null: none, or it is to be asked again. */
  readonly answered: { readonly answer: DeviceAnswer; readonly at: Time; readonly by: string } | null;
  /** Its answer counts so many days. */
  readonly everyDays: number;
}

/** asked: somebody pressed the button. daily: the app looked by itself. answered: a question was answered. */
export const checkReasons = ["asked", "daily", "answered"] as const;
export type CheckReason = (typeof checkReasons)[number];

/** A whole check of this workstation. */
export interface DeviceCheck {
  readonly at: Time;
  readonly because: CheckReason;
  readonly family: DeviceFamily;
  /** The operating system in words. */
  readonly platform: string;
  /** Of the needed lines: one that is not met makes the check not met, else one that is unknown makes it unknown. */
  readonly verdict: DeviceVerdict;
  readonly lines: readonly DeviceLine[];
  /** Day of the end-of-life data. */
  readonly dataOn: Day;
  /** How long it took, in milliseconds. */
  readonly took: number;
  /** Number of its entry in the log; null: it is not recorded (the command line). */
  readonly seq: number | null;
}

/** A check of this workstation as the log has it. */
export interface RecordedCheck {
  /** Number of its entry. */
  readonly seq: number;
  readonly at: Time;
  readonly because: CheckReason;
  readonly by: string;
  readonly platform: string;
  readonly verdict: DeviceVerdict;
  /** Labels of the lines that were needed then. */
  readonly notMet: readonly string[];
  readonly unknown: readonly string[];
}

export interface RecordedChecks {
  /** Newest first, a hundred at most. */
  readonly checks: readonly RecordedCheck[];
  /** How many there are, those that are not listed with them. */
  readonly all: number;
}

/**
 * How this workstation stands now, for the strip, the warnings and Today. `stale`: the last check is older than the policy allows, or its time
 * can’t be right. `never`: there was none. `off`: the policy asks for no check, and there was none.
 */
export type DeviceState = "met" | "not-met" | "unknown" | "stale" | "never" | "off";

export interface DeviceStanding {
  readonly state: DeviceState;
  /** The warning above removals and passwords is to be shown: the policy asks for a check, and it is not met. */
  readonly warns: boolean;
  readonly checkedAt: Time | null;
  /** Labels of needed lines. */
  readonly notMet: readonly string[];
  readonly unknown: readonly string[];
  /** By which day it is to be checked again (`YYYY-MM-DD`); null where the policy sets no interval. */
  readonly againBy: Day | null;
}

/**
 * Why a check that is kept counts for nothing. elsewhere: it was made on another computer, and the data folder came here since. disagrees: it
 * is not what its entry in the log says.
 */
export type SetAside = "elsewhere" | "disagrees";

export interface DeviceDesk {
  readonly standing: DeviceStanding;
  /** The last check of this workstation, each line as it stands now; null: there was none, or none that counts. */
  readonly check: DeviceCheck | null;
  /** null: nothing was set aside. */
  readonly setAside: SetAside | null;
  /** A check is under way, and how many of its lines are there. */
  readonly running: { readonly done: number; readonly of: number } | null;
  /** What the policy says of it; null: nothing. */
  readonly policy: {
    readonly citation: string;
    readonly text: string;
    readonly everyDays: number;
    readonly basis: string;
    /** Whom to call, as the policy or the pack names them: `the Information Technology Department`. */
    readonly help: string;
  } | null;
  /** How to reach IT, as the person noted it: a phone number, an address. Empty: not noted. */
  readonly contact: string;
  /** The end-of-life data: its day, and whether it is past a year old. */
  readonly data: { readonly on: Day; readonly isOld: boolean };
}
