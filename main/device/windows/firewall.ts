import type { Outcome, Probe } from "../probe.ts";
import { parseRegistry, parseSearch, type Registry, registryQuery, valueSearch } from "./registry.ts";
import { isOn, parseSecurity, securitySource } from "./security.ts";

const local = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy";
const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft";
const policy = `${policies}\\WindowsFirewall`;
const service = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\mpssvc";

/** The three kinds of network, as the local store and policies name them: the private one has two names in policies. */
const profiles: readonly (readonly string[])[] = [
  ["DomainProfile"],
  ["PrivateProfile", "StandardProfile"],
  ["PublicProfile"],
];

export const firewallProbe: Probe<"firewall", "local" | "policy" | "service" | "security"> = {
  item: "firewall",
  family: "windows",
  sources: (around) => ({
    local: valueSearch(around, local, "EnableFirewall"),
    policy: valueSearch(around, policies, "EnableFirewall"),
    service: registryQuery(around, service, "/v", "Start"),
    security: securitySource(around),
  }),
  parse: (outcomes) => {
    const windows = { on: isWindowsOn(outcomes), name: "Windows Defender Firewall" };
    if (windows.on === true) return windows;
    const other = parseSecurity(outcomes.security)?.firewall?.find(isOn);
    if (other !== undefined) return { on: true, name: other.name || "Another firewall" };
    if (windows.on === null && outcomes.local.state !== "ok") return outcomes.local.state;
    return windows;
  },
};

function isWindowsOn(outcomes: Readonly<Record<"local" | "policy" | "service", Outcome>>): boolean | null {
  const start = parseRegistry(outcomes.service).number(service, "Start");
  if (start === 4) return false;
  const states = profiles.map((names) => stateOf(names, outcomes));
  if (states.includes(0)) return false;
  return start !== null && states.every((state) => state === 1) ? true : null;
}

/** 1 on, 0 off, of the strongest that says anything: group policy, then the management of devices, then this computer’s own settings. */
function stateOf(names: readonly string[], outcomes: Readonly<Record<"local" | "policy", Outcome>>): number | null {
  const forced = parseSearch(outcomes.policy, "values");
  const own = parseSearch(outcomes.local, "values");
  if (forced === null || own === null) return null;
  return first(forced, policy, names) ?? first(own, `${local}\\Mdm`, names) ?? first(own, local, names);
}

function first(registry: Registry, key: string, names: readonly string[]): number | null {
  const values = names.map((name) => registry.number(`${key}\\${name}`, "EnableFirewall"));
  return values.find((value) => value !== null) ?? null;
}
