import type { ScreenLockReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe, Source } from "../probe.ts";
import { okText } from "../text-of.ts";
import { kdeReading } from "./kde-lock.ts";

type Names = "processes" | "saver" | "session" | "lockdown" | "cinnamon" | "cinnamonSession" | "kde" | "kdeAll";

/** GNOME (Debian's, Ubuntu's and Fedora's usual desktop), Cinnamon and KDE Plasma, whichever runs. */
export const screenLockProbe: Probe<"screen-lock", Names> = {
  item: "screen-lock",
  family: "linux",
  sources: ({ home }) => ({
    // The log-in screen and other people logged in have desktops of their own.
    processes: { processes: "own" },
    saver: gsettings("org.gnome.desktop.screensaver"),
    session: gsettings("org.gnome.desktop.session"),
    lockdown: gsettings("org.gnome.desktop.lockdown"),
    cinnamon: gsettings("org.cinnamon.desktop.screensaver"),
    cinnamonSession: gsettings("org.cinnamon.desktop.session"),
    kde: { file: `${home}/.config/kscreenlockerrc` },
    kdeAll: { file: "/etc/xdg/kscreenlockerrc" },
  }),
  parse: ({ processes, saver, session, lockdown, cinnamon, cinnamonSession, kde, kdeAll }) => {
    const text = okText(processes);
    if (text === null) return noReading(processes);
    const running = new Set(text.split("\n"));
    // Settings of a desktop are there, with their usual values, on computers where another one is used.
    if (running.has("gnome-shell")) return isForbidden(lockdown) ? never : gnomeReading(saver, session);
    if (running.has("cinnamon")) return gnomeReading(cinnamon, cinnamonSession);
    if (running.has("plasmashell")) return kdeReading(kde, kdeAll);
    return "absent";
  },
};

const never: ScreenLockReading = { locks: false, after: null };

function gsettings(schema: string): Source {
  return { run: "/usr/bin/gsettings", args: ["list-recursively", schema] };
}

/** `org.gnome.desktop.session idle-delay uint32 300`; an idle-delay of 0 is “never”. */
function gnomeReading(saver: Outcome, session: Outcome): ScreenLockReading | "unreadable" {
  const enabled = valueIn(saver, "lock-enabled");
  const idle = seconds(valueIn(session, "idle-delay"));
  const delay = seconds(valueIn(saver, "lock-delay"));
  if (enabled === "false" || idle === 0) return never;
  if (enabled !== "true") return enabled === null && idle === null ? "unreadable" : { locks: null, after: null };
  return { locks: idle === null ? null : true, after: idle === null || delay === null ? null : idle + delay };
}

/** An administrator may forbid the lock. */
function isForbidden(lockdown: Outcome): boolean {
  return valueIn(lockdown, "disable-lock-screen") === "true";
}

function valueIn(outcome: Outcome, key: string): string | null {
  const lines = (okText(outcome) ?? "").split("\n").map((line) => line.trim().split(/\s+/));
  const words = lines.find((found) => found[1] === key)?.slice(2);
  return words === undefined || words.length === 0 ? null : words.join(" ");
}

function seconds(value: string | null): number | null {
  const found = /^(?:uint32 )?(\d{1,9})$/.exec(value ?? "")?.[1];
  return found === undefined ? null : Number(found);
}
