/** Is everything installed that mends security, and does it go on by itself? [A-6.h.iii] */

import { addDays } from "../calendar.ts";
import { isDate } from "../time.ts";
import { placeOf } from "./place.ts";
import type { AutomaticReading, UpdatesReading } from "./reading.ts";
import { ageOf, type Finding, type Sight } from "./sight.ts";
import { stepsFor, unknownSteps } from "./steps.ts";

/** “None waits” says something about today for so many days. */
const lookedDays = 14;

/**
 * Microsoft brings security fixes on the second Tuesday of every month: in 60 days there is always one of them, so that a Windows which has
 * installed nothing in that time misses some, whatever it says. Other makers have no such calendar.
 */
const installedDays = 60;

export function judgeUpdates(reading: UpdatesReading, sight: Sight): Finding {
  const shown = readingOf(reading);
  const wrong = fault(reading, sight);
  if (wrong !== null) {
    const steps = stepsFor("updates", placeOf(sight.family, sight.product), sight.help);
    return { verdict: "not-met", reading: shown, says: wrong, steps };
  }
  const gap = missing(reading, sight);
  if (gap !== null) return { verdict: "unknown", reading: shown, says: gap, steps: unknownSteps(sight.help) };
  const says =
    count(reading.pending) === 0
      ? `No update waits. It was last looked on ${reading.lookedOn}.`
      : `Updates wait, but none of them mends security. It was last looked on ${reading.lookedOn}.`;
  const until = reading.lookedOn === null ? null : addDays(reading.lookedOn, lookedDays);
  return { verdict: "met", reading: shown, says, steps: [], until };
}

/** A number of updates; null: not known, or nonsense. */
function count(number: number | null): number | null {
  return number !== null && Number.isInteger(number) && number >= 0 ? number : null;
}

/** What is surely not in order; null: nothing is. */
function fault(reading: UpdatesReading, { family, today, newer = null }: Sight): string | null {
  const [pending, security] = [count(reading.pending), count(reading.security)];
  if (security !== null && security > 0)
    return security === 1
      ? "1 update that mends security waits to be installed."
      : `${security} updates that mend security wait to be installed.`;
  if (security === null && pending !== null && pending > 0)
    return pending === 1
      ? "1 update waits to be installed. It may mend security."
      : `${pending} updates wait to be installed. Some of them may mend security.`;
  // Its list of what waits is empty, too, when it could not be brought up to date.
  if (family === "macos" && newer !== null && newer.latest !== null)
    return `macOS ${newer.latest} is out${newer.latestOn === null ? "" : ` since ${newer.latestOn}`} and not installed here, whatever this Mac’s own list says.`;
  if (reading.restart === true) return "Updates were installed and work only after a restart.";
  const age = ageOf(reading.installedOn, today);
  if (family === "windows" && age !== null && age > installedDays)
    return `Updates were last installed on ${reading.installedOn}. Microsoft has brought security fixes since then, so some are missing.`;
  return null;
}

/** What would have to be known for “met”; null: all of it is. */
function missing(reading: UpdatesReading, { family, today }: Sight): string | null {
  if (count(reading.pending) === null) return "Whether updates wait to be installed could not be found out.";
  // A Mac counts an update as waiting until it has restarted.
  if (reading.restart === null && family !== "macos") return "Whether a restart is waited for could not be found out.";
  const age = ageOf(reading.lookedOn, today);
  if (age === null) return "No update waits, but when this computer last looked for some is not known.";
  if (age > lookedDays)
    return `No update waits, but this computer last looked for some on ${reading.lookedOn}: that says nothing about today.`;
  return null;
}

function counted(number: number): string {
  return number === 1 ? "1 update" : `${number} updates`;
}

function readingOf({ pending, security, restart, installedOn }: UpdatesReading): string {
  const [waiting, mending] = [count(pending), count(security)];
  const parts = [
    waiting === null ? "" : `${waiting === 0 ? "no updates" : counted(waiting)} waiting`,
    mending === null || waiting === 0 ? "" : `${mending} for security`,
    restart === true ? "restart needed" : "",
    installedOn === null || !isDate(installedOn) ? "" : `last installed ${installedOn}`,
  ].filter((part) => part !== "");
  const all = parts.join(", ");
  return all.charAt(0).toUpperCase() + all.slice(1);
}

const automaticWords = {
  installs: ["Installed automatically", "Security updates are installed by themselves."],
  managed: ["Managed by IT", "IT’s own server decides which updates are installed, and when."],
  asks: ["Somebody has to install them", "Updates are announced, but somebody has to install them."],
  off: ["Switched off", "Updates are not installed by themselves."],
} as const;

export function judgeAutomatic({ how }: AutomaticReading, sight: Sight): Finding {
  if (how === null) {
    const says = "Whether updates are installed by themselves could not be found out.";
    return { verdict: "unknown", reading: "", says, steps: unknownSteps(sight.help) };
  }
  const [reading, says] = automaticWords[how];
  if (how === "installs" || how === "managed") return { verdict: "met", reading, says, steps: [] };
  const steps = stepsFor("automatic-updates", placeOf(sight.family, sight.product), sight.help);
  return { verdict: "not-met", reading, says, steps };
}
