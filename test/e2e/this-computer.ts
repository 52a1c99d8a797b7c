/** What this computer's own commands say of it, without any code of the app. */
import { existsSync, readFileSync } from "node:fs";
import { run } from "./standard-tools.ts";

function lines(program: string, ...args: readonly string[]): readonly string[] {
  const { code, out } = run(program, args);
  return code === 0 ? out.split("\n").filter((line) => line !== "") : [];
}

/** `Debian GNU/Linux 12 (bookworm)`; null: this is another system than Linux. */
export function systemName(): string | null {
  const file = "/etc/os-release";
  if (!existsSync(file)) return null;
  return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync(file, "utf8"))?.[1] ?? null;
}

/** The version of Debian, with its point release; null: this is no Debian. */
export function debianVersion(): string | null {
  const file = "/etc/debian_version";
  const isDebian = existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
  return isDebian ? readFileSync(file, "utf8").trim() : null;
}

/** Packages for which a newer one is known, by `apt list`. */
export function waitingPackages(): readonly string[] {
  return lines("apt", "list", "--upgradable").filter((line) => line.includes("upgradable from"));
}

/** The package's version without that of its packaging, which a `-` begins; null: it is not installed. */
export function packageVersion(name: string): string | null {
  const version = lines("dpkg", "-s", name).find((line) => line.startsWith("Version: "));
  return version === undefined ? null : version.replace(/^Version: (\d+:)?/, "").replace(/-[^-]*$/, "");
}

export function isRunning(program: string): boolean {
  return lines("ps", "-e", "-o", "comm=").some((name) => name.trim() === program);
}

/** Does a layer that encrypts lie below the volume of the folder? null: it lies on no device that can be looked at. */
export function isEncrypted(folder: string): boolean | null {
  const [device = ""] = lines("findmnt", "-n", "-o", "SOURCE", "-T", folder);
  if (!device.startsWith("/dev/")) return null;
  return lines("lsblk", "-n", "-s", "-o", "TYPE", device).some((type) => type.includes("crypt"));
}
