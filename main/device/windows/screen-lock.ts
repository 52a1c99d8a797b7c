import type { Outcome, Probe } from "../probe.ts";
import { isWhole, parseRegistry, registryQuery } from "./registry.ts";

const system = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System";
const desktop = "HKCU\\Control Panel\\Desktop";
const policy = "HKCU\\Software\\Policies\\Microsoft\\Windows\\Control Panel\\Desktop";
const device = "HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\DeviceLock";

/**
 * Three ways to lock after a rest: “Machine inactivity limit”, the management of devices (Policy CSP, DeviceLock), a screen saver that asks
 * for the password. Where there is none of them the computer may still lock when it sleeps: that is not found out, and not guessed.
 */
export const screenLockProbe: Probe<"screen-lock", "system" | "desktop" | "policy" | "device"> = {
  item: "screen-lock",
  family: "windows",
  sources: (around) => ({
    system: registryQuery(around, system, "/v", "InactivityTimeoutSecs"),
    desktop: registryQuery(around, desktop),
    policy: registryQuery(around, policy),
    device: registryQuery(around, device),
  }),
  parse: (outcomes) => {
    if (outcomes.desktop.state !== "ok" && outcomes.system.state !== "ok") return outcomes.desktop.state;
    const after = [inactivity(outcomes.system), managed(outcomes.device), saver(outcomes)].filter(
      (seconds) => seconds !== null,
    );
    return after.length === 0 ? { locks: null, after: null } : { locks: true, after: Math.min(...after) };
  },
};

/** 0: no limit; Windows takes no more than 599,940 seconds. */
function inactivity(outcome: Outcome): number | null {
  return sensible(parseRegistry(outcome).number(system, "InactivityTimeoutSecs"));
}

/** In minutes; it holds only where a password is asked for: DevicePasswordEnabled 0 means that it is. */
function managed(outcome: Outcome): number | null {
  const found = parseRegistry(outcome);
  if (found.number(device, "DevicePasswordEnabled") !== 0) return null;
  const minutes = found.number(device, "MaxInactivityTimeDeviceLock");
  return minutes === null ? null : sensible(minutes * 60);
}

/**
 * A policy’s value stands before the person’s own; it is in her own part of the registry, which she may always read, so that a failure means
 * that there is none. Without a program of its own (SCRNSAVE.EXE) no screen saver starts.
 */
function saver(outcomes: Readonly<Record<"desktop" | "policy", Outcome>>): number | null {
  const { policy: group } = outcomes;
  if (group.state !== "ok" || (group.code === 0 && !isWhole(group))) return null;
  const forced = parseRegistry(outcomes.policy);
  const own = parseRegistry(outcomes.desktop);
  const read = (name: string) => forced.value(policy, name) ?? own.value(desktop, name) ?? "";
  if (read("ScreenSaveActive") !== "1" || read("ScreenSaverIsSecure") !== "1" || read("SCRNSAVE.EXE").trim() === "")
    return null;
  const seconds = read("ScreenSaveTimeOut");
  return /^\d{1,6}$/.test(seconds) ? sensible(Number(seconds)) : null;
}

function sensible(seconds: number | null): number | null {
  return seconds !== null && seconds > 0 && seconds <= 599_940 ? seconds : null;
}
