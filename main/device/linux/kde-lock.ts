import type { ScreenLockReading } from "../../model/device/reading.ts";
import type { Outcome } from "../probe.ts";
import { okText } from "../text-of.ts";
import { settingsIn } from "./settings.ts";

/**
 * KDE writes down only what differs from what the computer’s administrator set, and that only what differs from its usual values: it locks by
 * itself, after 5 minutes, and asks for the password 5 seconds later (kscreenlocker's kcfg file).
 * @param own the person's file
 * @param shared the computer's
 */
export function kdeReading(own: Outcome, shared: Outcome): ScreenLockReading | "unreadable" {
  const mine = daemonIn(own);
  const all = daemonIn(shared);
  if (mine === null || all === null) return "unreadable";
  // What is marked as immutable stands, whatever the person's file says (KDE, “Kiosk”): such marks are taken for the whole file.
  const [first, second] = /\[\$[a-z]?i[a-z]?\]/.test(okText(shared) ?? "") ? [all, mine] : [mine, all];
  const setting = (key: string) => first.get(key) ?? second.get(key) ?? null;
  const minutes = setting("Timeout") ?? "5";
  const grace = setting("LockGrace") ?? "5";
  if (isNo(setting("Autolock")) || minutes === "0") return { locks: false, after: null };
  if (!/^\d{1,5}$/.test(minutes) || !/^\d{1,6}$/.test(grace)) return { locks: true, after: null };
  return { locks: true, after: 60 * Number(minutes) + Number(grace) };
}

/** null: it can't be read. A file that is not there sets nothing. */
function daemonIn(file: Outcome): ReadonlyMap<string, string> | null {
  if (file.state !== "ok" && file.state !== "absent") return null;
  return settingsIn(okText(file) ?? "", "[Daemon]");
}

/** As KConfig takes it. */
function isNo(value: string | null): boolean {
  return value !== null && ["false", "0", "off", "no"].includes(value.toLowerCase());
}
