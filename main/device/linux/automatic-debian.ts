import type { AutomaticReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Probe } from "../probe.ts";
import { okText } from "../text-of.ts";
import { isDebianLike, osRelease, osReleaseFile } from "./os-release.ts";
import { systemctl, unitState } from "./units.ts";

type Names = "release" | "settings" | "program" | "fetching" | "installing";

/** Debian and Ubuntu: `unattended-upgrades`, started by apt's own timers (/usr/lib/apt/apt.systemd.daily). */
export const automaticDebianProbe: Probe<"automatic-updates", Names> = {
  item: "automatic-updates",
  family: "linux",
  sources: () => ({
    release: osReleaseFile,
    settings: { run: "/usr/bin/apt-config", args: ["dump"] },
    program: { file: "/usr/bin/unattended-upgrade" },
    fetching: systemctl("is-enabled", "apt-daily.timer"),
    installing: systemctl("is-enabled", "apt-daily-upgrade.timer"),
  }),
  parse: ({ release, settings, program, fetching, installing }) => {
    if (!isDebianLike(osRelease(release))) return "absent";
    const text = okText(settings);
    if (text === null || !/^APT "?/m.test(text)) return noReading(settings);
    const timers = [unitState(fetching), unitState(installing)];
    return { how: how(text, program.state === "ok", timers) };
  },
};

function how(text: string, isInstalled: boolean, timers: readonly (string | null)[]): AutomaticReading["how"] {
  const fetches = isOn(text, "APT::Periodic::Update-Package-Lists") && !isOff(text, "APT::Periodic::Enable");
  if (!fetches || timers.some((state) => state === "disabled" || state === "masked" || state === "not-found"))
    return "off";
  if (!isInstalled || !isOn(text, "APT::Periodic::Unattended-Upgrade")) return "asks";
  // Which archives it may install from: without the one that mends security it would be of no use.
  if (!/^Unattended-Upgrade::(Allowed-Origins|Origins-Pattern)::[^\n]*security/im.test(text)) return "asks";
  return timers.every((state) => state === "enabled") ? "installs" : null;
}

/** A number of days or a time such as `12h`, `always`; `0` is off (apt.systemd.daily). */
function isOn(text: string, key: string): boolean {
  const value = setTo(text, key);
  return value !== null && /^(always|[1-9]\d{0,4}[smhd]?)$/.test(value);
}

function isOff(text: string, key: string): boolean {
  return setTo(text, key) === "0";
}

/** `KEY "value";`, the last one counts. */
function setTo(text: string, key: string): string | null {
  const line = text.split("\n").findLast((candidate) => candidate.toLowerCase().startsWith(`${key.toLowerCase()} "`));
  return line === undefined ? null : (/"([^"]*)";\s*$/.exec(line)?.[1] ?? null);
}
