import type { Window } from "./window.ts";

/** Width and height in pixels, as a file's header claims them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
}

/**
 * What a look at a file's structure told. `pixels` is null for files without a fixed size (video, print-outs).
 * `whole` is false when the file ends before its format says so, or is damaged inside.
 */
export interface Finding {
  readonly pixels: Pixels | null;
  readonly whole: boolean;
}

/** Looks at a finished file. Throws only what reading the file throws. */
export type Inspector = (file: Window) => Promise<Finding>;

export const broken: Finding = { pixels: null, whole: false };

/** What a screen or a camera may produce; beyond it a picture is a decompression bomb or a mistake. */
export const longestSide = 65_535;
export const mostPixels = 268_435_456;

export function tooManyPixels({ width, height }: Pixels): boolean {
  return width > longestSide || height > longestSide || width * height > mostPixels;
}
