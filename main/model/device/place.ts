/** Where to look on which system. */

import type { DeviceFamily } from "./reading.ts";

export const places = ["windows-11", "windows-10", "windows", "macos", "debian", "ubuntu", "fedora", "linux"] as const;
/** windows, linux: which one is not known, or it is another one. */
export type Place = (typeof places)[number];

export function placeOf(family: DeviceFamily, product: string | null): Place {
  const of = (among: readonly Place[], other: Place) => among.find((place) => place === product) ?? other;
  if (family === "windows") return of(["windows-11", "windows-10"], "windows");
  return family === "macos" ? "macos" : of(["debian", "ubuntu", "fedora"], "linux");
}

/** Text for places; `windows` and `linux` stand in for those of theirs that have none. */
export type ByPlace<T> = { readonly windows: T; readonly macos: T; readonly linux: T } & Partial<
  Readonly<Record<Place, T>>
>;

export function at<T>(texts: ByPlace<T>, place: Place): T {
  const own = texts[place];
  if (own !== undefined) return own;
  if (place.startsWith("windows")) return texts.windows;
  return place === "macos" ? texts.macos : texts.linux;
}
