import { compareVersions, majorOf } from "../../model/device/versions.ts";
import { localDay } from "../local-day.ts";
import { noReading } from "../no-reading.ts";
import type { Probe } from "../probe.ts";
import { history, lastInstalled } from "./history.ts";
import { type PropertyList, parsePropertyList } from "./property-list.ts";
import { lastLook, softwareUpdate } from "./software-update.ts";
import { parseVersion, versionSource } from "./system.ts";

export const updatesProbe: Probe<"updates", "software" | "version" | "history"> = {
  item: "updates",
  family: "macos",
  sources: () => ({ software: softwareUpdate, version: versionSource, history }),
  parse: ({ software, version, history: installed }) => {
    const found = parsePropertyList(software);
    if (found === null) return noReading(software);
    const pending = pendingOf(found, parseVersion(version)?.version ?? null);
    const look = lastLook(found);
    return {
      pending,
      // Apple’s list does not tell mending security from the rest.
      security: null,
      // An update that is prepared and waits for the restart stays in the list until it is installed.
      restart: pending === 0 ? false : null,
      // Lists of known malware and the like come weekly, and tell nothing of the system.
      installedOn: lastInstalled(installed, /^(macOS\b|Security Update|Rapid Security Response)/),
      lookedOn: look === null ? null : localDay(look),
    };
  },
};

/**
 * Updates that softwareupdated recommends. Left out: the next major version of macOS, which is an offer while this one is supported, and what
 * is installed already, which stays in the list until it looks again. The counters beside the list (LastRecommendedUpdatesAvailable) are not
 * reset on newer systems.
 */
function pendingOf(list: PropertyList, version: string | null): number | null {
  const updates = list.dictionaries("RecommendedUpdates");
  if (updates === null) return null;
  const waiting = updates.filter((update) => !isSystem(update) || isWaiting(update.text("Display Version"), version));
  return waiting.length;
}

function isSystem(update: PropertyList): boolean {
  return (
    /^macOS /.test(update.text("Display Name") ?? "") &&
    !/Device Support|Rapid Security/i.test(update.text("Display Name") ?? "")
  );
}

function isWaiting(offered: string | null, installed: string | null): boolean {
  if (!isVersion(offered) || !isVersion(installed)) return true;
  return majorOf(offered) === majorOf(installed) && (compareVersions(offered, installed) ?? 1) > 0;
}

function isVersion(text: string | null): text is string {
  return text !== null && /^\d{1,3}(\.\d{1,3}){0,3}$/.test(text);
}
