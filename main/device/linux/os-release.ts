import type { Outcome } from "../probe.ts";
import { okText } from "../text-of.ts";

/** /etc/os-release by its keys (os-release(5)); null: there is none. */
export type OsRelease = ReadonlyMap<string, string>;

export const osReleaseFile = { file: "/etc/os-release" } as const;

/** Reads `KEY=value` and `KEY="value"`; what is no such line is passed over. */
export function osRelease(outcome: Outcome): OsRelease | null {
  const text = okText(outcome);
  if (text === null) return null;
  const fields = new Map<string, string>();
  for (const line of text.split("\n").slice(0, 200)) {
    const found = /^([A-Z][A-Z0-9_]*)=(.*)$/.exec(line.trim());
    if (found !== null) fields.set(found[1] ?? "", unquoted(found[2] ?? ""));
  }
  return fields;
}

/** Debian and all that is made of it. */
export function isDebianLike(release: OsRelease | null): boolean {
  return isLike(release, ["debian", "ubuntu"]);
}

export function isFedoraLike(release: OsRelease | null): boolean {
  return isLike(release, ["fedora"]);
}

function isLike(release: OsRelease | null, ids: readonly string[]): boolean {
  const words = [release?.get("ID") ?? "", ...(release?.get("ID_LIKE") ?? "").split(/\s+/)];
  return words.some((word) => ids.includes(word.toLowerCase()));
}

/** By which its archives know the release; with that of the one it is made of. */
export function codenamesOf(release: OsRelease | null): readonly string[] {
  const names = ["VERSION_CODENAME", "UBUNTU_CODENAME", "DEBIAN_CODENAME"].map((key) => release?.get(key) ?? "");
  return [...new Set(names.filter(isCodename))];
}

/** Of the Ubuntu that it is or is made of; null: it is none. */
export function ubuntuCodename(release: OsRelease | null): string | null {
  const isUbuntu = release?.get("ID")?.toLowerCase() === "ubuntu";
  const name = release?.get("UBUNTU_CODENAME") ?? (isUbuntu ? release?.get("VERSION_CODENAME") : undefined) ?? "";
  return isCodename(name) ? name : null;
}

function isCodename(name: string): boolean {
  return /^[a-z]{2,30}$/.test(name);
}

/** Of the shell's quoting only what os-release(5) allows. */
function unquoted(value: string): string {
  const quoted = /^"(.*)"$/.exec(value) ?? /^'(.*)'$/.exec(value);
  return (quoted?.[1] ?? value).replace(/\\(["$`\\])/g, "$1");
}
