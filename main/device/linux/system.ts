import type { SystemReading } from "../../model/device/reading.ts";
import { steadyText } from "../../model/device/text.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe } from "../probe.ts";
import { okText } from "../text-of.ts";
import { aptListsFolder, securityArchive } from "./apt-archives.ts";
import { codenamesOf, type OsRelease, osRelease, osReleaseFile } from "./os-release.ts";

type Names = "release" | "debian" | "lists";

/** Which distribution, and which release of it. */
export const systemProbe: Probe<"system", Names> = {
  item: "system",
  family: "linux",
  sources: () => ({
    release: osReleaseFile,
    // The point release stands nowhere else: `12.12`.
    debian: { file: "/etc/debian_version" },
    lists: aptListsFolder,
  }),
  parse: ({ release, debian, lists }, { arch }) => {
    const found = osRelease(release);
    if (found === null || found.size === 0) return noReading(release);
    const product = productOf(found);
    const base = { product, name: nameOf(found), cycle: cycleOf(found, product) };
    if (product !== "debian") return { ...base, version: ubuntuVersion(found), edition: null };
    return {
      ...base,
      version: debianVersion(okText(debian), base.cycle),
      edition: debianEdition(lists, found, base.cycle, arch),
    };
  },
};

/** Only the distributions themselves: what is made of them has ends of support of its own. */
function productOf(release: OsRelease): string | null {
  const id = (release.get("ID") ?? "").toLowerCase();
  return ["debian", "ubuntu", "fedora"].includes(id) ? id : null;
}

function nameOf(release: OsRelease): string {
  return steadyText(release.get("PRETTY_NAME") || release.get("NAME") || "Linux");
}

function cycleOf(release: OsRelease, product: string | null): string | null {
  const version = release.get("VERSION_ID") ?? "";
  // Debian testing and unstable have no VERSION_ID; Ubuntu's is the year and month, Fedora's and Debian's a number.
  const shape = product === "ubuntu" ? /^\d{2}\.\d{2}$/ : /^\d{1,3}$/;
  return product !== null && shape.test(version) ? version : null;
}

/** Ubuntu tells its point release only in `VERSION="24.04.1 LTS (Noble Numbat)"`. */
function ubuntuVersion(release: OsRelease): string | null {
  const found = /^[\d.]{1,20}/.exec(release.get("VERSION") ?? "")?.[0] ?? release.get("VERSION_ID");
  return found === undefined || found === "" ? null : steadyText(found, 40);
}

/** `12.12`; for testing the file says `trixie/sid`, which is no version. */
function debianVersion(text: string | null, cycle: string | null): string | null {
  const found = text?.trim() ?? "";
  return cycle !== null && /^\d{1,3}(\.\d{1,3})?$/.test(found) && found.split(".")[0] === cycle ? found : cycle;
}

/** Debian LTS (wiki.debian.org/LTS) comes from the usual security archive, for these processors only. */
const ltsProcessors = ["x64", "arm64", "ia32", "arm"];

function debianEdition(
  lists: Outcome,
  release: OsRelease,
  cycle: string | null,
  arch: string,
): SystemReading["edition"] {
  // The archive of another release brings nothing for this one.
  const getsSecurity = securityArchive(lists, codenamesOf(release).slice(0, 1)) !== null;
  return cycle !== null && getsSecurity && ltsProcessors.includes(arch) ? "lts" : null;
}
