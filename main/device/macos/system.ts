import { steadyText } from "../../model/device/text.ts";
import { noReading } from "../no-reading.ts";
import type { Outcome, Probe, Source } from "../probe.ts";

/** sw_vers(1): three lines, or four with a Rapid Security Response. In English on every Mac. */
export const versionSource: Source = { run: "/usr/bin/sw_vers", args: [] };

/** Version `15.5`, build `24F74`, the additional letter `(a)` of a Rapid Security Response or empty; null: no version of macOS. */
export function parseVersion(outcome: Outcome) {
  if (outcome.state !== "ok" || outcome.code !== 0) return null;
  const read = (name: string) =>
    new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)\\r?\\n`, "m").exec(outcome.text)?.[1]?.trim() ?? "";
  const product = read("ProductName");
  const version = read("ProductVersion");
  if (!/^(macOS|Mac OS X)$/.test(product) || !/^\d{1,3}(\.\d{1,3}){0,3}$/.test(version)) return null;
  const extra = read("ProductVersionExtra");
  const build = read("BuildVersion");
  return {
    version,
    extra: /^\([a-z]\)$/.test(extra) ? extra : "",
    build: /^\d{1,3}[A-Z]\d{1,5}[a-z]?$/.test(build) ? build : null,
  };
}

export const systemProbe: Probe<"system", "version"> = {
  item: "system",
  family: "macos",
  sources: () => ({ version: versionSource }),
  parse: ({ version }) => {
    const found = parseVersion(version);
    if (found === null) return noReading(version);
    const called = [found.version, found.extra].filter((part) => part !== "").join(" ");
    return {
      product: "macos",
      name: steadyText(`macOS ${called}`),
      cycle: cycleOf(found.version),
      version: found.build === null ? called : `${called} (${found.build})`,
      edition: null,
    };
  },
};

/** Before macOS 11 the second number told one from the next: `10.15`. */
function cycleOf(version: string): string | null {
  const [major = "", minor] = version.split(".");
  if (major !== "10") return major;
  // 10.16 is what macOS 11 and later tell to old programs; which one it is can’t be told from it.
  return minor === undefined || minor === "16" ? null : `10.${minor}`;
}
