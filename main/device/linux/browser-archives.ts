import { type BrowserKind, browserKinds } from "../../model/device/reading.ts";
import type { Day } from "../../model/register-view.ts";
import { localDay } from "../local-day.ts";
import type { Outcome } from "../probe.ts";
import { archiveDay, archivesIn, securityArchive } from "./apt-archives.ts";
import { newerPackages } from "./apt-lists.ts";
import { codenamesOf, osRelease } from "./os-release.ts";

export type ArchiveName = `archive-${BrowserKind}`;

/** Where each browser’s newest packages come from, beside Debian’s own; a package without its archive never seems to have a newer one. */
const makers: Readonly<Partial<Record<BrowserKind, RegExp>>> = {
  chrome: /^dl\.google\.com_/,
  edge: /^packages\.microsoft\.com_repos_edge/,
  firefox: /^packages\.mozilla\.org_/,
  "firefox-esr": /^packages\.mozilla\.org_/,
};

/** Debian brings new versions of these two with its security fixes. */
const debianKinds: readonly BrowserKind[] = ["firefox-esr", "chromium"];

/** Of each browser the description of the archive that it comes from: as `archive-chrome`. */
export function archiveFiles({ release, lists }: Readonly<Record<"release" | "lists", Outcome>>) {
  const found = osRelease(release);
  const debian = found?.get("ID") === "debian" ? securityArchive(lists, codenamesOf(found)) : null;
  const files = browserKinds.flatMap((kind) => {
    const archive = archivesIn(lists).find(({ name }) => makers[kind]?.test(name)) ?? null;
    const { description } = archive ?? (debianKinds.includes(kind) ? debian : null) ?? {};
    return description === undefined ? [] : [[`archive-${kind}`, description] as const];
  });
  return Object.fromEntries(files);
}

/** Is there no newer one, by an archive of the last week? null: it can’t be told. */
export function currentByApt(
  outcomes: Readonly<Record<"newer", Outcome> & Partial<Record<ArchiveName, Outcome>>>,
  now: number,
): (kind: BrowserKind, name: string) => boolean | null {
  const newer = newerPackages(outcomes.newer);
  if (newer === null) return () => null;
  const names = new Set(newer.map(({ name }) => name));
  const isCurrent = (kind: BrowserKind) => isLately(archiveDay(outcomes[`archive-${kind}`]), now);
  return (kind, name) => (names.has(name) ? false : isCurrent(kind) ? true : null);
}

function isLately(day: Day | null, now: number): boolean {
  const [weekAgo, today] = [localDay(now - 7 * 86_400_000), localDay(now)];
  return day !== null && weekAgo !== null && today !== null && day >= weekAgo && day <= today;
}
