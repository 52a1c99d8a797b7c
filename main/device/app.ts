import type { AppReading } from "../model/device/reading.ts";

/**
 * The app as it runs.
 * @param version Custodia's own
 * @param versions of what it runs in; on the command line and in the stand-in there is no Electron
 */
export function runningApp(
  version: string,
  versions: Readonly<Record<string, string | undefined>> = process.versions,
): AppReading {
  return { version, electron: versions.electron ?? null };
}
