import type { Outcome } from "../probe.ts";
import { okText } from "../text-of.ts";

/**
 * Installed packages of which apt knows newer versions. Anybody may ask, and it needs no net. It takes a fraction of the time of
 * `apt-get --simulate dist-upgrade`, which works out an order, too; its form has stood since apt 1.0.
 */
export const aptNewer = { run: "/usr/bin/apt", args: ["list", "--upgradable"] } as const;

/** An installed package of which there is a newer version. */
export interface Newer {
  readonly name: string;
  /** Of the archives that have the newest version. */
  readonly suites: readonly string[];
  /** It comes from an archive that mends security. */
  readonly isSecurity: boolean;
}

/**
 * `curl/oldstable-security 7.88.1-10+deb12u14 amd64 [upgradable from: 7.88.1-10+deb12u12]`
 * null: it is no such list from its first line to its last.
 */
export function newerPackages(outcome: Outcome): readonly Newer[] | null {
  const text = okText(outcome);
  if (text === null || !text.endsWith("\n")) return null;
  const [head = "", ...lines] = text.trimEnd().split("\n");
  if (!/^Listing\.\.\./.test(head)) return null;
  const found = lines.filter((line) => line !== "" && !line.startsWith("N: ")).map(newerIn);
  return found.every((newer) => newer !== null) ? found : null;
}

function newerIn(line: string): Newer | null {
  const found = /^([a-z0-9][a-z0-9+.-]*)\/(\S*) \S+ \S+ \[upgradable from: [^\]]+\]$/.exec(line);
  if (found === null) return null;
  const suites = (found[2] ?? "").split(",");
  return { name: found[1] ?? "", suites, isSecurity: suites.some(isSecuritySuite) };
}

export function isSecuritySuite(suite: string): boolean {
  return /-security$/.test(suite);
}
