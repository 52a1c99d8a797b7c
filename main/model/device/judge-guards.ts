/** Firewall, encryption of the disk, and the lock of the screen. [A-6.h.iii] */

import { placeOf } from "./place.ts";
import type { DeviceItemId, EncryptionReading, FirewallReading, ScreenLockReading } from "./reading.ts";
import type { Finding, Sight } from "./sight.ts";
import { stepsFor, unknownSteps } from "./steps.ts";
import { steadyText } from "./text.ts";

/**
 * Longest rest after which the screen locks, in seconds: 15 minutes, as PCI DSS 4.0 requirement 8.2.8 and the CIS benchmarks for Windows
 * (2.3.7.3, “900 or fewer seconds”) have it. The policies name no number.
 */
const longestRest = 900;

export function judgeFirewall({ on, name }: FirewallReading, sight: Sight): Finding {
  const called = steadyText(name, 60);
  if (on === null) return unknown(called, "Whether a firewall is on could not be found out.", sight, called);
  if (on) return { verdict: "met", reading: called || "On", says: `${called || "The firewall"} is on.`, steps: [] };
  const says = called === "" ? "No firewall was found." : `${called} is switched off.`;
  return notMet("firewall", called || "None found", says, sight);
}

export function judgeEncryption({ state, by }: EncryptionReading, sight: Sight): Finding {
  const called = steadyText(by, 60);
  const what = "The volume that holds Custodia’s data";
  if (state === null) return unknown(called, "Whether the disk is encrypted could not be found out.", sight, called);
  if (state === "on") {
    const says = `${what} is encrypted${called === "" ? "" : ` with ${called}`}.`;
    return { verdict: "met", reading: called || "On", says, steps: [] };
  }
  if (state === "off") return notMet("encryption", called || "Off", `${what} is not encrypted.`, sight);
  const says = `${what} is being encrypted or decrypted just now. Leave the computer on until it is done, and check again.`;
  return notMet("encryption", "Under way", says, sight);
}

export function judgeScreenLock({ locks, after }: ScreenLockReading, sight: Sight): Finding {
  if (locks === false) return notMet("screen-lock", "Off", "The screen does not lock by itself.", sight);
  // No rest at all is no rest: systems write 0 for “never” as well as for “at once”.
  const rest = after !== null && Number.isFinite(after) && after > 0 ? after : null;
  const reading = rest === null ? "" : `After ${minutes(rest)}`;
  if (rest !== null && rest > longestRest)
    return notMet(
      "screen-lock",
      reading,
      `The screen locks only after ${minutes(rest)}; 15 minutes is the most.`,
      sight,
    );
  if (locks === null) return unknown(reading, "Whether the screen locks by itself could not be found out.", sight);
  if (rest === null) return unknown("", "The screen locks, but after how long could not be found out.", sight);
  return { verdict: "met", reading, says: `The screen locks by itself after ${minutes(rest)}.`, steps: [] };
}

function unknown(reading: string, says: string, sight: Sight, about = ""): Finding {
  return { verdict: "unknown", reading, says, steps: unknownSteps(sight.help), about };
}

function notMet(item: DeviceItemId, reading: string, says: string, sight: Sight): Finding {
  const steps = stepsFor(item, placeOf(sight.family, sight.product), sight.help);
  return { verdict: "not-met", reading, says, steps };
}

function minutes(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${Math.round(seconds)} seconds`;
  const whole = Math.ceil(seconds / 60);
  return whole === 1 ? "1 minute" : `${whole} minutes`;
}
