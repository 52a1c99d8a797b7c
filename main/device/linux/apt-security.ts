import type { Outcome, Source } from "../probe.ts";
import { okText } from "../text-of.ts";
import { isSecuritySuite, type Newer } from "./apt-lists.ts";

/** As `aptNewer`, with all versions that apt knows of. It takes half as long again, so that it is asked only where it can tell anything. */
const allVersions: Source = { run: "/usr/bin/apt", args: ["list", "--upgradable", "-a"] };

/**
 * Is it worth asking? An archive of security fixes is not always where the newest version comes from: one of `noble-updates` may hold fixes
 * of an earlier one of `noble-security`. Ubuntu brings each fix in its security archive, too; Debian’s point releases bring some by themselves.
 */
export function versionsSource(newer: readonly Newer[] | null, ubuntu: string | null): { readonly versions?: Source } {
  const isDecided = newer === null || newer.length === 0 || newer.some(({ isSecurity }) => isSecurity);
  return isDecided || ubuntu === null || !newer.every((one) => isOrdinary(one, ubuntu))
    ? {}
    : { versions: allVersions };
}

/** How many of them mend security; null: it can’t be told of all of them, and of none for certain. */
export function securityCount(
  newer: readonly Newer[],
  versions: Outcome | undefined,
  ubuntu: string | null,
): number | null {
  const between = versions === undefined ? null : fixesIn(versions);
  const certain = newer.filter(({ name, isSecurity }) => isSecurity || between?.get(name) === true).length;
  if (certain > 0) return certain;
  const isTold = newer.every((one) => ubuntu !== null && isOrdinary(one, ubuntu) && between?.has(one.name) === true);
  return isTold ? 0 : null;
}

/** From Ubuntu’s own archives: what others bring is not told apart there. Archives of single persons call themselves by the bare codename. */
function isOrdinary({ suites }: Newer, ubuntu: string): boolean {
  const own = [`${ubuntu}-updates`, `${ubuntu}-backports`, `${ubuntu}-proposed`];
  return suites.some((suite) => own.includes(suite)) && suites.every((suite) => [...own, ubuntu].includes(suite));
}

/**
 * By a package’s name: is any version above the installed one a security fix? apt lists them from the newest down, packages apart by an
 * empty line. null: it is no such list.
 */
function fixesIn(versions: Outcome): ReadonlyMap<string, boolean> | null {
  const [head = "", ...lines] = (okText(versions) ?? "").split("\n").filter((line) => !line.startsWith("N: "));
  if (!/^Listing\.\.\./.test(head)) return null;
  const fixes = new Map<string, boolean>();
  for (const block of lines.join("\n").split(/\n{2,}/)) {
    const known = block
      .split("\n")
      .filter((line) => line !== "")
      .map(versionIn);
    if (known.length === 0) continue;
    const installed = known.findIndex((one) => one?.suites.includes("now") === true);
    const [first] = known;
    if (first === undefined || first === null || installed < 1 || known.some((one) => one?.name !== first.name))
      return null;
    const isFix = known.slice(0, installed).some((one) => one?.suites.some(isSecuritySuite) === true);
    fixes.set(first.name, isFix || fixes.get(first.name) === true);
  }
  return fixes;
}

/** `openssl/noble-security 3.0.13-0ubuntu3.7 amd64`, some with a remark in brackets. */
function versionIn(line: string): { readonly name: string; readonly suites: readonly string[] } | null {
  const found = /^([a-z0-9][a-z0-9+.-]*)\/(\S*) \S+ \S+( \[[^\]]*\])?$/.exec(line);
  return found === null ? null : { name: found[1] ?? "", suites: (found[2] ?? "").split(",") };
}
