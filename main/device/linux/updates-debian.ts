import type { Day } from "../../model/register-view.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { dayIn, latestDay, okText } from "../text-of.ts";
import { aptListsFolder, archiveDay, archivesIn, securityArchive } from "./apt-archives.ts";
import { aptNewer, newerPackages } from "./apt-lists.ts";
import { securityCount, versionsSource } from "./apt-security.ts";
import { bootFolder, isOlderKernelRunning, runningKernel } from "./kernel.ts";
import { codenamesOf, isDebianLike, osRelease, osReleaseFile, ubuntuCodename } from "./os-release.ts";

type Names = "release" | "newer" | "lists" | "restart" | "kernel" | "boot" | "history" | "dpkg" | "older";

/** Debian and Ubuntu: apt and dpkg. */
export const updatesDebianProbe: Probe<"updates", Names, "versions" | "archive"> = {
  item: "updates",
  family: "linux",
  sources: () => ({
    release: osReleaseFile,
    newer: aptNewer,
    lists: aptListsFolder,
    restart: { file: "/run/reboot-required" },
    kernel: runningKernel,
    boot: bootFolder,
    history: { file: "/var/log/apt/history.log" },
    dpkg: { file: "/var/log/dpkg.log" },
    older: { file: "/var/log/dpkg.log.1" },
  }),
  more: ({ release, newer, lists }) => {
    const found = osRelease(release);
    const archive = securityArchive(lists, codenamesOf(found));
    return {
      ...(archive === null ? {} : { archive: archive.description }),
      ...versionsSource(newerPackages(newer), ubuntuCodename(found)),
    };
  },
  parse: (outcomes) => {
    const release = osRelease(outcomes.release);
    if (!isDebianLike(release)) return "absent";
    const newer = newerPackages(outcomes.newer);
    const restart = outcomes.restart.state === "ok" ? true : isOlderKernelRunning(outcomes.kernel, outcomes.boot);
    const installedOn = latestDay([
      aptUpgradeOn(outcomes.history),
      dpkgUpgradeOn(outcomes.dpkg),
      dpkgUpgradeOn(outcomes.older),
    ]);
    const waiting = newer === null || archivesIn(outcomes.lists).length === 0 ? null : newer;
    // Without the lists of its security archive apt knows of no fixes, and would say that all is well.
    const isBlind = securityArchive(outcomes.lists, codenamesOf(release)) === null;
    const pending = waiting === null || (isBlind && waiting.length === 0) ? null : waiting.length;
    if (pending === null && restart === null && installedOn === null) return noReading(outcomes.newer);
    return {
      pending,
      security: waiting === null || isBlind ? null : securityCount(waiting, outcomes.versions, ubuntuCodename(release)),
      restart,
      installedOn,
      lookedOn: archiveDay(outcomes.archive),
    };
  },
};

/** apt's log: `Start-Date: 2026-11-20  06:25:03`, and below it `Upgrade: …`. */
function aptUpgradeOn(history: Outcome): Day | null {
  const runs = (okText(history) ?? "").split(/^Start-Date: /m).slice(1);
  return latestDay(runs.filter((run) => /^Upgrade: /m.test(run)).map((run) => dayIn(run.slice(0, 10))));
}

/** dpkg's log: `2026-11-20 06:25:03 upgrade curl:amd64 7.88.1-10 7.88.1-11`. */
function dpkgUpgradeOn(log: Outcome): Day | null {
  const lines = (okText(log) ?? "").matchAll(/^(\d{4}-\d{2}-\d{2}) [\d:]{8} upgrade /gm);
  return latestDay([...lines].map(([, day]) => dayIn(day ?? "")));
}
