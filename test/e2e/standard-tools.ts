/** Programs that know nothing of Custodia. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

export interface Ran {
  readonly code: number;
  readonly out: string;
}

/** Runs a program to its end, whatever comes of it. */
export function run(program: string, args: readonly string[], cwd: string = tmpdir()): Ran {
  try {
    return { code: 0, out: execFileSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
    return { code: status ?? -1, out: `${stdout}${stderr}` };
  }
}

const cli = join(import.meta.dirname, "..", "..", "dist", "main", "cli.js");

/** The built command line, by this Node. */
export function custodiaRun(...args: readonly string[]): Ran {
  return run(process.execPath, [cli, ...args]);
}

/** Unzips a package with `unzip` into a new folder; returns the bag's folder. */
export function unpacked(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), "custodia-bag-"));
  mkdirSync(folder, { recursive: true });
  const { code, out } = run("unzip", ["-q", file, "-d", folder]);
  if (code !== 0) throw new Error(out);
  return join(folder, basename(file, ".zip"));
}

/** What the bag's own README tells somebody to do without the app. */
export function checkByHand(bag: string): Ran {
  return run("sha256sum", ["-c", "--quiet", "manifest-sha256.txt", "tagmanifest-sha256.txt"], bag);
}

export function textIn(bag: string, path: string): string {
  return readFileSync(join(bag, path), "utf8");
}
