import { localDay } from "../local-day.ts";
import type { Outcome, Source } from "../probe.ts";
import { type PropertyList, parsePropertyList, propertyList } from "./property-list.ts";

/** Where softwareupdated(8) keeps its settings and what it found when it last looked; every person of the Mac may read it. */
export const softwareUpdate: Source = propertyList("/Library/Preferences/com.apple.SoftwareUpdate.plist");

/** What a profile of the management of devices sets stands before them. */
export const managedFolder: Source = { folder: "/Library/Managed Preferences" };
export const managedSoftwareUpdate: Source = propertyList(
  "/Library/Managed Preferences/com.apple.SoftwareUpdate.plist",
);

/** Apple, “SoftwareUpdate” payload of the management of devices: the same names as in the file. */
export type Setting =
  | "AutomaticCheckEnabled"
  | "AutomaticDownload"
  | "AutomaticallyInstallMacOSUpdates"
  | "ConfigDataInstall"
  | "CriticalUpdateInstall";

/** A setting as it holds: the profile’s, else the person’s; undefined: neither sets it. null: a profile’s can’t be read, and it may say anything. */
export function settingsOf(own: PropertyList, outcomes: { readonly folder: Outcome; readonly managed: Outcome }) {
  const profile = parsePropertyList(outcomes.managed);
  const isHidden = profile === null && !isWithoutProfile(outcomes.folder);
  return (name: Setting): boolean | null | undefined =>
    isHidden ? null : (profile?.flag(name) ?? own.flag(name) ?? undefined);
}

function isWithoutProfile(folder: Outcome): boolean {
  if (folder.state === "absent") return true;
  return folder.state === "ok" && !folder.text.split("\n").includes("com.apple.SoftwareUpdate.plist");
}

/** When it last asked Apple and had an answer, in milliseconds since 1970; null: not noted. */
export function lastLook(list: PropertyList): number | null {
  const names = ["LastSuccessfulDate", "LastFullSuccessfulDate", "LastBackgroundSuccessfulDate"];
  const found = names.map((name) => list.instant(name)).filter((at) => at !== null && localDay(at) !== null);
  return found.length === 0 ? null : Math.max(...found.map(Number));
}
