import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import type { DeviceFamily } from "../model/device/reading.ts";
import type { Around } from "./probe.ts";

/** What the workstation is, as the system says it: handed in by whoever starts a check, so that tests can be elsewhere. */
export interface Surroundings {
  /** `process.platform` */
  readonly platform: string;
  /** `process.arch` */
  readonly arch: string;
  readonly home: string;
  /** Windows: the value of `SystemRoot`. */
  readonly systemRoot?: string | undefined;
  /** Windows: the values of `ProgramFiles`, `ProgramFiles(x86)`, `ProgramW6432`. */
  readonly programs?: readonly string[] | undefined;
}

/** This computer's own. */
export function surroundings(environment: NodeJS.ProcessEnv = process.env): Surroundings {
  const { SystemRoot, ProgramFiles, ProgramW6432 } = environment;
  const programs = [ProgramW6432, ProgramFiles, environment["ProgramFiles(x86)"]].filter(
    (folder) => folder !== undefined,
  );
  return { platform: process.platform, arch: process.arch, home: homedir(), systemRoot: SystemRoot, programs };
}

/**
 * What probes may build their sources from.
 * @param folder the data folder; it need not be there yet: then its nearest parent counts, which is on the same volume
 */
export function workstation(
  folder: string,
  { platform, arch, home, systemRoot, programs }: Surroundings = surroundings(),
): Around {
  const family = familyOf(platform);
  const isWindows = family === "windows";
  return {
    family,
    home,
    folder: nearest(resolve(folder)),
    systemRoot: isWindows ? driveFolder(systemRoot, "C:\\Windows") : "",
    programs: isWindows ? [...new Set((programs ?? []).filter(isDriveFolder))] : [],
    arch,
  };
}

function familyOf(platform: string): DeviceFamily {
  if (platform === "win32") return "windows";
  return platform === "darwin" ? "macos" : "linux";
}

function nearest(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(folder) ? folder : nearest(parent);
}

function isDriveFolder(folder: string): boolean {
  return /^[A-Za-z]:\\[^"*?<>|]*$/.test(folder);
}

function driveFolder(folder: string | undefined, otherwise: string): string {
  return folder !== undefined && isDriveFolder(folder) ? folder : otherwise;
}

/** All that the programs of a check are told of their surroundings: nothing that the app was started with passes to them. */
export function environmentOf({ family, home, systemRoot, programs }: Around): Readonly<Record<string, string>> {
  const plain = { LC_ALL: "C", LANG: "C" };
  if (family !== "windows") {
    // gsettings keeps a shared file in the runtime folder; without it, it would make one in the person's home.
    const user = process.getuid?.();
    const runtime = user === undefined ? {} : { XDG_RUNTIME_DIR: `/run/user/${user}` };
    return { ...plain, PATH: "/usr/sbin:/usr/bin:/sbin:/bin", HOME: home, ...(family === "linux" ? runtime : {}) };
  }
  const system = `${systemRoot}\\System32`;
  return {
    ...plain,
    PATH: `${system};${systemRoot}`,
    SystemRoot: systemRoot,
    windir: systemRoot,
    SystemDrive: systemRoot.slice(0, 2),
    ProgramFiles: programs[0] ?? `${systemRoot.slice(0, 2)}\\Program Files`,
    USERPROFILE: home,
    APPDATA: `${home}\\AppData\\Roaming`,
    LOCALAPPDATA: `${home}\\AppData\\Local`,
    TEMP: `${home}\\AppData\\Local\\Temp`,
  };
}
