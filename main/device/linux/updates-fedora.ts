import type { Day } from "../../model/register-view.ts";
import { localDay } from "../local-day.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { dayIn, latestDay, namedDay, okText } from "../text-of.ts";
import { bootFolder, isOlderKernelRunning, runningKernel } from "./kernel.ts";
import { isFedoraLike, osRelease, osReleaseFile } from "./os-release.ts";

type Names = "release" | "updates" | "security" | "archives" | "installed" | "kernel" | "boot";

const dnf = "/usr/bin/dnf";

/** Fedora: dnf 4 and dnf 5 take the same words, and write nearly the same. `-C`: from the system's cache alone, not from the net. */
export const updatesFedoraProbe: Probe<"updates", Names> = {
  item: "updates",
  family: "linux",
  sources: () => ({
    release: osReleaseFile,
    updates: { run: dnf, args: ["-C", "-q", "check-update"] },
    security: { run: dnf, args: ["-C", "-q", "check-update", "--security"] },
    // No other archive than Fedora’s own: a stranger’s fresh one says nothing of it.
    archives: { run: dnf, args: ["-C", "repoinfo", "updates"] },
    installed: { run: "/usr/bin/rpm", args: ["-qa", "--qf", "%{INSTALLTIME}\\n"] },
    kernel: runningKernel,
    boot: bootFolder,
  }),
  parse: (outcomes) => {
    if (!isFedoraLike(osRelease(outcomes.release))) return "absent";
    const lookedOn = archivesOn(outcomes.archives);
    const pending = countOf(outcomes.updates);
    const restart = isOlderKernelRunning(outcomes.kernel, outcomes.boot);
    const installedOn = installedLast(outcomes.installed);
    if (pending === null && restart === null && installedOn === null) return noReading(outcomes.updates);
    return { pending, security: pending === null ? null : countOf(outcomes.security), restart, installedOn, lookedOn };
  },
};

/** Exit 100: there are updates, a line each; 0: there are none (dnf-check-update). null: neither. */
function countOf(outcome: Outcome): number | null {
  if (outcome.state !== "ok") return null;
  // With no cache dnf 4 warns, and then knows of nothing newer.
  if (/cache/i.test(outcome.errors)) return null;
  if (outcome.code === 0) return outcome.text.trim() === "" ? 0 : null;
  if (outcome.code !== 100) return null;
  const updates = outcome.text.split(/^Obsoleting packages/im)[0] ?? "";
  const lines = updates
    .split("\n")
    .filter((line) => /^\S+\.(noarch|x86_64|i[36]86|aarch64|ppc64le|s390x)\s+\S+\s+\S+\s*$/.test(line));
  return lines.length === 0 ? null : lines.length;
}

/**
 * The day on which the archive of updates was last made, as the cache knows it: it was certainly looked then or later.
 * dnf 4: `Repo-updated       : Thu 20 Nov 2026 02:11:40 AM UTC`; dnf 5: `  Updated            : 2026-11-20 02:11:40`.
 */
function archivesOn(outcome: Outcome): Day | null {
  const words = (okText(outcome) ?? "")
    .split("\n")
    .map((line) => /^(?:Repo-updated|Updated)\s*:(.{0,80})$/.exec(line.trim()));
  return latestDay(words.map((found) => (found === null ? null : archiveDay((found[1] ?? "").trim()))));
}

function archiveDay(words: string): Day | null {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(words)?.[0];
  if (iso !== undefined) return dayIn(iso);
  // `Thu 20 Nov 2026 …` and, by the C locale of some versions, `Thu Nov 20 02:11:40 2026`.
  const found = /^[A-Z][a-z]{2} (?:(\d{1,2}) ([A-Z][a-z]{2}) (\d{4})|([A-Z][a-z]{2}) +(\d{1,2}) [\d:]{8} (\d{4}))/.exec(
    words,
  );
  if (found === null) return null;
  return namedDay(found[2] ?? found[4] ?? "", found[1] ?? found[5] ?? "", found[3] ?? found[6] ?? "");
}

/** rpm notes of each package when this version came; seconds since 1970. A package that is new counts, too. */
function installedLast(outcome: Outcome): Day | null {
  const times = (okText(outcome) ?? "").split("\n").filter((line) => /^\d{9,11}$/.test(line));
  if (times.length === 0) return null;
  return localDay(1000 * times.reduce((latest, time) => Math.max(latest, Number(time)), 0));
}
