import type { FirewallReading } from "../../model/device/reading.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { okText } from "../text-of.ts";
import { settingsIn } from "./settings.ts";
import { systemctl, unitState } from "./units.ts";

type Names = "processes" | "ufw" | "ufwUnit" | "firewalld" | "nftables";

/**
 * What keeps a firewall on Debian, Ubuntu and Fedora. Its rules themselves are for administrators only: a computer whose rules were
 * loaded in another way stays unknown.
 */
export const firewallProbe: Probe<"firewall", Names> = {
  item: "firewall",
  family: "linux",
  sources: () => ({
    processes: { processes: true },
    ufw: { file: "/etc/ufw/ufw.conf" },
    ufwUnit: systemctl("is-active", "ufw.service"),
    firewalld: systemctl("is-active", "firewalld.service"),
    nftables: systemctl("is-active", "nftables.service"),
  }),
  parse: (outcomes) => {
    const running = new Set((okText(outcomes.processes) ?? "").split("\n"));
    if (running.has("firewalld") || unitState(outcomes.firewalld) === "active") return { on: true, name: "firewalld" };
    const ufw = ufwReading(outcomes.ufw, outcomes.ufwUnit);
    if (ufw?.on === true) return ufw;
    // Its rules may let everything through, and can't be read here.
    if (unitState(outcomes.nftables) === "active") return { on: null, name: "nftables" };
    if (ufw?.on === false) return ufw;
    return outcomes.processes.state === "ok" ? (ufw ?? { on: null, name: "" }) : noReading(outcomes.processes);
  },
};

/** `ENABLED=yes`: it is loaded at each start; the unit says whether it was at this one. null: it is not installed. */
function ufwReading(settings: Outcome, unit: Outcome): FirewallReading | null {
  if (settings.state === "absent") return null;
  const said = settingsIn(okText(settings) ?? "", "")?.get("ENABLED") ?? "";
  const enabled = /^["']?(yes|no)["']?$/i.exec(said)?.[1]?.toLowerCase();
  if (enabled === undefined) return { on: null, name: "ufw" };
  if (enabled === "no") return { on: false, name: "ufw" };
  const state = unitState(unit);
  return { on: state === null ? null : state === "active", name: "ufw" };
}
