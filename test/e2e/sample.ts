import { execFileSync } from "node:child_process";
import { join } from "node:path";

const cli = join(import.meta.dirname, "..", "..", "dist", "main", "cli.js");

/** Runs the command line of the built app; returns what it printed. Throws when it fails. */
export function custodia(...args: readonly string[]): string {
  return execFileSync(process.execPath, [cli, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Fills the empty folder with invented cases under a pack. */
export function fillWithSample(folder: string, policy: string, cases = 40): void {
  custodia("sample", "--data", folder, "--cases", String(cases), "--seed", "7", "--policy", policy);
}
