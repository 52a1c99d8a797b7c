import type { Day } from "../../model/register-view.ts";
import { localDay } from "../local-day.ts";
import type { Outcome, Source } from "../probe.ts";
import { okText } from "../text-of.ts";

/** What apt has fetched of its archives. */
export const aptListsFolder = { folder: "/var/lib/apt/lists" } as const;

/** An archive of which apt has the list of packages and the description that its keepers have signed. */
export interface Archive {
  /** By which apt names all files of it: the host, then `_debian-security_dists_bookworm-security`. */
  readonly name: string;
  /** `main` */
  readonly component: string;
  readonly description: Source;
}

/** Those of which both are there: deleted ones (`apt-get clean`, images of containers) would make everything look up to date. */
export function archivesIn(lists: Outcome): readonly Archive[] {
  const files = new Set((okText(lists) ?? "").split("\n"));
  return [...files].flatMap((file) => {
    const found = /^(\S{1,200})_([a-z0-9.-]{1,40})_binary-[a-z0-9-]{1,20}_Packages(?:\.[a-z0-9]{1,5})?$/.exec(file);
    const [, name = "", component = ""] = found ?? [];
    const description = [`${name}_InRelease`, `${name}_Release`].find((one) => files.has(one));
    const isThere = found !== null && description !== undefined && !file.includes("/");
    return isThere ? [{ name, component, description: { file: `${aptListsFolder.folder}/${description}` } }] : [];
  });
}

/**
 * The archive from which this very release gets its security fixes. One that is named by a suite such as `stable-security` becomes the next
 * release’s one day, and does not count. null: apt has none, and what is never offered never waits.
 * @param codenames of the release, and of the one that it is made of
 */
export function securityArchive(lists: Outcome, codenames: readonly string[]): Archive | null {
  // `_dists_buster_updates` ended its name until Debian 10.
  const ends = codenames.flatMap((codename) => [`_dists_${codename}-security`, `_dists_${codename}_updates`]);
  const isIt = ({ name, component }: Archive) => component === "main" && ends.some((end) => name.endsWith(end));
  return archivesIn(lists).find(isIt) ?? null;
}

/**
 * The day of what apt has of an archive, as its keepers have written it: `Date: Fri, 20 Nov 2026 00:12:41 UTC`. Archives of security fixes
 * are renewed every few days. That apt has tried to fetch it, and its folder was changed, says nothing: neither notices when one of the
 * archives can’t be reached.
 * @returns null: not known
 */
export function archiveDay(description: Outcome | undefined): Day | null {
  const head = (description === undefined ? null : okText(description))?.slice(0, 4_000) ?? "";
  const date = /^Date: ([A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:UTC|GMT|\+0000))$/m.exec(
    head,
  )?.[1];
  return date === undefined ? null : localDay(Date.parse(date));
}
