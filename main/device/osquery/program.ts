import { realpath, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Around } from "../probe.ts";

/** Where osquery's own packages put it (osquery.readthedocs.io, “Installing osquery”). Never the search path: that could be anybody's program. */
export function osqueryPlaces({ family, programs }: Around): readonly string[] {
  if (family === "windows") return programs.map((folder) => `${folder}\\osquery\\osqueryi.exe`);
  const macos = ["/usr/local/bin/osqueryi", "/opt/osquery/lib/osquery.app/Contents/MacOS/osqueryi"];
  return family === "macos" ? macos : ["/usr/bin/osqueryi", "/opt/osquery/bin/osqueryi", "/usr/local/bin/osqueryi"];
}

/**
 * The first of `places` that is a program which only administrators could have put there, by its real path; null: it is not installed, or
 * not to be seen. Windows keeps its own watch over the folders named above.
 */
export async function osqueryProgram(places: readonly string[]): Promise<string | null> {
  for (const place of places) {
    const program = await found(place);
    if (program !== null && (await isGuarded(program)) && (await isGuarded(dirname(place)))) return program;
  }
  return null;
}

/** As `osqueryProgram`, whoever put it there. */
export async function anyProgram(places: readonly string[]): Promise<string | null> {
  for (const place of places) {
    const program = await found(place);
    if (program !== null) return program;
  }
  return null;
}

async function found(place: string): Promise<string | null> {
  try {
    const program = await realpath(place);
    return (await stat(program)).isFile() ? program : null;
  } catch {
    // Not there, or not for us: then it is not asked.
    return null;
  }
}

/** It and all folders above it, to the root: who may rename a folder can put another in its place. */
async function isGuarded(path: string): Promise<boolean> {
  try {
    const real = await realpath(path);
    if (!isAdministrators(await stat(real))) return false;
    return dirname(real) === real || (await isGuarded(dirname(real)));
  } catch {
    // What can't be looked at is not relied on.
    return false;
  }
}

/** Belongs to root, and nobody else may write; in a folder with the sticky bit others can't touch what is not theirs. */
export function isAdministrators({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  const isSticky = (mode & 0o171000) === 0o041000;
  return uid === 0 && ((mode & 0o022) === 0 || isSticky);
}
