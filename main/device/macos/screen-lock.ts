import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";

/** The screen locks `delay` seconds after the screen saver begins or the display is turned off, whichever comes first. */
export const screenLockProbe: Probe<"screen-lock", "lock" | "saver" | "power"> = {
  item: "screen-lock",
  family: "macos",
  sources: () => ({
    lock: { run: "/usr/sbin/sysadminctl", args: ["-screenLock", "status"] },
    saver: { run: "/usr/bin/defaults", args: ["-currentHost", "read", "com.apple.screensaver", "idleTime"] },
    power: { run: "/usr/bin/pmset", args: ["-g", "custom"] },
  }),
  parse: ({ lock, saver, power }) => {
    if (lock.state !== "ok") return lock.state;
    const delay = delayOf(`${lock.text}\n${lock.errors}`);
    if (delay === null) return noReading(lock);
    if (delay === "never") return { locks: false, after: null };
    const idle = idleOf(saver);
    const displays = displaysOf(power);
    // What is not known may be any time; a rest that never ends is Infinity.
    const rest =
      displays.length === 0
        ? idle
        : Math.max(...displays.map((display) => Math.min(display, idle ?? Number.POSITIVE_INFINITY)));
    if (rest === null) return { locks: true, after: null };
    if (rest !== Number.POSITIVE_INFINITY) return { locks: true, after: rest + delay };
    // Neither ever begins, if the screen saver’s time is known; an unset one has Apple’s default, which changes.
    return idle === null ? { locks: null, after: null } : { locks: false, after: null };
  },
};

/** It answers on its error output, behind a date and its own name: `screenLock delay is 300 seconds`, `… is immediate`, `screenLock is off`. */
function delayOf(said: string): number | "never" | null {
  const [, word, seconds] =
    /\bscreenLock (?:delay )?is (off|immediate|(-?\d{1,6})(?:\.\d+)? seconds?)\s*$/m.exec(said) ?? [];
  if (word === undefined) return null;
  if (word === "immediate") return 0;
  return word === "off" || Number(seconds) < 0 ? "never" : Number(seconds);
}

/** Seconds; 0 is “never”. null: not set, or not known. */
function idleOf(outcome: Outcome): number | null {
  if (outcome.state !== "ok" || outcome.code !== 0 || !/^\d{1,6}\s*\n$/.test(outcome.text)) return null;
  const seconds = Number(outcome.text.trim());
  return seconds === 0 ? Number.POSITIVE_INFINITY : seconds;
}

/**
 * Seconds until the display is turned off, on battery, on mains and on an emergency supply: pmset(1) gives each a heading. None where one of them
 * does not say it, or where mains is missing, which each Mac has. 0 minutes is “never”.
 */
function displaysOf(outcome: Outcome): readonly number[] {
  if (outcome.state !== "ok" || outcome.code !== 0) return [];
  const parts = outcome.text.split(/^(?=\S[^\n:]{0,40}:[ \t]*$)/m).filter((part) => part.trim() !== "");
  const minutes = parts.map((part) => /^[ \t]+displaysleep[ \t]+(\d{1,4})(?:[ \t][^\n]*)?\n/m.exec(part)?.[1]);
  if (!parts.some((part) => part.startsWith("AC Power:")) || minutes.includes(undefined)) return [];
  return minutes.map((found) => (found === "0" ? Number.POSITIVE_INFINITY : Number(found) * 60));
}
