import type { AutomaticReading } from "../../model/device/reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { isWhole, keySearch, parseRegistry, parseSearch, registryQuery, valueSearch } from "./registry.ts";
import { currentVersion, parseCurrentVersion } from "./system.ts";

const policies = "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows";
const policy = `${policies}\\WindowsUpdate\\AU`;
const device = "HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device";
const settings = "HKLM\\SOFTWARE\\Microsoft\\WindowsUpdate\\UX\\Settings";
const service = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\wuauserv";

type Names = "policies" | "policy" | "managed" | "pause" | "service" | "current";
type How = AutomaticReading["how"];

/**
 * Who decides, the strongest first: the service that is switched off, group policy (Microsoft Learn, “Configure Automatic Updates”), the
 * management of devices (Policy CSP, Update/AllowAutoUpdate), a pause that somebody set; else Windows 10 and 11 install by themselves.
 */
export const automaticUpdatesProbe: Probe<"automatic-updates", Names> = {
  item: "automatic-updates",
  family: "windows",
  sources: (around) => ({
    policies: keySearch(around, policies, "AU"),
    policy: registryQuery(around, policy),
    managed: valueSearch(around, device, "AllowAutoUpdate"),
    pause: valueSearch(around, settings, "PauseUpdatesExpiryTime"),
    service: registryQuery(around, service, "/v", "Start"),
    current: currentVersion(around),
  }),
  parse: (outcomes, _around, now) => {
    if (outcomes.policies.state !== "ok") return outcomes.policies.state;
    const start = parseRegistry(outcomes.service).number(service, "Start");
    // 2 automatic, 3 on demand (both are usual), 4 switched off.
    if (start === 4) return { how: "off" };
    if (start === null) return { how: null };
    const byPolicy = ofPolicy(outcomes);
    if (byPolicy !== "none") return { how: byPolicy };
    const byManagement = ofManagement(outcomes);
    if (byManagement !== "none") return { how: byManagement };
    const pause = parseSearch(outcomes.pause, "values")?.value(settings, "PauseUpdatesExpiryTime");
    if (pause === undefined) return { how: null };
    if (pause !== null && isPaused(pause, now)) return { how: "off" };
    // Servers wait for their administrators.
    return { how: parseCurrentVersion(outcomes.current)?.isClient === true ? "installs" : null };
  },
};

/** none: no policy says anything. null: there may be one, and it can’t be read or is contradictory. */
function ofPolicy(outcomes: Readonly<Record<Names, Outcome>>): How | "none" {
  const search = parseSearch(outcomes.policies, "keys");
  if (search?.has(policy) === false) return "none";
  if (search === null || !isWhole(outcomes.policy)) return null;
  const found = parseRegistry(outcomes.policy);
  const read = (name: string) => found.number(policy, name);
  const byServer = read("UseWUServer") === 1;
  // With a server of its own, IT’s own programs may install in its place: it can’t be told from here.
  if (read("NoAutoUpdate") === 1) return byServer ? null : "off";
  const option = read("AUOptions");
  if (option === 2 || option === 3 || option === 5 || option === 7) return "asks";
  if (byServer) return "managed";
  if (option === 4) return "installs";
  return option === null ? "none" : null;
}

function ofManagement(outcomes: Readonly<Record<Names, Outcome>>): How | "none" {
  const found = parseSearch(outcomes.managed, "values");
  if (found === null) return null;
  const option = found.number(`${device}\\Update`, "AllowAutoUpdate");
  if (option === null) return "none";
  if (option === 0) return "asks";
  if (option === 5) return "off";
  return option >= 1 && option <= 4 ? "installs" : option === 6 ? "none" : null;
}

/** “Pause updates” in Windows’ settings, until an instant that it notes in UTC; one that is none may be any. */
function isPaused(until: string, now: number): boolean {
  return !(Date.parse(until) <= now);
}
