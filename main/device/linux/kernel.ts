import { compareVersions, numbersOf } from "../../model/device/versions.ts";
import type { Outcome } from "../probe.ts";
import { okText } from "../text-of.ts";

/** The release of the kernel that runs: `6.1.0-40-amd64`. */
export const runningKernel = { file: "/proc/sys/kernel/osrelease" } as const;

/** Where kernels are installed, as `vmlinuz-<release>`. */
export const bootFolder = { folder: "/boot" } as const;

/**
 * Is a newer kernel installed than the one that runs? Then a restart waits. null: not known, as in a container, which has no kernel
 * of its own.
 */
export function isOlderKernelRunning(kernel: Outcome, boot: Outcome): boolean | null {
  const running = kernelNumbers(okText(kernel)?.trim() ?? "");
  const installed = (okText(boot) ?? "")
    .split("\n")
    .filter((name) => name.startsWith("vmlinuz-") && !name.includes("rescue"))
    .map((name) => kernelNumbers(name.slice("vmlinuz-".length)))
    .filter((release) => release !== null);
  if (running === null || installed.length === 0) return null;
  if (installed.some((release) => compareVersions(release, running) === null)) return null;
  return installed.some((release) => (compareVersions(release, running) ?? 0) > 0);
}

/** `6.1.0-40-amd64` as `6.1.0.40`, `6.11.4-301.fc41.x86_64` as `6.11.4.301`: so that they can be compared. null: no release of a kernel. */
function kernelNumbers(release: string): string | null {
  const found = /^(\d{1,3}\.\d{1,4}(?:\.\d{1,5})?)(?:-(\d{1,6}))?/.exec(release);
  if (found === null) return null;
  const [major = 0, minor = 0, patch = 0] = numbersOf(found[1] ?? "") ?? [];
  return [major, minor, patch, Number(found[2] ?? 0)].join(".");
}
