import type { AutomaticReading } from "../../model/device/reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { okText } from "../text-of.ts";
import { isFedoraLike, osRelease, osReleaseFile } from "./os-release.ts";
import { settingsIn } from "./settings.ts";
import { systemctl, unitState } from "./units.ts";

type Names = "release" | "settings" | "usual" | "timer4" | "install4" | "timer5";

/** Fedora: `dnf-automatic` (dnf 4) and `dnf5-plugin-automatic`; they read the same settings. */
export const automaticFedoraProbe: Probe<"automatic-updates", Names> = {
  item: "automatic-updates",
  family: "linux",
  sources: () => ({
    release: osReleaseFile,
    settings: { file: "/etc/dnf/automatic.conf" },
    usual: { file: "/usr/share/dnf5/dnf5-plugins/automatic.conf" },
    timer4: systemctl("is-enabled", "dnf-automatic.timer"),
    install4: systemctl("is-enabled", "dnf-automatic-install.timer"),
    timer5: systemctl("is-enabled", "dnf5-automatic.timer"),
  }),
  parse: (outcomes) => {
    if (!isFedoraLike(osRelease(outcomes.release))) return "absent";
    return { how: how(outcomes) };
  },
};

function how(outcomes: Readonly<Record<Names, Outcome>>): AutomaticReading["how"] {
  const states = [outcomes.timer4, outcomes.install4, outcomes.timer5].map(unitState);
  // This timer installs, whatever the settings say (dnf-automatic(8)).
  if (states[1] === "enabled") return "installs";
  if (states[0] === "enabled" || states[2] === "enabled") {
    const applies = setting(outcomes.settings) ?? setting(outcomes.usual);
    return applies === null ? null : applies ? "installs" : "asks";
  }
  return states.every((state) => state === "disabled" || state === "not-found" || state === "masked") ? "off" : null;
}

/** `apply_updates = yes` under `[commands]`; null: it is not said. */
function setting(outcome: Outcome): boolean | null {
  const commands = settingsIn(okText(outcome) ?? "", "[commands]");
  const value = commands?.get("apply_updates")?.toLowerCase();
  if (value === undefined) return null;
  return ["yes", "true", "1", "on"].includes(value);
}
